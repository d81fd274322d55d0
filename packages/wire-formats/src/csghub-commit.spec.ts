import fc from 'fast-check';
import { readCsghubCommit } from './csghub-commit';
import { fuzzBudget, FUZZ_TIMEOUT_MS } from './fuzz-budget';

const LIMITS = { maxElements: 100, maxElementBytes: 5000, maxRestBytes: 1000, maxTotalBytes: 50_000 };
const BODY = {
  message: 'Add files\n\nall of them',
  files: [
    { path: 'a.txt', action: 'create', content: `${Buffer.from('h{"}]llo').toString('base64')}\n` },
    { path: 'b/"c]\\.txt', action: 'update', content: '' },
    { path: 'd', action: 'delete' },
  ],
};
const READ = [
  { key: 'file', line: 1, path: 'a.txt', content: Buffer.from('h{"}]llo') },
  { key: 'file', line: 2, path: 'b/"c]\\.txt', content: Buffer.alloc(0) },
  { key: 'deletedFile', line: 3, path: 'd' },
  { key: 'header', summary: 'Add files', description: 'all of them', parentCommit: null },
];

async function* inChunks(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function read(body: unknown, size = 11, limits = LIMITS): Promise<unknown[]> {
  const bytes = Buffer.isBuffer(body) ? body : Buffer.from(typeof body === 'string' ? body : JSON.stringify(body));
  const lines = [];
  for await (const line of readCsghubCommit(inChunks(bytes, size), limits)) lines.push(line);
  return lines;
}

describe('a commit as CSGHub takes it', () => {
  it('is its files and then its message, wherever the message stands', async () => {
    expect(await read(BODY)).toEqual(READ);
    expect(await read({ other: [1, [{}]], files: BODY.files, message: BODY.message })).toEqual(READ);
    expect(await read(JSON.stringify(BODY, null, 2))).toEqual(READ);
  });

  it('reads contents whose base64 comes in lines', async () => {
    const content = Buffer.alloc(500, 7);
    const lines = content.toString('base64').replaceAll(/.{76}/g, '$&\n');
    expect(await read({ message: 'm', files: [{ path: 'a', action: 'create', content: lines }] })).toMatchObject([{ content }, {}]);
  });

  it('has a message also when the client sends none', async () => {
    expect(await read({ files: [] })).toMatchObject([{ key: 'header', summary: 'Upload files' }]);
    expect(await read({ message: null, files: null })).toMatchObject([{ key: 'header', summary: 'Upload files' }]);
  });

  it.each([
    ['no JSON', '{"message":', 'json/bad-json'],
    ['cut within the list', '{"files":[{"path":"a","action":"delete"}', 'json/bad-json'],
    ['a list', '[{"files":[]}]', 'json/bad-json'],
    ['files that are no objects', '{"files":["a"]}', 'json/bad-element'],
    ['not UTF-8', Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d]), 'json/not-utf8'],
    ['an unknown action', { files: [{ path: 'a', action: 'move', content: '' }] }, 'commit/unknown-operation'],
    ['no action', { files: [{ path: 'a', content: '' }] }, 'commit/bad-field'],
    ['a path that is none', { files: [{ path: '', action: 'create', content: '' }] }, 'commit/bad-field'],
    ['contents that are no base64', { files: [{ path: 'a', action: 'create', content: '!' }] }, 'commit/bad-field'],
    ['a large element', { files: [{ path: 'a', action: 'create', content: 'A'.repeat(6000) }] }, 'json/too-large'],
    ['much around the list', { message: 'm'.repeat(2000), files: [] }, 'json/too-large'],
    ['too many files', { files: Array.from({ length: 101 }, () => BODY.files[2]) }, 'json/too-many'],
    ['too much of all', { files: Array.from({ length: 20 }, () => ({ path: 'a'.repeat(4000), action: 'delete' })) }, 'json/too-large'],
  ])('that is %s is refused', async (_what, body, code) => {
    await expect(read(body)).rejects.toMatchObject({ name: 'WireFormatError', code });
  });

  it(
    'says the same however it is cut into chunks, and JSON.parse agrees',
    async () => {
      const file = fc.record({
        path: fc.string({ minLength: 1, unit: 'grapheme' }),
        action: fc.constant('create'),
        content: fc.uint8Array({ maxLength: 100 }).map((bytes) => Buffer.from(bytes).toString('base64')),
      });
      await fc.assert(
        fc.asyncProperty(fc.array(file, { maxLength: 8 }), fc.json(), fc.integer({ min: 1, max: 60 }), async (files, other, size) => {
          const text = `{"x":${other},"files":${JSON.stringify(files)},"message":"m"}`;
          const lines = (await read(text, size, { ...LIMITS, maxRestBytes: 50_000 })) as { path: string; content: Buffer }[];
          expect(lines.slice(0, -1).map(({ path, content }) => [path, content.toString('base64')])).toEqual(
            files.map(({ path, content }) => [path, content]),
          );
        }),
        fuzzBudget(200),
      );
    },
    FUZZ_TIMEOUT_MS,
  );
});
