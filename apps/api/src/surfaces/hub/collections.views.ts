// What the routes of collections answer.
import { ApiProperty } from '@nestjs/swagger';
import {
  type Collection,
  type CollectionChoice,
  type CollectionItem,
  type CollectionPage,
  type CollectionRecord,
  slugOf,
  THEMES,
  type Theme,
} from '../../modules/collections';
import { RepositorySummary, viewSummary } from './repositories.views';

const NULLABLE_TEXT = { type: String, nullable: true } as const;

export class CollectionHead {
  @ApiProperty({ description: 'The last part of its address; the first one is its namespace' }) slug: string;
  @ApiProperty() namespace: string;
  @ApiProperty({ enum: ['user', 'organization'] }) ownerKind: 'user' | 'organization';
  @ApiProperty() title: string;
  @ApiProperty({ description: 'Plain text; may be empty' }) description: string;
  @ApiProperty() isPrivate: boolean;
  @ApiProperty({ enum: THEMES }) theme: Theme;
  @ApiProperty({ type: 'integer' }) upvotes: number;
  @ApiProperty({ format: 'date-time' }) updatedAt: string;
}

export class NestedCollectionView extends CollectionHead {
  @ApiProperty({ type: 'integer' }) itemsCount: number;
}

export class CollectionItemView {
  @ApiProperty() id: string;
  @ApiProperty({ description: 'Plain text; may be empty' }) note: string;
  @ApiProperty({ type: RepositorySummary, nullable: true, description: 'Null where it is a collection' })
  repository: RepositorySummary | null;
  @ApiProperty({ type: NestedCollectionView, nullable: true, description: 'Null where it is a repository' })
  collection: NestedCollectionView | null;
}

export class CollectionSummary extends CollectionHead {
  @ApiProperty({ type: 'integer', description: 'That the one who asks may see' }) itemsCount: number;
  @ApiProperty({ description: 'By the one who asks' }) isUpvoted: boolean;
  @ApiProperty({ type: [CollectionItemView], description: 'In a list: the first 4' }) items: CollectionItemView[];
}

export class CollectionDetail extends CollectionSummary {
  @ApiProperty({ description: 'The one who asks may change it' }) mayEdit: boolean;
}

export class CollectionsPage {
  @ApiProperty({ type: [CollectionSummary] }) items: CollectionSummary[];
  @ApiProperty(NULLABLE_TEXT) nextCursor: string | null;
}

export class CollectionChoiceView extends CollectionHead {
  @ApiProperty({ ...NULLABLE_TEXT, description: 'The repository as an item of it; null: it does not stand there' }) itemId: string | null;
}

export class CollectionChoicesPage {
  @ApiProperty({ type: [CollectionChoiceView] }) items: CollectionChoiceView[];
  @ApiProperty(NULLABLE_TEXT) nextCursor: string | null;
}

function viewHead(collection: CollectionRecord): CollectionHead {
  const { namespace, ownerKind, title, description, isPrivate, theme, upvotes, updatedAt } = collection;
  return {
    slug: slugOf(collection),
    namespace,
    ownerKind,
    title,
    description,
    isPrivate,
    theme,
    upvotes,
    updatedAt: updatedAt.toISOString(),
  };
}

function viewItem(item: CollectionItem): CollectionItemView {
  const placed = { id: String(item.id), note: item.note };
  return item.kind === 'repository'
    ? { ...placed, repository: viewSummary(item.repository), collection: null }
    : { ...placed, repository: null, collection: { ...viewHead(item.collection), itemsCount: item.itemsCount } };
}

export function viewCollection(collection: Collection): CollectionSummary {
  const { itemsCount, isUpvoted, items } = collection;
  return { ...viewHead(collection), itemsCount, isUpvoted, items: items.map(viewItem) };
}

export function viewCollections({ items, nextCursor }: CollectionPage): CollectionsPage {
  return { items: items.map(viewCollection), nextCursor };
}

export function viewChoices({ items, next }: { items: CollectionChoice[]; next: bigint | null }): CollectionChoicesPage {
  const views = items.map((choice) => ({ ...viewHead(choice), itemId: choice.itemId === null ? null : String(choice.itemId) }));
  return { items: views, nextCursor: next === null ? null : String(next) };
}
