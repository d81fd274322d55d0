// Uploads in parts on disk: `<uploadId>/key`, and one file per part that ends with its own 32-byte sha256, the etag. The etag travels
// inside the file, so replacing a repeated part is a single rename and never shows the bytes of one attempt with the etag of another.
import { createHash, randomUUID } from 'node:crypto';
import { mkdir, open, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { FileSink, guarded } from '../spool/file-sink';
import { untilAborted } from '../spool/until-aborted';
import { ObjectStoreError } from './errors';
import { assertSizeAsExpected, atMost } from './expectation';
import { isMissing } from './folder-errors';
import { assertObjectKey, assertPartNumber } from './object-key';
import type { PartReceipt, StoredPart } from './object-store';
import { readFileRange } from './file-range';

const UPLOAD_ID = /^[0-9a-f-]{36}$/;
const PART_NAME = /^[0-9]+$/;
const ETAG_BYTES = 32;

export class FolderParts {
  constructor(
    private readonly root: string,
    private readonly minFreeBytes: number,
  ) {}

  async create(key: string): Promise<string> {
    const uploadId = randomUUID();
    await mkdir(`${this.root}/${uploadId}`, { recursive: true, mode: 0o700 });
    await writeFile(`${this.root}/${uploadId}/key`, key, { mode: 0o600 });
    return uploadId;
  }

  async put(
    key: string,
    uploadId: string,
    partNumber: number,
    source: AsyncIterable<Uint8Array>,
    sizeBytes: number,
    signal?: AbortSignal,
  ): Promise<string> {
    assertPartNumber(partNumber);
    const folder = await this.folderOf(key, uploadId);
    const hash = createHash('sha256');
    const sink = await FileSink.create(folder, `incoming-${randomUUID()}`, { minFreeBytes: this.minFreeBytes });
    try {
      for await (const chunk of untilAborted(atMost(source, sizeBytes), signal)) {
        hash.update(chunk);
        await sink.write(chunk);
      }
      const etag = hash.digest();
      await sink.write(etag);
      await sink.finish();
      assertSizeAsExpected(sink.sizeBytes - ETAG_BYTES, sizeBytes);
      await guarded(rename(sink.path, `${folder}/${partNumber}`));
      return etag.toString('hex');
    } catch (error) {
      await sink.discard();
      throw error;
    }
  }

  async list(key: string, uploadId: string): Promise<StoredPart[]> {
    const folder = await this.folderOf(key, uploadId);
    const numbers = (await readdir(folder)).filter((name) => PART_NAME.test(name)).map(Number);
    const parts: StoredPart[] = [];
    for (const partNumber of numbers.sort((a, b) => a - b)) parts.push({ partNumber, ...(await readTrailer(`${folder}/${partNumber}`)) });
    return parts;
  }

  /** The named parts in order, each checked against what is there. */
  async choose(key: string, uploadId: string, receipts: PartReceipt[]): Promise<StoredPart[]> {
    const present = new Map((await this.list(key, uploadId)).map((part) => [part.partNumber, part]));
    const chosen = new Map<number, StoredPart>();
    for (const { partNumber, etag } of receipts) {
      const part = present.get(partNumber);
      if (!part || part.etag !== unquoted(etag) || chosen.has(partNumber)) {
        throw new ObjectStoreError('object-store/part-mismatch', `Part ${partNumber} is absent, named twice, or has another etag.`);
      }
      chosen.set(partNumber, part);
    }
    if (chosen.size === 0) throw new ObjectStoreError('object-store/part-mismatch', 'An upload in parts needs at least one part.');
    return [...chosen.values()].sort((a, b) => a.partNumber - b.partNumber);
  }

  /** Without its etag each; empty parts have nothing to read. */
  async *read(uploadId: string, parts: StoredPart[]): AsyncGenerator<Uint8Array> {
    for (const { partNumber, sizeBytes } of parts) {
      if (sizeBytes === 0) continue;
      const { stream } = await readFileRange(`${this.root}/${uploadId}/${partNumber}`, { start: 0, endInclusive: sizeBytes - 1 });
      yield* stream;
    }
  }

  async abort(key: string, uploadId: string): Promise<void> {
    try {
      const folder = await this.folderOf(key, uploadId);
      await rm(folder, { recursive: true, force: true });
    } catch (error) {
      if (!(error instanceof ObjectStoreError && error.code === 'object-store/upload-missing')) throw error;
    }
  }

  async sweep(olderThan: Date): Promise<number> {
    let removed = 0;
    for (const uploadId of await namesIn(this.root)) {
      if ((await lastTouched(`${this.root}/${uploadId}`)) >= olderThan) continue;
      await rm(`${this.root}/${uploadId}`, { recursive: true, force: true });
      removed += 1;
    }
    return removed;
  }

  private async folderOf(key: string, uploadId: string): Promise<string> {
    assertObjectKey(key);
    const folder = `${this.root}/${uploadId}`;
    const owner = UPLOAD_ID.test(uploadId) ? await readFile(`${folder}/key`, 'utf8').catch(missingIsNull) : null;
    if (owner !== key) throw new ObjectStoreError('object-store/upload-missing', 'There is no such upload in parts for this key.');
    return folder;
  }
}

async function readTrailer(path: string): Promise<{ etag: string; sizeBytes: number }> {
  const file = await open(path, 'r');
  try {
    const sizeBytes = (await file.stat()).size - ETAG_BYTES;
    const { buffer } = await file.read(Buffer.alloc(ETAG_BYTES), 0, ETAG_BYTES, sizeBytes);
    return { etag: buffer.toString('hex'), sizeBytes };
  } finally {
    await file.close();
  }
}

/** Of the folder and everything in it: a part that is still arriving keeps its upload young. */
async function lastTouched(folder: string): Promise<Date> {
  const paths = [folder, ...(await namesIn(folder)).map((name) => `${folder}/${name}`)];
  const times = await Promise.all(paths.map(async (path) => (await stat(path).catch(missingIsNull))?.mtimeMs ?? 0));
  return new Date(Math.max(...times));
}

async function namesIn(folder: string): Promise<string[]> {
  return (await readdir(folder).catch(missingIsNull)) ?? [];
}

function missingIsNull(error: unknown): null {
  if (isMissing(error)) return null;
  throw error;
}

function unquoted(etag: string): string {
  return etag.replace(/^"|"$/g, '');
}
