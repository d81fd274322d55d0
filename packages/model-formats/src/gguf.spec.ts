import fc from 'fast-check';
import { bytesSource } from './byte-source';
import { ModelFormatError } from './errors';
import { fuzzBudget, FUZZ_TIMEOUT_MS } from './fuzz-budget';
import { GGUF_LIMITS, readGguf } from './gguf';
import { ggufFile, type GgufOptions, type GgufTensor, type GgufValue, GgufWriter, watched } from '@modelgrove/testing';

const text = (value: string): GgufValue => ({ type: 8, value });
const u32 = (value: number): GgufValue => ({ type: 4, value });
const list = (type: number, items: unknown[]): GgufValue => ({ type: 9, value: { type, items } });

const KEYS: Record<string, GgufValue> = {
  'general.architecture': text('llama'),
  'general.name': text('Tiny'),
  'general.file_type': u32(15),
  'llama.context_length': u32(4096),
  'tokenizer.ggml.tokens': list(8, ['<unk>', '<s>', '</s>', '你好']),
  'tokenizer.ggml.scores': list(6, [0, 0, 0, 0]),
  'tokenizer.ggml.bos_token_id': u32(1),
  'tokenizer.ggml.eos_token_id': u32(2),
  'tokenizer.chat_template': text('{{ messages }}'),
};
const TENSORS: GgufTensor[] = [
  { name: 'a', shape: [256, 2], type: 12, offset: 0 },
  { name: 'b', shape: [8], type: 0, offset: 288 },
];
const DATA_BYTES = 320;

async function codeOf(bytes: Uint8Array): Promise<string> {
  return readGguf(bytesSource(bytes)).then(
    () => 'read',
    (error: unknown) => (error instanceof ModelFormatError ? error.code : `no ModelFormatError: ${String(error)}`),
  );
}

// The writer of lists of floats needs four bytes for each: type 6.
function written(options: GgufOptions = {}, keys = KEYS, tensors = TENSORS, dataBytes = DATA_BYTES): Uint8Array {
  const { 'tokenizer.ggml.scores': _scores, ...others } = keys;
  return ggufFile(others, tensors, dataBytes, options);
}

describe('a GGUF header', () => {
  it.each<[string, GgufOptions, object]>([
    ['version 3', {}, { version: 3, byteOrder: 'little' }],
    ['version 2', { version: 2 }, { version: 2, byteOrder: 'little' }],
    ['version 1, which counts with 32 bits', { version: 1 }, { version: 1, byteOrder: 'little' }],
    ['big endian', { bigEndian: true }, { version: 3, byteOrder: 'big' }],
  ])('is read in %s', async (_what, options, expected) => {
    const file = written(options);
    const data = file.length - 320;
    expect(await readGguf(bytesSource(file), { ...GGUF_LIMITS, keepTensors: 1 })).toEqual({
      ...expected,
      architecture: 'llama',
      title: 'Tiny',
      contextLength: 4096,
      cacheValuesPerToken: null,
      quantization: 'Q4_K_M',
      chatTemplate: '{{ messages }}',
      bosToken: '<s>',
      eosToken: '</s>',
      split: null,
      metadata: [],
      metadataCount: 0,
      tensorsCount: 2,
      parameters: { Q4_K: 512, F32: 8 },
      totalParameters: 520,
      tensors: [{ name: 'a', dtype: 'Q4_K', shape: [256, 2], bytes: { start: data, end: data + 288 } }],
    });
  });

  it('is all that is read of the file, however long its lists are', async () => {
    const words = Array.from({ length: 50_000 }, (_, index) => `word ${index}`);
    const keys = {
      'tokenizer.ggml.tokens': list(8, words),
      'tokenizer.ggml.eos_token_id': u32(49_999),
      'general.architecture': text('qwen2'),
    };
    const bytes = ggufFile(keys, [], 0);
    const source = watched(bytes, 10 * 2 ** 30);
    expect(await readGguf(source)).toMatchObject({ architecture: 'qwen2', eosToken: 'word 49999' });
    expect(source.readBytes).toBeLessThan(8 * 2 ** 20);
  });

  it('knows one part of a model that was split', async () => {
    const bytes = ggufFile({ 'split.no': u32(1), 'split.count': u32(3) }, [], 0);
    expect((await readGguf(bytesSource(bytes))).split).toEqual({ number: 1, count: 3 });
  });

  it('counts tensors of types that are younger than this reader', async () => {
    const bytes = ggufFile({}, [{ name: 'a', shape: [5], type: 200, offset: 0 }], 32);
    expect((await readGguf(bytesSource(bytes))).parameters).toEqual({ TYPE_200: 5 });
  });

  const one = (tensor: Partial<GgufTensor>, dataBytes = 32): Uint8Array =>
    ggufFile({}, [{ name: 'a', shape: [8], type: 0, offset: 0, ...tensor }], dataBytes);
  const tail = (build: (writer: GgufWriter) => GgufWriter): Uint8Array =>
    build(new GgufWriter().raw(Buffer.from('GGUF')).number(3, 4).count(0).count(1).text('k')).bytes;

  it.each<[string, Uint8Array, string]>([
    ['an empty file', new Uint8Array(), 'gguf/no-magic'],
    ['another format', Buffer.from('PK\x03\x04 zip archive'), 'gguf/no-magic'],
    ['version 0', new GgufWriter().raw(Buffer.from('GGUF')).number(0, 4).bytes, 'gguf/unknown-version'],
    ['version 9', new GgufWriter().raw(Buffer.from('GGUF')).number(9, 4).bytes, 'gguf/unknown-version'],
    ['2^64-1 tensors', written({ tensorsCount: 2n ** 64n - 1n }), 'gguf/too-many-tensors'],
    ['2^64-1 keys', written({ keysCount: 2n ** 64n - 1n }), 'gguf/too-many-keys'],
    ['more keys than it has', written({ keysCount: 9_000n }), 'gguf/truncated'],
    [
      'a key of 2^60 bytes',
      new GgufWriter()
        .raw(Buffer.from('GGUF'))
        .number(3, 4)
        .count(0)
        .count(1)
        .count(2n ** 60n).bytes,
      'gguf/truncated',
    ],
    ['a text longer than the file', tail((writer) => writer.number(8, 4).count(1000)), 'gguf/truncated'],
    [
      'a list of 2^60 numbers',
      tail((writer) =>
        writer
          .number(9, 4)
          .number(10, 4)
          .count(2n ** 60n),
      ),
      'gguf/truncated',
    ],
    [
      'a list of lists of lists of lists',
      tail((writer) => [1, 2, 3, 4].reduce((w) => w.number(9, 4).count(1), writer.number(9, 4))),
      'gguf/bad-value',
    ],
    ['a value of an unknown type', tail((writer) => writer.number(77, 4)), 'gguf/bad-value'],
    ['a list of an unknown type', tail((writer) => writer.number(9, 4).number(77, 4).count(0)), 'gguf/bad-value'],
    [
      'a key given twice',
      new GgufWriter()
        .raw(Buffer.from('GGUF'))
        .number(3, 4)
        .count(0)
        .count(2)
        .text('k')
        .number(7, 4)
        .number(1, 1)
        .text('k')
        .number(7, 4)
        .number(1, 1).bytes,
      'gguf/duplicate-key',
    ],
    ['an alignment of 0', ggufFile({ 'general.alignment': u32(0) }, [], 0), 'gguf/bad-alignment'],
    ['an alignment of 24', ggufFile({ 'general.alignment': u32(24) }, [], 0), 'gguf/bad-alignment'],
    ['a tensor of a thousand dimensions', one({ shape: Array(1000).fill(1) }), 'gguf/bad-tensor'],
    ['dimensions whose product wraps around', one({ shape: [2n ** 33n, 2n ** 33n] }), 'gguf/overflow'],
    ['a dimension of 2^64-1', one({ shape: [2n ** 64n - 1n] }), 'gguf/overflow'],
    ['elements that fill half a block', one({ shape: [128], type: 12 }, 256), 'gguf/bad-tensor'],
    ['an offset of 2^63', one({ offset: 2n ** 63n }), 'gguf/bad-offset'],
    ['an offset that is not aligned', one({ offset: 1 }), 'gguf/bad-offset'],
    ['data beyond the file', one({ offset: 32 }), 'gguf/truncated'],
    ['two tensors of one name', ggufFile({}, [TENSORS[1]!, TENSORS[1]!], 400), 'gguf/duplicate-tensor'],
    ['tensors that overlap', ggufFile({}, [TENSORS[0]!, { ...TENSORS[1]!, offset: 32 }], 400), 'gguf/overlap'],
  ])('is refused with a code for %s', async (_what, bytes, code) => {
    expect(await codeOf(bytes)).toBe(code);
  });

  it('that never ends is given up after the bytes that are read at most', async () => {
    const header = new GgufWriter()
      .raw(Buffer.from('GGUF'))
      .number(3, 4)
      .count(0)
      .count(1)
      .text('k')
      .number(9, 4)
      .number(8, 4)
      .count(10n ** 9n).bytes;
    const source = watched(header, 2 ** 40);
    await expect(readGguf(source, { ...GGUF_LIMITS, maxHeaderBytes: 2 ** 23 })).rejects.toMatchObject({ code: 'gguf/header-too-large' });
    expect(source.readBytes).toBeLessThanOrEqual(2 ** 23);
  });

  it(
    'whatever was changed in it, is read or refused with a code',
    async () => {
      const good = written();
      const edits = fc.array(fc.tuple(fc.nat(good.length - 1), fc.integer({ min: 0, max: 255 })), { minLength: 1, maxLength: 6 });
      await fc.assert(
        fc.asyncProperty(edits, fc.nat(good.length), async (changes, cut) => {
          const bytes = Uint8Array.from(good);
          for (const [at, value] of changes) bytes[at] = value;
          for (const file of [bytes, bytes.subarray(0, cut)]) expect(await codeOf(file)).toMatch(/^(?:read$|gguf\/)/);
        }),
        fuzzBudget(1000),
      );
    },
    FUZZ_TIMEOUT_MS,
  );
});

describe('what a GGUF file says of itself', () => {
  const keysOf = async (keys: Record<string, GgufValue>) => {
    const { metadata, metadataCount } = await readGguf(bytesSource(ggufFile(keys, TENSORS, DATA_BYTES)), {
      ...GGUF_LIMITS,
      keepMetadata: true,
    });
    return { metadata, metadataCount };
  };

  it('is kept where it is asked for, key by key, of lists their first elements', async () => {
    const words = Array.from({ length: 20 }, (_, at) => `w${at}`);
    const keys = {
      'general.architecture': text('llama'),
      'llama.context_length': u32(4096),
      'tokenizer.ggml.tokens': list(8, words),
      'a.sizes': list(4, [7, 8]),
    };
    expect(await keysOf(keys)).toEqual({
      metadataCount: 4,
      metadata: [
        { key: 'general.architecture', type: 'string', value: 'llama', length: null, isCut: false },
        { key: 'llama.context_length', type: 'u32', value: '4096', length: null, isCut: false },
        {
          key: 'tokenizer.ggml.tokens',
          type: 'list of string',
          value: '"w0", "w1", "w2", "w3", "w4", "w5", "w6", "w7"',
          length: 20,
          isCut: true,
        },
        { key: 'a.sizes', type: 'list of u32', value: '7, 8', length: 2, isCut: false },
      ],
    });
    expect((await readGguf(bytesSource(ggufFile(keys, TENSORS, DATA_BYTES)))).metadata).toEqual([]);
  });

  it('is cut where it is long, and ends where it is too much together', async () => {
    const long = Object.fromEntries(Array.from({ length: 80 }, (_, at) => [`key.${at}`, text('x'.repeat(100_000))]));
    const { metadata, metadataCount } = await keysOf(long);
    expect([metadataCount, metadata.length < 60, metadata[0]!.value.length, metadata[0]!.isCut]).toEqual([80, true, 20_000, true]);
  });
});
