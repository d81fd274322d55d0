// Commits, their authors and what they changed, as the pages of history show them.
import { ApiProperty } from '@nestjs/swagger';
import type { AuthorAccount } from '../../modules/accounts';
import type { TensorChange, TensorChanges } from '../../modules/tensors';
import type { CommitSummary, FileComparison, SideFacts } from '../../modules/versions';
import type { ColumnChange, TableChanges, TableSide } from '../../modules/viewer';

const NULLABLE_TEXT = { type: String, nullable: true } as const;
const TENSOR_CHANGES = ['added', 'removed', 'renamed', 'changed'] as const;
const TENSOR_PARTS = ['dtype', 'shape', 'content'] as const;
const MOST_TENSOR_CHANGES = 500;
const COLUMN_CHANGES = ['added', 'removed', 'changed'] as const;
const [MOST_COLUMN_CHANGES, MOST_OF_A_NAME] = [500, 1000];
const NULLABLE_NUMBER = { type: 'integer', nullable: true } as const;

export class AuthorView {
  @ApiProperty({ description: 'As the commit says' }) name: string;
  @ApiProperty({ ...NULLABLE_TEXT, description: 'The account whose verified address the commit names' }) account: string | null;
}

export class CommitView {
  @ApiProperty() oid: string;
  @ApiProperty() title: string;
  @ApiProperty({ description: 'The message after its title' }) body: string;
  @ApiProperty({ type: AuthorView }) author: AuthorView;
  @ApiProperty({ format: 'date-time' }) at: string;
  @ApiProperty({ type: [String] }) parents: string[];
}

export class CommitsView {
  @ApiProperty({ type: [CommitView] }) items: CommitView[];
  @ApiProperty(NULLABLE_TEXT) nextCursor: string | null;
  @ApiProperty({ description: 'The commit that the revision names' }) commitOid: string;
}

export class FileSideView {
  @ApiProperty() path: string;
  @ApiProperty({ description: 'As git writes it, such as 100644' }) mode: string;
  @ApiProperty({ type: 'integer' }) sizeBytes: number;
  @ApiProperty({ ...NULLABLE_TEXT, description: 'Of a large file' }) sha256: string | null;
}

export class DiffLineView {
  @ApiProperty({ enum: ['context', 'removed', 'added'] }) kind: 'context' | 'removed' | 'added';
  @ApiProperty() text: string;
  @ApiProperty({ required: false, enum: [true] }) noNewlineAtEnd?: true;
}

export class HunkView {
  @ApiProperty({ type: 'integer' }) oldStart: number;
  @ApiProperty({ type: 'integer' }) oldLines: number;
  @ApiProperty({ type: 'integer' }) newStart: number;
  @ApiProperty({ type: 'integer' }) newLines: number;
  @ApiProperty({ type: [DiffLineView] }) lines: DiffLineView[];
}

const STATUSES: FileComparison['status'][] = ['added', 'deleted', 'modified', 'renamed'];
const KINDS: FileComparison['kind'][] = ['text', 'binary', 'large', 'submodule', 'same', 'unread'];

export class FileChangeView {
  @ApiProperty({ enum: STATUSES }) status: FileComparison['status'];
  @ApiProperty({ enum: KINDS, description: '`unread`: too long to be compared unless it is asked for alone' }) kind: FileComparison['kind'];
  @ApiProperty({ type: FileSideView, nullable: true }) before: FileSideView | null;
  @ApiProperty({ type: FileSideView, nullable: true }) after: FileSideView | null;
  @ApiProperty(NULLABLE_NUMBER) additions: number | null;
  @ApiProperty(NULLABLE_NUMBER) deletions: number | null;
  @ApiProperty({ type: [HunkView] }) hunks: HunkView[];
  @ApiProperty({ description: 'Lines were left out or shortened' }) cut: boolean;
  @ApiProperty({ description: 'The texts differ too much for an exact comparison' }) simplified: boolean;
}

export class ComparisonView {
  @ApiProperty({ type: CommitView }) head: CommitView;
  @ApiProperty({ type: CommitView, nullable: true, description: 'What it is compared with; null: with nothing' }) base: CommitView | null;
  @ApiProperty({ type: 'integer' }) totalFiles: number;
  @ApiProperty({ type: [FileChangeView] }) items: FileChangeView[];
  @ApiProperty(NULLABLE_TEXT) nextCursor: string | null;
}

export class TensorSideView {
  @ApiProperty() name: string;
  @ApiProperty({ example: 'BF16' }) dtype: string;
  @ApiProperty({ type: 'array', items: { type: 'integer' } }) shape: number[];
}

export class TensorChangeView {
  @ApiProperty({ enum: TENSOR_CHANGES, description: '`renamed`: the same contents under another name' }) kind: TensorChange['kind'];
  @ApiProperty({ type: TensorSideView, nullable: true }) before: TensorSideView | null;
  @ApiProperty({ type: TensorSideView, nullable: true }) after: TensorSideView | null;
  @ApiProperty({ enum: TENSOR_PARTS, isArray: true, description: 'What of it changed' }) what: TensorChange['what'];
}

export class TensorChangesView {
  @ApiProperty({ type: [TensorChangeView], description: 'The first 500' }) items: TensorChangeView[];
  @ApiProperty({ type: 'integer', description: 'How many there are' }) total: number;
  @ApiProperty({ type: 'integer', description: 'Tensors that do not differ, as far as is known' }) same: number;
  @ApiProperty({ description: 'False: whether contents differ is not known yet' }) isContentCompared: boolean;
}

export class TableProblemView {
  @ApiProperty({ example: 'viewer/unreadable' }) code: string;
  @ApiProperty() message: string;
}

export class TableSideView {
  @ApiProperty() path: string;
  @ApiProperty({ type: 'integer' }) sizeBytes: number;
  @ApiProperty({ ...NULLABLE_NUMBER, description: 'Null: it cannot be read' }) rows: number | null;
  @ApiProperty(NULLABLE_NUMBER) columns: number | null;
  @ApiProperty({ description: 'Only the beginning was read: it has at least so many rows' }) isPartial: boolean;
  @ApiProperty({ description: 'Types are those of the values: the format does not say any' }) isInferred: boolean;
  @ApiProperty({ type: TableProblemView, nullable: true }) problem: TableProblemView | null;
}

export class ColumnChangeView {
  @ApiProperty({ enum: COLUMN_CHANGES }) kind: ColumnChange['kind'];
  @ApiProperty() name: string;
  @ApiProperty({ ...NULLABLE_TEXT, example: 'list[string]', description: 'Its type; null: it was not there' }) before: string | null;
  @ApiProperty({ ...NULLABLE_TEXT, description: 'Null: it is not there any more' }) after: string | null;
}

export class TableChangesView {
  @ApiProperty({ type: TableSideView, nullable: true }) before: TableSideView | null;
  @ApiProperty({ type: TableSideView, nullable: true }) after: TableSideView | null;
  @ApiProperty({ type: [ColumnChangeView], description: 'The first 500 columns that differ' }) items: ColumnChangeView[];
  @ApiProperty({ type: 'integer', description: 'How many there are' }) total: number;
  @ApiProperty({ type: 'integer', description: 'Columns of the same name and type' }) same: number;
  @ApiProperty({ description: 'Columns that both have stand in another order' }) isReordered: boolean;
  @ApiProperty({ description: 'False: a side cannot be read' }) isCompared: boolean;
}

export class LinesView {
  @ApiProperty({ type: 'integer', description: 'Number of the first one, from 1' }) from: number;
  @ApiProperty({ type: [String] }) lines: string[];
  @ApiProperty({ description: 'The last line of the file is among them' }) end: boolean;
}

export function viewCommit(commit: CommitSummary, accounts: ReadonlyMap<string, AuthorAccount>): CommitView {
  const { oid, title, body, author, at, parents } = commit;
  const account = accounts.get(author.email.toLowerCase())?.name ?? null;
  return { oid, title, body, author: { name: author.name, account }, at: at.toISOString(), parents };
}

export function viewFileChange({ before, after, ...rest }: FileComparison): FileChangeView {
  return { ...rest, before: before && viewSide(before), after: after && viewSide(after) };
}

export function viewTensorChanges({ items, same, isContentCompared }: TensorChanges): TensorChangesView {
  return { items: items.slice(0, MOST_TENSOR_CHANGES), total: items.length, same, isContentCompared };
}

export function viewTableChanges({ before, after, items, ...rest }: TableChanges): TableChangesView {
  return {
    ...rest,
    before: before && viewTableSide(before),
    after: after && viewTableSide(after),
    items: items.slice(0, MOST_COLUMN_CHANGES).map((change) => ({ ...change, name: change.name.slice(0, MOST_OF_A_NAME).toWellFormed() })),
    total: items.length,
  };
}

function viewTableSide({ problem, ...side }: TableSide): TableSideView {
  return { ...side, problem: problem && { code: problem.code, message: problem.message } };
}

function viewSide({ path, mode, sizeBytes, large }: SideFacts): FileSideView {
  return { path, mode: mode.toString(8), sizeBytes, sha256: large?.sha256 ?? null };
}
