// Whether a model fits what memory there is, at which precision, with how much context, or what is missing. Estimates; pure.
import { neededBytes, type Precision, PRECISIONS, USUAL_CONTEXT, usualCacheBytes } from '../../../lib/model-memory';

/** What the hub knows of a model; lists know only the first four. */
export interface ModelFacts {
  parameters: number | null;
  pipelineTag: string | null;
  libraryName: string | null;
  tags: readonly string[];
  contextLength?: number | null;
  /** Numbers that attention keeps for each token of context. */
  cacheValuesPerToken?: number | null;
  dtypes?: readonly string[];
  weights?: readonly WeightFile[];
}

export interface WeightFile {
  path: string;
  format: 'safetensors' | 'gguf';
  quantization: string | null;
  sizeBytes: number;
}

/** One way to run it. */
export interface Way {
  /** `bf16`, `int4`; of files what they are in: `BF16`, `Q4_K_M`. */
  name: string;
  /** Null: not its files as they are, but made from them when it is loaded. */
  path: string | null;
  weightsBytes: number;
  /** With the usual context. */
  needsBytes: number;
  /** 0: it fits. */
  missingBytes: number;
  /** Tokens that there is room for; null where a model keeps none, or it does not fit. */
  contextTokens: number | null;
}

export type Fit =
  | { kind: 'unknown' | 'adapter' }
  | { kind: 'fits'; best: Way; ways: readonly Way[] }
  | { kind: 'too-large'; smallest: Way; ways: readonly Way[] };

/** Kept numbers are of 16 bits. */
const CACHE_BYTES = 2;
/** Tasks whose models write token after token, and keep what they have read. */
const WRITING =
  /^(?:text-generation|image-text-to-text|text2text-generation|translation|summarization|any-to-any|video-text-to-text|audio-text-to-text)$/;
const DTYPE_NAMES: Record<string, Precision> = { F32: 'fp32', BF16: 'bf16', F16: 'bf16' };

export function fitOf(model: ModelFacts, usableBytes: number): Fit {
  if (model.libraryName === 'peft' || model.tags.includes('adapter')) return { kind: 'adapter' };
  const ways = waysOf(model, usableBytes);
  const best = ways.find((way) => way.missingBytes === 0);
  if (best) return { kind: 'fits', best, ways };
  const smallest = ways.toSorted((a, b) => a.needsBytes - b.needsBytes)[0];
  return smallest ? { kind: 'too-large', smallest, ways } : { kind: 'unknown' };
}

/** The most exact one first: files as they are, and what can be made of them when they are loaded. */
export function waysOf(model: ModelFacts, usableBytes: number): Way[] {
  const cache = cacheOf(model);
  const way = (name: string, path: string | null, weightsBytes: number): Way => {
    const needsBytes = neededBytes(weightsBytes, cache.perToken * cache.usual);
    const missingBytes = Math.max(0, needsBytes - usableBytes);
    const room = cache.perToken === 0 ? null : Math.floor((usableBytes - neededBytes(weightsBytes, 0)) / cache.perToken);
    const contextTokens = room === null || missingBytes > 0 ? null : Math.min(room, cache.longest);
    return { name, path, weightsBytes, needsBytes, missingBytes, contextTokens };
  };
  const files = filesOf(model);
  const made = madeOf(model, files).map((name) => way(name, null, (model.parameters ?? 0) * PRECISIONS[name]));
  return [...files.map(({ path, sizeBytes, name }) => way(name, path, sizeBytes)), ...made].toSorted(
    (a, b) => b.weightsBytes - a.weightsBytes,
  );
}

function filesOf({ weights = [], dtypes = [] }: ModelFacts): (WeightFile & { name: string })[] {
  return weights.filter(({ sizeBytes }) => sizeBytes > 0).map((file) => ({ ...file, name: file.quantization ?? dtypes[0] ?? file.format }));
}

/** What nobody has to make is left out; of files that are quantised already nothing more is made. */
function madeOf({ parameters, dtypes = [] }: ModelFacts, files: readonly WeightFile[]): Precision[] {
  if (parameters === null || parameters <= 0) return [];
  const names = Object.keys(PRECISIONS) as Precision[];
  if (files.length === 0) return names;
  const own = DTYPE_NAMES[dtypes[0] ?? ''];
  const isWhole = files.some(({ format }) => format === 'safetensors') && own !== undefined;
  return isWhole ? names.slice(names.indexOf(own) + 1) : [];
}

function cacheOf({ parameters, pipelineTag, contextLength, cacheValuesPerToken }: ModelFacts) {
  const writes = pipelineTag === null || WRITING.test(pipelineTag);
  const perToken = !writes ? 0 : cacheValuesPerToken ? cacheValuesPerToken * CACHE_BYTES : usualCacheBytes(parameters ?? 0);
  const longest = contextLength ?? Number.MAX_SAFE_INTEGER;
  return { perToken, longest, usual: Math.min(USUAL_CONTEXT, longest) };
}
