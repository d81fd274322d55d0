import { Injectable } from '@nestjs/common';

const MIB = 1024 * 1024;
/** Set by the fault tests, which cannot send 5 GB (or 64 MiB) at every step; never in production. */
const testPartBytes = Number(process.env.GROVE_TEST_PART_BYTES ?? 0);

/** When an upload comes in parts, and how large they are. A provider of its own so that tests can lower it. */
@Injectable()
export class BlobLimits {
  /** One PUT of an S3 server carries at most 5 GiB; larger files come in parts. */
  multipartAboveBytes = testPartBytes || 5_000_000_000;
  /** No S3 server takes smaller parts than 5 MiB. */
  minimumPartBytes = testPartBytes || 64 * MIB;
  maximumParts = 1000;
  /** Chunked files up to here are hashed before they are linked (a second's work for a whole shard of them), larger ones by a job. */
  hashedAtOnceBytes = testPartBytes || 64 * MIB;

  /** The part size for a file: whole MiB, at most `maximumParts` parts. */
  partBytes(sizeBytes: number): number {
    const needed = Math.ceil(sizeBytes / this.maximumParts / MIB) * MIB;
    return Math.max(this.minimumPartBytes, needed);
  }

  /** How an upload that can be resumed is cut, the same way every time. */
  resumableLayout(sizeBytes: number): { partBytes: number; parts: number } {
    if (sizeBytes <= this.minimumPartBytes) return { partBytes: sizeBytes, parts: 1 };
    const partBytes = this.partBytes(sizeBytes);
    return { partBytes, parts: Math.ceil(sizeBytes / partBytes) };
  }
}
