// Walks a bucket page by page: objects (ListObjectsV2) and unfinished uploads (ListMultipartUploads).
import type { ListedObject } from './object-store';
import type { S3Client } from './s3-client';
import { fromS3 } from './s3-errors';
import { retrying } from './s3-retry';

const PAGE = 1000;

export interface UnfinishedUpload {
  key: string;
  uploadId: string;
  startedAt: Date;
}

export async function* listBucket(client: S3Client, bucket: string, prefix: string, after = ''): AsyncGenerator<ListedObject> {
  for (let continuation = ''; ;) {
    const page = await asking(() => client.listObjectsV2Query(bucket, prefix, continuation, '', PAGE, after));
    for (const { name, size, lastModified } of page.objects as { name: string; size: number; lastModified: Date }[]) {
      yield { key: name, sizeBytes: size, modifiedAt: lastModified };
    }
    if (!page.isTruncated || !page.nextContinuationToken) return;
    continuation = page.nextContinuationToken;
  }
}

export async function* listUnfinished(client: S3Client, bucket: string): AsyncGenerator<UnfinishedUpload> {
  for (let keyMarker = '', uploadMarker = ''; ;) {
    const page = await asking(() => client.listIncompleteUploadsQuery(bucket, '', keyMarker, uploadMarker, ''));
    for (const { key, uploadId, initiated } of page.uploads) yield { key, uploadId, startedAt: new Date(initiated) };
    if (!page.isTruncated) return;
    keyMarker = page.nextKeyMarker;
    uploadMarker = page.nextUploadIdMarker;
  }
}

async function asking<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await retrying(work);
  } catch (error) {
    throw fromS3(error);
  }
}
