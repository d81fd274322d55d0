// What a commit changed in a file that is a table: its columns and how many rows it has, by the readers of the viewer, whatever kind of repository it is in (docs/decisions/0053).
import { Injectable } from '@nestjs/common';
import { type Features, tableFormatOf } from '@modelgrove/dataset-reader';
import type { GitOid } from '@modelgrove/git-objects';
import { DomainError } from '../../common/errors';
import type { Granted } from '../access';
import { ComparisonService, type TreeItem } from '../versions';
import { type ColumnChanges, columnChanges } from './table-changes';
import { noTable } from './viewer.errors';
import { ViewerThreads } from './viewer-threads';

const MIB = 1024 * 1024;
/** Of CSV and JSON lines, each side: seconds, for somebody who waits. What the viewer has counted before is known as a whole. */
const MOST_COUNTED_BYTES = 32 * MIB;

export interface TableSide {
  path: string;
  sizeBytes: number;
  /** Null: it cannot be read. */
  rows: number | null;
  columns: number | null;
  /** Only the beginning was read: there are more rows, and there may be more columns. */
  isPartial: boolean;
  /** Types are those of the values, since the format does not say any. */
  isInferred: boolean;
  problem: DomainError | null;
}

export interface TableChanges extends ColumnChanges {
  before: TableSide | null;
  after: TableSide | null;
  /** False: a side cannot be read, so `items` say nothing. */
  isCompared: boolean;
}

interface ReadSide {
  side: TableSide;
  features: Features | null;
}

@Injectable()
export class TableChangesService {
  constructor(
    private readonly comparison: ComparisonService,
    private readonly threads: ViewerThreads,
  ) {}

  /** `base` null: the first parent. A side that is broken says so itself. Throws 'entry/not-found', 'viewer/no-table', 'viewer/busy'. */
  async of(repo: Granted<'read'>, base: GitOid | null, head: GitOid, path: string): Promise<TableChanges> {
    if (tableFormatOf(path) === null) throw noTable();
    const { before, after } = await this.comparison.sides(repo, base, head, path);
    return compared(await this.read(repo, before), await this.read(repo, after));
  }

  private async read(repo: Granted<'read'>, item: TreeItem | null): Promise<ReadSide | null> {
    if (item?.kind !== 'file') return null;
    const format = tableFormatOf(item.path);
    const bare = {
      path: item.path,
      sizeBytes: item.sizeBytes,
      isPartial: false,
      isInferred: format !== 'parquet',
      rows: null,
      columns: null,
    };
    try {
      if (format === null) throw noTable();
      const asked = { repo, format, files: [item], told: null };
      const { features, rows, isPartial } = await this.threads.read(asked, { kind: 'open' }, { mostTextBytes: MOST_COUNTED_BYTES });
      return { features, side: { ...bare, rows, columns: Object.keys(features).length, isPartial, problem: null } };
    } catch (error) {
      if (error instanceof DomainError && error.kind !== 'too-many') return { features: null, side: { ...bare, problem: error } };
      throw error;
    }
  }
}

function compared(old: ReadSide | null, now: ReadSide | null): TableChanges {
  const isCompared = old?.features !== null && now?.features !== null;
  const changes = isCompared ? columnChanges(old?.features ?? {}, now?.features ?? {}) : { items: [], same: 0, isReordered: false };
  return { before: old?.side ?? null, after: now?.side ?? null, isCompared, ...changes };
}
