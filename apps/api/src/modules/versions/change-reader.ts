// Which commit touched a path last, and all that did: read from git.change, newest first, within the ancestors of a revision.
import { Injectable } from '@nestjs/common';
import { Lru } from '../../common/lru';
import type { CommitGraph, CommitSet } from './commit-graph';
import { CommitStore } from './commit.store';

const BATCH = 1000;
const REMEMBERED_NAMES = 300_000;

@Injectable()
export class ChangeReader {
  private readonly remembered = new Lru<string, ReadonlyMap<string, number>>(REMEMBERED_NAMES);

  constructor(private readonly store: CommitStore) {}

  /** Entry name → idx of the last commit, among the ancestors of `tip`, that changed it in `directory` ('' is the root). */
  async lastCommits(
    repoId: bigint,
    graph: CommitGraph,
    tip: number,
    directory: string,
    names: ReadonlySet<string>,
  ): Promise<ReadonlyMap<string, number>> {
    const key = `${repoId}:${tip}:${directory}`;
    const known = this.remembered.get(key);
    if (known && [...names].every((name) => known.has(name))) return known;
    const found = await this.search(repoId, graph.ancestors([tip]), tip, directory, names);
    const merged = new Map([...(known ?? []), ...found]);
    this.remembered.set(key, merged, merged.size + 1);
    return merged;
  }

  private async search(
    repoId: bigint,
    within: CommitSet,
    tip: number,
    directory: string,
    names: ReadonlySet<string>,
  ): Promise<Map<string, number>> {
    const found = new Map<string, number>();
    let from = tip;
    while (found.size < names.size && from >= 0) {
      const rows = await this.store.changes(repoId, directory, from, BATCH);
      for (const row of rows) {
        if (within.has(row.idx)) noteNames(row.names, row.idx, names, found);
      }
      const last = rows.at(-1);
      if (rows.length < BATCH || !last) break;
      from = last.idx - 1;
    }
    return found;
  }

  /** Idx of the commits, newest first from `fromIdx`, that changed `path`, up to `limit`. */
  async history(repoId: bigint, within: CommitSet, path: string, fromIdx: number, limit: number): Promise<number[]> {
    const cut = path.lastIndexOf('/');
    const [directory, name] = cut < 0 ? ['', path] : [path.slice(0, cut), path.slice(cut + 1)];
    const result: number[] = [];
    let from = fromIdx;
    while (result.length < limit && from >= 0) {
      const rows = await this.store.changes(repoId, directory, from, BATCH);
      for (const row of rows) {
        if (result.length < limit && within.has(row.idx) && mentions(row.names, name)) result.push(row.idx);
      }
      const last = rows.at(-1);
      if (rows.length < BATCH || !last) break;
      from = last.idx - 1;
    }
    return result;
  }
}

function noteNames(encoded: Buffer, idx: number, wanted: ReadonlySet<string>, found: Map<string, number>): void {
  for (const name of encoded.toString().split('\0')) {
    if (wanted.has(name) && !found.has(name)) found.set(name, idx);
  }
}

function mentions(encoded: Buffer, name: string): boolean {
  return encoded
    .toString()
    .split('\0')
    .some((other) => other === name || other === `/${name}`);
}
