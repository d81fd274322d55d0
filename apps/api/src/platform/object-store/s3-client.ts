// The minio client, made to keep our promises: requests end with their AbortSignal or when the server falls silent, bodies may be
// streams of any length, and nothing is retried behind our back (the library would resend a half-read stream).
import { AsyncLocalStorage } from 'node:async_hooks';
import * as http from 'node:http';
import * as https from 'node:https';
import type { Readable } from 'node:stream';
import { Client } from 'minio';
import { presignSignatureV4 } from 'minio/dist/main/signing.js';
import type { ByteRange } from './object-store';

/** A server that sends and takes nothing for so long is down. */
const SILENCE_MS = 60_000;

export interface S3Address {
  endpoint: string;
  accessKey: string;
  secretKey: string;
  region: string;
  pathStyle: boolean;
}

const currentSignal = new AsyncLocalStorage<AbortSignal | undefined>();

/** Requests that the library makes inside of `work` end when the signal does. */
export function withSignal<T>(signal: AbortSignal | undefined, work: () => Promise<T>): Promise<T> {
  return currentSignal.run(signal, work);
}

export class S3Client extends Client {
  constructor({ endpoint, accessKey, secretKey, region, pathStyle }: S3Address) {
    const { protocol, hostname, port } = new URL(endpoint);
    const scheme = protocol === 'https:' ? https : http;
    super({
      endPoint: hostname,
      port: port === '' ? undefined : Number(port),
      useSSL: protocol === 'https:',
      accessKey,
      secretKey,
      region,
      pathStyle,
      retryOptions: { disableRetry: true },
      transportAgent: new scheme.Agent({ keepAlive: true, maxSockets: 256 }),
      transport: { request: attentive(scheme.request as typeof https.request) },
    });
    // The payload is not part of the signature, as over TLS anyway: it would have to be read twice, and streams cannot be.
    this.enableSHA256 = false;
  }

  /** Part numbers, etags and sizes of an unfinished upload. */
  async partsOf(bucket: string, key: string, uploadId: string) {
    return this.listParts(bucket, key, uploadId);
  }

  /** Sends exactly `sizeBytes` from a stream as one part; returns the etag without quotes. */
  async streamPart(bucket: string, key: string, uploadId: string, partNumber: number, body: Readable, sizeBytes: number): Promise<string> {
    const query = partQuery(uploadId, partNumber);
    const headers = { 'content-length': String(sizeBytes) };
    const response = await this.makeRequestStreamAsync(
      { method: 'PUT', bucketName: bucket, objectName: key, query, headers },
      body,
      '',
      [200],
      '',
    );
    response.resume();
    return unquoted(response.headers.etag ?? '');
  }

  /** Sends exactly `sizeBytes` from a stream as a whole object. */
  async streamWhole(bucket: string, key: string, body: Readable, sizeBytes: number): Promise<void> {
    const headers = { 'content-length': String(sizeBytes) };
    const request = { method: 'PUT', bucketName: bucket, objectName: key, headers };
    (await this.makeRequestStreamAsync(request, body, '', [200], '')).resume();
  }

  /** An address that answers to this one `Range` header only: the header is signed. */
  presignedRange(bucket: string, key: string, { start, endInclusive }: ByteRange, expiresSeconds: number): string {
    const headers = { range: `bytes=${start}-${endInclusive}` };
    const region = this.region ?? '';
    const request = this.getRequestOptions({ method: 'GET', bucketName: bucket, objectName: key, region, headers });
    return presignSignatureV4(request, this.accessKey, this.secretKey, this.sessionToken, region, new Date(), expiresSeconds);
  }
}

export function partQuery(uploadId: string, partNumber: number): string {
  return `partNumber=${partNumber}&uploadId=${encodeURIComponent(uploadId)}`;
}

export function unquoted(etag: string): string {
  return etag.replace(/^"|"$/g, '');
}

function attentive(request: typeof https.request): typeof https.request {
  const send = (options: https.RequestOptions, onResponse?: (response: http.IncomingMessage) => void) => {
    const outgoing = request({ ...options, signal: currentSignal.getStore() }, onResponse);
    outgoing.setTimeout(SILENCE_MS, () => outgoing.destroy(new Error(`no byte for ${SILENCE_MS / 1000} s`)));
    return outgoing;
  };
  return send as typeof https.request;
}
