import { randomBytes, randomUUID } from 'node:crypto';
import { CEPH_INSTALL, CEPH_PROGRAMS, describeIf, startCephRgw, type S3TestServer } from '@modelgrove/testing';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { all, describeObjectStore, gathered, inChunks, sha256 } from './object-store.conformance';
import { S3Client } from './s3-client';
import { copyObject } from './s3-copy';
import { listUnfinished } from './s3-listing';
import { S3Store, type S3StoreOptions } from './s3-store';

const programs = process.env['GROVE_TEST_S3_ENDPOINT'] ? [] : CEPH_PROGRAMS;

describeIf({ programs, install: CEPH_INSTALL }, 'S3Store on a real S3 server', () => {
  let server: S3TestServer;
  let options: S3StoreOptions;
  let store: S3Store;

  beforeAll(async () => {
    server = await startCephRgw();
    const { endpoint, accessKey, secretKey } = server;
    options = {
      endpoint,
      publicEndpoint: endpoint,
      bucket: `test-${randomUUID()}`,
      accessKey,
      secretKey,
      region: 'us-east-1',
      pathStyle: true,
    };
    store = new S3Store(options);
    await store.check();
  }, 120_000);
  afterAll(() => server?.stop());

  const client = () => new S3Client(options);
  const countUnfinished = async () => (await all(listUnfinished(client(), options.bucket))).length;

  describeObjectStore(() => ({ store, countUnfinished }));

  it('copies an object too large for one request in ranges', async () => {
    const bytes = randomBytes(22 * 1024 * 1024 + 5);
    await store.put('copy/from', inChunks(bytes));
    const limits = { ONE_REQUEST_BYTES: 1, RANGE_BYTES: 5 * 1024 * 1024 };
    await copyObject(client(), options.bucket, 'copy/from', 'copy/to', bytes.length, limits);
    expect(sha256(await gathered((await store.open('copy/to')).stream))).toBe(sha256(bytes));
    expect(await countUnfinished()).toBe(0);
  });

  it('has nothing to sweep in a bucket that nobody has made yet', async () => {
    const early = new S3Store({ ...options, bucket: `early-${randomUUID()}` });
    expect(await early.sweepIncomplete(new Date())).toBe(0);
  });

  it('uses a bucket that is there already', async () => {
    await new S3Store(options).check();
  });

  describe('signed addresses', () => {
    const key = `signed/${randomUUID()}`;
    const bytes = randomBytes(100_000);
    beforeAll(() => store.put(key, inChunks(bytes)));

    const sign = async (expiresSeconds = 60) => (await store.signedGetUrl(key, { expiresSeconds }))!;

    it('are fetched without any header, also in ranges', async () => {
      const whole = await fetch(await sign());
      expect(Buffer.from(await whole.arrayBuffer()).equals(bytes)).toBe(true);
      const part = await fetch(await sign(), { headers: { Range: 'bytes=10-19' } });
      expect(part.status).toBe(206);
      expect(part.headers.get('content-range')).toBe('bytes 10-19/100000');
      expect(Buffer.from(await part.arrayBuffer()).equals(bytes.subarray(10, 20))).toBe(true);
    });

    it('of a range are good for exactly this range, with the header that says so', async () => {
      const url = (await store.signedRangeUrl(key, { start: 10, endInclusive: 1009 }, 3600))!;
      const asked = (range?: string) => fetch(url, { headers: range === undefined ? {} : { Range: range } });
      const right = await asked('bytes=10-1009');
      expect([right.status, Buffer.from(await right.arrayBuffer()).equals(bytes.subarray(10, 1010))]).toEqual([206, true]);
      for (const range of ['bytes=10-1010', 'bytes=9-1009', 'bytes=0-', 'bytes=10-1009,20-30', undefined])
        expect([range, (await asked(range)).status]).toEqual([range, 403]);
      await expect(store.signedRangeUrl(key, { start: 0, endInclusive: 1 }, 3601)).rejects.toThrow(RangeError);
    });

    it('carry the file name and the type that the answer shall have', async () => {
      const url = await store.signedGetUrl(key, { expiresSeconds: 60, fileName: '模型 "1".bin', contentType: 'application/octet-stream' });
      const answer = await fetch(url!);
      expect(answer.status).toBe(200);
      expect(answer.headers.get('content-type')).toBe('application/octet-stream');
      expect(answer.headers.get('content-disposition')).toBe(
        `attachment; filename="__ _1_.bin"; filename*=UTF-8''%E6%A8%A1%E5%9E%8B%20%221%22.bin`,
      );
      await answer.body?.cancel();
    });

    it('expire', async () => {
      // Long enough for a busy machine to ask before its end.
      const url = await sign(5);
      expect(await statusOf(url)).toBe(200);
      const deadline = Date.now() + 30_000;
      while ((await statusOf(url)) !== 403) expect(Date.now()).toBeLessThan(deadline);
    });

    it('are refused when they were tampered with', async () => {
      const url = await sign();
      expect(await statusOf(url.replace(/Signature=\w{6}/, 'Signature=000000'))).toBe(403);
      expect(await statusOf(url.replace(key, `${key}x`))).toBe(403);
      expect(await statusOf(url.replace('Expires=60', 'Expires=600'))).toBe(403);
    });

    it('are good for one method only', async () => {
      expect(await statusOf(await sign(), { method: 'PUT', body: 'x' })).toBe(403);
      expect(await statusOf(await sign(), { method: 'DELETE' })).toBe(403);
      const put = await store.signedPutUrl(`tmp/${randomUUID()}`, { expiresSeconds: 60, sizeBytes: 1 });
      expect(await statusOf(put!)).toBe(403);
    });

    it('take an upload without any header of ours', async () => {
      const target = `tmp/${randomUUID()}`;
      const url = await store.signedPutUrl(target, { expiresSeconds: 60, sizeBytes: bytes.length, sha256: sha256(bytes) });
      expect(new URL(url!).searchParams.get('X-Amz-SignedHeaders')).toBe('host');
      expect(await statusOf(url!, { method: 'PUT', body: bytes })).toBe(200);
      expect(sha256(await gathered((await store.open(target)).stream))).toBe(sha256(bytes));
      await store.delete(target);
    });

    it('take the parts of an upload', async () => {
      const uploadId = await store.createMultipart('signed/parts');
      const url = await store.signedPartUrl('signed/parts', uploadId, 1, 60);
      const answer = await fetch(url!, { method: 'PUT', body: bytes });
      await store.completeMultipart('signed/parts', uploadId, [{ partNumber: 1, etag: answer.headers.get('etag')! }]);
      expect(await store.stat('signed/parts')).toEqual({ sizeBytes: bytes.length });
    });

    it('live at most 600 seconds', async () => {
      await expect(store.signedGetUrl(key, { expiresSeconds: 601 })).rejects.toThrow(RangeError);
      await expect(store.signedPutUrl(key, { expiresSeconds: 0, sizeBytes: 1 })).rejects.toThrow(RangeError);
    });

    it('are not given for more than one PUT can carry, nor without a public endpoint', async () => {
      expect(await store.signedPutUrl(key, { expiresSeconds: 60, sizeBytes: 5 * 1024 ** 3 + 1 })).toBeNull();
      const inner = new S3Store({ ...options, publicEndpoint: undefined });
      expect(await inner.signedGetUrl(key, { expiresSeconds: 60 })).toBeNull();
      expect(await inner.signedPutUrl(key, { expiresSeconds: 60, sizeBytes: 1 })).toBeNull();
      expect(await inner.signedPartUrl(key, 'any', 1, 60)).toBeNull();
    });

    it('name the public endpoint, and need no network to be made', async () => {
      const outer = new S3Store({ ...options, endpoint: 'http://127.0.0.1:9', publicEndpoint: 'https://objects.example.org' });
      const url = new URL((await outer.signedGetUrl(key, { expiresSeconds: 60 }))!);
      expect(url.origin).toBe('https://objects.example.org');
      expect(url.pathname).toBe(`/${options.bucket}/${key}`);
    });

    it('can be used by a web page of any origin', async () => {
      const headers = { Origin: 'http://hub.example.org', 'Access-Control-Request-Method': 'PUT' };
      const preflight = await fetch(`${options.endpoint}/${options.bucket}/${key}`, { method: 'OPTIONS', headers });
      expect(preflight.headers.get('access-control-allow-origin')).not.toBeNull();
      const answer = await fetch(await sign(), { headers: { Origin: 'http://hub.example.org' } });
      expect(answer.headers.get('access-control-expose-headers')?.toLowerCase()).toContain('etag');
      await answer.body?.cancel();
    });
  });

  describe('when something is wrong', () => {
    const failureOf = (wrong: Partial<S3StoreOptions>) => new S3Store({ ...options, ...wrong }).check().catch((error: unknown) => error);

    it('says in one sentence that the credentials are refused, without showing them', async () => {
      const secretKey = 'a-wrong-secret-key';
      const failure = await failureOf({ secretKey });
      expect(failure).toMatchObject({ code: 'object-store/refused', kind: 'unavailable' });
      expect(await failureOf({ accessKey: 'UNKNOWN' })).toMatchObject({ code: 'object-store/refused' });
      expect(inspected(failure)).not.toContain(secretKey);
      expect(inspected(failure)).not.toContain(options.accessKey);
    });

    it('says that nobody answers', async () => {
      expect(await failureOf({ endpoint: 'http://127.0.0.1:9' })).toMatchObject({ code: 'object-store/unavailable', kind: 'unavailable' });
    });

    it('does not take a missing bucket for a missing object', async () => {
      const elsewhere = new S3Store({ ...options, bucket: `absent-${randomUUID()}` });
      await expect(elsewhere.open('any/key')).rejects.toMatchObject({ code: 'object-store/unavailable' });
      await expect(elsewhere.put('any/key', inChunks(Buffer.from('x')))).rejects.toMatchObject({ code: 'object-store/unavailable' });
    });
  });
});

describe('S3Store before a server that fails', () => {
  let server: Server;
  let answers: number[];
  let store: S3Store;

  beforeAll(async () => {
    server = createServer((request, response) => {
      request.resume().on('end', () => {
        response.writeHead(answers.shift() ?? 200, { etag: '"e"' }).end();
      });
    });
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    store = new S3Store({ endpoint, bucket: 'bucket', accessKey: 'key', secretKey: 'secret', region: 'us-east-1', pathStyle: true });
  });
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });

  it('tries again what may be tried again', async () => {
    answers = [503, 500, 200];
    expect((await store.put('a/key', inChunks(Buffer.from('x')))).sizeBytes).toBe(1);
    expect(answers).toEqual([]);
  });

  it('gives up after three attempts, as unavailable and worth a retry later', async () => {
    answers = [503, 503, 503, 200];
    await expect(store.put('a/key', inChunks(Buffer.from('x')))).rejects.toMatchObject({
      code: 'object-store/unavailable',
      details: { retryAfterSeconds: 10 },
    });
    expect(answers).toEqual([200]);
  });

  it('does not send a streamed part a second time', async () => {
    answers = [503, 200];
    const part = store.putPart('a/key', 'upload', 1, inChunks(Buffer.from('x')), 1);
    await expect(part).rejects.toMatchObject({ code: 'object-store/unavailable' });
    expect(answers).toEqual([200]);
  });
});

async function statusOf(url: string, init?: RequestInit): Promise<number> {
  const answer = await fetch(url, init);
  await answer.arrayBuffer();
  return answer.status;
}

function inspected(error: unknown): string {
  return `${JSON.stringify(error, Object.getOwnPropertyNames(error))} ${String((error as Error).cause)}`;
}
