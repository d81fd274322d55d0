// Whether the chunked files of a repository are there: their terms come to their size, the xorbs of these are stored in full, and, when asked
// deeply, the bytes have the sha256 that versions name them by.
import { Injectable } from '@nestjs/common';
import { ObjectStore } from '../../../platform/object-store';
import { damage, type Finding } from '../finding';
import { type LinkedFile, XetCareStore } from './xet-care.store';
import { XetVerifier } from './xet-verifier';

const PAGE = 200;

@Injectable()
export class XetDoctor {
  constructor(
    private readonly store: XetCareStore,
    private readonly objects: ObjectStore,
    private readonly verifier: XetVerifier,
  ) {}

  async *check(repositoryId: bigint, options: { deep?: boolean } = {}): AsyncGenerator<Finding> {
    for (let after = ''; ;) {
      const files = await this.store.linkedTo(repositoryId, after, PAGE);
      for (const file of files) yield* this.checkFile(file, options.deep ?? false);
      if (files.length < PAGE) return;
      after = files.at(-1)!.sha256;
    }
  }

  private async *checkFile(file: LinkedFile, deep: boolean): AsyncGenerator<Finding> {
    const { sha256, hash, sizeBytes, coveredBytes } = file;
    if (coveredBytes !== sizeBytes) {
      yield damage('xet/terms', `The terms of the large file ${sha256} come to ${coveredBytes} bytes, not ${sizeBytes}.`);
      return;
    }
    let isStored = true;
    for (const { key, sizeBytes: expected } of await this.store.objectsOf(hash)) {
      const stored = await this.objects.stat(key);
      if (stored?.sizeBytes === expected) continue;
      isStored = false;
      const found = stored ? `has ${stored.sizeBytes} bytes, not ${expected}` : 'is missing';
      yield damage(stored ? 'xet/xorb-size' : 'xet/xorb-missing', `The xorb ${key} of the large file ${sha256} ${found}.`);
    }
    if (deep && isStored) yield* this.checkBytes(file);
  }

  private async *checkBytes({ sha256, hash, sizeBytes }: LinkedFile): AsyncGenerator<Finding> {
    const found = await this.verifier.hashOf(hash, sizeBytes).catch(() => null);
    if (found === sha256) return;
    const what = found === null ? 'cannot be unpacked' : 'have another sha256';
    yield damage('xet/wrong-bytes', `The bytes of the large file ${sha256} ${what}.`);
  }
}
