// What every object store must do, whatever it is made of. Each implementation's integration spec runs this suite.
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ObjectStore } from './object-store';

export interface StoreUnderTest {
  store: ObjectStore;
  /** Beginnings of uploads that the store still holds, in files or on the server. */
  countUnfinished(): Promise<number>;
}

/** Smallest size that every S3 server accepts for a part that is not the last. */
const PART_BYTES = 5 * 1024 * 1024;
/** More than the S3 store sends in one request. */
const LARGE_BYTES = 40 * 1024 * 1024 + 17;

export function describeObjectStore(subject: () => StoreUnderTest): void {
  const store = () => subject().store;
  const newKey = () => `test/${randomUUID()}`;

  async function expectUntouched(key: string, work: Promise<unknown>, error: object): Promise<void> {
    await expect(work).rejects.toMatchObject(error);
    expect(await store().stat(key)).toBeNull();
    expect(await subject().countUnfinished()).toBe(0);
  }

  describe('whole objects', () => {
    it.each([
      ['empty', 0],
      ['small', 1000],
      ['exactly one block', 16 * 1024 * 1024],
      ['large', LARGE_BYTES],
    ])('keeps an %s object and reports its size and sha256', async (_, sizeBytes) => {
      const key = newKey();
      const bytes = randomBytes(sizeBytes);
      const stored = await store().put(key, inChunks(bytes), { sizeBytes, sha256: sha256(bytes) });
      expect(stored).toEqual({ sizeBytes, sha256: sha256(bytes) });
      expect(await store().stat(key)).toEqual({ sizeBytes });
      const opened = await store().open(key);
      expect(opened.sizeBytes).toBe(sizeBytes);
      expect(sha256(await gathered(opened.stream))).toBe(sha256(bytes));
    });

    it('takes over a finished file, and replaces what was there', async () => {
      const key = newKey();
      const folder = mkdtempSync(join(tmpdir(), 'grove-store-'));
      for (const sizeBytes of [1000, 6_000_000, 0]) {
        const [path, bytes] = [join(folder, `file-${sizeBytes}`), randomBytes(sizeBytes)];
        writeFileSync(path, bytes);
        await store().putFile(key, path, sizeBytes);
        expect(await store().stat(key)).toEqual({ sizeBytes });
        expect(sha256(await gathered((await store().open(key)).stream))).toBe(sha256(bytes));
      }
      const [path] = [join(folder, 'short')];
      writeFileSync(path, 'abc');
      await expect(store().putFile(newKey(), path, 4)).rejects.toMatchObject({ kind: expect.any(String) as string });
      rmSync(folder, { recursive: true, force: true });
    });

    it('does not mind a source that uses one buffer again and again', async () => {
      const key = newKey();
      const expected = createHash('sha256');
      const reusing = async function* () {
        const buffer = Buffer.alloc(64 * 1024);
        for (let round = 0; round < 300; round += 1) {
          expected.update(buffer.fill(round));
          yield buffer;
        }
      };
      const stored = await store().put(key, reusing());
      expect(stored.sha256).toBe(expected.digest('hex'));
      expect(sha256(await gathered((await store().open(key)).stream))).toBe(stored.sha256);
    });

    it('replaces an object at once', async () => {
      const key = newKey();
      await store().put(key, inChunks(Buffer.from('before')));
      await store().put(key, inChunks(Buffer.from('after, and longer')));
      expect(await textOf(store(), key)).toBe('after, and longer');
    });

    it('lets concurrent writers of one key race without mixing their bytes', async () => {
      const key = newKey();
      const contents = Array.from({ length: 6 }, (_, writer) => Buffer.alloc(700_000 + writer, `${writer}`));
      await Promise.all(contents.map((bytes) => store().put(key, inChunks(bytes))));
      const winner = await gathered((await store().open(key)).stream);
      expect(contents.some((bytes) => bytes.equals(winner))).toBe(true);
      expect(await subject().countUnfinished()).toBe(0);
    });

    it('passes on what a source with an odd rhythm sends', async () => {
      const key = newKey();
      const rhythm = async function* () {
        for (const text of ['', 'a', '', 'bc', '']) {
          await new Promise(setImmediate);
          yield Buffer.from(text);
        }
      };
      expect((await store().put(key, rhythm())).sizeBytes).toBe(3);
      expect(await textOf(store(), key)).toBe('abc');
    });
  });

  describe('refusals', () => {
    it.each([
      ['fewer', 1001],
      ['more', 999],
    ])('shows nothing when %s bytes arrive than were promised', async (_, sizeBytes) => {
      const key = newKey();
      await expectUntouched(key, store().put(key, inChunks(randomBytes(1000)), { sizeBytes }), { code: 'object-store/size-mismatch' });
    });

    it.each([1000, LARGE_BYTES])('shows nothing when the sha256 of %d bytes is another', async (sizeBytes) => {
      const key = newKey();
      const put = store().put(key, inChunks(Buffer.alloc(sizeBytes, 1)), { sha256: '0'.repeat(64) });
      await expectUntouched(key, put, { code: 'object-store/sha256-mismatch' });
    });

    it('keeps the former object when its replacement is refused', async () => {
      const key = newKey();
      await store().put(key, inChunks(Buffer.from('before')));
      await expect(store().put(key, inChunks(Buffer.from('after')), { sha256: '0'.repeat(64) })).rejects.toThrow();
      expect(await textOf(store(), key)).toBe('before');
    });

    it.each([100_000, LARGE_BYTES])(
      'leaves nothing behind when it is aborted after %d bytes, though the source is silent',
      async (sizeBytes) => {
        const key = newKey();
        const abort = new AbortController();
        const stalling = async function* () {
          yield* inChunks(Buffer.alloc(sizeBytes, 2));
          abort.abort(new Error('the client went away'));
          await new Promise(() => {});
        };
        await expectUntouched(key, store().put(key, stalling(), { signal: abort.signal }), { message: 'the client went away' });
      },
    );

    it('refuses at once what was aborted before it began', async () => {
      const key = newKey();
      const signal = AbortSignal.abort(new Error('too late'));
      await expectUntouched(key, store().put(key, inChunks(Buffer.from('x')), { signal }), { message: 'too late' });
    });

    it.each([100, LARGE_BYTES])('passes on an error of the source after %d bytes as it is', async (sizeBytes) => {
      const key = newKey();
      const failing = async function* () {
        yield* inChunks(Buffer.alloc(sizeBytes, 3));
        throw new TypeError('bad framing');
      };
      await expectUntouched(key, store().put(key, failing()), { name: 'TypeError', message: 'bad framing' });
    });

    it.each([
      '',
      '/a',
      'a/',
      'a//b',
      '../a',
      'a/../b',
      'a/./b',
      'a..b',
      'A',
      'a b',
      'ключ',
      '模型',
      'a\0b',
      'a%2fb',
      'a\\b',
      'k'.repeat(513),
      `${'s'.repeat(256)}/a`,
    ])('refuses the key %j everywhere', async (key) => {
      const refused = { code: 'object-store/bad-key' };
      await expect(store().put(key, inChunks(Buffer.from('x')))).rejects.toMatchObject(refused);
      await expect(store().stat(key)).rejects.toMatchObject(refused);
      await expect(store().open(key)).rejects.toMatchObject(refused);
      await expect(store().delete(key)).rejects.toMatchObject(refused);
      await expect(store().copy(key, 'test/a')).rejects.toMatchObject(refused);
      await expect(store().copy('test/a', key)).rejects.toMatchObject(refused);
      await expect(store().createMultipart(key)).rejects.toMatchObject(refused);
    });
  });

  describe('reading', () => {
    const key = newKey();
    const bytes = randomBytes(3_000_000);
    beforeAll(() => store().put(key, inChunks(bytes)));

    it.each([
      [0, 0],
      [0, 2_999_999],
      [999, 2_000_123],
      [2_999_999, 2_999_999],
    ])('answers the range %d to %d', async (start, endInclusive) => {
      const opened = await store().open(key, { start, endInclusive });
      expect(opened.sizeBytes).toBe(bytes.length);
      expect((await gathered(opened.stream)).equals(bytes.subarray(start, endInclusive + 1))).toBe(true);
    });

    it('cuts a range that ends beyond the object', async () => {
      const { stream } = await store().open(key, { start: 2_999_990, endInclusive: 9_999_999 });
      expect((await gathered(stream)).equals(bytes.subarray(2_999_990))).toBe(true);
    });

    it.each([
      [3_000_000, 3_000_000],
      [5_000_000, 6_000_000],
      [-1, 5],
      [7, 6],
    ])('refuses the range %d to %d', async (start, endInclusive) => {
      await expect(store().open(key, { start, endInclusive })).rejects.toMatchObject({ code: 'object-store/range', kind: 'range' });
    });

    it('has no range within an empty object', async () => {
      const empty = newKey();
      await store().put(empty, inChunks(Buffer.alloc(0)));
      await expect(store().open(empty, { start: 0, endInclusive: 0 })).rejects.toMatchObject({ code: 'object-store/range' });
    });

    it('says that an object is missing', async () => {
      expect(await store().stat(newKey())).toBeNull();
      await expect(store().open(newKey())).rejects.toMatchObject({ code: 'object-store/missing' });
      await expect(store().open(newKey(), { start: 0, endInclusive: 1 })).rejects.toMatchObject({ code: 'object-store/missing' });
    });

    it('stops reading when it is aborted', async () => {
      const large = newKey();
      await store().put(large, inChunks(Buffer.alloc(LARGE_BYTES)));
      const abort = new AbortController();
      const { stream } = await store().open(large, undefined, abort.signal);
      const reading = (async () => {
        for await (const _ of stream) abort.abort();
      })();
      await expect(reading).rejects.toThrow();
      expect(stream.destroyed).toBe(true);
    });

    it('rejects when it is aborted while it opens, and nothing else fails', async () => {
      const large = newKey();
      await store().put(large, inChunks(Buffer.alloc(LARGE_BYTES)));
      const abort = new AbortController();
      const opening = store().open(large, undefined, abort.signal);
      abort.abort(new Error('gone'));
      await expect(opening).rejects.toThrow('gone');
    });
  });

  describe('names', () => {
    it('deletes, and deletes again', async () => {
      const key = newKey();
      await store().put(key, inChunks(Buffer.from('x')));
      await store().delete(key);
      await store().delete(key);
      expect(await store().stat(key)).toBeNull();
    });

    it('copies: the copy lives on its own and is as young as the copying', async () => {
      const [from, to] = [newKey(), newKey()];
      await store().put(from, inChunks(Buffer.from('original')));
      const before = Date.now();
      await store().copy(from, to);
      await store().put(from, inChunks(Buffer.from('changed')));
      await store().delete(from);
      expect(await textOf(store(), to)).toBe('original');
      const [listed] = await all(store().list(to));
      expect(listed?.modifiedAt.getTime()).toBeGreaterThan(before - 2000);
    });

    it('copies over an existing object, over an equal one, and over itself', async () => {
      const [from, to] = [newKey(), newKey()];
      await store().put(from, inChunks(Buffer.from('one')));
      await store().put(to, inChunks(Buffer.from('two')));
      await store().copy(from, to);
      await store().copy(from, to);
      await store().copy(to, to);
      expect(await textOf(store(), to)).toBe('one');
      expect(await subject().countUnfinished()).toBe(0);
    });

    it('cannot copy what is missing', async () => {
      const to = newKey();
      await expectUntouched(to, store().copy(newKey(), to), { code: 'object-store/missing' });
    });

    it('lists in byte order of the key, by prefix, after a key', async () => {
      const root = `list/${randomUUID()}`;
      const names = ['a-b', 'a.b', 'a/b', 'a/b-c', 'a/c/d', 'a0', 'a_', 'b', 'b/', 'b0/x'].filter((name) => !name.endsWith('/'));
      for (const name of names.toReversed()) await store().put(`${root}/${name}`, inChunks(Buffer.from(name)));
      const listed = async (prefix: string, after?: string) => {
        const found = await all(store().list(`${root}/${prefix}`, after && `${root}/${after}`));
        return found.map(({ key }) => key.slice(root.length + 1));
      };
      expect(await listed('')).toEqual(names);
      expect(await listed('a/')).toEqual(['a/b', 'a/b-c', 'a/c/d']);
      expect(await listed('a/b')).toEqual(['a/b', 'a/b-c']);
      expect(await listed('', 'a/b')).toEqual(['a/b-c', 'a/c/d', 'a0', 'a_', 'b', 'b0/x']);
      expect(await listed('', 'a/c')).toEqual(['a/c/d', 'a0', 'a_', 'b', 'b0/x']);
      expect(await listed('nothing')).toEqual([]);
    });

    it('lists 1,100 keys completely, and from the middle', async () => {
      const root = `many/${randomUUID()}`;
      const keys = Array.from({ length: 1100 }, (_, index) => `${root}/${String(index % 7)}/${String(index).padStart(4, '0')}`).sort();
      await atOnce(20, keys, (key) => store().put(key, inChunks(Buffer.from(key.slice(-2)))));
      const listed = await all(store().list(`${root}/`));
      expect(listed.map(({ key }) => key)).toEqual(keys);
      expect(listed.every(({ sizeBytes, modifiedAt }) => sizeBytes === 2 && modifiedAt.getTime() > 0)).toBe(true);
      const rest = await all(store().list(`${root}/`, keys[1049]));
      expect(rest.map(({ key }) => key)).toEqual(keys.slice(1050));
    });
  });

  describe('uploads in parts', () => {
    it('takes parts in any order, at the same time and repeatedly, and shows the object only at the end', async () => {
      const key = newKey();
      const parts = [randomBytes(PART_BYTES), randomBytes(PART_BYTES + 1), randomBytes(123)];
      const uploadId = await store().createMultipart(key);
      const put = (number: number, bytes: Buffer) => store().putPart(key, uploadId, number, inChunks(bytes), bytes.length);
      await put(2, Buffer.alloc(PART_BYTES, 9));
      const etags = await Promise.all([put(3, parts[2]!), put(1, parts[0]!), put(2, parts[1]!)]);
      expect(await store().stat(key)).toBeNull();
      expect(await store().listParts(key, uploadId)).toEqual([
        { partNumber: 1, etag: etags[1], sizeBytes: PART_BYTES },
        { partNumber: 2, etag: etags[2], sizeBytes: PART_BYTES + 1 },
        { partNumber: 3, etag: etags[0], sizeBytes: 123 },
      ]);
      const receipts = [3, 1, 2].map((partNumber, index) => ({ partNumber, etag: index === 0 ? `"${etags[0]}"` : etags[index]! }));
      const { sha256: known } = await store().completeMultipart(key, uploadId, receipts);
      const whole = Buffer.concat(parts);
      expect([null, sha256(whole)]).toContain(known);
      expect(sha256(await gathered((await store().open(key)).stream))).toBe(sha256(whole));
      expect(await subject().countUnfinished()).toBe(0);
    });

    it('refuses to complete with a wrong etag, an absent part, one named twice, or none', async () => {
      const key = newKey();
      const uploadId = await store().createMultipart(key);
      const etag = await store().putPart(key, uploadId, 1, inChunks(Buffer.from('part')), 4);
      const refused = { code: 'object-store/part-mismatch' };
      const complete = (receipts: { partNumber: number; etag: string }[]) => store().completeMultipart(key, uploadId, receipts);
      await expect(complete([{ partNumber: 1, etag: 'f'.repeat(etag.length) }])).rejects.toMatchObject(refused);
      await expect(
        complete([
          { partNumber: 1, etag },
          { partNumber: 2, etag },
        ]),
      ).rejects.toMatchObject(refused);
      await expect(
        complete([
          { partNumber: 1, etag },
          { partNumber: 1, etag },
        ]),
      ).rejects.toMatchObject(refused);
      await expect(complete([])).rejects.toMatchObject(refused);
      expect(await store().stat(key)).toBeNull();
      await complete([{ partNumber: 1, etag }]);
      expect(await textOf(store(), key)).toBe('part');
    });

    it.each([3, 5])('does not keep a part of 4 bytes that was announced as %d', async (announced) => {
      const key = newKey();
      const uploadId = await store().createMultipart(key);
      const put = store().putPart(key, uploadId, 1, inChunks(Buffer.from('four')), announced);
      await expect(put).rejects.toMatchObject({ code: 'object-store/size-mismatch' });
      expect(await store().listParts(key, uploadId)).toEqual([]);
      await store().abortMultipart(key, uploadId);
    });

    it('drops a part whose sender is aborted or fails', async () => {
      const key = newKey();
      const uploadId = await store().createMultipart(key);
      const abort = new AbortController();
      const stalling = async function* () {
        yield Buffer.alloc(500_000);
        abort.abort(new Error('gone'));
        await new Promise(() => {});
      };
      await expect(store().putPart(key, uploadId, 1, stalling(), 1_000_000, abort.signal)).rejects.toThrow('gone');
      const failing = async function* () {
        yield Buffer.alloc(500_000);
        throw new TypeError('bad framing');
      };
      await expect(store().putPart(key, uploadId, 1, failing(), 1_000_000)).rejects.toThrow('bad framing');
      expect(await store().listParts(key, uploadId)).toEqual([]);
      await store().abortMultipart(key, uploadId);
    });

    it('knows no upload that was aborted, completed or belongs to another key', async () => {
      const key = newKey();
      const uploadId = await store().createMultipart(key);
      const unknown = { code: 'object-store/upload-missing', kind: 'not-found' };
      const put = (at: string) => store().putPart(at, uploadId, 1, inChunks(Buffer.from('x')), 1);
      await expect(put(newKey())).rejects.toMatchObject(unknown);
      await put(key);
      await store().abortMultipart(key, uploadId);
      await store().abortMultipart(key, uploadId);
      await expect(put(key)).rejects.toMatchObject(unknown);
      await expect(store().listParts(key, uploadId)).rejects.toMatchObject(unknown);
      await expect(store().completeMultipart(key, uploadId, [{ partNumber: 1, etag: 'e' }])).rejects.toMatchObject(unknown);
      expect(await subject().countUnfinished()).toBe(0);
    });

    it.each([0, -1, 1.5, 10_001])('refuses the part number %d', async (partNumber) => {
      const key = newKey();
      const uploadId = await store().createMultipart(key);
      const put = store().putPart(key, uploadId, partNumber, inChunks(Buffer.from('x')), 1);
      await expect(put).rejects.toMatchObject({ code: 'object-store/part-mismatch' });
      await store().abortMultipart(key, uploadId);
    });
  });

  describe('the sweep', () => {
    it('removes unfinished uploads and unverified keys by age, and nothing else', async () => {
      const [kept, unverified] = [newKey(), `tmp/${randomUUID()}`];
      await store().put(kept, inChunks(Buffer.from('kept')));
      await store().put(unverified, inChunks(Buffer.from('unverified')));
      const uploadId = await store().createMultipart(kept);
      await store().putPart(kept, uploadId, 1, inChunks(Buffer.from('x')), 1);
      expect(await store().sweepIncomplete(new Date(Date.now() - 60_000))).toBe(0);
      expect(await store().sweepIncomplete(new Date(Date.now() + 60_000))).toBe(2);
      expect(await textOf(store(), kept)).toBe('kept');
      expect(await store().stat(unverified)).toBeNull();
      expect(await subject().countUnfinished()).toBe(0);
    });
  });

  it('passes its own health check, also twice, and leaves nothing of it', async () => {
    await store().check();
    await store().check();
    expect(await all(store().list('tmp/'))).toEqual([]);
  });
}

export function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

export async function* inChunks(bytes: Buffer, chunkBytes = 65_536): AsyncGenerator<Uint8Array> {
  for (let from = 0; from < bytes.length; from += chunkBytes) yield bytes.subarray(from, from + chunkBytes);
}

export async function all<T>(items: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = [];
  for await (const item of items) found.push(item);
  return found;
}

export async function gathered(stream: AsyncIterable<Uint8Array>): Promise<Buffer> {
  return Buffer.concat(await all(stream));
}

async function textOf(store: ObjectStore, key: string): Promise<string> {
  return (await gathered((await store.open(key)).stream)).toString();
}

async function atOnce<T>(limit: number, items: T[], work: (item: T) => Promise<unknown>): Promise<void> {
  const queue = items[Symbol.iterator]();
  const worker = async () => {
    for (const item of queue) await work(item);
  };
  await Promise.all(Array.from({ length: limit }, worker));
}
