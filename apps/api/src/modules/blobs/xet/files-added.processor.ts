// Xet files were registered: their bytes are hashed, so that their sha256 is more than a claim.
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { parseXetHash } from '@modelgrove/xet-formats';
import { type JobHandler, JobHandlers } from '../../../platform/outbox/worker';
import { XetVerifier } from './xet-verifier';

@Injectable()
export class FilesAddedProcessor implements JobHandler, OnModuleInit {
  readonly kind = 'xet.files-added';

  constructor(
    private readonly verifier: XetVerifier,
    private readonly handlers: JobHandlers,
  ) {}

  onModuleInit(): void {
    this.handlers.add(this);
  }

  async handle(payload: unknown): Promise<void> {
    const { hashes } = payload as { hashes?: unknown };
    if (!Array.isArray(hashes)) throw new Error('the job names no files');
    for (const text of hashes) {
      const hash = parseXetHash(text);
      if (hash) await this.verifier.verify(hash);
    }
  }
}
