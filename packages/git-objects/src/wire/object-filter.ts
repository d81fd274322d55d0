// Filters of partial clones (git rev-list --filter; gitprotocol-v2 "filter <filter-spec>").
import { GitFormatError } from '../errors';
import { clipped } from './request-text';

export type ObjectFilter =
  | { kind: 'blob-none' }
  | { kind: 'blob-limit'; limitBytes: number }
  | { kind: 'tree-depth'; depth: number }
  | { kind: 'object-type'; type: 'commit' | 'tree' | 'blob' | 'tag' }
  | { kind: 'combine'; filters: ObjectFilter[] };

const MAX_SPEC_LENGTH = 2000;
const MAX_COMBINED = 16;
const UNITS: Record<string, number> = { '': 1, k: 1024, m: 1024 ** 2, g: 1024 ** 3 };

/** Throws 'wire/unsupported-filter' with the list of what is understood. */
export function parseObjectFilter(spec: string): ObjectFilter {
  if (spec.length > MAX_SPEC_LENGTH) throw unsupported(spec);
  if (spec.startsWith('combine:')) return combined(spec);
  return simpleFilter(spec);
}

function simpleFilter(spec: string): ObjectFilter {
  if (spec === 'blob:none') return { kind: 'blob-none' };
  const limit = /^blob:limit=(\d{1,15})([kmg]?)$/i.exec(spec);
  if (limit) return { kind: 'blob-limit', limitBytes: limitBytes(spec, limit[1]!, limit[2]!) };
  const depth = /^tree:(\d{1,9})$/.exec(spec);
  if (depth) return { kind: 'tree-depth', depth: Number(depth[1]) };
  const type = /^object:type=(commit|tree|blob|tag)$/.exec(spec);
  if (type) return { kind: 'object-type', type: type[1] as 'commit' | 'tree' | 'blob' | 'tag' };
  throw unsupported(spec);
}

function limitBytes(spec: string, digits: string, unit: string): number {
  const bytes = Number(digits) * UNITS[unit.toLowerCase()]!;
  if (!Number.isSafeInteger(bytes)) throw unsupported(spec);
  return bytes;
}

/** `combine:<filter>+<filter>`, each part percent-encoded; git never nests them. */
function combined(spec: string): ObjectFilter {
  const parts = spec.slice('combine:'.length).split('+');
  if (parts.length > MAX_COMBINED) throw unsupported(spec);
  return { kind: 'combine', filters: parts.map((part) => simpleFilter(decoded(part, spec))) };
}

function decoded(part: string, spec: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    throw unsupported(spec);
  }
}

function unsupported(spec: string): GitFormatError {
  return new GitFormatError(
    'wire/unsupported-filter',
    `the filter '${clipped(spec)}' is not supported; use blob:none, blob:limit=<n>[kmg], tree:<depth>, object:type=<type> or combine:<filter>+<filter>`,
  );
}
