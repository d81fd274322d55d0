// The GGUF format, version 3: magic, counts, key-value pairs, descriptions of tensors, then the tensors, each aligned to 32 bytes.
import { fromF16, toF16 } from './numbers';
import type { Tensor } from './safetensors';

const ALIGNMENT = 32;
/** Numbers of value types in key-value pairs. */
const TYPE = { u32: 4, i32: 5, f32: 6, string: 8, array: 9 };
/** Numbers of tensor types. */
const F32 = 0;
const Q8_0 = 8;
const BLOCK = 32;
const { abs, max, min, round } = Math;

export type GgufValue =
  { u32: number } | { f32: number } | { text: string } | { texts: readonly string[] } | { numbers: readonly number[] };

/** Matrices in Q8_0 (blocks of 32 bytes with one scale), vectors in F32. */
export function writeGguf(metadata: readonly (readonly [key: string, value: GgufValue])[], tensors: readonly Tensor[]): Buffer {
  const stored = tensors.map((tensor) => ({ tensor, type: tensor.shape.length > 1 ? Q8_0 : F32 }));
  const data: Buffer[] = [];
  const infos: Buffer[] = [];
  let offset = 0;
  for (const { tensor, type } of stored) {
    const bytes = aligned(type === Q8_0 ? q8(tensor.values) : f32s(tensor.values));
    // GGML names the fastest dimension first.
    const dimensions = tensor.shape.toReversed().map((size) => u64(size));
    infos.push(Buffer.concat([string(tensor.name), u32(tensor.shape.length), ...dimensions, u32(type), u64(offset)]));
    data.push(bytes);
    offset += bytes.length;
  }
  const counts = [Buffer.from('GGUF'), u32(3), u64(tensors.length), u64(metadata.length)];
  const head = Buffer.concat([...counts, ...metadata.map(([key, value]) => Buffer.concat([string(key), typed(value)])), ...infos]);
  return Buffer.concat([aligned(head), ...data]);
}

function typed(value: GgufValue): Buffer {
  if ('u32' in value) return Buffer.concat([u32(TYPE.u32), u32(value.u32)]);
  if ('f32' in value) return Buffer.concat([u32(TYPE.f32), f32s([value.f32])]);
  if ('text' in value) return Buffer.concat([u32(TYPE.string), string(value.text)]);
  if ('texts' in value) return array(TYPE.string, value.texts.map(string));
  return array(TYPE.i32, value.numbers.map(u32));
}

function array(type: number, items: Buffer[]): Buffer {
  return Buffer.concat([u32(TYPE.array), u32(type), u64(items.length), ...items]);
}

function q8(values: Float32Array): Buffer {
  const blocks: Buffer[] = [];
  for (let at = 0; at < values.length; at += BLOCK) blocks.push(q8Block(values.subarray(at, at + BLOCK)));
  return Buffer.concat(blocks);
}

function q8Block(values: Float32Array): Buffer {
  const largest = values.reduce((most, value) => max(most, abs(value)), 0);
  const scale = toF16(max(largest / 127, 2 ** -14));
  const step = fromF16(scale);
  const block = Buffer.alloc(2 + BLOCK);
  block.writeUInt16LE(scale);
  values.forEach((value, index) => block.writeInt8(max(-127, min(127, round(value / step))), 2 + index));
  return block;
}

function f32s(values: ArrayLike<number>): Buffer {
  const bytes = Buffer.alloc(values.length * 4);
  for (let index = 0; index < values.length; index++) bytes.writeFloatLE(values[index]!, index * 4);
  return bytes;
}

function string(text: string): Buffer {
  const bytes = Buffer.from(text);
  return Buffer.concat([u64(bytes.length), bytes]);
}

function u32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}

function u64(value: number): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64LE(BigInt(value));
  return bytes;
}

function aligned(bytes: Buffer): Buffer {
  return Buffer.concat([bytes, Buffer.alloc((ALIGNMENT - (bytes.length % ALIGNMENT)) % ALIGNMENT)]);
}
