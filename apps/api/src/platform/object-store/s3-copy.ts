// Server-side copies. One request carries at most 5 GiB (S3 CopyObject); larger objects are copied in ranges (UploadPartCopy).
import type { S3Client } from './s3-client';
import { retrying } from './s3-retry';

const GIB = 1024 ** 3;
const ONE_REQUEST_BYTES = 5 * GIB;
const RANGE_BYTES = GIB;
const AT_ONCE = 4;

export async function copyObject(
  client: S3Client,
  bucket: string,
  from: string,
  to: string,
  sizeBytes: number,
  limits = { ONE_REQUEST_BYTES, RANGE_BYTES },
): Promise<void> {
  const source = `/${bucket}/${from}`;
  if (sizeBytes <= limits.ONE_REQUEST_BYTES) {
    await retrying(() => client.copyObject(bucket, to, source));
    return;
  }
  const uploadId = await client.initiateNewMultipartUpload(bucket, to, {});
  try {
    const etags = await copyRanges(client, bucket, source, to, uploadId, rangesOf(sizeBytes, limits.RANGE_BYTES));
    await client.completeMultipartUpload(bucket, to, uploadId, etags);
  } catch (error) {
    await client.abortMultipartUpload(bucket, to, uploadId).catch(() => {});
    throw error;
  }
}

async function copyRanges(client: S3Client, bucket: string, source: string, to: string, uploadID: string, ranges: string[]) {
  const etags: { part: number; etag: string }[] = [];
  for (let done = 0; done < ranges.length; done += AT_ONCE) {
    const copies = ranges.slice(done, done + AT_ONCE).map((range, index) => {
      const headers = { 'x-amz-copy-source': source, 'x-amz-copy-source-range': range };
      const partNumber = done + index + 1;
      return retrying(() => client.uploadPart({ bucketName: bucket, objectName: to, uploadID, partNumber, headers }));
    });
    etags.push(...(await Promise.all(copies)).map(({ part, etag }) => ({ part, etag })));
  }
  return etags;
}

/** Ranges of equal size but for the last; never more than the 10,000 parts that S3 allows. */
function rangesOf(sizeBytes: number, rangeBytes: number): string[] {
  const ranges: string[] = [];
  for (let start = 0; start < sizeBytes; start += rangeBytes) ranges.push(`bytes=${start}-${Math.min(start + rangeBytes, sizeBytes) - 1}`);
  return ranges;
}
