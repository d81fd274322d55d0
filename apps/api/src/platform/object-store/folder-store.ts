// Objects as files of one folder: `objects/<key>`, unfinished ones in `incoming/`, uploads in parts in `multipart/`, all on one volume
// so that a rename publishes an object at once. Flushed before it becomes visible: file, rename, folder.
import { createHash, randomUUID } from 'node:crypto';
import { copyFile, link, mkdir, readdir, rename, rm, stat, unlink, utimes } from 'node:fs/promises';
import { dirname } from 'node:path';
import { assertRoom, FileSink, guarded } from '../spool/file-sink';
import { untilAborted } from '../spool/until-aborted';
import { DurableDirectories, flushDirectory } from './durable-directories';
import { ObjectStoreError } from './errors';
import { assertAsExpected, assertSizeAsExpected, atMost } from './expectation';
import { fromDisk, isInsideAnother, isMissing, onDisk, systemCode } from './folder-errors';
import { listFolder } from './folder-listing';
import { FolderParts } from './folder-parts';
import { readFileRange } from './file-range';
import { assertKeyPrefix, assertObjectKey } from './object-key';
import {
  ObjectStore,
  type ByteRange,
  type ListedObject,
  type OpenedObject,
  type PartReceipt,
  type PutExpectation,
  type StoredObject,
  type StoredPart,
} from './object-store';

export interface FolderStoreOptions {
  rootDir: string;
  /** New bytes are refused while the volume has less left than this. */
  minFreeBytes: number;
}

export class FolderStore extends ObjectStore {
  readonly kind = 'folder';
  private readonly objects: string;
  private readonly incoming: string;
  private readonly minFreeBytes: number;
  private readonly directories: DurableDirectories;
  private readonly parts: FolderParts;

  constructor({ rootDir, minFreeBytes }: FolderStoreOptions) {
    super();
    this.objects = `${rootDir}/objects`;
    this.incoming = `${rootDir}/incoming`;
    this.minFreeBytes = minFreeBytes;
    this.directories = new DurableDirectories(this.objects);
    this.parts = new FolderParts(`${rootDir}/multipart`, minFreeBytes);
  }

  async put(key: string, source: AsyncIterable<Uint8Array>, expect: PutExpectation = {}): Promise<StoredObject> {
    assertObjectKey(key);
    expect.signal?.throwIfAborted();
    try {
      await this.prepare();
      await assertRoom(this.incoming, this.minFreeBytes + (expect.sizeBytes ?? 0));
      return await this.receive(key, source, expect);
    } catch (error) {
      throw fromDisk(error);
    }
  }

  private async receive(key: string, source: AsyncIterable<Uint8Array>, expect: PutExpectation): Promise<StoredObject> {
    const hash = createHash('sha256');
    const onBlock = (block: Uint8Array) => void hash.update(block);
    const sink = await FileSink.create(this.incoming, randomUUID(), { minFreeBytes: this.minFreeBytes, onBlock, durable: true });
    try {
      for await (const chunk of untilAborted(atMost(source, expect.sizeBytes), expect.signal)) await sink.write(chunk);
      await sink.finish();
      const stored = { sizeBytes: sink.sizeBytes, sha256: hash.digest('hex') };
      assertAsExpected(stored, expect);
      expect.signal?.throwIfAborted();
      await onDisk(this.publish(sink.path, key));
      return stored;
    } catch (error) {
      await sink.discard();
      throw error;
    }
  }

  async putFile(key: string, path: string, sizeBytes: number, signal?: AbortSignal): Promise<void> {
    assertObjectKey(key);
    try {
      await this.prepare();
      await assertRoom(this.incoming, this.minFreeBytes);
      const found = await onDisk(stat(path));
      assertSizeAsExpected(found.size, sizeBytes);
      const own = await this.takeOver(path, sizeBytes);
      try {
        await flushDirectory(own);
        signal?.throwIfAborted();
        await onDisk(this.publish(own, key));
      } catch (error) {
        await unlink(own).catch(() => {});
        throw error;
      }
    } catch (error) {
      throw fromDisk(error);
    }
  }

  /** Into our own folder: at once on the same volume, else copied. */
  private async takeOver(path: string, sizeBytes: number): Promise<string> {
    const own = `${this.incoming}/${randomUUID()}`;
    try {
      await rename(path, own);
    } catch (error) {
      if (systemCode(error) !== 'EXDEV') throw error;
      await assertRoom(this.incoming, this.minFreeBytes + sizeBytes);
      await copyFile(path, own);
    }
    return own;
  }

  private async publish(path: string, key: string): Promise<void> {
    const target = this.pathOf(key);
    try {
      await this.directories.ensure(dirname(target));
      await rename(path, target);
      await flushDirectory(dirname(target));
    } catch (error) {
      if (!isInsideAnother(error)) throw error;
      throw new ObjectStoreError('object-store/bad-key', 'This key lies inside another key, or another key inside of it.', {
        cause: error,
      });
    }
  }

  async stat(key: string): Promise<{ sizeBytes: number } | null> {
    assertObjectKey(key);
    try {
      const found = await stat(this.pathOf(key));
      return found.isFile() ? { sizeBytes: found.size } : null;
    } catch (error) {
      if (isMissing(error)) return null;
      throw fromDisk(error);
    }
  }

  async open(key: string, range?: ByteRange, signal?: AbortSignal): Promise<OpenedObject> {
    assertObjectKey(key);
    signal?.throwIfAborted();
    try {
      return await readFileRange(this.pathOf(key), range, signal);
    } catch (error) {
      if (isMissing(error) || systemCode(error) === 'EISDIR')
        throw new ObjectStoreError('object-store/missing', 'The object is not in the object store.', { cause: error });
      throw fromDisk(error);
    }
  }

  async delete(key: string): Promise<void> {
    assertObjectKey(key);
    try {
      await unlink(this.pathOf(key));
    } catch (error) {
      if (!isMissing(error)) throw fromDisk(error);
    }
  }

  /** A second name for the same bytes where the file system can, else a copy: published objects are replaced, never written into. */
  async copy(from: string, to: string): Promise<void> {
    assertObjectKey(from);
    assertObjectKey(to);
    await this.prepare();
    const temporary = `${this.incoming}/${randomUUID()}`;
    try {
      await this.duplicate(this.pathOf(from), temporary);
      await utimes(temporary, new Date(), new Date());
      await this.publish(temporary, to);
    } catch (error) {
      if (isMissing(error) && (await this.stat(from)) === null)
        throw new ObjectStoreError('object-store/missing', 'The object to copy is not in the object store.');
      throw fromDisk(error);
    } finally {
      // rename(2) does nothing when both names already are the same file: then ours is still there.
      await unlink(temporary).catch(() => {});
    }
  }

  private async duplicate(from: string, to: string): Promise<void> {
    try {
      await link(from, to);
    } catch (error) {
      if (!['EPERM', 'EMLINK', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS'].includes(systemCode(error) ?? '')) throw error;
      await assertRoom(this.incoming, this.minFreeBytes + (await stat(from)).size);
      await copyFile(from, to);
      await flushDirectory(to);
    }
  }

  list(prefix: string, after?: string): AsyncIterable<ListedObject> {
    assertKeyPrefix(prefix);
    return listFolder(this.objects, prefix, after);
  }

  async createMultipart(key: string): Promise<string> {
    assertObjectKey(key);
    return onDisk(this.parts.create(key));
  }

  async putPart(
    key: string,
    uploadId: string,
    partNumber: number,
    source: AsyncIterable<Uint8Array>,
    sizeBytes: number,
    signal?: AbortSignal,
  ): Promise<string> {
    try {
      return await this.parts.put(key, uploadId, partNumber, source, sizeBytes, signal);
    } catch (error) {
      throw fromDisk(error);
    }
  }

  async listParts(key: string, uploadId: string): Promise<StoredPart[]> {
    return onDisk(this.parts.list(key, uploadId));
  }

  async completeMultipart(key: string, uploadId: string, parts: PartReceipt[]): Promise<{ sha256: string }> {
    const chosen = await onDisk(this.parts.choose(key, uploadId, parts));
    const sizeBytes = chosen.reduce((sum, part) => sum + part.sizeBytes, 0);
    const { sha256 } = await this.put(key, this.parts.read(uploadId, chosen), { sizeBytes });
    await onDisk(this.parts.abort(key, uploadId));
    return { sha256 };
  }

  async abortMultipart(key: string, uploadId: string): Promise<void> {
    assertObjectKey(key);
    await onDisk(this.parts.abort(key, uploadId));
  }

  async sweepIncomplete(olderThan: Date): Promise<number> {
    await this.prepare();
    let removed = await onDisk(this.parts.sweep(olderThan));
    for (const name of await onDisk(readdir(this.incoming))) {
      removed += await removeIfOlder(`${this.incoming}/${name}`, olderThan);
    }
    for await (const { key } of this.list('tmp/')) removed += await removeIfOlder(this.pathOf(key), olderThan);
    return removed;
  }

  async signedGetUrl(): Promise<null> {
    return null;
  }

  async signedRangeUrl(): Promise<null> {
    return null;
  }

  async signedPutUrl(): Promise<null> {
    return null;
  }

  async signedPartUrl(): Promise<null> {
    return null;
  }

  async check(): Promise<void> {
    const key = `tmp/check-${randomUUID()}`;
    const probe = (async function* (): AsyncGenerator<Uint8Array> {})();
    await this.put(key, probe);
    await this.delete(key);
  }

  private async prepare(): Promise<void> {
    await guarded(mkdir(this.incoming, { recursive: true, mode: 0o700 }));
    await guarded(mkdir(this.objects, { recursive: true, mode: 0o700 }));
  }

  private pathOf(key: string): string {
    return `${this.objects}/${key}`;
  }
}

async function removeIfOlder(path: string, olderThan: Date): Promise<number> {
  try {
    if ((await stat(path)).mtime >= olderThan) return 0;
    await rm(path);
    return 1;
  } catch (error) {
    if (isMissing(error)) return 0;
    throw fromDisk(error);
  }
}
