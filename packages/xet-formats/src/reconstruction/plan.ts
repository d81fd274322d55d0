// Which bytes of which xorbs make a range of a file: what a client is told to fetch (Xet specification, "Reconstruction").
import { XetFormatError } from '../errors';
import type { XetHash } from '../hashes/xet-hash';
import { endBefore } from '../xorbs/xorb-table';

/** A term as the store keeps it: a run of chunks, and where it stands in the stored xorb. */
export interface FileTerm {
  xorb: XetHash;
  chunkStart: number;
  chunkEnd: number;
  rawBytes: number;
  bodyStart: number;
  /** The first byte of the stored xorb that does not belong to it. */
  bodyEnd: number;
}

/** Where the chunks of a xorb end, in its contents and in the stored object. */
export interface XorbEnds {
  rawEnds: Uint32Array;
  bodyEnds: Uint32Array;
}

export interface PlannedTerm {
  xorb: XetHash;
  unpackedBytes: number;
  chunkStart: number;
  chunkEnd: number;
}

/** One request for a part of a xorb; several terms may lie in it. */
export interface PlannedFetch {
  chunkStart: number;
  chunkEnd: number;
  bodyStart: number;
  bodyEndInclusive: number;
}

export interface ReconstructionPlan {
  /** How much of the first term's contents stands before the range. */
  offsetIntoFirstRange: number;
  terms: PlannedTerm[];
  /** Of each xorb, in order and without overlap; every term lies in one of them. */
  fetches: Map<XetHash, PlannedFetch[]>;
}

interface ByteRange {
  start: number;
  /** The first byte that does not belong to it. */
  end: number;
}

/** What is kept of a term, and how many bytes of contents were dropped in front of it. */
interface KeptTerm {
  term: FileTerm;
  droppedBytes: number;
}

/**
 * `terms` are consecutive terms of the file that overlap `range` (others are skipped), the first of them begins at `firstTermOffset` of the file.
 * `ends` is asked only where the range cuts the first or the last of them. The same question gets the same answer: clients ask again when
 * an address has run out, and rely on it. Throws 'xet/reconstruction-mismatch' when a term does not fit its xorb.
 */
export function planReconstruction(
  terms: readonly FileTerm[],
  firstTermOffset: number,
  range: ByteRange,
  ends: (xorb: XetHash) => XorbEnds,
): ReconstructionPlan {
  const plan: ReconstructionPlan = { offsetIntoFirstRange: 0, terms: [], fetches: new Map() };
  const kept: FileTerm[] = [];
  let offset = firstTermOffset;
  for (const term of terms) {
    const start = Math.max(range.start - offset, 0);
    const end = Math.min(range.end - offset, term.rawBytes);
    if (start < end) {
      const { term: part, droppedBytes } = cutTerm(term, start, end, ends);
      if (kept.length === 0) plan.offsetIntoFirstRange = start - droppedBytes;
      kept.push(part);
    }
    offset += term.rawBytes;
  }
  plan.terms = kept.map(({ xorb, rawBytes, chunkStart, chunkEnd }) => ({ xorb, unpackedBytes: rawBytes, chunkStart, chunkEnd }));
  plan.fetches = fetchesOf(kept);
  return plan;
}

/** Drops the chunks of a term that lie outside of `start` to `end`, counted from the term's beginning. */
function cutTerm(term: FileTerm, start: number, end: number, ends: (xorb: XetHash) => XorbEnds): KeptTerm {
  if (start === 0 && end === term.rawBytes) return { term, droppedBytes: 0 };
  const { rawEnds, bodyEnds } = ends(term.xorb);
  const base = endBefore(rawEnds, term.chunkStart);
  if (rawEnds[term.chunkEnd - 1] !== base + term.rawBytes) {
    throw new XetFormatError('xet/reconstruction-mismatch', `a term does not fit the xorb ${term.xorb}`);
  }
  const chunkStart = firstEndAbove(rawEnds, base + start, term.chunkStart, term.chunkEnd);
  const chunkEnd = firstEndAbove(rawEnds, base + end - 1, chunkStart, term.chunkEnd) + 1;
  const rawStart = endBefore(rawEnds, chunkStart);
  return {
    term: {
      xorb: term.xorb,
      chunkStart,
      chunkEnd,
      rawBytes: rawEnds[chunkEnd - 1]! - rawStart,
      bodyStart: endBefore(bodyEnds, chunkStart),
      bodyEnd: bodyEnds[chunkEnd - 1]!,
    },
    droppedBytes: rawStart - base,
  };
}

/** The first chunk from `low` whose end lies behind `position`; one before `high` is known to. */
function firstEndAbove(ends: Uint32Array, position: number, low: number, high: number): number {
  let from = low;
  let to = high - 1;
  while (from < to) {
    const middle = (from + to) >>> 1;
    if (ends[middle]! > position) to = middle;
    else from = middle + 1;
  }
  return from;
}

/** Runs of chunks of one xorb that overlap or touch become one. */
function fetchesOf(terms: readonly FileTerm[]): Map<XetHash, PlannedFetch[]> {
  const byXorb = Map.groupBy(terms, ({ xorb }) => xorb);
  return new Map([...byXorb].map(([xorb, own]) => [xorb, merged(own)]));
}

function merged(terms: FileTerm[]): PlannedFetch[] {
  const fetches: PlannedFetch[] = [];
  for (const term of terms.toSorted((a, b) => a.chunkStart - b.chunkStart)) {
    const last = fetches.at(-1);
    if (last && term.chunkStart <= last.chunkEnd) {
      last.chunkEnd = Math.max(last.chunkEnd, term.chunkEnd);
      last.bodyEndInclusive = Math.max(last.bodyEndInclusive, term.bodyEnd - 1);
    } else {
      fetches.push({ chunkStart: term.chunkStart, chunkEnd: term.chunkEnd, bodyStart: term.bodyStart, bodyEndInclusive: term.bodyEnd - 1 });
    }
  }
  return fetches;
}
