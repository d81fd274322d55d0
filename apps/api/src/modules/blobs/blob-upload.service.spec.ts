import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AppConfig } from '../../platform/config';
import type { Transaction } from '../../platform/database/transaction';
import { createObjectStore, type ObjectStore } from '../../platform/object-store';
import type { Granted } from '../access';
import type { QuotasService } from '../quotas';
import { BlobLimits } from './blob-limits';
import { BlobUploadService } from './blob-upload.service';
import { storageKey } from './blobs.policy';
import type { BlobsStore } from './blobs.store';
import { BlobsInMemory } from './testing/blobs-in-memory';

const PART = 1000;
const REPO = { id: 7n } as unknown as Granted<'write'>;

describe('taking in a large file', () => {
  let folder: string;
  let objects: ObjectStore;
  let rows: BlobsInMemory;
  let uploads: BlobUploadService;
  let notes: string[];

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'grove-blobs-'));
    objects = createObjectStore({ kind: 'folder', rootDir: folder, minFreeBytes: 0 });
    notes = [];
    rows = new BlobsInMemory((what) => notes.push(what));
    const limits = Object.assign(new BlobLimits(), { multipartAboveBytes: PART, minimumPartBytes: PART, partBytes: () => PART });
    const inTransaction = <T>(work: () => Promise<T>): Promise<T> => work();
    const transaction: Transaction = {
      isInside: false,
      inTransaction,
      inRetriedTransaction: inTransaction,
      afterCommit: (action) => action(),
    };
    const quotas = {
      assertRoom: () => Promise.resolve(),
      assertRoomFor: () => Promise.resolve(),
      add: () => Promise.resolve(),
    } as unknown as QuotasService;
    const config = { maxUploadBytes: 1e6 } as AppConfig;
    uploads = new BlobUploadService(rows as unknown as BlobsStore, objects, transaction, limits, config, quotas);
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const content = randomBytes(2500);
  const sha256 = createHash('sha256').update(content).digest('hex');
  const object = { sha256, sizeBytes: content.length };
  const target = { ...object, repositoryId: REPO.id };
  const isStored = async () => (await objects.stat(storageKey(sha256))) !== null;

  async function planned() {
    const [decision] = await uploads.plan(REPO, [object], true);
    if (decision?.kind !== 'parts') throw new Error(`the plan is ${decision?.kind}`);
    return decision;
  }

  async function sendParts(uploadId: string, bytes: Buffer = content) {
    const parts = [];
    for (let number = 1; number <= 3; number++) {
      const etag = await uploads.receivePart(uploadId, number, chunks(bytes.subarray((number - 1) * PART, number * PART)));
      parts.push({ partNumber: number, etag });
    }
    return parts;
  }

  it('writes no row before its bytes are in the store', async () => {
    const put = objects.put.bind(objects);
    objects.put = async (key, source, expect) => {
      const stored = await put(key, source, expect);
      notes.push('bytes');
      return stored;
    };
    await uploads.receive(target, chunks(content));
    expect(notes).toEqual(['bytes', 'object row', 'link row']);
    expect(await isStored()).toBe(true);
  });

  it('writes no row when the store does not take the bytes', async () => {
    objects.put = () => Promise.reject(new Error('the disk is on fire'));
    await expect(uploads.receive(target, chunks(content))).rejects.toThrow('on fire');
    expect(notes).toEqual([]);
  });

  it('keeps nothing of other bytes than promised', async () => {
    await expect(uploads.receive(target, chunks(randomBytes(content.length)))).rejects.toMatchObject({ kind: 'unprocessable' });
    expect(notes).toEqual([]);
    expect(await isStored()).toBe(false);
  });

  it('links a file in parts once the whole is what was promised, and nothing when it is not', async () => {
    const wrong = await planned();
    await expect(uploads.complete(wrong.uploadId, target, await sendParts(wrong.uploadId, randomBytes(2500)))).rejects.toMatchObject({
      code: 'lfs/wrong-bytes',
    });
    expect([notes, await isStored()]).toEqual([[], false]);
    const right = await planned();
    await uploads.complete(right.uploadId, target, await sendParts(right.uploadId));
    expect([notes, await isStored()]).toEqual([['object row', 'link row'], true]);
  });

  it('goes on with the parts that are there', async () => {
    const first = await planned();
    await sendParts(first.uploadId);
    expect((await planned()).uploadId).toBe(first.uploadId);
  });

  it('begins anew when the parts of an unfinished upload are gone from the store', async () => {
    const first = await planned();
    const row = rows.uploads.get(first.uploadId)!;
    const parts = await sendParts(first.uploadId);
    // As a hub leaves it that was killed while it completed the upload.
    await objects.completeMultipart(row.storageKey, row.storeUpload, parts);
    const again = await planned();
    expect(again.uploadId).not.toBe(first.uploadId);
    await uploads.complete(again.uploadId, target, await sendParts(again.uploadId));
    expect(await isStored()).toBe(true);
  });

  it('says that nothing is there when only the bytes are: knowing a hash proves no possession', async () => {
    await objects.put(storageKey(sha256), chunks(content));
    await expect(uploads.verify(target)).rejects.toMatchObject({ code: 'lfs/object-not-found' });
    expect(await uploads.plan(REPO, [object], false)).toMatchObject([{ kind: 'single' }]);
    expect(rows.links.size).toBe(0);
  });
});

async function* chunks(bytes: Buffer): AsyncGenerator<Uint8Array> {
  for (let from = 0; from < bytes.length; from += 700) yield bytes.subarray(from, from + 700);
}
