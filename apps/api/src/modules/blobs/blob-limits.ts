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
  /** A page that is closed in the middle loses at most what is on its way: its parts are a 256th of the file, within these. */
  smallestPageParts = testPartBytes || 5 * MIB;
  largestPageParts = testPartBytes || 16 * MIB;
  /** Chunked files up to here are hashed before they are linked (a second's work for a whole shard of them), larger ones by a job. */
  hashedAtOnceBytes = testPartBytes || 64 * MIB;

  /** The part size for a file: whole MiB, at most `maximumParts` parts. */
  partBytes(sizeBytes: number): number {
    return Math.max(this.minimumPartBytes, wholeMib(sizeBytes / this.maximumParts));
  }

  /** The same for a file that a page sends. */
  pagePartBytes(sizeBytes: number): number {
    const wished = Math.min(Math.max(wholeMib(sizeBytes / 256), this.smallestPageParts), this.largestPageParts);
    return Math.max(wished, wholeMib(sizeBytes / this.maximumParts));
  }

  /** How an upload that can be resumed is cut, the same way every time. */
  resumableLayout(sizeBytes: number): { partBytes: number; parts: number } {
    if (sizeBytes <= this.minimumPartBytes) return { partBytes: sizeBytes, parts: 1 };
    const partBytes = this.partBytes(sizeBytes);
    return { partBytes, parts: Math.ceil(sizeBytes / partBytes) };
  }
}

function wholeMib(bytes: number): number {
  return Math.ceil(bytes / MIB) * MIB;
}
