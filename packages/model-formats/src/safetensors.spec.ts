import fc from 'fast-check';
import { bytesSource } from './byte-source';
import { ModelFormatError } from './errors';
import { fuzzBudget, FUZZ_TIMEOUT_MS } from './fuzz-budget';
import { readSafetensors, SAFETENSORS_LIMITS } from './safetensors';
import { parseSafetensorsIndex } from './safetensors-index';
import { safetensorsFile, watched, type WrittenTensor } from '@modelgrove/testing';

const TWO: Record<string, unknown> = {
  __metadata__: { format: 'pt' },
  a: { dtype: 'F32', shape: [2, 3], data_offsets: [0, 24] },
  b: { dtype: 'BF16', shape: [4], data_offsets: [24, 32] },
};

function read(bytes: Uint8Array, keepTensors = 10): ReturnType<typeof readSafetensors> {
  return readSafetensors(bytesSource(bytes), { ...SAFETENSORS_LIMITS, keepTensors });
}

async function codeOf(bytes: Uint8Array): Promise<string> {
  return read(bytes).then(
    () => 'read',
    (error: unknown) => (error instanceof ModelFormatError ? error.code : `no ModelFormatError: ${String(error)}`),
  );
}

function tensor(overrides: Partial<Record<keyof WrittenTensor, unknown>>): object {
  return { a: { dtype: 'F32', shape: [2], data_offsets: [0, 8], ...overrides } };
}

describe('a safetensors header', () => {
  it('says how many parameters there are of which kind', async () => {
    const data = 8 + JSON.stringify(TWO).length;
    expect(await read(safetensorsFile(TWO, 32))).toEqual({
      tensorsCount: 2,
      parameters: { F32: 6, BF16: 4 },
      totalParameters: 10,
      tensors: [
        { name: 'a', dtype: 'F32', shape: [2, 3], bytes: { start: data, end: data + 24 } },
        { name: 'b', dtype: 'BF16', shape: [4], bytes: { start: data + 24, end: data + 32 } },
      ],
      headerBytes: JSON.stringify(TWO).length,
      framework: 'pt',
      metadata: [],
      metadataCount: 0,
    });
  });

  it('is all that is read of the file', async () => {
    const bytes = safetensorsFile(TWO, 32);
    const source = watched(bytes);
    await readSafetensors(source);
    expect(source.readBytes).toBe(bytes.length - 32);
  });

  it('may be padded with spaces, have no tensors, scalars and tensors without elements', async () => {
    expect(await codeOf(safetensorsFile('{}   '))).toBe('read');
    const facts = await read(
      safetensorsFile(
        { one: { dtype: 'F64', shape: [], data_offsets: [0, 8] }, none: { dtype: 'F64', shape: [0, 9], data_offsets: [8, 8] } },
        8,
      ),
    );
    expect(facts.totalParameters).toBe(1);
  });

  it('names only as many tensors as the caller wants, and counts all', async () => {
    expect(await read(safetensorsFile(TWO, 32), 1)).toMatchObject({ tensorsCount: 2, tensors: [{ name: 'a' }] });
  });

  it('may name kinds of numbers that are younger than this reader', async () => {
    const facts = await read(safetensorsFile({ a: { dtype: 'F2_NEW', shape: [8], data_offsets: [0, 2] } }, 2));
    expect(facts.parameters).toEqual({ F2_NEW: 8 });
  });

  it('counts tensors of four bits two to a byte', async () => {
    expect((await read(safetensorsFile({ a: { dtype: 'F4', shape: [3, 2], data_offsets: [0, 3] } }, 3))).totalParameters).toBe(6);
  });

  it('named like what every object has is a tensor like others', async () => {
    const file = safetensorsFile('{"__proto__":{"dtype":"U8","shape":[1],"data_offsets":[0,1]}}', 1);
    expect((await read(file)).parameters).toEqual({ U8: 1 });
    expect(({} as Record<string, unknown>).dtype).toBeUndefined();
  });

  it.each<[string, Uint8Array, string]>([
    ['a file of seven bytes', Buffer.alloc(7), 'safetensors/truncated'],
    ['a header of no length', safetensorsFile('', 10), 'safetensors/no-header'],
    ['a header of 2^63 bytes', safetensorsFile('{}', 0, 2n ** 63n), 'safetensors/header-too-large'],
    [
      'a header longer than is read',
      safetensorsFile('{}', 0, BigInt(SAFETENSORS_LIMITS.maxHeaderBytes) + 1n),
      'safetensors/header-too-large',
    ],
    ['a header longer than the file', safetensorsFile('{}', 0, 1000n), 'safetensors/truncated'],
    ['a header that begins with a space', safetensorsFile(' {}'), 'safetensors/no-header'],
    ['a pickle', safetensorsFile(Buffer.from('80049500', 'hex')), 'safetensors/no-header'],
    ['a header cut short', safetensorsFile('{"a":'), 'json/syntax'],
    ['a header that is not UTF-8', safetensorsFile(Buffer.from('7b22ff223a317d', 'hex')), 'json/not-utf8'],
    ['a hundred thousand brackets', safetensorsFile(`{"a":${'['.repeat(100_000)}`), 'json/too-deep'],
    ['a name given twice', safetensorsFile('{"a":1,"a":2}'), 'json/duplicate-key'],
    ['a name given twice in two spellings', safetensorsFile('{"a":1,"\\u0061":2}'), 'json/duplicate-key'],
    ['an offset that is NaN', safetensorsFile('{"a":{"dtype":"F32","shape":[2],"data_offsets":[NaN,8]}}', 8), 'json/syntax'],
    [
      'more tensors than are read',
      safetensorsFile(`{${Array.from({ length: 100_001 }, (_, i) => `"${i}":0`).join()}}`),
      'safetensors/too-many-tensors',
    ],
    ['a million values', safetensorsFile(`{"a":[${'0,'.repeat(1_000_000)}0]}`), 'json/too-many-values'],
    ['a tensor that is a number', safetensorsFile({ a: 1 }), 'safetensors/bad-tensor'],
    ['no dtype', safetensorsFile(tensor({ dtype: 5 }), 8), 'safetensors/bad-tensor'],
    ['no shape', safetensorsFile(tensor({ shape: 'x' }), 8), 'safetensors/bad-tensor'],
    ['a shape of a hundred dimensions', safetensorsFile(tensor({ shape: Array(100).fill(1) }), 8), 'safetensors/bad-tensor'],
    ['a negative dimension', safetensorsFile(tensor({ shape: [-2] }), 8), 'safetensors/overflow'],
    ['half a dimension', safetensorsFile(tensor({ shape: [0.5] }), 8), 'safetensors/overflow'],
    ['dimensions whose product wraps around', safetensorsFile(tensor({ shape: [2 ** 32, 2 ** 32] }), 8), 'safetensors/overflow'],
    ['offsets backwards', safetensorsFile(tensor({ data_offsets: [8, 0] }), 8), 'safetensors/bad-offsets'],
    ['negative offsets', safetensorsFile(tensor({ data_offsets: [-8, 0] }), 8), 'safetensors/bad-offsets'],
    ['offsets beyond the file', safetensorsFile(tensor({ data_offsets: [0, 8] }), 7), 'safetensors/truncated'],
    ['offsets that do not fit the shape', safetensorsFile(tensor({ shape: [3] }), 8), 'safetensors/size-mismatch'],
    [
      'tensors that overlap',
      safetensorsFile({ a: { dtype: 'U8', shape: [4], data_offsets: [0, 4] }, b: { dtype: 'U8', shape: [4], data_offsets: [2, 6] } }, 8),
      'safetensors/overlap',
    ],
    ['bytes that belong to no tensor', safetensorsFile(tensor({}), 9), 'safetensors/gap'],
  ])('is refused with a code for %s', async (_what, bytes, code) => {
    expect(await codeOf(bytes)).toBe(code);
  });

  it('asks for no more than its limit of a file that claims terabytes', async () => {
    const source = watched(safetensorsFile('{}', 0, 2n ** 40n), 2 ** 42);
    await expect(readSafetensors(source)).rejects.toMatchObject({ code: 'safetensors/header-too-large' });
    expect(source.readBytes).toBe(8);
  });

  it('passes on what the store rejects with', async () => {
    const down = { sizeBytes: 100, read: () => Promise.reject(new Error('the store is down')) };
    await expect(readSafetensors(down)).rejects.toThrow('the store is down');
  });

  it(
    'whatever was changed in it, is read or refused with a code',
    async () => {
      const good = safetensorsFile(TWO, 32);
      const edits = fc.array(fc.tuple(fc.nat(good.length - 1), fc.integer({ min: 0, max: 255 })), { minLength: 1, maxLength: 6 });
      await fc.assert(
        fc.asyncProperty(edits, fc.nat(good.length), async (changes, cut) => {
          const bytes = Uint8Array.from(good);
          for (const [at, value] of changes) bytes[at] = value;
          for (const file of [bytes, bytes.subarray(0, cut)]) expect(await codeOf(file)).toMatch(/^(?:read$|safetensors\/|json\/)/);
        }),
        fuzzBudget(500),
      );
    },
    FUZZ_TIMEOUT_MS,
  );

  it(
    'of any JSON is read or refused with a code',
    async () => {
      await fc.assert(
        fc.asyncProperty(fc.json(), fc.nat(100), async (header, data) => {
          expect(await codeOf(safetensorsFile(header, data))).toMatch(/^(?:read$|safetensors\/|json\/)/);
        }),
        fuzzBudget(500),
      );
    },
    FUZZ_TIMEOUT_MS,
  );
});

it('keeps __metadata__ where it is asked for, whatever stands in it', async () => {
  const file = safetensorsFile({ __metadata__: { format: 'pt', odd: { nested: 1 } } });
  const kept = await readSafetensors(bytesSource(file), { ...SAFETENSORS_LIMITS, keepMetadata: true });
  expect(kept).toMatchObject({
    metadataCount: 2,
    metadata: [
      { key: 'format', type: 'string', value: 'pt' },
      { key: 'odd', type: 'json', value: '{"nested":1}' },
    ],
  });
  expect((await readSafetensors(bytesSource(file))).metadata).toEqual([]);
});

describe('the index of a sharded model', () => {
  const index = (value: unknown): Uint8Array => Buffer.from(JSON.stringify(value));

  it('names each file once', () => {
    const map = { a: 'model-00001-of-00002.safetensors', b: 'model-00002-of-00002.safetensors', c: 'model-00001-of-00002.safetensors' };
    expect(parseSafetensorsIndex(index({ metadata: { total_size: 1 }, weight_map: map }))).toEqual({
      shards: ['model-00001-of-00002.safetensors', 'model-00002-of-00002.safetensors'],
      tensorsCount: 3,
    });
  });

  it.each([
    ['no map', {}],
    ['a list', { weight_map: ['a'] }],
    ['a file of another folder', { weight_map: { a: '../../secrets/model.safetensors' } }],
    ['a number', { weight_map: { a: 7 } }],
    ['more files than are read', { weight_map: Object.fromEntries(Array.from({ length: 10_001 }, (_, i) => [i, `f${i}`])) }],
  ])('is refused for %s', (_what, value) => {
    expect(() => parseSafetensorsIndex(index(value))).toThrow(expect.objectContaining({ code: 'safetensors/bad-index' }));
  });
});
