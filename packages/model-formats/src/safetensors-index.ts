// `*.safetensors.index.json`: which file of a sharded model holds which tensor.
import { type JsonLimits, parseJsonObject } from './bounded-json';
import { ModelFormatError } from './errors';

export interface SafetensorsIndex {
  /** File names beside the index, each once, in order of their first mention. */
  shards: string[];
  tensorsCount: number;
}

const LIMITS: JsonLimits = { maxBytes: 25 * 1024 * 1024, maxDepth: 4, maxValues: 1_000_000 };
const MAX_SHARDS = 10_000;
/** A file beside the index: an index leads nowhere else. */
const SHARD = /^[^/\\\0]{1,255}$/;

/** Throws ModelFormatError 'safetensors/bad-index' or 'json/…'. */
export function parseSafetensorsIndex(bytes: Uint8Array): SafetensorsIndex {
  const { weight_map: map } = parseJsonObject(bytes, LIMITS);
  if (typeof map !== 'object' || map === null || Array.isArray(map)) throw bad('The index has no weight_map.');
  const files = Object.values(map);
  const shards = new Set<string>();
  for (const file of files) {
    if (typeof file !== 'string' || !SHARD.test(file)) throw bad('The weight_map names something that is no file beside the index.');
    shards.add(file);
    if (shards.size > MAX_SHARDS) throw bad(`The weight_map names more than ${MAX_SHARDS} files.`);
  }
  return { shards: [...shards], tensorsCount: files.length };
}

function bad(message: string): ModelFormatError {
  return new ModelFormatError('safetensors/bad-index', message);
}
