// Single lines of what changed between two commits: whether there is such a line and what stands around it, and where it stands in a later commit.
import { Injectable } from '@nestjs/common';
import { type GitOid, type Hunk, looksBinary } from '@modelgrove/git-objects';
import { Lru } from '../../common/lru';
import type { Granted } from '../access';
import { ComparisonService } from './comparison.service';
import type { FileComparison, LineSpot, ShownLine } from './comparison.types';
import { DiffPool } from './diff-pool';
import type { DiffLimits } from './diff.thread';
import { GraphCache } from './graph-cache';
import { linesEndingAt, movedLine, otherNumber } from './line-places';
import { VersionReader } from './version-reader';
import type { TreeItem } from './versions.types';

/** Of a line and those above it. */
const SHOWN_LINES = 4;
const LONGEST_LINE = 500;
/** What is longer is not compared: its lines count as gone with the next change of the file. */
const LONGEST_TEXT_BYTES = 2 * 1024 * 1024;
const LIMITS: DiffLimits = { maxLines: 20_000, maxCharacters: 2_000_000, maxLineCharacters: 1 };
/** Lines of what was compared. */
const REMEMBERED_LINES = 50_000;

interface Moves {
  hunks: Hunk[];
  cut: boolean;
}

@Injectable()
export class ChangedLines {
  /** What differs between two blobs never changes. */
  private readonly moves = new Lru<string, Moves>(REMEMBERED_LINES);

  /** A review speaks of many lines of one file. */
  private readonly shown = new Lru<string, FileComparison>(REMEMBERED_LINES);

  constructor(
    private readonly versions: VersionReader,
    private readonly graphs: GraphCache,
    private readonly comparison: ComparisonService,
    private readonly pool: DiffPool,
  ) {}

  /** The line and a few above it; null when the change has no such line. Throws 'diff/busy'. */
  async around(repo: Granted<'read'>, baseOid: GitOid, headOid: GitOid, spot: LineSpot): Promise<ShownLine[] | null> {
    const file = await this.compared(repo, baseOid, headOid, spot);
    if (file?.kind !== 'text') return null;
    const commitOid = spot.side === 'new' ? headOid : baseOid;
    const lines = linesEndingAt(file.hunks, spot.side, spot.line, SHOWN_LINES) ?? (await this.unchanged(repo, commitOid, spot, file.hunks));
    return lines && lines.map((line) => ({ ...line, text: line.text.slice(0, LONGEST_LINE) }));
  }

  /** Where the line of the file in `fromOid` stands in `toOid`; null when it is not there any more, or that cannot be told. Throws 'diff/busy'. */
  async moved(repo: Granted<'read'>, { path, line }: LineSpot, fromOid: GitOid, toOid: GitOid): Promise<number | null> {
    if (fromOid === toOid) return line;
    const [from, to] = [await this.entry(repo, fromOid, path), await this.entry(repo, toOid, path)];
    if (from?.oid === to?.oid && to) return line;
    if (!isComparable(from) || !isComparable(to)) return null;
    const moves = await this.between(repo, from, to);
    return moves && movedLine(moves.hunks, line, moves.cut);
  }

  private async compared(repo: Granted<'read'>, baseOid: GitOid, headOid: GitOid, spot: LineSpot): Promise<FileComparison | null> {
    const key = `${repo.id}:${baseOid}:${headOid}:${spot.side}:${spot.path}`;
    const known = this.shown.get(key);
    if (known) return known;
    const file = await this.comparison.fileOf(repo, baseOid, headOid, spot);
    if (file) this.shown.set(key, file, 1 + file.hunks.reduce((sum, { lines }) => sum + lines.length, 0));
    return file;
  }

  private async between(repo: Granted<'read'>, from: TreeItem, to: TreeItem): Promise<Moves | null> {
    const key = `${repo.id}:${from.oid}:${to.oid}`;
    const known = this.moves.get(key);
    if (known) return known;
    const [before, after] = [await this.versions.content(repo, from), await this.versions.content(repo, to)];
    if (looksBinary(before) || looksBinary(after)) return null;
    const diff = await this.pool.diff(before, after, LIMITS);
    if (!diff) return null;
    const kept = diff.hunks.reduce((sum, { lines }) => sum + lines.length, 0);
    const moves = { hunks: diff.hunks, cut: kept >= LIMITS.maxLines };
    this.moves.set(key, moves, kept + 1);
    return moves;
  }

  /** A line between the changes, which a page shows when it is asked to. */
  private async unchanged(
    repo: Granted<'read'>,
    commitOid: GitOid,
    { path, side, line }: LineSpot,
    hunks: readonly Hunk[],
  ): Promise<ShownLine[] | null> {
    const item = await this.entry(repo, commitOid, path);
    if (!isComparable(item)) return null;
    const texts = (await this.versions.content(repo, item)).toString('utf8').split('\n');
    if (texts.at(-1) === '') texts.pop();
    if (line > texts.length) return null;
    const first = Math.max(1, line + 1 - SHOWN_LINES);
    return texts.slice(first - 1, line).map((text, index) => {
      const [here, there] = [first + index, otherNumber(hunks, side, first + index)];
      return { kind: 'context', text, oldNumber: side === 'new' ? there : here, newNumber: side === 'new' ? here : there };
    });
  }

  /** Null also in a commit that garbage collection has taken. */
  private async entry(repo: Granted<'read'>, commitOid: GitOid, path: string): Promise<TreeItem | null> {
    const graph = await this.graphs.knowing(repo.id, commitOid);
    if (graph.indexOf(commitOid) === undefined) return null;
    const item = await this.versions.entry(repo, commitOid, path);
    return item?.kind === 'file' ? item : null;
  }
}

function isComparable(item: TreeItem | null): item is TreeItem & { kind: 'file' } {
  return item?.kind === 'file' && item.sizeBytes <= LONGEST_TEXT_BYTES;
}
