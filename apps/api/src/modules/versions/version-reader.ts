// The reading side of the version store: revisions, entries, listings, history. Callers bring the proof that they may look.
import { Injectable } from '@nestjs/common';
import { type Commit, diffTrees, type GitOid, isGitOid } from '@modelgrove/git-objects';
import { splitAtKnownRef, splitRevisionPath } from '@modelgrove/wire-formats';
import { DomainError } from '../../common/errors';
import { Lru } from '../../common/lru';
import { watchCache } from '../../platform/metrics';
import type { Granted } from '../access';
import { type BlobFacts, BlobFactsReader } from './blob-facts';
import { ChangeReader } from './change-reader';
import type { CommitGraph } from './commit-graph';
import { GraphCache } from './graph-cache';
import { ObjectReader } from './object-reader';
import { ObjectStore } from './object.store';
import { type ListedEntry, TreeLister } from './tree-lister';
import { entryNotFound, revisionNotFound } from './versions.errors';
import type { CommitSummary, FileDiff, HistoryPage, LargeFile, Ref, Revision, TreeItem, TreePage } from './versions.types';
import { VisibleRefs } from './visible-refs';

const DIRECTORY = 0o40000;
const SUBMODULE = 0o160000;
const SHORT_OID = /^[0-9a-f]{7,39}$/;
const REMEMBERED_ENTRIES = 100_000;

export interface TreeQuery {
  recursive: boolean;
  expand: boolean;
  after?: string;
  limit: number;
}

@Injectable()
export class VersionReader {
  private readonly entries = watchCache('entries', new Lru<string, TreeItem>(REMEMBERED_ENTRIES));

  constructor(
    private readonly visible: VisibleRefs,
    private readonly store: ObjectStore,
    private readonly objects: ObjectReader,
    private readonly facts: BlobFactsReader,
    private readonly lister: TreeLister,
    private readonly graphs: GraphCache,
    private readonly changes: ChangeReader,
  ) {}

  /**
   * Branch, tag, full ref name, HEAD, commit oid or an unambiguous beginning of one (7 digits or more). Throws 'revision/not-found', 'version/not-bought'.
   * Costs no statement when access was granted with the same revision and it names a ref.
   */
  async resolve(repo: Granted, revision: string): Promise<Revision> {
    const ref = await this.findRef(repo, revision);
    if (ref) return { commitOid: ref.peeled ?? ref.oid, refName: ref.name };
    const commitOid = isGitOid(revision) ? await this.commitNamed(repo.id, revision) : await this.commitBeginning(repo.id, revision);
    if (!commitOid) throw revisionNotFound(revision);
    await this.visible.assertReachable(repo, commitOid);
    return { commitOid, refName: null };
  }

  /** Splits a raw URL tail into revision and path: the first segment, or the longest prefix that names a ref when that names nothing. */
  async locate(repo: Granted, rawTail: string): Promise<{ revision: Revision; path: string }> {
    const known = (candidates: string[]): Promise<string | null> => this.firstKnown(repo, candidates);
    const first = await splitRevisionPath(rawTail, known);
    try {
      return { revision: await this.resolve(repo, first.revision), path: first.path };
    } catch (error) {
      if (first.path === '' || !(error instanceof DomainError) || error.code !== 'revision/not-found') throw error;
      const longer = await splitAtKnownRef(rawTail, known);
      if (longer.revision === first.revision) throw error;
      return { revision: await this.resolve(repo, longer.revision), path: longer.path };
    }
  }

  /** Candidates come longest first. */
  private async firstKnown(repo: Granted, candidates: string[]): Promise<string | null> {
    const refs = new Set((await this.visible.some(repo, candidates.flatMap(fullNames))).map((ref) => ref.name));
    return candidates.find((candidate) => isGitOid(candidate) || fullNames(candidate).some((name) => refs.has(name))) ?? null;
  }

  private async findRef(repo: Granted, revision: string): Promise<Ref | null> {
    // What came along with the question is as it stands.
    const isAnswered = revision === repo.asked && !repo.versionsUntil;
    if (isAnswered && repo.ref) return repo.ref;
    if (revision === 'HEAD') return this.visible.headRef(repo);
    if (isAnswered) return null;
    return (await this.visible.some(repo, fullNames(revision)))[0] ?? null;
  }

  private async commitNamed(repoId: bigint, oid: GitOid): Promise<GitOid | null> {
    const object = await this.objects.find(repoId, oid);
    return object?.type === 'commit' ? oid : null;
  }

  private async commitBeginning(repoId: bigint, prefix: string): Promise<GitOid | null> {
    if (!SHORT_OID.test(prefix)) return null;
    const found = await this.store.commitsByPrefix(repoId, prefix);
    return found.length === 1 ? (found[0] ?? null) : null;
  }

  refs(repo: Granted): Promise<Ref[]> {
    return this.visible.all(repo);
  }

  /** The commit that HEAD leads to; null in an empty repository. */
  async head(repo: Granted): Promise<GitOid | null> {
    const ref = await this.visible.headRef(repo);
    return ref && (ref.peeled ?? ref.oid);
  }

  /** Full name of the branch HEAD points at; it may not exist yet. */
  defaultBranch(repo: Granted): Promise<string> {
    return this.visible.head(repo);
  }

  /** The entry at `path`, or null. '' is the root directory. */
  async entry(repo: Granted, commitOid: GitOid, path: string): Promise<TreeItem | null> {
    const key = `${repo.id}:${commitOid}:${path}`;
    const known = this.entries.get(key);
    if (known) return known;
    const commit = await this.objects.commit(repo.id, commitOid);
    const found = path === '' ? { mode: DIRECTORY, oid: commit.tree } : await this.objects.walk(repo.id, commit.tree, path);
    if (!found) return null;
    const [item] = await this.describe(repo.id, [{ path, mode: found.mode, oid: found.oid }]);
    if (item) this.entries.set(key, item, 1);
    return item ?? null;
  }

  /** Bytes kept in git: of a large file its pointer. */
  async content(repo: Granted, item: TreeItem): Promise<Buffer> {
    return (this.objects.peek(repo.id, item.oid) ?? (await this.objects.read(repo.id, item.oid))).data;
  }

  /** Throws 'entry/not-found' when `path` is not a directory of the revision. */
  async tree(repo: Granted, commitOid: GitOid, path: string, query: TreeQuery): Promise<TreePage> {
    const at = query.after ? decodeCursor(query.after) : { commitOid, index: 0 };
    if (at.commitOid !== commitOid) await this.visible.assertReachable(repo, at.commitOid);
    const directory = await this.entry(repo, at.commitOid, path);
    if (directory?.kind !== 'directory') throw entryNotFound(path);
    const listed = await this.lister.list(repo.id, directory.oid, query.recursive);
    const page = listed.slice(at.index, at.index + query.limit);
    const prefix = path === '' ? '' : `${path}/`;
    const items = await this.describe(
      repo.id,
      page.map((entry) => ({ ...entry, path: prefix + entry.path })),
    );
    if (query.expand) await this.addLastCommits(repo, at.commitOid, items);
    const end = at.index + page.length;
    return { items, next: end < listed.length ? encodeCursor(at.commitOid, end) : null };
  }

  /** The entries at `paths`; missing ones are left out. */
  async paths(repo: Granted, commitOid: GitOid, paths: readonly string[], options: { expand: boolean }): Promise<TreeItem[]> {
    const items: TreeItem[] = [];
    for (const path of paths) {
      const item = await this.entry(repo, commitOid, path.replace(/\/+$/, ''));
      if (item) items.push(options.expand ? { ...item } : item);
    }
    if (options.expand) await this.addLastCommits(repo, commitOid, items);
    return items;
  }

  async commitSummary(repo: Granted, commitOid: GitOid): Promise<CommitSummary> {
    return summarize(commitOid, await this.objects.commit(repo.id, commitOid));
  }

  async countCommits(repo: Granted, commitOid: GitOid): Promise<number> {
    const { graph, idx } = await this.located(repo, commitOid);
    return graph.ancestors([idx]).count();
  }

  /** Newest first; with `path` only the commits that changed it. `skip` counts from the newest, `after` is a page's `next`. */
  async history(
    repo: Granted,
    commitOid: GitOid,
    query: { path?: string; after?: string; skip?: number; limit: number },
  ): Promise<HistoryPage> {
    const { graph, idx } = await this.located(repo, commitOid);
    const within = graph.ancestors([idx]);
    const from = query.after ? Number.parseInt(query.after, 10) : idx;
    const wanted = (query.skip ?? 0) + query.limit + 1;
    const idxs = query.path ? await this.changes.history(repo.id, within, query.path, from, wanted) : take(within.descending(from), wanted);
    const page = idxs.slice(query.skip ?? 0, wanted - 1);
    const oids = page.map((i) => graph.oid(i));
    await this.objects.readMany(repo.id, oids);
    const commits = await inTurn(oids, async (oid) => summarize(oid, await this.objects.commit(repo.id, oid)));
    const next = idxs.length === wanted ? String(idxs[wanted - 1]) : null;
    return { commits, next, total: query.path ? idxs.length : within.count() };
  }

  /** Files that differ between two commits (null: the empty tree), by path. */
  async diff(repo: Granted, fromOid: GitOid | null, toOid: GitOid): Promise<FileDiff[]> {
    const oldTree = fromOid ? (await this.objects.commit(repo.id, fromOid)).tree : null;
    const newTree = (await this.objects.commit(repo.id, toOid)).tree;
    const result: FileDiff[] = [];
    await this.diffInto(repo.id, oldTree, newTree, '', result);
    return result;
  }

  private async diffInto(repoId: bigint, oldTree: GitOid | null, newTree: GitOid | null, prefix: string, into: FileDiff[]): Promise<void> {
    if (oldTree === newTree) return;
    const oldData = oldTree ? (await this.objects.read(repoId, oldTree)).data : null;
    const newData = newTree ? (await this.objects.read(repoId, newTree)).data : null;
    for (const change of diffTrees(oldData, newData)) {
      const path = prefix + change.name;
      const oldDirectory = change.old?.mode === DIRECTORY ? change.old.oid : null;
      const newDirectory = change.new?.mode === DIRECTORY ? change.new.oid : null;
      if (oldDirectory || newDirectory) await this.diffInto(repoId, oldDirectory, newDirectory, `${path}/`, into);
      const before = oldDirectory ? undefined : change.old;
      const after = newDirectory ? undefined : change.new;
      if (before || after) into.push(fileDiff(path, before, after));
    }
  }

  /** Large files of the default branch with the commit that brought each. */
  async largeFiles(repo: Granted): Promise<{ oid: GitOid; path: string; large: LargeFile; commit: CommitSummary }[]> {
    const head = await this.visible.headRef(repo);
    if (!head) return [];
    const page = await this.tree(repo, head.oid, '', { recursive: true, expand: false, limit: Number.MAX_SAFE_INTEGER });
    const items = page.items.filter((item) => item.large);
    await this.addLastCommits(repo, head.oid, items);
    return items.flatMap(({ oid, path, large, lastCommit }) => (large && lastCommit ? [{ oid, path, large, commit: lastCommit }] : []));
  }

  private async located(repo: Granted, commitOid: GitOid): Promise<{ graph: CommitGraph; idx: number }> {
    const graph = await this.graphs.knowing(repo.id, commitOid);
    const idx = graph.indexOf(commitOid);
    if (idx === undefined) throw revisionNotFound(commitOid);
    return { graph, idx };
  }

  private async describe(repoId: bigint, entries: readonly ListedEntry[]): Promise<TreeItem[]> {
    const files = entries.filter((entry) => entry.mode !== DIRECTORY && entry.mode !== SUBMODULE);
    const facts = await this.facts.of(
      repoId,
      files.map((entry) => entry.oid),
    );
    return entries.map((entry) => toItem(entry, facts.get(entry.oid)));
  }

  private async addLastCommits(repo: Granted, commitOid: GitOid, items: TreeItem[]): Promise<void> {
    const { graph, idx } = await this.located(repo, commitOid);
    for (const [directory, inside] of Map.groupBy(items, (item) => parentOf(item.path))) {
      const names = new Set(inside.map((item) => nameOf(item.path)));
      const last = await this.changes.lastCommits(repo.id, graph, idx, directory, names);
      const oids = new Set([...last].filter(([name]) => names.has(name)).map(([, i]) => graph.oid(i)));
      await this.objects.readMany(repo.id, [...oids]);
      for (const item of inside) {
        const at = item.path === '' ? idx : last.get(nameOf(item.path));
        if (at !== undefined) item.lastCommit = summarize(graph.oid(at), await this.objects.commit(repo.id, graph.oid(at)));
      }
    }
  }
}

function fullNames(revision: string): string[] {
  return revision.startsWith('refs/') ? [revision] : [`refs/heads/${revision}`, `refs/tags/${revision}`];
}

function toItem(entry: ListedEntry, facts: BlobFacts | undefined): TreeItem {
  const base = { path: entry.path, oid: entry.oid, mode: entry.mode };
  if (entry.mode === DIRECTORY) return { kind: 'directory', ...base, sizeBytes: 0, large: null };
  if (entry.mode === SUBMODULE) return { kind: 'submodule', ...base, sizeBytes: 0, large: null };
  return { kind: 'file', ...base, sizeBytes: facts?.sizeBytes ?? 0, large: facts?.large ?? null };
}

function fileDiff(
  path: string,
  before: { mode: number; oid: GitOid } | undefined,
  after: { mode: number; oid: GitOid } | undefined,
): FileDiff {
  const status = before && after ? 'modified' : after ? 'added' : 'deleted';
  return {
    status,
    path,
    oldOid: before?.oid ?? null,
    newOid: after?.oid ?? null,
    oldMode: before?.mode ?? null,
    newMode: after?.mode ?? null,
  };
}

export function summarize(oid: GitOid, commit: Commit): CommitSummary {
  const message = commit.message.replace(/^\n+/, '');
  const end = message.indexOf('\n');
  const title = end < 0 ? message : message.slice(0, end);
  const body =
    end < 0
      ? ''
      : message
          .slice(end + 1)
          .replace(/^\n+/, '')
          .replace(/\n+$/, '');
  const { name, email } = commit.author;
  return { oid, title, body, author: { name, email }, at: new Date(commit.committer.timeSeconds * 1000), parents: commit.parents };
}

function parentOf(path: string): string {
  const cut = path.lastIndexOf('/');
  return cut < 0 ? '' : path.slice(0, cut);
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

function encodeCursor(commitOid: GitOid, index: number): string {
  return `${commitOid}.${index}`;
}

function decodeCursor(cursor: string): { commitOid: GitOid; index: number } {
  const [oid, index] = cursor.split('.');
  if (!isGitOid(oid) || !/^\d{1,9}$/.test(index ?? '')) throw revisionNotFound(cursor);
  return { commitOid: oid, index: Number(index) };
}

function take(source: Iterable<number>, limit: number): number[] {
  const result: number[] = [];
  for (const value of source) {
    if (result.length === limit) break;
    result.push(value);
  }
  return result;
}

async function inTurn<T, R>(items: readonly T[], work: (item: T) => Promise<R>): Promise<R[]> {
  const result: R[] = [];
  for (const item of items) result.push(await work(item));
  return result;
}
