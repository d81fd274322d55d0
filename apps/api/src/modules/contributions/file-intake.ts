// Takes in one file whose size and hash are not known before its last byte: it waits on the disk, never in memory.
import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { AppConfig } from '../../platform/config';
import { Spool } from '../../platform/spool';

const SAMPLE_BYTES = 8192;

export interface ReceivedFile extends AsyncDisposable {
  /** Where it lies until it is disposed of. */
  spoolPath: string;
  sizeBytes: number;
  sha256: string;
  /** Its first bytes. */
  sample: Buffer;
}

@Injectable()
export class FileIntake {
  constructor(
    private readonly spool: Spool,
    private readonly config: AppConfig,
  ) {}

  /** Dispose of the result. Throws 'spool/too-large', 'spool/busy', 'spool/disk-low'. */
  async receive(content: AsyncIterable<Uint8Array>, expectedBytes: number): Promise<ReceivedFile> {
    const seen = new Witness();
    const file = await this.spool.write(seen.watch(content), { maxBytes: this.config.maxUploadBytes, expectedBytes });
    return {
      spoolPath: file.path,
      sizeBytes: file.sizeBytes,
      sha256: seen.hash.digest('hex'),
      sample: seen.sample,
      [Symbol.asyncDispose]: () => file.remove(),
    };
  }
}

/** Hashes the bytes that pass and remembers the first of them. */
class Witness {
  readonly hash = createHash('sha256');
  sample = Buffer.alloc(0);

  async *watch(content: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
    for await (const chunk of content) {
      this.hash.update(chunk);
      if (this.sample.length < SAMPLE_BYTES)
        this.sample = Buffer.concat([this.sample, chunk.subarray(0, SAMPLE_BYTES - this.sample.length)]);
      yield chunk;
    }
  }
}
