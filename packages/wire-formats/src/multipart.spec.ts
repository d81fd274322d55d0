import fc from 'fast-check';
import { fuzzBudget, FUZZ_TIMEOUT_MS } from './fuzz-budget';
import { multipartBoundary, readMultipart } from './multipart';

const LIMITS = { maxParts: 10, maxHeadBytes: 1000 };
const BOUNDARY = '0d7ed9bf1d6f4b0a';

interface Field {
  name: string;
  fileName?: string;
  content: Buffer;
}

/** As urllib3 writes it, which is under csghub-sdk. */
function form(fields: readonly Field[], boundary = BOUNDARY): Buffer {
  const parts = fields.map(({ name, fileName, content }) => {
    const file = fileName === undefined ? '' : `; filename="${fileName.replaceAll('"', '%22')}"`;
    return Buffer.concat([
      Buffer.from(`--${boundary}\r\nContent-Disposition: form-data; name="${name}"${file}\r\n\r\n`),
      content,
      Buffer.from('\r\n'),
    ]);
  });
  return Buffer.concat([...parts, Buffer.from(`--${boundary}--\r\n`)]);
}

async function* inChunks(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function read(bytes: Uint8Array, size = 7, limits = LIMITS): Promise<{ name: string; fileName: string | null; content: Buffer }[]> {
  const found = [];
  for await (const { name, fileName, body } of readMultipart(inChunks(bytes, size), BOUNDARY, limits)) {
    const chunks = [];
    for await (const chunk of body) chunks.push(chunk);
    found.push({ name, fileName, content: Buffer.concat(chunks) });
  }
  return found;
}

describe('a form with files', () => {
  const fields = [
    { name: 'branch', content: Buffer.from('main') },
    { name: 'empty', content: Buffer.alloc(0) },
    { name: 'file', fileName: '模 "林".bin', content: Buffer.from(`\r\n--0d7ed9\r\n--${BOUNDARY.slice(0, -1)}\r\n\r\n`) },
  ];

  it('brings every part through, also contents that look like a boundary', async () => {
    expect(await read(form(fields))).toEqual(fields.map((field) => ({ fileName: null, ...field })));
  });

  it('skips what was not read of a part, a preamble and an epilogue', async () => {
    const bytes = Buffer.concat([Buffer.from('preamble\r\n'), form(fields), Buffer.from('epilogue')]);
    const names = [];
    for await (const { name, body } of readMultipart(inChunks(bytes, 5), BOUNDARY, LIMITS)) {
      names.push(name);
      for await (const _chunk of body) break;
    }
    expect(names).toEqual(['branch', 'empty', 'file']);
  });

  it.each([
    ['is cut', form(fields).subarray(0, -BOUNDARY.length), 'multipart/cut'],
    ['has no boundary at all', Buffer.from('hello'), 'multipart/cut'],
    ['does not name a part', Buffer.from(`--${BOUNDARY}\r\nContent-Type: text/plain\r\n\r\nx\r\n--${BOUNDARY}--`), 'multipart/bad-head'],
    ['goes on behind a boundary', Buffer.from(`--${BOUNDARY}x\r\n\r\n`), 'multipart/bad-head'],
    ['pads without end', Buffer.from(`--${BOUNDARY}${' '.repeat(5000)}`), 'multipart/bad-head'],
    ['has an endless head', Buffer.from(`--${BOUNDARY}\r\nX: ${'y'.repeat(2000)}`), 'multipart/bad-head'],
    ['has too many parts', form(Array.from({ length: 11 }, () => fields[0]!)), 'multipart/too-many-parts'],
  ])('that %s is refused', async (_what, bytes, code) => {
    await expect(read(bytes)).rejects.toMatchObject({ code });
  });

  it(
    'says the same however it is cut into chunks',
    async () => {
      const anyField = fc.record({
        name: fc.constantFrom('a', 'file'),
        content: fc.uint8Array({ maxLength: 200 }).map((bytes) => Buffer.from(bytes)),
      });
      await fc.assert(
        fc.asyncProperty(fc.array(anyField, { maxLength: 5 }), fc.integer({ min: 1, max: 90 }), async (some, size) => {
          expect(await read(form(some), size)).toEqual(some.map((field) => ({ fileName: null, ...field })));
        }),
        fuzzBudget(200),
      );
    },
    FUZZ_TIMEOUT_MS,
  );
});

describe('the boundary', () => {
  it.each([
    ['multipart/form-data; boundary=abc', 'abc'],
    ['Multipart/Form-Data; charset=utf-8; boundary="a b"', 'a b'],
    ['multipart/form-data', null],
    ['multipart/form-data; boundary=', null],
    [`multipart/form-data; boundary=${'x'.repeat(71)}`, null],
    ['application/json; boundary=abc', null],
  ])('of %s is %s', (type, boundary) => expect(multipartBoundary(type)).toBe(boundary));
});
