// Whether the large files a repository shows are there: linked, stored, of the right size and, when asked deeply, of the right bytes.
import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { ObjectStore } from '../../platform/object-store';
import { BlobCareStore, type ObjectRow } from './blob-care.store';
import { BlobsStore } from './blobs.store';
import type { LargeObject } from './blobs.types';
import { damage, type Finding } from './finding';
import { XetDoctor } from './xet/xet-doctor';

const PAGE = 500;

@Injectable()
export class BlobDoctor {
  constructor(
    private readonly store: BlobCareStore,
    private readonly links: BlobsStore,
    private readonly objects: ObjectStore,
    private readonly xet: XetDoctor,
  ) {}

  /** `pointers`: the large files that versions of the repository name. `deep` reads every byte. */
  async *check(repositoryId: bigint, pointers: readonly LargeObject[], options: { deep?: boolean } = {}): AsyncGenerator<Finding> {
    yield* this.checkLinks(repositoryId, pointers);
    for (let after = ''; ;) {
      const rows = await this.store.linkedTo(repositoryId, after, PAGE);
      for (const row of rows) yield* this.checkBytes(row, options.deep ?? false);
      const last = rows.at(-1);
      if (!last || rows.length < PAGE) break;
      after = last.sha256;
    }
    yield* this.xet.check(repositoryId, options);
  }

  private async *checkLinks(repositoryId: bigint, pointers: readonly LargeObject[]): AsyncGenerator<Finding> {
    for (let at = 0; at < pointers.length; at += PAGE) {
      const page = pointers.slice(at, at + PAGE);
      const sizes = await this.links.linkedSizes(
        repositoryId,
        page.map((pointer) => pointer.sha256),
      );
      for (const { sha256, sizeBytes } of page) {
        const linked = sizes.get(sha256);
        if (linked === undefined)
          yield damage('blob/link-missing', `The large file ${sha256} is named by a version and not linked to the repository.`);
        else if (linked !== sizeBytes)
          yield damage('blob/pointer-size', `The large file ${sha256} has ${linked} bytes, and a version says ${sizeBytes}.`);
      }
    }
  }

  private async *checkBytes(row: ObjectRow, deep: boolean): AsyncGenerator<Finding> {
    const stored = await this.objects.stat(row.storageKey);
    if (!stored) yield damage('blob/missing', `The bytes of the large file ${row.sha256} are missing in the object store.`);
    else if (stored.sizeBytes !== row.sizeBytes)
      yield damage(
        'blob/wrong-size',
        `The large file ${row.sha256} has ${stored.sizeBytes} bytes in the object store, not ${row.sizeBytes}.`,
      );
    else if (deep && (await this.hash(row.storageKey)) !== row.sha256)
      yield damage('blob/wrong-bytes', `The bytes of the large file ${row.sha256} in the object store have another sha256.`);
  }

  private async hash(key: string): Promise<string> {
    const { stream } = await this.objects.open(key);
    const hash = createHash('sha256');
    for await (const chunk of stream as AsyncIterable<Uint8Array>) hash.update(chunk);
    return hash.digest('hex');
  }
}
