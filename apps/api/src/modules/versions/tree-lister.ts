// Directory listings: one level or everything below, in git's order, from cached immutable trees.
import { Injectable } from '@nestjs/common';
import { type GitOid, parseTree } from '@modelgrove/git-objects';
import { breather } from '../../common/breathe';
import { Lru } from '../../common/lru';
import { watchCache } from '../../platform/metrics';
import { ObjectReader } from './object-reader';

const DIRECTORY = 0o40000;
/** Entries of flattened trees kept in memory over all repositories. */
const REMEMBERED_ENTRIES = 500_000;

export interface ListedEntry {
  path: string;
  mode: number;
  oid: GitOid;
}

@Injectable()
export class TreeLister {
  private readonly listings = watchCache('listings', new Lru<string, readonly ListedEntry[]>(REMEMBERED_ENTRIES));

  constructor(private readonly objects: ObjectReader) {}

  /** Entries below the tree, paths relative to it, a directory before its contents. */
  async list(repoId: bigint, treeOid: GitOid, recursive: boolean): Promise<readonly ListedEntry[]> {
    const key = `${repoId}:${treeOid}:${recursive}`;
    const known = this.listings.get(key);
    if (known) return known;
    const entries = recursive ? await this.everything(repoId, treeOid) : await this.level(repoId, treeOid);
    this.listings.set(key, entries, entries.length + 1);
    return entries;
  }

  private async level(repoId: bigint, treeOid: GitOid): Promise<ListedEntry[]> {
    const tree = await this.objects.read(repoId, treeOid);
    return parseTree(tree.data).map((entry) => ({ path: entry.name, mode: entry.mode, oid: entry.oid }));
  }

  /** Breadth first for the reading (one statement a level), depth first for the result. */
  private async everything(repoId: bigint, root: GitOid): Promise<ListedEntry[]> {
    const pause = breather();
    const parsed = new Map<GitOid, ListedEntry[]>();
    let level: GitOid[] = [root];
    while (level.length > 0) {
      const trees = await this.objects.readMany(repoId, level);
      const next = new Set<GitOid>();
      for (const [oid, tree] of trees) {
        const entries = parseTree(tree.data).map((entry) => ({ path: entry.name, mode: entry.mode, oid: entry.oid }));
        parsed.set(oid, entries);
        for (const entry of entries) if (entry.mode === DIRECTORY && !parsed.has(entry.oid)) next.add(entry.oid);
        await pause();
      }
      level = [...next];
    }
    const result: ListedEntry[] = [];
    flatten(parsed, root, '', result);
    return result;
  }
}

function flatten(parsed: ReadonlyMap<GitOid, ListedEntry[]>, oid: GitOid, prefix: string, into: ListedEntry[]): void {
  for (const entry of parsed.get(oid) ?? []) {
    const path = prefix + entry.path;
    into.push({ path, mode: entry.mode, oid: entry.oid });
    if (entry.mode === DIRECTORY) flatten(parsed, entry.oid, `${path}/`, into);
  }
}
