// What the routes of imports answer.
import { ApiProperty } from '@nestjs/swagger';
import { REPO_TYPES, type RepoType } from '@modelgrove/shared';
import type { ImportRecord, ImportsPage, ImportState, ImportStep, InspectedSource, UnderWay } from '../../modules/imports';

const STATES: ImportState[] = ['waiting', 'running', 'done', 'failed', 'cancelled'];
const STEPS: ImportStep[] = ['listing', 'history', 'large-files', 'files', 'finishing'];
const NULLABLE_TEXT = { type: String, nullable: true } as const;
const NULLABLE_NUMBER = { type: 'integer', nullable: true } as const;

export class UpstreamView {
  @ApiProperty() name: string;
  @ApiProperty() url: string;
  @ApiProperty({ description: "Whether the operator's token there is used for you" }) hasToken: boolean;
}

export class UpstreamsView {
  @ApiProperty({ type: [UpstreamView], description: 'In the order the operator lists them; none: nothing can be imported' })
  upstreams: UpstreamView[];
}

export class ImportSourceView {
  @ApiProperty({ enum: REPO_TYPES }) type: RepoType;
  @ApiProperty() id: string;
  @ApiProperty({ description: 'Its page there' }) url: string;
  @ApiProperty() upstream: string;
  @ApiProperty() revision: string;
  @ApiProperty() commitOid: string;
  @ApiProperty() isPrivate: boolean;
  @ApiProperty() isGated: boolean;
  @ApiProperty({ type: 'integer' }) files: number;
  @ApiProperty({ type: 'integer' }) bytes: number;
}

export class FileUnderWayView {
  @ApiProperty() path: string;
  @ApiProperty({ type: 'integer' }) doneBytes: number;
  @ApiProperty({ type: 'integer' }) sizeBytes: number;
}

export class ImportProblemView {
  @ApiProperty() code: string;
  @ApiProperty() message: string;
}

export class ImportView {
  @ApiProperty() id: string;
  @ApiProperty({ enum: STATES, description: 'The last three are ends; a failed one can be tried again' }) state: ImportState;
  @ApiProperty({ enum: STEPS, description: 'What it is at, or was at last' }) step: ImportStep;
  @ApiProperty({ enum: REPO_TYPES }) type: RepoType;
  @ApiProperty() namespace: string;
  @ApiProperty() name: string;
  @ApiProperty({ description: 'As the repository is to be once it is whole; until then it is private' }) isPrivate: boolean;
  @ApiProperty() upstream: string;
  @ApiProperty() sourceId: string;
  @ApiProperty() sourceUrl: string;
  @ApiProperty() revision: string;
  @ApiProperty({ description: 'What the revision meant when it began' }) commitOid: string;
  @ApiProperty() withHistory: boolean;
  @ApiProperty({ ...NULLABLE_TEXT, description: 'Why it came without its history after all' }) historyProblem: string | null;
  @ApiProperty({ ...NULLABLE_NUMBER, description: 'Null before they were listed' }) filesTotal: number | null;
  @ApiProperty({ type: 'integer' }) filesDone: number;
  @ApiProperty(NULLABLE_NUMBER) bytesTotal: number | null;
  @ApiProperty({ type: 'integer' }) bytesDone: number;
  @ApiProperty({ ...NULLABLE_NUMBER, description: 'Over the last seconds; null while nothing comes' }) bytesPerSecond: number | null;
  @ApiProperty({ type: [FileUnderWayView], description: 'Some of the files that are arriving' }) underWay: FileUnderWayView[];
  @ApiProperty({ type: ImportProblemView, nullable: true, description: 'Why it failed, or why it waits' })
  problem: ImportProblemView | null;
  @ApiProperty({ ...NULLABLE_TEXT, format: 'date-time', description: 'Of one that waits because of a problem' }) nextTryAt: string | null;
  @ApiProperty({ format: 'date-time' }) createdAt: string;
  @ApiProperty({ ...NULLABLE_TEXT, format: 'date-time' }) endedAt: string | null;
}

export class ImportsPageView {
  @ApiProperty({ type: [ImportView], description: 'The newest first' }) imports: ImportView[];
  @ApiProperty(NULLABLE_TEXT) nextCursor: string | null;
}

export function viewSource({
  type,
  id,
  url,
  upstream,
  revision,
  commitOid,
  isPrivate,
  isGated,
  files,
  bytes,
}: InspectedSource): ImportSourceView {
  return { type, id, url, upstream, revision, commitOid, isPrivate, isGated, files, bytes };
}

export function viewImport(record: ImportRecord): ImportView {
  const { createdById: _createdById, repositoryId: _repositoryId, initialOid: _initialOid, attempts: _attempts, ...shown } = record;
  const { id, bytesPerSecond, nextTryAt, createdAt, endedAt, state, problem } = record;
  return {
    ...shown,
    id: String(id),
    underWay: record.underWay.map(({ path, doneBytes, sizeBytes }: UnderWay) => ({ path, doneBytes, sizeBytes })),
    bytesPerSecond: bytesPerSecond === null ? null : Math.round(bytesPerSecond),
    nextTryAt: state === 'waiting' && problem !== null ? nextTryAt.toISOString() : null,
    createdAt: createdAt.toISOString(),
    endedAt: endedAt?.toISOString() ?? null,
  };
}

export function viewImports({ imports, nextCursor }: ImportsPage): ImportsPageView {
  return { imports: imports.map(viewImport), nextCursor: nextCursor === null ? null : String(nextCursor) };
}
