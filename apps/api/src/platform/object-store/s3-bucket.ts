// Prepares the bucket: made when missing, open to browsers that hold a signed address.
import { createHash } from 'node:crypto';
import { S3Error } from 'minio';
import type { S3Client } from './s3-client';

/** Any origin: an address is only good with its signature, and no cookie is involved. */
const CORS_RULES =
  '<CORSConfiguration><CORSRule><AllowedOrigin>*</AllowedOrigin>' +
  ['GET', 'HEAD', 'PUT'].map((method) => `<AllowedMethod>${method}</AllowedMethod>`).join('') +
  '<AllowedHeader>*</AllowedHeader>' +
  ['ETag', 'Content-Range', 'Content-Length', 'Accept-Ranges'].map((header) => `<ExposeHeader>${header}</ExposeHeader>`).join('') +
  '<MaxAgeSeconds>3600</MaxAgeSeconds></CORSRule></CORSConfiguration>';

const SOMEBODY_WAS_FASTER = ['BucketAlreadyOwnedByYou', 'BucketAlreadyExists'];

export async function prepareBucket(client: S3Client, bucket: string, region: string): Promise<void> {
  if (!(await client.bucketExists(bucket))) {
    await client.makeBucket(bucket, region).catch((error: unknown) => {
      if (!(error instanceof S3Error && SOMEBODY_WAS_FASTER.includes(error.code ?? ''))) throw error;
    });
  }
  await allowBrowsers(client, bucket);
}

/** A server without CORS rules, or an account that may not set them, is no reason not to start: the operator may have set them by hand. */
async function allowBrowsers(client: S3Client, bucket: string): Promise<void> {
  const headers = { 'content-md5': createHash('md5').update(CORS_RULES).digest('base64'), 'content-type': 'application/xml' };
  try {
    await client.makeRequestAsyncOmit({ method: 'PUT', bucketName: bucket, query: 'cors', headers }, CORS_RULES, [200, 204]);
  } catch (error) {
    if (!(error instanceof S3Error)) throw error;
  }
}
