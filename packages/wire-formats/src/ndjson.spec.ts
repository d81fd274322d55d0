import fc from 'fast-check';
import { WireFormatError } from './errors';
import { fuzzBudget, FUZZ_TIMEOUT_MS } from './fuzz-budget';
import { readNdjson, type NdjsonLimits, type NdjsonLine } from './ndjson';

const LIMITS: NdjsonLimits = { maxLineBytes: 10_000, maxLines: 1000, maxTotalBytes: 100_000 };

async function* inChunks(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function read(body: string | Uint8Array, limits: Partial<NdjsonLimits> = {}, chunkSize = 5): Promise<NdjsonLine[]> {
  const lines: NdjsonLine[] = [];
  for await (const line of readNdjson(inChunks(Buffer.from(body as string), chunkSize), { ...LIMITS, ...limits })) lines.push(line);
  return lines;
}

describe('NDJSON', () => {
  test('lines are numbered as an editor numbers them, and blank ones are skipped', async () => {
    expect(await read('{"a":1}\n\n \t\r\n[2]\r\n"三"')).toEqual([
      { line: 1, value: { a: 1 } },
      { line: 4, value: [2] },
      { line: 5, value: '三' },
    ]);
  });

  test('nothing gives nothing', async () => {
    expect(await read('')).toEqual([]);
    expect(await read('\n\n')).toEqual([]);
  });

  test(
    'what was written is read back, however the bytes are cut, with and without the last newline',
    async () => {
      await fc.assert(
        fc.asyncProperty(
          fc.array(fc.json(), { maxLength: 10 }),
          fc.integer({ min: 1, max: 200 }),
          fc.boolean(),
          async (texts, size, newline) => {
            const body = texts.join('\n') + (newline ? '\n' : '');
            expect((await read(body, {}, size)).map(({ value }) => value)).toEqual(texts.map((text) => JSON.parse(text)));
          },
        ),
        fuzzBudget(300),
      );
    },
    FUZZ_TIMEOUT_MS,
  );

  test(
    'any bytes are read or refused with a line, and nothing else is thrown',
    async () => {
      await fc.assert(
        fc.asyncProperty(fc.uint8Array({ maxLength: 60 }), fc.integer({ min: 1, max: 20 }), async (bytes, size) => {
          try {
            for (const { line } of await read(bytes, {}, size)) expect(line).toBeGreaterThan(0);
          } catch (error) {
            expect(error).toBeInstanceOf(WireFormatError);
            expect((error as WireFormatError).line).toBeGreaterThan(0);
          }
        }),
        fuzzBudget(500),
      );
    },
    FUZZ_TIMEOUT_MS,
  );

  test.each([
    ['JSON that is none', '1\n{"a":\n', {}, { code: 'ndjson/bad-json', line: 2 }],
    ['a cut last line', '1\n2\n{"a":"b', {}, { code: 'ndjson/bad-json', line: 3 }],
    ['bytes that are no text', Buffer.from('1\n"\xff"\n', 'latin1'), {}, { code: 'ndjson/not-utf8', line: 2 }],
    ['a line too long', `1\n"${'x'.repeat(20)}"\n`, { maxLineBytes: 20 }, { code: 'ndjson/line-too-long', line: 2 }],
    ['a long line without its end', `1\n${'x'.repeat(40)}`, { maxLineBytes: 20 }, { code: 'ndjson/line-too-long', line: 2 }],
    ['too many lines', '1\n\n2\n3\n', { maxLines: 2 }, { code: 'ndjson/too-many-lines', line: 4 }],
    ['a body too large', '1\n2\n3\n', { maxTotalBytes: 5 }, { code: 'ndjson/too-large' }],
  ])('%s: refused with its line', async (_, body, limits, error) => {
    for (const chunkSize of [1, 3, 1000]) await expect(read(body, limits, chunkSize)).rejects.toMatchObject(error);
  });

  test('a line of exactly the limit is taken', async () => {
    for (const chunkSize of [1, 7, 100]) expect(await read('"12345678"\n"12345678"', { maxLineBytes: 10 }, chunkSize)).toHaveLength(2);
  });

  test('the lines before a refusal are handed out, and the source is closed', async () => {
    let closed = false;
    const source = (async function* () {
      try {
        yield Buffer.from('1\n2\nbroken\n');
        yield Buffer.from('4\n');
      } finally {
        closed = true;
      }
    })();
    const values: unknown[] = [];
    await expect(
      (async () => {
        for await (const { value } of readNdjson(source, LIMITS)) values.push(value);
      })(),
    ).rejects.toMatchObject({ line: 3 });
    expect(values).toEqual([1, 2]);
    expect(closed).toBe(true);
  });

  test('a long line sent byte by byte costs neither much time nor much memory', async () => {
    const text = JSON.stringify('x'.repeat(200_000));
    const before = process.memoryUsage().arrayBuffers;
    const [line] = await read(text, { maxLineBytes: 2_000_000, maxTotalBytes: 2_000_000 }, 1);
    expect(line?.value).toHaveLength(200_000);
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(8_000_000);
  });
});
