// What a model has in common with others, as far as somebody may see those.
import { Injectable } from '@nestjs/common';
import type { Actor } from '../../common/actor';
import { DomainError } from '../../common/errors';
import type { Granted } from '../access';
import { RepositoriesService, type RepositoryRecord } from '../repositories';
import { type KinshipRow, KinshipsStore } from './kinships.store';
import { sharePercent } from './telling';

/** Rows that are read for a page of which few may be seen. */
const MOST_LOOKS = 5;

export interface Kinship {
  /** The other had them here first: it may be where they come from. */
  isOrigin: boolean;
  /** Of the weights of the model that was asked about, by bytes; rounded down. */
  percent: number;
  /** The same of the other one. */
  otherPercent: number;
  sharedBytes: number;
  sharedTensors: number;
  /** Of the model that was asked about: those that tell models from each other. */
  tensors: number;
  otherTensors: number;
}

export interface KinshipsPage {
  items: (Kinship & { repository: RepositoryRecord })[];
  nextCursor: string | null;
}

@Injectable()
export class KinshipsService {
  constructor(
    private readonly store: KinshipsStore,
    private readonly repositories: RepositoriesService,
  ) {}

  /** The closest first. Throws 'list/cursor'. */
  async page(actor: Actor, repo: Granted, { limit, cursor }: { limit: number; cursor?: string }): Promise<KinshipsPage> {
    const items: KinshipsPage['items'] = [];
    let after = cursor === undefined ? null : placeOf(cursor);
    for (let look = 0; look < MOST_LOOKS; look += 1) {
      const rows = await this.store.of(repo.id, after, limit + 1);
      const records = await this.visible(actor, rows, repo.id);
      for (const row of rows.slice(0, limit)) {
        const record = records.get(otherOf(row, repo.id));
        if (record) items.push({ repository: record, ...kinshipOf(row, repo.id) });
        after = { sharedBytes: row.sharedBytes, ids: row.childId + row.originId };
        if (items.length === limit) break;
      }
      if (rows.length <= limit) return this.ended(items, rows, after);
      if (items.length === limit) break;
    }
    return { items, nextCursor: after && cursorOf(after) };
  }

  /** By the other's id. */
  async between(repo: Granted, others: readonly bigint[]): Promise<Map<bigint, Kinship>> {
    const rows = await this.store.between(repo.id, others);
    return new Map(rows.map((row) => [otherOf(row, repo.id), kinshipOf(row, repo.id)]));
  }

  /** The last rows: more of them are there only when the page was full before. */
  private ended(items: KinshipsPage['items'], rows: readonly KinshipRow[], after: Place | null): KinshipsPage {
    const last = rows.at(-1);
    const isLast = last === undefined || after === null || last.childId + last.originId === after.ids;
    return { items, nextCursor: isLast ? null : cursorOf(after) };
  }

  private async visible(actor: Actor, rows: readonly KinshipRow[], id: bigint): Promise<Map<bigint, RepositoryRecord>> {
    const ids = rows.map((row) => otherOf(row, id));
    return new Map((await this.repositories.visible(actor, ids)).map((record) => [record.id, record]));
  }
}

interface Place {
  sharedBytes: number;
  ids: bigint;
}

function otherOf({ childId, originId }: KinshipRow, id: bigint): bigint {
  return childId === id ? originId : childId;
}

export function kinshipOf(row: KinshipRow, id: bigint): Kinship {
  const isOrigin = row.childId === id;
  const [own, other] = isOrigin ? [row.childBytes, row.originBytes] : [row.originBytes, row.childBytes];
  const [tensors, otherTensors] = isOrigin ? [row.childTensors, row.originTensors] : [row.originTensors, row.childTensors];
  const { sharedBytes, sharedTensors } = row;
  return {
    isOrigin,
    percent: sharePercent(sharedBytes, own),
    otherPercent: sharePercent(sharedBytes, other),
    sharedBytes,
    sharedTensors,
    tensors,
    otherTensors,
  };
}

function cursorOf({ sharedBytes, ids }: Place): string {
  return `${sharedBytes}.${ids}`;
}

function placeOf(cursor: string): Place {
  const parts = /^(\d{1,16})\.(\d{1,18})$/.exec(cursor);
  if (!parts) throw new DomainError('invalid', 'list/cursor', 'This cursor was not handed out by this list.');
  return { sharedBytes: Number(parts[1]), ids: BigInt(parts[2]!) };
}
