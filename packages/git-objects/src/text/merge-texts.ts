// Three-way merge of texts by lines, as `git merge-file` does it: what only one side changed is taken, what both changed alike is taken once, and
// changes that touch without being alike are a conflict.
import { type Change, type ChangeLimits, lineChanges } from './line-changes';

interface Side {
  lines: readonly string[];
  changes: readonly Change[];
  /** The next change to look at. */
  at: number;
}

/** A stretch of the base, with what each side changed in it. */
interface Region {
  from: number;
  to: number;
  ours: Change[];
  theirs: Change[];
}

/** The merged text; null when they conflict, or are too long or too different to be compared. */
export function mergeTexts(base: string, ours: string, theirs: string, limits: ChangeLimits = {}): string | null {
  const [left, right] = [lineChanges(base, ours, limits), lineChanges(base, theirs, limits)];
  if (left.simplified || right.simplified) return null;
  const sides = { ours: sideOf(left), theirs: sideOf(right) };
  const merged: string[] = [];
  let at = 0;
  for (let region = nextRegion(sides); region; region = nextRegion(sides)) {
    const taken = resolve(region, left.before, sides);
    if (taken === null) return null;
    merged.push(...left.before.slice(at, region.from), taken);
    at = region.to;
  }
  return [...merged, ...left.before.slice(at)].join('');
}

function sideOf({ after, changes }: { after: string[]; changes: Change[] }): Side {
  return { lines: after, changes, at: 0 };
}

/** The next changes of both sides that overlap or touch. */
function nextRegion(sides: { ours: Side; theirs: Side }): Region | null {
  const first = [sides.ours, sides.theirs].flatMap((side) => side.changes[side.at] ?? []).sort((a, b) => a.oldFrom - b.oldFrom)[0];
  if (!first) return null;
  const region: Region = { from: first.oldFrom, to: first.oldTo, ours: [], theirs: [] };
  while (takeTouching(sides.ours, region, region.ours) || takeTouching(sides.theirs, region, region.theirs));
  return region;
}

function takeTouching(side: Side, region: Region, into: Change[]): boolean {
  const next = side.changes[side.at];
  if (!next || next.oldFrom > region.to) return false;
  into.push(next);
  region.to = Math.max(region.to, next.oldTo);
  side.at += 1;
  return true;
}

function resolve(region: Region, base: readonly string[], sides: { ours: Side; theirs: Side }): string | null {
  const ours = rewritten(region, base, region.ours, sides.ours.lines);
  const theirs = rewritten(region, base, region.theirs, sides.theirs.lines);
  if (region.theirs.length === 0 || ours === theirs) return ours;
  return region.ours.length === 0 ? theirs : null;
}

function rewritten(region: Region, base: readonly string[], changes: readonly Change[], lines: readonly string[]): string {
  let text = '';
  let at = region.from;
  for (const change of changes) {
    text += base.slice(at, change.oldFrom).join('') + lines.slice(change.newFrom, change.newTo).join('');
    at = change.oldTo;
  }
  return text + base.slice(at, region.to).join('');
}
