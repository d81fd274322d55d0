// Reads the reconstruction that another hub answers, in both versions. It says where bytes are to be fetched from, so nothing in it is believed:
// every number is checked, and every term must lie in one of the ranges that can be fetched.
import { XetFormatError } from '../errors';
import { parseXetHash, type XetHash } from '../hashes/xet-hash';
import { CHUNK_MAX_RAW_BYTES, XORB_MAX_BODY_BYTES, XORB_MAX_CHUNKS } from '../limits';
import type { PlannedFetch, PlannedTerm } from './plan';

export interface LocatedFetch extends PlannedFetch {
  /** Where to ask for exactly this range. */
  url: string;
}

export interface Reconstruction {
  offsetIntoFirstRange: number;
  terms: PlannedTerm[];
  /** Of each xorb, in the order they came; every term lies in one of them. */
  fetches: Map<XetHash, LocatedFetch[]>;
}

export interface ReconstructionLimits {
  maxTerms: number;
  maxFetches: number;
}

/** A term for every chunk of some 60 GB. */
export const RECONSTRUCTION_LIMITS: ReconstructionLimits = { maxTerms: 1_000_000, maxFetches: 1_000_000 };
const MAX_URL_LENGTH = 16_384;

/** `json` is the parsed answer. Throws 'xet/reconstruction-invalid' or 'xet/reconstruction-too-large'. */
export function parseReconstruction(json: unknown, limits: ReconstructionLimits = RECONSTRUCTION_LIMITS): Reconstruction {
  const answer = objectOf(json, 'the answer');
  const offsetIntoFirstRange = integer(answer['offset_into_first_range'], 'offset_into_first_range', 0, CHUNK_MAX_RAW_BYTES - 1);
  const terms = bounded(listOf(answer['terms'], 'terms'), limits.maxTerms).map(termOf);
  const fetches = 'xorbs' in answer ? fetchesV2(answer['xorbs'], limits) : fetchesV1(answer['fetch_info'], limits);
  requireCover(terms, fetches);
  if (terms.length === 0 ? offsetIntoFirstRange > 0 : offsetIntoFirstRange >= terms[0]!.unpackedBytes) {
    throw invalid('offset_into_first_range leads beyond the first term');
  }
  return { offsetIntoFirstRange, terms, fetches };
}

/** Sorted first: neither many terms nor many ranges of one xorb make it slow. */
function requireCover(terms: readonly PlannedTerm[], fetches: ReadonlyMap<XetHash, LocatedFetch[]>): void {
  const reaches = new Map([...fetches].map(([xorb, own]) => [xorb, reachOf(own)]));
  for (const { xorb, chunkStart, chunkEnd } of terms) {
    const reach = reaches.get(xorb) ?? [];
    const behind = firstBehind(reach, chunkStart);
    if (behind === 0 || reach[behind - 1]!.end < chunkEnd) throw invalid(`a term of ${xorb} lies in no range that can be fetched`);
  }
}

interface Reach {
  start: number;
  /** The farthest end of all ranges that begin up to here. */
  end: number;
}

function reachOf(fetches: readonly LocatedFetch[]): Reach[] {
  let end = 0;
  return fetches
    .toSorted((a, b) => a.chunkStart - b.chunkStart)
    .map(({ chunkStart, chunkEnd }) => ({ start: chunkStart, end: (end = Math.max(end, chunkEnd)) }));
}

function firstBehind(reach: readonly Reach[], chunk: number): number {
  let from = 0;
  let to = reach.length;
  while (from < to) {
    const middle = (from + to) >>> 1;
    if (reach[middle]!.start > chunk) to = middle;
    else from = middle + 1;
  }
  return from;
}

function termOf(json: unknown): PlannedTerm {
  const term = objectOf(json, 'a term');
  const { start, end } = chunkRange(term['range']);
  const unpackedBytes = integer(term['unpacked_length'], 'unpacked_length', end - start, (end - start) * CHUNK_MAX_RAW_BYTES);
  return { xorb: hashOf(term['hash']), unpackedBytes, chunkStart: start, chunkEnd: end };
}

function fetchesV1(json: unknown, limits: ReconstructionLimits): Map<XetHash, LocatedFetch[]> {
  return perXorb(json, 'fetch_info', limits, (entry) => [located(entry['url'], entry['range'], entry['url_range'])]);
}

/** Several ranges of one address are several requests: stores answer one range at a time. */
function fetchesV2(json: unknown, limits: ReconstructionLimits): Map<XetHash, LocatedFetch[]> {
  return perXorb(json, 'xorbs', limits, (entry) =>
    bounded(listOf(entry['ranges'], 'ranges'), limits.maxFetches).map((json) => {
      const range = objectOf(json, 'a range');
      return located(entry['url'], range['chunks'], range['bytes']);
    }),
  );
}

type FetchesOf = (entry: Record<string, unknown>) => LocatedFetch[];

function perXorb(json: unknown, what: string, limits: ReconstructionLimits, fetchesOf: FetchesOf): Map<XetHash, LocatedFetch[]> {
  const fetches = new Map<XetHash, LocatedFetch[]>();
  let left = limits.maxFetches;
  for (const [xorb, entries] of Object.entries(objectOf(json, what))) {
    const own = bounded(listOf(entries, what), left).flatMap((entry) => fetchesOf(objectOf(entry, what)));
    left -= bounded(own, left).length;
    fetches.set(hashOf(xorb), own);
  }
  return fetches;
}

function located(url: unknown, chunks: unknown, bytes: unknown): LocatedFetch {
  const { start, end } = chunkRange(chunks);
  const range = objectOf(bytes, 'a range of bytes');
  const bodyStart = integer(range['start'], 'start', 0, XORB_MAX_BODY_BYTES);
  const bodyEndInclusive = integer(range['end'], 'end', bodyStart, XORB_MAX_BODY_BYTES);
  return { url: urlOf(url), chunkStart: start, chunkEnd: end, bodyStart, bodyEndInclusive };
}

function chunkRange(json: unknown): { start: number; end: number } {
  const range = objectOf(json, 'a range of chunks');
  const start = integer(range['start'], 'start', 0, XORB_MAX_CHUNKS - 1);
  return { start, end: integer(range['end'], 'end', start + 1, XORB_MAX_CHUNKS) };
}

function urlOf(json: unknown): string {
  const isAddress = typeof json === 'string' && json.length <= MAX_URL_LENGTH && /^https?:\/\//i.test(json) && URL.canParse(json);
  if (!isAddress) throw invalid('an address is none');
  return json;
}

function hashOf(json: unknown): XetHash {
  const hash = parseXetHash(json);
  if (!hash) throw invalid('a hash is none');
  return hash;
}

function integer(json: unknown, what: string, least: number, most: number): number {
  if (typeof json === 'number' && Number.isInteger(json) && json >= least && json <= most) return json;
  throw invalid(`${what} is no number from ${least} to ${most}`);
}

function objectOf(json: unknown, what: string): Record<string, unknown> {
  if (typeof json === 'object' && json !== null && !Array.isArray(json)) return json as Record<string, unknown>;
  throw invalid(`${what} is no object`);
}

function listOf(json: unknown, what: string): unknown[] {
  if (Array.isArray(json)) return json;
  throw invalid(`${what} is no list`);
}

function bounded<T>(items: T[], most: number): T[] {
  if (items.length <= most) return items;
  throw new XetFormatError('xet/reconstruction-too-large', `a reconstruction has at most ${most} terms and ranges`);
}

function invalid(why: string): XetFormatError {
  return new XetFormatError('xet/reconstruction-invalid', `the reconstruction is not usable: ${why}`);
}
