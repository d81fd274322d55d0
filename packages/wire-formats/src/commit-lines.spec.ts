import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { readCommitLines, type CommitLine } from './commit-lines';
import { WireFormatError } from './errors';
import { fuzzBudget, FUZZ_TIMEOUT_MS } from './fuzz-budget';

const LIMITS = { maxLineBytes: 20_000_000, maxLines: 1000, maxTotalBytes: 2_000_000_000 };
const HEADER = { key: 'header', value: { summary: 'Upload' } };
const OID = 'ab'.repeat(32);

async function* inChunks(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function read(lines: readonly unknown[]): Promise<CommitLine[]> {
  const body = Buffer.from(lines.map((line) => JSON.stringify(line)).join('\n'));
  const read: CommitLine[] = [];
  for await (const line of readCommitLines(inChunks(body, 64), LIMITS)) read.push(line);
  return read;
}

describe('the commit stream', () => {
  test('every kind of operation, as the clients send them', async () => {
    const lines = await read([
      { key: 'header', value: { summary: 'Upload', description: 'All of it', parentCommit: 'a'.repeat(40) } },
      { key: 'file', value: { content: Buffer.from('héllo\0').toString('base64'), path: 'a/b.txt', encoding: 'base64' } },
      { key: 'file', value: { content: 'plain é', path: 'c.txt', encoding: 'utf-8' } },
      { key: 'lfsFile', value: { path: 'w.bin', algo: 'sha256', oid: OID, size: 12 } },
      { key: 'lfsFile', value: { path: 'copy.bin', algo: 'sha256', oid: OID } },
      { key: 'deletedFile', value: { path: 'old' } },
      { key: 'deletedFolder', value: { path: 'dir/' } },
      { key: 'copyFile', value: { path: 'to', srcPath: 'from', srcRevision: 'main' } },
    ]);
    expect(lines).toEqual([
      { key: 'header', summary: 'Upload', description: 'All of it', parentCommit: 'a'.repeat(40) },
      { key: 'file', line: 2, path: 'a/b.txt', content: Buffer.from('héllo\0') },
      { key: 'file', line: 3, path: 'c.txt', content: Buffer.from('plain é') },
      { key: 'lfsFile', line: 4, path: 'w.bin', sha256: OID, sizeBytes: 12 },
      { key: 'lfsFile', line: 5, path: 'copy.bin', sha256: OID, sizeBytes: null },
      { key: 'deletedFile', line: 6, path: 'old' },
      { key: 'deletedFolder', line: 7, path: 'dir/' },
      { key: 'copyFile', line: 8, path: 'to', srcPath: 'from', srcRevision: 'main' },
    ]);
  });

  test('a header alone is a commit without changes', async () => {
    expect(await read([HEADER])).toEqual([{ key: 'header', summary: 'Upload', description: '', parentCommit: null }]);
  });

  test('members a newer client may add are left out', async () => {
    const [, line] = await read([HEADER, { key: 'deletedFile', value: { path: 'x', note: 1 }, extra: true }]);
    expect(line).toEqual({ key: 'deletedFile', line: 2, path: 'x' });
  });

  const file = { path: 'x', content: '', encoding: 'base64' };
  const large = { path: 'x', algo: 'sha256', oid: OID, size: 1 };
  test.each([
    ['no header', [], 'commit/no-header', 'the body has no header line'],
    ['an operation in front of the header', [{ key: 'deletedFile', value: { path: 'x' } }], 'commit/no-header', 'line 1: the first line'],
    ['a second header', [HEADER, HEADER], 'commit/no-header', 'line 2: the first line'],
    [
      'an unknown operation',
      [HEADER, { key: 'chmod', value: {} }],
      'commit/unknown-operation',
      "line 2: the operation 'chmod' is not known",
    ],
    ['a line that is no object', [HEADER, []], 'commit/bad-line', 'line 2: operation must be a JSON object'],
    ['a key that is no text', [HEADER, { key: 1 }], 'commit/bad-field', 'operation.key must be a string'],
    ['no value', [HEADER, { key: 'file' }], 'commit/bad-line', 'operation.value must be a JSON object'],
    ['no summary', [{ key: 'header', value: {} }], 'commit/bad-field', 'operation.value.summary must be a string'],
    [
      'a parent that is no id',
      [{ key: 'header', value: { summary: '', parentCommit: 'main' } }],
      'commit/bad-field',
      "must be a commit id of 40 hexadecimal digits, not 'main'",
    ],
    [
      'a description that is no text',
      [{ key: 'header', value: { summary: '', description: 5 } }],
      'commit/bad-field',
      'description must be a string',
    ],
    [
      'an inherited member',
      [HEADER, JSON.parse('{"key":"deletedFile","value":{"__proto__":{"path":"x"}}}')],
      'commit/bad-field',
      'path must be a string',
    ],
    ['an empty path', [HEADER, { key: 'deletedFile', value: { path: '' } }], 'commit/bad-field', 'path must be a non-empty string'],
    [
      'half a character in a path',
      [HEADER, { key: 'deletedFile', value: { path: '\ud800' } }],
      'commit/bad-field',
      'path must be a non-empty string',
    ],
    [
      'content that is no base64',
      [HEADER, { key: 'file', value: { ...file, content: 'a$==' } }],
      'commit/bad-field',
      'content is not valid base64',
    ],
    [
      'base64 without its padding',
      [HEADER, { key: 'file', value: { ...file, content: 'QQ' } }],
      'commit/bad-field',
      'content is not valid base64',
    ],
    [
      'base64 that goes on after its padding',
      [HEADER, { key: 'file', value: { ...file, content: 'QQ==QQ==' } }],
      'commit/bad-field',
      'content is not valid base64',
    ],
    [
      'base64 of the address alphabet',
      [HEADER, { key: 'file', value: { ...file, content: 'ab-a' } }],
      'commit/bad-field',
      'content is not valid base64',
    ],
    [
      'base64 of the address alphabet, its other letter',
      [HEADER, { key: 'file', value: { ...file, content: 'ab_a' } }],
      'commit/bad-field',
      'content is not valid base64',
    ],
    [
      'an unknown encoding',
      [HEADER, { key: 'file', value: { ...file, encoding: 'hex' } }],
      'commit/bad-field',
      "encoding must be base64 or utf-8, not 'hex'",
    ],
    [
      'half a character in a text',
      [HEADER, { key: 'file', value: { path: 'x', content: '\udc00' } }],
      'commit/bad-field',
      'content is not valid Unicode',
    ],
    ['a large file without oid', [HEADER, { key: 'lfsFile', value: { path: 'x' } }], 'commit/bad-field', 'oid must be a string'],
    [
      'an oid with capitals',
      [HEADER, { key: 'lfsFile', value: { ...large, oid: OID.toUpperCase() } }],
      'commit/bad-field',
      'oid must be a sha256',
    ],
    ['another hash', [HEADER, { key: 'lfsFile', value: { ...large, algo: 'md5' } }], 'commit/bad-field', "algo must be sha256, not 'md5'"],
    [
      'a size in text',
      [HEADER, { key: 'lfsFile', value: { ...large, size: '1' } }],
      'commit/bad-field',
      'size must be a whole number of bytes',
    ],
    [
      'a negative size',
      [HEADER, { key: 'lfsFile', value: { ...large, size: -1 } }],
      'commit/bad-field',
      'size must be a whole number of bytes',
    ],
    ['a copy from nowhere', [HEADER, { key: 'copyFile', value: { path: 'x' } }], 'commit/bad-field', 'srcPath must be a string'],
  ])('%s: refused with a message that says where', async (_, lines, code, message) => {
    const refusal: unknown = await read(lines).catch((error: unknown) => error);
    expect(refusal).toMatchObject({ code });
    expect((refusal as WireFormatError).message).toContain(message);
  });

  test(
    'contents come out as they went in',
    async () => {
      await fc.assert(
        fc.asyncProperty(fc.uint8Array({ maxLength: 500 }), fc.string({ unit: 'grapheme', minLength: 1 }), async (bytes, path) => {
          const content = Buffer.from(bytes);
          const [, line] = await read([HEADER, { key: 'file', value: { content: content.toString('base64'), path, encoding: 'base64' } }]);
          expect(line).toEqual({ key: 'file', line: 2, path, content });
        }),
        fuzzBudget(200),
      );
    },
    FUZZ_TIMEOUT_MS,
  );

  test('a line of 14 MB gives its 10 MB of content', async () => {
    const content = randomBytes(10 * 1024 * 1024);
    const [, line] = await read([HEADER, { key: 'file', value: { content: content.toString('base64'), path: 'big', encoding: 'base64' } }]);
    expect(line?.key === 'file' && line.content.equals(content)).toBe(true);
  });
});
