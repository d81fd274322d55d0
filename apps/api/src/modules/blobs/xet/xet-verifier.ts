// Hashes the bytes of Xet files: only then a sha256 is more than what an uploader said. Links that claimed another one are refuted: they serve
// nothing any more, and give their room back.
import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { XetHash } from '@modelgrove/xet-formats';
import { Transaction } from '../../../platform/database/transaction';
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
    const file = await this.files.file(hash);
    if (!file || file.sha256 !== null) return file?.sha256 ?? null;
    const sha256 = await this.hash(hash, file.sizeBytes);
    await this.transaction.inTransaction(async () => {
      for (const { repositoryId, sha256: claimed } of await this.files.verified(hash, sha256)) {
        this.logger.warn({ repositoryId: String(repositoryId), claimed, found: sha256 }, 'a large file is not what its uploader said');
        await this.quotas.add(repositoryId, { fileBytes: -file.sizeBytes });
      }
    });
    return sha256;
  }

  private async hash(hash: XetHash, sizeBytes: number): Promise<string> {
    const sum = createHash('sha256');
    if (sizeBytes > 0) for await (const bytes of this.reader.read(hash, { start: 0, endInclusive: sizeBytes - 1 })) sum.update(bytes);
    return sum.digest('hex');
  }
}
