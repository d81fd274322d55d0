// Headers of safetensors files: 8 bytes of length (little endian), then JSON that names every tensor, then the data. Only the header is read.
// The rules are those of the reference implementation: offsets follow each other without a gap or an overlap and end where the file ends.
import { type JsonObject, parseJsonObject } from './bounded-json';
import type { ByteSource } from './byte-source';
import { ModelFormatError } from './errors';
import { MetadataKeeper } from './metadata';
import { elementCount, type KeptMetadata, overlaps, type TensorFacts, TensorTally } from './tensors';

export interface SafetensorsLimits {
  /** The reference takes 100 MB; no model that exists needs a quarter of that. */
  maxHeaderBytes: number;
  maxTensors: number;
  /** How many tensors the answer names. */
  keepTensors: number;
  /** Whether the answer has what stands in `__metadata__`. */
  keepMetadata?: boolean;
}

export const SAFETENSORS_LIMITS: SafetensorsLimits = { maxHeaderBytes: 25 * 1024 * 1024, maxTensors: 100_000, keepTensors: 0 };

export interface SafetensorsFacts extends TensorFacts, KeptMetadata {
  headerBytes: number;
  /** `__metadata__.format`: pt, tf, flax, mlx. */
  framework: string | null;
}

const LENGTH_BYTES = 8;
const METADATA = '__metadata__';
const MAX_DIMENSIONS = 64;
const MAX_NAME = 1000;
const DTYPE = /^[A-Z][A-Z0-9_]{0,15}$/;
/** Bits of an element. Types that are younger than this list are counted without their size being checked. */
const BITS: Record<string, number> = {
  BOOL: 8,
  F4: 4,
  F6_E2M3: 6,
  F6_E3M2: 6,
  U8: 8,
  I8: 8,
  F8_E4M3: 8,
  F8_E5M2: 8,
  F8_E8M0: 8,
  F8_E4M3FNUZ: 8,
  F8_E5M2FNUZ: 8,
  U16: 16,
  I16: 16,
  F16: 16,
  BF16: 16,
  U32: 32,
  I32: 32,
  F32: 32,
  U64: 64,
  I64: 64,
  F64: 64,
  C64: 64,
};

/** Throws ModelFormatError 'safetensors/…' or 'json/…'; reads the length and the header, nothing else. */
export async function readSafetensors(source: ByteSource, limits = SAFETENSORS_LIMITS): Promise<SafetensorsFacts> {
  const headerBytes = await readHeaderLength(source, limits);
  const bytes = await source.read(LENGTH_BYTES, headerBytes);
  // `{` at once, and nothing but spaces behind: two readers must see the same header.
  if (bytes[0] !== 0x7b) throw broken('no-header', 'The header does not begin with "{".');
  const maxValues = limits.maxTensors * 8 + 10_000;
  const header = parseJsonObject(bytes, { maxBytes: limits.maxHeaderBytes, maxDepth: 3, maxValues });
  const names = Object.keys(header).filter((name) => name !== METADATA);
  if (names.length > limits.maxTensors) throw broken('too-many-tensors', `It names more than ${limits.maxTensors} tensors.`);
  const dataBytes = source.sizeBytes - LENGTH_BYTES - headerBytes;
  const facts = tally(header, names, dataBytes, limits.keepTensors, LENGTH_BYTES + headerBytes);
  return { ...facts, headerBytes, framework: frameworkOf(header[METADATA]), ...metadataOf(limits.keepMetadata ? header[METADATA] : null) };
}

async function readHeaderLength(source: ByteSource, limits: SafetensorsLimits): Promise<number> {
  if (source.sizeBytes < LENGTH_BYTES + 2) throw broken('truncated', 'The file is too short for a header.');
  const bytes = await source.read(0, LENGTH_BYTES);
  const length = new DataView(bytes.buffer, bytes.byteOffset, LENGTH_BYTES).getBigUint64(0, true);
  if (length > BigInt(limits.maxHeaderBytes))
    throw broken('header-too-large', `The header claims ${length} bytes; ${limits.maxHeaderBytes} are read at most.`);
  if (length > BigInt(source.sizeBytes - LENGTH_BYTES)) throw broken('truncated', 'The file ends before its header does.');
  if (length < 2n) throw broken('no-header', 'The header is empty.');
  return Number(length);
}

function tally(header: JsonObject, names: string[], dataBytes: number, keep: number, dataStart: number): TensorFacts {
  const result = new TensorTally(keep);
  const extents: { start: number; end: number }[] = [];
  for (const name of names) {
    const { dtype, shape, elements, start, end } = readTensor(name, header[name], dataBytes);
    if (!result.add({ name, dtype, shape, bytes: { start, end } }, elements))
      throw broken('overflow', 'The tensors together have more elements than can be counted.');
    extents.push({ start, end });
  }
  if (overlaps(extents)) throw broken('overlap', 'Two tensors share the same bytes.');
  const covered = extents.reduce((sum, { start, end }) => sum + (end - start), 0);
  if (covered !== dataBytes)
    throw broken(covered < dataBytes ? 'gap' : 'truncated', `The tensors cover ${covered} bytes, the file has ${dataBytes} of data.`);
  return result.facts(dataStart);
}

interface Tensor {
  dtype: string;
  shape: number[];
  elements: number;
  start: number;
  end: number;
}

function readTensor(name: string, value: unknown, dataBytes: number): Tensor {
  if (name.length > MAX_NAME) throw broken('bad-tensor', `A tensor has a name of more than ${MAX_NAME} characters.`);
  const { dtype, shape, data_offsets: offsets } = (typeof value === 'object' && value !== null ? value : {}) as JsonObject;
  if (typeof dtype !== 'string' || !DTYPE.test(dtype)) throw broken('bad-tensor', 'A tensor has no dtype.');
  if (!Array.isArray(shape) || shape.length > MAX_DIMENSIONS)
    throw broken('bad-tensor', `A tensor has no shape, or more than ${MAX_DIMENSIONS} dimensions.`);
  const elements = elementCount(shape);
  if (elements === null) throw broken('overflow', 'The shape of a tensor is not made of whole numbers, or their product is too large.');
  if (!Array.isArray(offsets) || offsets.length !== 2) throw broken('bad-tensor', 'A tensor has no data_offsets.');
  const [start, end] = offsets as [unknown, unknown];
  if (!isOffset(start) || !isOffset(end) || end < start) throw broken('bad-offsets', 'The data_offsets of a tensor are no range of bytes.');
  if (end > dataBytes) throw broken('truncated', 'A tensor lies beyond the end of the file.');
  const bits = BITS[dtype];
  if (bits !== undefined && end - start !== Math.ceil((elements / 8) * bits))
    throw broken('size-mismatch', 'The data_offsets of a tensor do not fit its shape and dtype.');
  return { dtype, shape: shape as number[], elements, start, end };
}

function isOffset(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}

/** The format has texts only; what is none is told as JSON. */
function metadataOf(given: unknown): KeptMetadata {
  const keeper = new MetadataKeeper();
  for (const [key, value] of Object.entries(typeof given === 'object' && given !== null ? given : {})) {
    const isText = typeof value === 'string';
    keeper.add({ key, type: isText ? 'string' : 'json', value: isText ? value : JSON.stringify(value), length: null, isCut: false });
  }
  return { metadata: keeper.entries, metadataCount: keeper.total };
}

function frameworkOf(metadata: unknown): string | null {
  const format = typeof metadata === 'object' && metadata !== null ? (metadata as JsonObject).format : null;
  return typeof format === 'string' && /^[\w.-]{1,20}$/.test(format) ? format : null;
}

function broken(what: string, message: string): ModelFormatError {
  return new ModelFormatError(`safetensors/${what}`, message);
}
