// A reconstruction plan as JSON of both versions of the protocol. Ranges of chunks end before `end`, ranges of bytes with it. There is one
// address and one range an entry: object stores answer no requests for several ranges.
import type { XetHash } from '../hashes/xet-hash';
import type { PlannedFetch, ReconstructionPlan } from './plan';

export interface RangeJson {
  start: number;
  end: number;
}

export interface TermJson {
  hash: string;
  unpacked_length: number;
  range: RangeJson;
}

export interface ReconstructionV1 {
  offset_into_first_range: number;
  terms: TermJson[];
  fetch_info: Record<string, { range: RangeJson; url: string; url_range: RangeJson }[]>;
}

export interface ReconstructionV2 {
  offset_into_first_range: number;
  terms: TermJson[];
  xorbs: Record<string, { url: string; ranges: { chunks: RangeJson; bytes: RangeJson }[] }[]>;
}

/** The address under which exactly these bytes of the xorb may be fetched. */
type UrlOf = (xorb: XetHash, fetch: PlannedFetch) => string;

export function reconstructionV1View(plan: ReconstructionPlan, urlOf: UrlOf): ReconstructionV1 {
  const fetchInfo = perXorb(plan, (xorb, fetch) => ({ range: chunksOf(fetch), url: urlOf(xorb, fetch), url_range: bytesOf(fetch) }));
  return { ...commonView(plan), fetch_info: fetchInfo };
}

export function reconstructionV2View(plan: ReconstructionPlan, urlOf: UrlOf): ReconstructionV2 {
  const xorbs = perXorb(plan, (xorb, fetch) => ({
    url: urlOf(xorb, fetch),
    ranges: [{ chunks: chunksOf(fetch), bytes: bytesOf(fetch) }],
  }));
  return { ...commonView(plan), xorbs };
}

function commonView(plan: ReconstructionPlan): { offset_into_first_range: number; terms: TermJson[] } {
  return {
    offset_into_first_range: plan.offsetIntoFirstRange,
    terms: plan.terms.map((term) => ({ hash: term.xorb, unpacked_length: term.unpackedBytes, range: chunksOf(term) })),
  };
}

function perXorb<T>(plan: ReconstructionPlan, viewOf: (xorb: XetHash, fetch: PlannedFetch) => T): Record<string, T[]> {
  return Object.fromEntries([...plan.fetches].map(([xorb, fetches]) => [xorb, fetches.map((fetch) => viewOf(xorb, fetch))]));
}

function chunksOf({ chunkStart, chunkEnd }: { chunkStart: number; chunkEnd: number }): RangeJson {
  return { start: chunkStart, end: chunkEnd };
}

function bytesOf({ bodyStart, bodyEndInclusive }: PlannedFetch): RangeJson {
  return { start: bodyStart, end: bodyEndInclusive };
}
