import fc from 'fast-check';
import { CopyWriter, readCopyTuples } from './copy-binary';
import { fuzzBudget, FUZZ_TIMEOUT_MS } from './fuzz-budget';

const field = fc.option(fc.uint8Array({ maxLength: 50 }), { nil: null });
const rows = fc.array(fc.array(field, { minLength: 1, maxLength: 6 }), { maxLength: 20 });

function written(tuples: readonly (readonly (Uint8Array | null)[])[]): Buffer {
  const writer = new CopyWriter();
  for (const tuple of tuples) {
    writer.startTuple(tuple.length);
    for (const value of tuple) writer.bytes(value);
  }
  return Buffer.concat(writer.end());
}

async function* pieces(bytes: Buffer, size: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function read(bytes: Buffer, size: number): Promise<(Buffer | null)[][]> {
  const tuples: (Buffer | null)[][] = [];
  for await (const some of readCopyTuples(pieces(bytes, size)))
    tuples.push(...some.map((tuple) => tuple.map((value) => value && Buffer.from(value))));
  return tuples;
}

describe('binary copies', () => {
  test(
    'are read as they were written, however the bytes are cut',
    async () => {
      await fc.assert(
        fc.asyncProperty(rows, fc.integer({ min: 1, max: 90 }), async (tuples, size) => {
          const expected = tuples.map((tuple) => tuple.map((value) => value && Buffer.from(value)));
          expect(await read(written(tuples), size)).toEqual(expected);
        }),
        fuzzBudget(200),
      );
    },
    FUZZ_TIMEOUT_MS,
  );

  test('hold values of every size and kind', async () => {
    const writer = new CopyWriter();
    writer.startTuple(6);
    writer.bigint(-5n);
    writer.int4(7);
    writer.int4(null);
    writer.int2(-1);
    writer.hex('00ff');
    writer.bytes(Buffer.alloc(600_000, 1));
    const [tuple] = await read(Buffer.concat(writer.end()), 65_536);
    expect(tuple!.slice(0, 5).map((value) => value && value.toString('hex'))).toEqual([
      'fffffffffffffffb',
      '00000007',
      null,
      'ffff',
      '00ff',
    ]);
    expect(tuple![5]).toHaveLength(600_000);
  });

  test(
    'that were cut are refused with our own error',
    async () => {
      await fc.assert(
        fc.asyncProperty(rows, fc.double({ min: 0, max: 1, noNaN: true }), async (tuples, at) => {
          const whole = written(tuples);
          const cut = whole.subarray(0, Math.floor(at * (whole.length - 1)));
          await expect(read(cut, 33)).rejects.toMatchObject({ name: 'WireFormatError', code: 'copy/corrupt' });
        }),
        fuzzBudget(200),
      );
    },
    FUZZ_TIMEOUT_MS,
  );
});

describe('a stranger’s bytes', () => {
  test('are no binary copy', async () => {
    await expect(read(Buffer.alloc(100, 7), 50)).rejects.toMatchObject({ code: 'copy/corrupt' });
  });
});
