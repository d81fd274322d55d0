// Headers of GGUF files, versions 1 to 3, of either byte order: keys with values, then a line for each tensor. Lists (a tokenizer has hundreds of
// thousands of words) are passed over, not kept. Counts in the file are never believed: they bound loops only together with our own limits.
import { cacheValuesPerToken, ggufShape } from './attention-cache';
import type { ByteSource } from './byte-source';
import { ModelFormatError } from './errors';
import { GgufCursor } from './gguf-cursor';
import { ARRAY, FILE_TYPES, STRING, TENSOR_TYPES, tensorBytes, VALUE_BYTES, VALUE_NAMES } from './gguf-types';
import { type MetadataEntry, MetadataKeeper } from './metadata';
import { elementCount, type KeptMetadata, overlaps, type TensorFacts, TensorTally } from './tensors';

export interface GgufLimits {
  /** Of the file, read at most: the largest vocabularies with their merges need about 20 MiB. */
  maxHeaderBytes: number;
  maxTensors: number;
  maxKeys: number;
  /** How many tensors the answer names. */
  keepTensors: number;
  /** Whether the answer has the keys with their values. */
  keepMetadata?: boolean;
}

export const GGUF_LIMITS: GgufLimits = { maxHeaderBytes: 64 * 1024 * 1024, maxTensors: 100_000, maxKeys: 10_000, keepTensors: 0 };

export interface GgufFacts extends TensorFacts, KeptMetadata {
  version: number;
  byteOrder: 'little' | 'big';
  architecture: string | null;
  /** `general.name`. */
  title: string | null;
  contextLength: number | null;
  /** What attention keeps for each token of the context; null when the file does not say. */
  cacheValuesPerToken: number | null;
  /** Of the file as a whole: `Q4_K_M`; null when it does not say. */
  quantization: string | null;
  chatTemplate: string | null;
  bosToken: string | null;
  eosToken: string | null;
  /** A part of a model that was split: number from 0, and of how many. */
  split: { number: number; count: number } | null;
}

type Value = string | number | bigint | boolean;

/** A list that was passed over: where its first element begins. */
interface PassedList {
  type: number;
  length: number;
  at: number;
}

interface Keys {
  values: Map<string, Value>;
  lists: Map<string, PassedList>;
}

const MAGIC = 'GGUF';
const MAX_KEY = 65_535;
/** Of a list, for who looks at it. */
const KEPT_ELEMENTS = 8;
const MAX_TEXT = 256 * 1024;
const MAX_NAME = 1000;
const MAX_DIMENSIONS = 8;
const MAX_LIST_DEPTH = 2;
const MAX_TOKEN_INDEX = 2_000_000;
const DEFAULT_ALIGNMENT = 32;
const MAX_ALIGNMENT = 1024 * 1024;

/** Throws ModelFormatError 'gguf/…'; reads the header, nothing else. */
export async function readGguf(source: ByteSource, limits = GGUF_LIMITS): Promise<GgufFacts> {
  const cursor = new GgufCursor(source, limits.maxHeaderBytes);
  const version = await readVersion(cursor);
  const tensorsCount = await limited(cursor, limits.maxTensors, 'tensors');
  const keysCount = await limited(cursor, limits.maxKeys, 'keys');
  const keeper = limits.keepMetadata ? new MetadataKeeper() : null;
  const keys = await readKeys(cursor, keysCount, keeper);
  const facts = await readTensors(cursor, tensorsCount, source, keys, limits.keepTensors);
  const architecture = textOf(keys, 'general.architecture', 100);
  return {
    ...facts,
    version,
    byteOrder: cursor.isLittleEndian ? 'little' : 'big',
    architecture,
    title: textOf(keys, 'general.name', 200),
    contextLength: wholeNumber(keys, `${architecture}.context_length`),
    cacheValuesPerToken: cacheValuesPerToken(ggufShape((key) => wholeNumber(keys, `${architecture}.${key}`))),
    quantization: FILE_TYPES[wholeNumber(keys, 'general.file_type') ?? -1] ?? null,
    chatTemplate: textOf(keys, 'tokenizer.chat_template', MAX_TEXT),
    bosToken: await token(cursor, keys, 'tokenizer.ggml.bos_token_id'),
    eosToken: await token(cursor, keys, 'tokenizer.ggml.eos_token_id'),
    split: splitOf(keys),
    metadata: keeper?.entries ?? [],
    metadataCount: keeper?.total ?? 0,
  };
}

async function readVersion(cursor: GgufCursor): Promise<number> {
  if (cursor.left < 8 || new TextDecoder('latin1').decode(await cursor.bytes(4)) !== MAGIC)
    throw broken('no-magic', 'The file does not begin with "GGUF".');
  let version = await cursor.u32();
  // A small number read in the wrong order has its bytes at the other end.
  if ((version & 0xffff) === 0) {
    cursor.isLittleEndian = false;
    cursor.moveTo(4);
    version = await cursor.u32();
  }
  if (version < 1 || version > 3) throw broken('unknown-version', 'The version of the file is none of 1, 2 and 3.');
  cursor.hasWideCounts = version > 1;
  return version;
}

async function limited(cursor: GgufCursor, most: number, what: string): Promise<number> {
  const count = await cursor.wide();
  if (count > BigInt(most)) throw broken(`too-many-${what}`, `The file has ${count} ${what}; ${most} are read at most.`);
  return Number(count);
}

async function readKeys(cursor: GgufCursor, count: number, keeper: MetadataKeeper | null): Promise<Keys> {
  const keys: Keys = { values: new Map(), lists: new Map() };
  for (let index = 0; index < count; index += 1) {
    const name = await cursor.text(MAX_KEY);
    if (name === null) throw broken('bad-key', `A key has more than ${MAX_KEY} bytes.`);
    if (keys.values.has(name) || keys.lists.has(name)) throw broken('duplicate-key', 'A key is given twice.');
    const type = await cursor.u32();
    if (type === ARRAY) {
      const first: Value[] | null = keeper && [];
      const list = await passList(cursor, 1, first);
      keys.lists.set(name, list);
      if (first) keeper!.add(listEntry(name, list, first));
    } else {
      const value = type === STRING ? await cursor.text(MAX_TEXT) : await scalar(cursor, type);
      if (value !== null) keys.values.set(name, value);
      keeper?.add({ key: name, type: typeName(type), value: String(value ?? ''), length: null, isCut: value === null });
    }
  }
  return keys;
}

function listEntry(key: string, { type, length }: PassedList, first: readonly Value[]): MetadataEntry {
  const value = first.map((one) => (typeof one === 'string' ? JSON.stringify(one) : String(one))).join(', ');
  return { key, type: `list of ${typeName(type)}`, value, length, isCut: first.length < length };
}

function typeName(type: number): string {
  return VALUE_NAMES[type] ?? `type ${type}`;
}

/** `first`: where its first elements go, for who wants to see some. */
async function passList(cursor: GgufCursor, depth: number, first: Value[] | null = null): Promise<PassedList> {
  const type = await cursor.u32();
  const length = await cursor.count();
  const list = { type, length, at: cursor.at };
  const width = VALUE_BYTES[type];
  const shown = first && (width !== undefined || type === STRING) ? Math.min(length, KEPT_ELEMENTS) : 0;
  for (let index = 0; index < shown; index += 1)
    first!.push(type === STRING ? ((await cursor.text(MAX_NAME)) ?? '…') : await scalar(cursor, type));
  if (width !== undefined) cursor.skip((length - shown) * width);
  else if (type === STRING) await cursor.passTexts(length - shown);
  else if (type === ARRAY && depth < MAX_LIST_DEPTH) for (let index = 0; index < length; index += 1) await passList(cursor, depth + 1);
  else throw broken('bad-value', 'A list has elements of an unknown type, or is nested too deeply.');
  return list;
}

async function scalar(cursor: GgufCursor, type: number): Promise<Value> {
  const width = VALUE_BYTES[type];
  if (width === undefined) throw broken('bad-value', 'A value has an unknown type.');
  const view = await cursor.scalar(width);
  const little = cursor.isLittleEndian;
  switch (type) {
    case 1:
      return view.getInt8(0);
    case 2:
      return view.getUint16(0, little);
    case 3:
      return view.getInt16(0, little);
    case 4:
      return view.getUint32(0, little);
    case 5:
      return view.getInt32(0, little);
    case 6:
      return view.getFloat32(0, little);
    case 7:
      return view.getUint8(0) !== 0;
    case 10:
      return view.getBigUint64(0, little);
    case 11:
      return view.getBigInt64(0, little);
    case 12:
      return view.getFloat64(0, little);
    default:
      return view.getUint8(0);
  }
}

async function readTensors(cursor: GgufCursor, count: number, source: ByteSource, keys: Keys, keep: number): Promise<TensorFacts> {
  const result = new TensorTally(keep);
  const extents: { start: number; end: number }[] = [];
  const names = new Set<string>();
  const alignment = alignmentOf(keys);
  for (let index = 0; index < count; index += 1) {
    const { name, shape, elements, type, offset } = await readTensor(cursor);
    if (names.size === names.add(name).size) throw broken('duplicate-tensor', 'Two tensors have the same name.');
    if (offset % alignment !== 0) throw broken('bad-offset', `The data of a tensor does not begin at a multiple of ${alignment} bytes.`);
    const dtype = TENSOR_TYPES[type]?.name ?? `TYPE_${type}`;
    const bytes = tensorBytes(type, elements);
    if (bytes === 'no-block') throw broken('bad-tensor', 'The elements of a tensor fill no whole number of blocks.');
    const place = bytes === null ? null : { start: offset, end: offset + bytes };
    if (!result.add({ name, dtype, shape, bytes: place }, elements))
      throw broken('overflow', 'The tensors together have more elements than can be counted.');
    extents.push({ start: offset, end: offset + (bytes ?? 0) });
  }
  const dataStart = Math.ceil(cursor.at / alignment) * alignment;
  assertInside(extents, source.sizeBytes - dataStart);
  return result.facts(dataStart);
}

function assertInside(extents: { start: number; end: number }[], dataBytes: number): void {
  if (extents.some(({ end }) => end > dataBytes && end > 0)) throw broken('truncated', 'A tensor lies beyond the end of the file.');
  if (overlaps(extents)) throw broken('overlap', 'Two tensors share the same bytes.');
}

async function readTensor(cursor: GgufCursor): Promise<{ name: string; shape: number[]; elements: number; type: number; offset: number }> {
  const name = await cursor.text(MAX_NAME);
  if (name === null) throw broken('bad-tensor', `A tensor has a name of more than ${MAX_NAME} bytes.`);
  const dimensions = await cursor.u32();
  if (dimensions > MAX_DIMENSIONS) throw broken('bad-tensor', `A tensor has more than ${MAX_DIMENSIONS} dimensions.`);
  const shape: number[] = [];
  for (let index = 0; index < dimensions; index += 1) shape.push(Number(await cursor.wide()));
  const elements = elementCount(shape);
  if (elements === null) throw broken('overflow', 'The shape of a tensor has more elements than can be counted.');
  const type = await cursor.u32();
  const offset = Number(await cursor.u64());
  if (!Number.isSafeInteger(offset)) throw broken('bad-offset', 'The data of a tensor begins beyond every file.');
  return { name, shape, elements, type, offset };
}

function alignmentOf(keys: Keys): number {
  const alignment = wholeNumber(keys, 'general.alignment') ?? DEFAULT_ALIGNMENT;
  const isPowerOfTwo = alignment > 0 && alignment <= MAX_ALIGNMENT && Number.isInteger(Math.log2(alignment));
  if (!isPowerOfTwo) throw broken('bad-alignment', 'general.alignment is not a power of two.');
  return alignment;
}

function wholeNumber(keys: Keys, name: string): number | null {
  const value = keys.values.get(name);
  const number = typeof value === 'bigint' ? Number(value) : value;
  return typeof number === 'number' && Number.isSafeInteger(number) && number >= 0 ? number : null;
}

function textOf(keys: Keys, name: string, most: number): string | null {
  const value = keys.values.get(name);
  return typeof value === 'string' && value !== '' && value.length <= most ? value : null;
}

function splitOf(keys: Keys): GgufFacts['split'] {
  const count = wholeNumber(keys, 'split.count');
  const number = wholeNumber(keys, 'split.no');
  return count !== null && number !== null && count > 1 && number < count ? { number, count } : null;
}

/** The word with that id. Words were passed over: the reader goes back for this one, within the same budget of bytes. */
async function token(cursor: GgufCursor, keys: Keys, idKey: string): Promise<string | null> {
  const id = wholeNumber(keys, idKey);
  const words = keys.lists.get('tokenizer.ggml.tokens');
  if (id === null || words?.type !== STRING || id >= words.length || id > MAX_TOKEN_INDEX) return null;
  try {
    cursor.moveTo(words.at);
    await cursor.passTexts(id);
    return await cursor.text(MAX_NAME);
  } catch (error) {
    // Not worth the file: everything else about it is known by now.
    if (error instanceof ModelFormatError && error.code === 'gguf/header-too-large') return null;
    throw error;
  }
}

function broken(what: string, message: string): ModelFormatError {
  return new ModelFormatError(`gguf/${what}`, message);
}
