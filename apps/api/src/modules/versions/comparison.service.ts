// What changed between two commits, file by file: renames are found, texts compared in a thread of their own, everything else told by size
// and hash. Lists are paged; what one page may cost is bounded, whatever was committed.
import { Injectable } from '@nestjs/common';
import { type GitOid, looksBinary } from '@modelgrove/git-objects';
import { DomainError } from '../../common/errors';
import { Lru } from '../../common/lru';
import type { Granted } from '../access';
import { type BlobFacts, BlobFactsReader } from './blob-facts';
import type { ChangedFile, ComparisonPage, FileComparison, FileSide, LineSpot, SideFacts } from './comparison.types';
import { DiffPool } from './diff-pool';
import type { DiffLimits } from './diff.thread';
import { ObjectReader } from './object-reader';
import { RenameFinder } from './rename-finder';
import { entryNotFound } from './versions.errors';
import { VersionReader } from './version-reader';
import type { TreeItem } from './versions.types';

const SUBMODULE = 0o160000;
const PAGE_FILES = 20;
const REMEMBERED_FILES = 200_000;
const MIB = 1024 * 1024;
/** Of both sides together; what is longer is shown when it is asked for alone. */
const PAGE_TEXT_BYTES = MIB;
const ALONE_TEXT_BYTES = 24 * MIB;
const ON_PAGE: DiffLimits = { maxLines: 800, maxCharacters: 60_000, maxLineCharacters: 2_000 };
const ALONE: DiffLimits = { maxLines: 20_000, maxCharacters: 2_000_000, maxLineCharacters: 20_000 };

interface Depth {
  textBytes: number;
  limits: DiffLimits;
}

/** Null where it is not. */
export interface FileSides {
  before: TreeItem | null;
  after: TreeItem | null;
}

@Injectable()
export class ComparisonService {
  private readonly lists = new Lru<string, readonly ChangedFile[]>(REMEMBERED_FILES);

  constructor(
    private readonly versions: VersionReader,
    private readonly objects: ObjectReader,
    private readonly facts: BlobFactsReader,
    private readonly renames: RenameFinder,
    private readonly pool: DiffPool,
  ) {}

  /** `base` null: the first parent of `head`, or nothing at all when it has none. Throws 'list/cursor', 'diff/busy'. */
  async page(repo: Granted<'read'>, base: GitOid | null, headOid: GitOid, cursor?: string): Promise<ComparisonPage> {
    const head = await this.versions.commitSummary(repo, headOid);
    const from = base ?? head.parents[0] ?? null;
    const all = await this.list(repo, from, headOid);
    const start = positionOf(cursor);
    const end = Math.min(start + PAGE_FILES, all.length);
    const depth = { textBytes: PAGE_TEXT_BYTES, limits: ON_PAGE };
    return {
      head,
      base: from && (await this.versions.commitSummary(repo, from)),
      files: await this.compare(repo, all.slice(start, end), depth),
      totalFiles: all.length,
      next: end < all.length ? String(end) : null,
    };
  }

  /** One file with all that can be shown of it. Throws 'entry/not-found' for a file that did not change. */
  async file(repo: Granted<'read'>, base: GitOid | null, headOid: GitOid, path: string): Promise<FileComparison> {
    const { changed } = await this.changed(repo, base, headOid, path);
    const [found] = await this.compare(repo, [changed], { textBytes: ALONE_TEXT_BYTES, limits: ALONE });
    return found!;
  }

  /** The same, for a file that is named on either side; null for one that did not change. Throws 'diff/busy'. */
  async fileOf(repo: Granted<'read'>, base: GitOid, headOid: GitOid, { path, side }: LineSpot): Promise<FileComparison | null> {
    const changed = (await this.list(repo, base, headOid)).find((file) => (side === 'new' ? file.after : file.before)?.path === path);
    if (!changed) return null;
    const [found] = await this.compare(repo, [changed], { textBytes: ALONE_TEXT_BYTES, limits: ALONE });
    return found ?? null;
  }

  /** The file as it was and as it is, for who compares it otherwise than as a text. `base` null: the first parent. Throws 'entry/not-found' for one that did not change. */
  async sides(repo: Granted<'read'>, base: GitOid | null, headOid: GitOid, path: string): Promise<FileSides> {
    const { from, changed } = await this.changed(repo, base, headOid, path);
    const { before, after } = changed;
    return {
      before: before && from && (await this.versions.entry(repo, from, before.path)),
      after: after && (await this.versions.entry(repo, headOid, after.path)),
    };
  }

  private async changed(
    repo: Granted<'read'>,
    base: GitOid | null,
    headOid: GitOid,
    path: string,
  ): Promise<{ from: GitOid | null; changed: ChangedFile }> {
    const head = await this.versions.commitSummary(repo, headOid);
    const from = base ?? head.parents[0] ?? null;
    const changed = (await this.list(repo, from, headOid)).find((file) => (file.after ?? file.before)?.path === path);
    if (!changed) throw entryNotFound(path);
    return { from, changed };
  }

  private async list(repo: Granted<'read'>, from: GitOid | null, to: GitOid): Promise<readonly ChangedFile[]> {
    const key = `${repo.id}:${from}:${to}`;
    const known = this.lists.get(key);
    if (known) return known;
    const list = await this.renames.withRenames(repo, await this.versions.diff(repo, from, to));
    this.lists.set(key, list, list.length + 1);
    return list;
  }

  private async compare(repo: Granted<'read'>, files: readonly ChangedFile[], depth: Depth): Promise<FileComparison[]> {
    const sides = files.flatMap((file) => [file.before, file.after]).filter((side) => side !== null);
    const oids = sides.filter((side) => side.mode !== SUBMODULE).map((side) => side.oid);
    const facts = await this.facts.of(repo.id, oids);
    const compared: FileComparison[] = [];
    for (const file of files) compared.push(await this.compareOne(repo, file, facts, depth));
    return compared;
  }

  private async compareOne(
    repo: Granted,
    { status, before, after }: ChangedFile,
    facts: ReadonlyMap<GitOid, BlobFacts>,
    depth: Depth,
  ): Promise<FileComparison> {
    const [old, now] = [sideFacts(before, facts), sideFacts(after, facts)];
    const bare = { status, before: old, after: now, additions: null, deletions: null, hunks: [], cut: false, simplified: false };
    if (before?.mode === SUBMODULE || after?.mode === SUBMODULE) return { ...bare, kind: 'submodule' };
    if (before?.oid === after?.oid) return { ...bare, kind: 'same' };
    if (old?.large || now?.large) return { ...bare, kind: 'large' };
    if ((old?.sizeBytes ?? 0) + (now?.sizeBytes ?? 0) > depth.textBytes) return { ...bare, kind: 'unread' };
    const [left, right] = [await this.contentOf(repo, before), await this.contentOf(repo, after)];
    if (looksBinary(left) || looksBinary(right)) return { ...bare, kind: 'binary' };
    const diff = await this.pool.diff(left, right, depth.limits);
    return diff ? { ...bare, ...diff, kind: 'text' } : { ...bare, kind: 'unread' };
  }

  private async contentOf(repo: Granted, side: FileSide | null): Promise<Buffer> {
    return side ? (await this.objects.read(repo.id, side.oid)).data : Buffer.alloc(0);
  }
}

function sideFacts(side: FileSide | null, facts: ReadonlyMap<GitOid, BlobFacts>): SideFacts | null {
  if (!side) return null;
  const known = facts.get(side.oid);
  return { path: side.path, mode: side.mode, sizeBytes: known?.sizeBytes ?? 0, large: known?.large ?? null };
}

function positionOf(cursor: string | undefined): number {
  if (cursor === undefined || cursor === '') return 0;
  if (!/^\d{1,9}$/.test(cursor)) throw new DomainError('invalid', 'list/cursor', 'This cursor was not handed out by this list.');
  return Number(cursor);
}
