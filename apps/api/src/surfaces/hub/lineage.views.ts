// What the routes of lineage answer: what one may not see is not in it.
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { Ancestor, Ancestry, Descendant, DescendantsPage, Making, Relation, RelationCounts, UsedData } from '../../modules/lineage';
import { RELATIONS } from '../../modules/lineage';
import type { Kinship, KinshipsPage } from '../../modules/tensors';
import { RepositorySummary, viewSummary } from './repositories.views';
import { CountView } from './search.views';

const NULLABLE_TEXT = { type: String, nullable: true } as const;
const SOURCES = ['claimed', 'made-here'] as const;
const SOURCE = { enum: SOURCES, description: '`claimed`: its card says so. `made-here`: a job of this hub made it' };

export class MakingJobView {
  @ApiProperty() key: string;
  @ApiProperty({ description: 'Whose job it is' }) namespace: string;
}

export class MakingView {
  @ApiProperty({ description: 'What the job committed' }) commitOid: string;
  @ApiProperty({ description: 'The commit of the base, or of the data, that it used' }) originCommitOid: string;
  @ApiProperty({
    type: Boolean,
    nullable: true,
    description: 'Whether the default branch still has these files, but for cards, pictures and licences; null before somebody has looked',
  })
  isUnchanged: boolean | null;
  @ApiProperty({ format: 'date-time' }) at: string;
  @ApiProperty({ type: MakingJobView, nullable: true, description: 'For members of the namespace that ran it, as long as there is a job' })
  job: MakingJobView | null;
}

/** Measured: tensors with the same dtype, shape and bytes, whatever they are called. */
export class KinshipView {
  @ApiProperty({ description: 'The other one had them on this hub first' }) isOrigin: boolean;
  @ApiProperty({ type: 'integer', description: 'Of the weights of the model that was asked about, by bytes; rounded down' })
  percent: number;
  @ApiProperty({ type: 'integer', description: 'The same of the other one' }) otherPercent: number;
  @ApiProperty({ type: 'integer' }) sharedBytes: number;
  @ApiProperty({ type: 'integer' }) sharedTensors: number;
  @ApiProperty({ type: 'integer', description: 'Those that tell models from each other: without small ones and constants' })
  tensors: number;
  @ApiProperty({ type: 'integer' }) otherTensors: number;
}

export class KinView {
  @ApiProperty({ type: RepositorySummary }) repository: RepositorySummary;
  @ApiProperty({ type: KinshipView }) measured: KinshipView;
}

export class KinPageView {
  @ApiProperty({ type: [KinView], description: 'The closest first' }) items: KinView[];
  @ApiProperty(NULLABLE_TEXT) nextCursor: string | null;
}

const MEASURED = {
  type: KinshipView,
  nullable: true,
  description: 'What the two have in common; null when that is nothing, or is not known',
};

export class AncestorView {
  @ApiProperty({ type: 'integer', description: '1: it was made from this one directly' }) depth: number;
  @ApiProperty({ description: 'Whose base it is: namespace/name' }) of: string;
  @ApiProperty({ ...NULLABLE_TEXT, description: 'Its name today, or as a card has it; null for one that was deleted since' }) name:
    string | null;
  @ApiProperty({ type: RepositorySummary, nullable: true, description: 'Null when it is not on this hub' })
  repository: RepositorySummary | null;
  @ApiProperty({ enum: RELATIONS }) relation: Relation;
  @ApiProperty(SOURCE) source: (typeof SOURCES)[number];
  @ApiProperty({ type: MakingView, nullable: true, description: 'The newest, of what was made here' }) making: MakingView | null;
  @ApiProperty(MEASURED) measured: KinshipView | null;
}

export class UsedDataView {
  @ApiProperty(NULLABLE_TEXT) name: string | null;
  @ApiProperty({ type: RepositorySummary, nullable: true, description: 'Null when it is not on this hub' })
  repository: RepositorySummary | null;
  @ApiProperty(SOURCE) source: (typeof SOURCES)[number];
  @ApiProperty({ type: MakingView, nullable: true }) making: MakingView | null;
}

/** How many models were made from it, of those that the one who asks may see. */
export class RelationCountsView {
  @ApiPropertyOptional({ type: CountView }) adapter?: CountView;
  @ApiPropertyOptional({ type: CountView }) finetune?: CountView;
  @ApiPropertyOptional({ type: CountView }) quantized?: CountView;
  @ApiPropertyOptional({ type: CountView }) merge?: CountView;
  @ApiPropertyOptional({ type: CountView, description: 'Of a dataset: models that learned from it' }) data?: CountView;
}

export class LineageView {
  @ApiProperty({ type: [AncestorView], description: 'The nearest first' }) ancestors: AncestorView[];
  @ApiProperty({ type: [UsedDataView] }) datasets: UsedDataView[];
  @ApiProperty({ description: 'False when there are more ancestors than are told' }) isWhole: boolean;
  @ApiProperty({ type: RelationCountsView }) descendants: RelationCountsView;
  @ApiProperty({ type: KinPageView, description: 'Models with which it has tensors in common' }) kin: KinPageView;
}

export class DescendantView {
  @ApiProperty({ type: RepositorySummary }) repository: RepositorySummary;
  @ApiProperty({ enum: [...RELATIONS, 'data'] }) relation: Relation | 'data';
  @ApiProperty(SOURCE) source: (typeof SOURCES)[number];
  @ApiProperty({ type: MakingView, nullable: true }) making: MakingView | null;
  @ApiProperty(MEASURED) measured: KinshipView | null;
}

export class DescendantsView {
  @ApiProperty({ type: [DescendantView] }) items: DescendantView[];
  @ApiProperty(NULLABLE_TEXT) nextCursor: string | null;
}

export function viewLineage({ models, data, isWhole }: Ancestry, counts: RelationCounts, kin: KinshipsPage): LineageView {
  return { ancestors: models.map(viewAncestor), datasets: data.map(viewData), isWhole, descendants: counts, kin: viewKin(kin) };
}

export function viewKin({ items, nextCursor }: KinshipsPage): KinPageView {
  return {
    items: items.map(({ repository, ...measured }) => ({ repository: viewSummary(repository), measured: viewKinship(measured) })),
    nextCursor,
  };
}

function viewKinship(measured: Kinship): KinshipView {
  return { ...measured };
}

export function viewDescendants({ items, nextCursor }: DescendantsPage): DescendantsView {
  return { items: items.map(viewDescendant), nextCursor };
}

function viewAncestor({ repository, making, ...ancestor }: Ancestor): AncestorView {
  return { ...ancestor, repository: repository && viewSummary(repository), making: making && viewMaking(making) };
}

function viewData({ repository, making, ...data }: UsedData): UsedDataView {
  return { ...data, repository: repository && viewSummary(repository), making: making && viewMaking(making) };
}

function viewDescendant({ repository, relation, source, making, measured }: Descendant): DescendantView {
  return { repository: viewSummary(repository), relation, source, making: making && viewMaking(making), measured };
}

function viewMaking({ at, ...making }: Making): MakingView {
  return { ...making, at: at.toISOString() };
}
