// Addresses that clients use directly (AWS Signature Version 4 in the query). Signing asks nobody: endpoint and region are configured.
import { RANGE_URL_MAX_SECONDS, SIGNED_URL_MAX_SECONDS } from '@modelgrove/shared';
import type { ByteRange, SignedGetOptions } from './object-store';
import type { S3Client } from './s3-client';

/** What one PUT can carry. */
const ONE_PUT_BYTES = 5 * 1024 ** 3;

export class S3Signer {
  constructor(
    private readonly client: S3Client,
    private readonly bucket: string,
  ) {}

  get(key: string, { expiresSeconds, fileName, contentType }: SignedGetOptions): Promise<string> {
    const answer: Record<string, string> = {};
    if (fileName !== undefined) answer['response-content-disposition'] = attachment(fileName);
    if (contentType !== undefined) answer['response-content-type'] = contentType;
    return this.client.presignedUrl('GET', this.bucket, key, bounded(expiresSeconds), answer);
  }

  /** The header is part of the signature (S3: SignedHeaders), so that the address is good for this range alone. */
  range(key: string, range: ByteRange, expiresSeconds: number): string {
    return this.client.presignedRange(this.bucket, key, range, bounded(expiresSeconds, RANGE_URL_MAX_SECONDS));
  }

  async put(key: string, expiresSeconds: number, sizeBytes: number): Promise<string | null> {
    if (sizeBytes > ONE_PUT_BYTES) return null;
    return this.client.presignedUrl('PUT', this.bucket, key, bounded(expiresSeconds));
  }

  part(key: string, uploadId: string, partNumber: number, expiresSeconds: number): Promise<string> {
    return this.client.presignedUrl('PUT', this.bucket, key, bounded(expiresSeconds), { partNumber: String(partNumber), uploadId });
  }
}

function bounded(expiresSeconds: number, mostSeconds = SIGNED_URL_MAX_SECONDS): number {
  if (expiresSeconds >= 1 && expiresSeconds <= mostSeconds) return Math.floor(expiresSeconds);
  throw new RangeError(`a signed address lives 1 to ${mostSeconds} seconds`);
}

/** RFC 6266 with RFC 8187: the plain name for old clients, the exact one for all others. */
function attachment(fileName: string): string {
  const plain = fileName.replace(/[^\x20-\x7e]|["\\%]/g, '_');
  const exact = encodeURIComponent(fileName.toWellFormed()).replace(
    /['()*]/g,
    (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${plain}"; filename*=UTF-8''${exact}`;
}
