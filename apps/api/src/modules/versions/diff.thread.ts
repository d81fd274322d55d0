// Worker thread: compares texts by lines, so that hostile ones (a million lines, one line of 10 MB) cost time nobody waits for.
// One question at a time; what goes back is bounded, whatever came in.
import { parentPort } from 'node:worker_threads';
import { diffLines, type DiffLine, type Hunk, mergeTexts, similarity } from '@modelgrove/git-objects';

export interface DiffQuestion {
  kind: 'diff';
  before: Uint8Array;
  after: Uint8Array;
  limits: DiffLimits;
}

export interface DiffLimits {
  /** Lines that go back; above it hunks end early and `cut` is set. */
  maxLines: number;
  /** Characters of all lines together. */
  maxCharacters: number;
  /** Of one line; what is behind is left out. */
  maxLineCharacters: number;
}

export interface RenameQuestion {
  kind: 'renames';
  deleted: Uint8Array[];
  added: Uint8Array[];
}

export interface MergeQuestion {
  kind: 'merge';
  base: Uint8Array;
  ours: Uint8Array;
  theirs: Uint8Array;
}

export interface TextDiff {
  additions: number;
  deletions: number;
  hunks: Hunk[];
  /** Some lines were left out or shortened. */
  cut: boolean;
  simplified: boolean;
}

/** Which deleted file became which added one. */
export interface RenamePair {
  deleted: number;
  added: number;
  similarity: number;
}

const RENAMED_FROM = 0.5;

parentPort?.on('message', (question: DiffQuestion | RenameQuestion | MergeQuestion) => {
  if (question.kind === 'diff') parentPort?.postMessage(compare(question));
  else parentPort?.postMessage(question.kind === 'merge' ? merge(question) : renames(question));
});

/** Byte for byte, whatever the encoding: each byte is taken for a character. Null for a conflict. */
function merge({ base, ours, theirs }: MergeQuestion): Uint8Array | null {
  const merged = mergeTexts(textOf(base, 'latin1'), textOf(ours, 'latin1'), textOf(theirs, 'latin1'));
  return merged === null ? null : Uint8Array.from(Buffer.from(merged, 'latin1'));
}

function compare({ before, after, limits }: DiffQuestion): TextDiff {
  const hunks = diffLines(textOf(before), textOf(after));
  const count = (kind: DiffLine['kind']) =>
    hunks.reduce((sum, hunk) => sum + hunk.lines.reduce((inside, line) => (line.kind === kind ? inside + 1 : inside), 0), 0);
  const simplified = hunks.some((hunk) => hunk.simplified === true);
  return { additions: count('added'), deletions: count('removed'), simplified, ...bounded(hunks, limits) };
}

function bounded(hunks: readonly Hunk[], limits: DiffLimits): { hunks: Hunk[]; cut: boolean } {
  const left = { lines: limits.maxLines, characters: limits.maxCharacters };
  const kept: Hunk[] = [];
  let cut = false;
  for (const hunk of hunks) {
    const lines: DiffLine[] = [];
    for (const line of hunk.lines) {
      if (left.lines === 0 || left.characters <= 0) break;
      const text = line.text.slice(0, limits.maxLineCharacters);
      cut ||= text.length < line.text.length;
      lines.push({ ...line, text });
      left.lines -= 1;
      left.characters -= text.length;
    }
    cut ||= lines.length < hunk.lines.length;
    if (lines.length > 0) kept.push({ ...hunk, lines });
  }
  return { hunks: kept, cut };
}

/** The most alike first; each file takes part once. */
function renames({ deleted, added }: RenameQuestion): RenamePair[] {
  const [from, to] = [deleted.map((text) => textOf(text)), added.map((text) => textOf(text))];
  const pairs = from.flatMap((before, i) => to.map((after, j) => ({ deleted: i, added: j, similarity: similarity(before, after) })));
  const taken = { deleted: new Set<number>(), added: new Set<number>() };
  return pairs
    .filter((pair) => pair.similarity >= RENAMED_FROM)
    .sort((a, b) => b.similarity - a.similarity)
    .filter((pair) => {
      if (taken.deleted.has(pair.deleted) || taken.added.has(pair.added)) return false;
      taken.deleted.add(pair.deleted);
      taken.added.add(pair.added);
      return true;
    });
}

function textOf(bytes: Uint8Array, encoding: BufferEncoding = 'utf8'): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString(encoding);
}
