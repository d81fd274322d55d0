// Hashes the bytes of Xet files: only then a sha256 is more than what an uploader said. Links that claimed another one are refuted: they serve
// nothing any more, and give their room back.
import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { XetHash } from '@modelgrove/xet-formats';
import { Transaction } from '../../../platform/database/transaction';
import { failpoint } from '../../../platform/failpoints';
import { Logger } from '../../../platform/logging';
import { QuotasService } from '../../quotas';
import { XetFilesStore } from './xet-files.store';
import { XetReader } from './xet-reader';

@Injectable()
export class XetVerifier {
  constructor(
    private readonly files: XetFilesStore,
    private readonly reader: XetReader,
    private readonly quotas: QuotasService,
    private readonly transaction: Transaction,
    private readonly logger: Logger,
  ) {}

  /** The sha256 of the file's bytes; null when the file is gone. What was hashed before is not hashed again. */
  async verify(hash: XetHash): Promise<string | null> {
    return (await this.verifyAll([hash])).get(hash) ?? null;
  }

  /** The same for many, noted together. */
  async verifyAll(hashes: readonly XetHash[]): Promise<Map<XetHash, string>> {
    const known = new Map<XetHash, string>();
    const found = new Map<XetHash, string>();
    for (const { hash, sizeBytes, sha256 } of await this.files.files(hashes)) {
      if (sha256 === null) found.set(hash, await this.hashOf(hash, sizeBytes));
      else known.set(hash, sha256);
    }
    if (found.size === 0) return known;
    failpoint('xet.files-hashed');
    await this.note(found);
    failpoint('xet.hashes-noted');
    return new Map([...known, ...found]);
  }

  private async note(found: ReadonlyMap<XetHash, string>): Promise<void> {
    await this.transaction.inTransaction(async () => {
      const refuted = await this.files.verified(found);
      for (const { repositoryId, sha256, sizeBytes } of refuted) {
        this.logger.warn({ repositoryId: String(repositoryId), claimed: sha256 }, 'a large file is not what its uploader said');
        await this.quotas.add(repositoryId, { fileBytes: -sizeBytes });
      }
    });
  }

  /** Reads every byte. */
  async hashOf(hash: XetHash, sizeBytes: number): Promise<string> {
    return sizeBytes > 0 ? this.reader.sha256(hash, sizeBytes) : createHash('sha256').digest('hex');
  }
}
