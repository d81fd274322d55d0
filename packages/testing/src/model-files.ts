// Makes the files that specs read, as their specifications say.

export interface WrittenTensor {
  dtype: string;
  shape: number[];
  data_offsets: [number, number];
}

/** `header` as it is, whether or not it is true, then so many bytes of data. */
export function safetensorsFile(header: object | string | Uint8Array, dataBytes = 0, claimedLength?: bigint): Uint8Array {
  const text = header instanceof Uint8Array ? header : Buffer.from(typeof header === 'string' ? header : JSON.stringify(header));
  const length = Buffer.alloc(8);
  length.writeBigUInt64LE(claimedLength ?? BigInt(text.length));
  return Buffer.concat([length, text, Buffer.alloc(dataBytes)]);
}

/** One whose tensors are what they say, one after the other. */
export function safetensorsWith(tensors: Record<string, { dtype: string; shape: number[]; data: Uint8Array }>): Buffer {
  let at = 0;
  const header: Record<string, WrittenTensor> = {};
  for (const [name, { dtype, shape, data }] of Object.entries(tensors)) {
    header[name] = { dtype, shape, data_offsets: [at, at + data.length] };
    at += data.length;
  }
  return Buffer.concat([safetensorsFile(header), ...Object.values(tensors).map(({ data }) => data)]);
}

export interface GgufOptions {
  version?: number;
  bigEndian?: boolean;
  tensorsCount?: bigint;
  keysCount?: bigint;
}

export type GgufValue = { type: number; value: unknown };

/** Writes GGUF as the specification has it: a list is { type: 9, value: { type, items } }. */
export class GgufWriter {
  private readonly parts: Buffer[] = [];

  constructor(private readonly options: GgufOptions = {}) {}

  number(value: number | bigint, bytes: number): this {
    const part = Buffer.alloc(bytes);
    const wide = BigInt.asUintN(bytes * 8, BigInt(value));
    for (let index = 0; index < bytes; index += 1)
      part[this.options.bigEndian ? bytes - 1 - index : index] = Number((wide >> BigInt(8 * index)) & 0xffn);
    this.parts.push(part);
    return this;
  }

  count(value: number | bigint): this {
    return this.number(value, this.options.version === 1 ? 4 : 8);
  }

  text(value: string): this {
    const bytes = Buffer.from(value);
    this.count(bytes.length).parts.push(bytes);
    return this;
  }

  raw(bytes: Uint8Array): this {
    this.parts.push(Buffer.from(bytes));
    return this;
  }

  value({ type, value }: GgufValue): this {
    if (type === 8) return this.text(value as string);
    if (type !== 9) return this.number(value as number | bigint, { 4: 4, 10: 8 }[type] ?? 1);
    const { type: inner, items } = value as { type: number; items: unknown[] };
    this.number(inner, 4).count(items.length);
    for (const item of items) this.value({ type: inner, value: item });
    return this;
  }

  get bytes(): Buffer {
    return Buffer.concat(this.parts);
  }
}

export interface GgufTensor {
  name: string;
  shape: (number | bigint)[];
  type: number;
  offset: number | bigint;
}

export function ggufFile(keys: Record<string, GgufValue>, tensors: GgufTensor[], dataBytes: number, options: GgufOptions = {}): Uint8Array {
  const writer = new GgufWriter(options).raw(Buffer.from('GGUF')).number(options.version ?? 3, 4);
  writer.count(options.tensorsCount ?? tensors.length).count(options.keysCount ?? Object.keys(keys).length);
  for (const [name, value] of Object.entries(keys)) writer.text(name).number(value.type, 4).value(value);
  for (const { name, shape, type, offset } of tensors) {
    writer.text(name).number(shape.length, 4);
    for (const dimension of shape) writer.count(dimension);
    writer.number(type, 4).number(offset, 8);
  }
  const header = writer.bytes;
  return Buffer.concat([header, Buffer.alloc(Math.ceil(header.length / 32) * 32 - header.length + dataBytes)]);
}

/** Bytes in memory that remember how many of them were asked for. */
export function watched(
  bytes: Uint8Array,
  sizeBytes = bytes.length,
): { sizeBytes: number; readBytes: number; read(start: number, length: number): Promise<Uint8Array> } {
  return {
    sizeBytes,
    readBytes: 0,
    async read(start, length) {
      this.readBytes += length;
      const part = new Uint8Array(length);
      part.set(bytes.subarray(start, start + length));
      return part;
    },
  };
}
