import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { FileStream } from './file-stream';

const BYTES = randomBytes(3_000_001);
let folder: string;
let path: string;
let handle: FileHandle;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'grove-file-'));
  path = join(folder, 'bytes');
  writeFileSync(path, BYTES);
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

beforeEach(async () => {
  handle = await open(path, 'r');
});

/** Keeps copies, slowly: a buffer that were used again too early would show. */
function collector(): { target: Writable; bytes: () => Buffer } {
  const chunks: Buffer[] = [];
  const target = new Writable({
    highWaterMark: 1,
    write(chunk: Buffer, _encoding, done) {
      setTimeout(() => {
        chunks.push(Buffer.from(chunk));
        done();
      }, 2);
    },
  });
  return { target, bytes: () => Buffer.concat(chunks) };
}

async function closed(file: FileHandle): Promise<boolean> {
  for (let i = 0; i < 100 && file.fd >= 0; i++) await sleep(10);
  return file.fd < 0;
}

describe.each([
  ['all of it', 0, BYTES.length],
  ['a part from the middle', 1_000_003, 2_500_000],
  ['one byte', 5, 6],
  ['nothing', 7, 7],
])('a stream of %s', (_what, start, end) => {
  it('is read as any other', async () => {
    const chunks: Buffer[] = [];
    for await (const chunk of new FileStream(handle, start, end)) chunks.push(chunk as Buffer);
    expect(Buffer.concat(chunks).equals(BYTES.subarray(start, end))).toBe(true);
    expect(await closed(handle)).toBe(true);
  });

  it('writes itself, and closes its file', async () => {
    const { target, bytes } = collector();
    await new FileStream(handle, start, end).writeTo(target);
    expect(bytes().equals(BYTES.subarray(start, end))).toBe(true);
    expect(await closed(handle)).toBe(true);
  });
});

describe('a stream that writes itself', () => {
  it('ends when its reader goes away, and closes its file', async () => {
    const { target } = collector();
    const work = new FileStream(handle, 0, BYTES.length).writeTo(target);
    setTimeout(() => target.destroy(), 5);
    await expect(work).rejects.toThrow();
    expect(await closed(handle)).toBe(true);
  });

  it('says when the file is shorter than it was promised', async () => {
    const { target } = collector();
    await expect(new FileStream(handle, 0, BYTES.length + 1).writeTo(target)).rejects.toThrow('shorter');
    expect(await closed(handle)).toBe(true);
  });
});

it('closes its file when it is destroyed unread', async () => {
  new FileStream(handle, 0, BYTES.length).destroy();
  expect(await closed(handle)).toBe(true);
});
