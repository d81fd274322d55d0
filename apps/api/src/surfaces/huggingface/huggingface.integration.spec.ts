// The dialect over the real app: Postgres, folder store, every hook. Needs GROVE_TEST_DATABASE_URL.
import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { request as httpRequest } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createTestDatabase, type TestDatabase } from '@modelgrove/testing';
import { createHttpApp } from '../../app/http-app';
import { SYSTEM } from '../../common/actor';
import { AccountsService } from '../../modules/accounts';
import { BlobLimits } from '../../modules/blobs';
import { CardsService } from '../../modules/cards';
import { OrganizationsService } from '../../modules/organizations';
import { TokensService } from '../../modules/tokens';
import { AppConfig, type AppSettings } from '../../platform/config';
import { statementCount } from '../../platform/database';

const MIB = 1024 * 1024;
const NO_COMMIT = '0'.repeat(40);

let database: TestDatabase;
let dataDir: string;
let app: NestFastifyApplication;
let base: string;
const tokens: Record<string, string> = {};

beforeAll(async () => {
  database = await createTestDatabase();
  dataDir = mkdtempSync(join(tmpdir(), 'grove-hf-'));
  app = await createHttpApp(new AppConfig(settings()));
  await app.listen(0, '127.0.0.1');
  base = `http://127.0.0.1:${(app.getHttpServer().address() as { port: number }).port}`;
  const accounts = app.get(AccountsService, { strict: false });
  for (const name of ['ann', 'bob', 'eve']) {
    const account = await accounts.provision(SYSTEM, { name });
    tokens[name] = (
      await app.get(TokensService, { strict: false }).createToken(SYSTEM, account, { displayName: 't', role: 'write' })
    ).secret;
    if (name === 'ann')
      tokens.annReads = (
        await app.get(TokensService, { strict: false }).createToken(SYSTEM, account, { displayName: 'r', role: 'read' })
      ).secret;
  }
  const organizations = app.get(OrganizationsService, { strict: false });
  const acme = await organizations.create(SYSTEM, { name: 'Acme' });
  await organizations.setMember({ ...acme, actor: SYSTEM }, 'ann', 'admin');
  await organizations.setMember({ ...acme, actor: SYSTEM }, 'bob', 'read');
});

afterAll(async () => {
  await app?.close();
  await database?.drop();
  if (dataDir) rmSync(dataDir, { recursive: true, force: true });
});

function settings(): AppSettings {
  return {
    host: 'localhost',
    port: 0,
    listenHosts: ['127.0.0.1'],
    publicUrl: 'http://hub.example.org',
    isLoopback: true,
    appsUrl: null,
    allowedHosts: [],
    workerPort: null,
    trustedProxies: [],
    dataDir,
    externalDatabaseUrl: database.connectionString,
    redisUrl: null,
    objectStore: { kind: 'folder', rootDir: join(dataDir, 'objects'), minFreeBytes: 0 },
    externalSecretKey: 'k'.repeat(40),
    environmentMode: null,
    explicitRules: {},
    maxUploadBytes: 40 * MIB,
    minFreeBytes: 0,
    defaultQuota: { maxBytes: null, maxRepositories: null },
    jobsPerNamespace: 2,
    runner: { backend: 'off', slots: 1, memoryBytes: null, hubUrl: null, python: null, image: null },
    gatewayMonthlyTokens: null,
    payments: { providers: [], currency: 'CNY', transferInstructions: '' },
    servingBytes: 0,
    tensorBytes: 0,
    metrics: null,
    logLevel: 'silent',
    egressAllow: [],
    upstreams: [],
    signIn: { oidc: null, passwordSignIn: true, secondFactor: 'optional' },
    mail: null,
    moderation: null,
    seedFile: null,
  };
}

interface Answer {
  status: number;
  headers: Headers;
  json: any; // oxlint-disable-line no-explicit-any -- the bodies are what is being tested
  text: string;
}

/** `who` is a key of `tokens`, or null for a stranger. */
async function call(
  who: string | null,
  method: string,
  path: string,
  body?: unknown,
  headers: Record<string, string> = {},
): Promise<Answer> {
  const isText = typeof body === 'string' || body instanceof Uint8Array;
  const response = await fetch(path.startsWith('http') ? path : base + path, {
    method,
    redirect: 'manual',
    headers: { ...(who ? { authorization: `Bearer ${tokens[who] ?? who}` } : {}), ...headers },
    ...(body === undefined ? {} : { body: (isText ? body : JSON.stringify(body)) as string }),
  });
  const text = await response.text();
  return {
    status: response.status,
    headers: response.headers,
    text,
    json: /json/.test(response.headers.get('content-type') ?? '') && text ? JSON.parse(text) : null,
  };
}

function ndjson(summary: string, operations: { key: string; value: object }[], more: object = {}): string {
  return [{ key: 'header', value: { summary, description: '', ...more } }, ...operations].map((line) => JSON.stringify(line)).join('\n');
}

function file(path: string, content: string): { key: string; value: object } {
  return { key: 'file', value: { path, content: Buffer.from(content).toString('base64'), encoding: 'base64' } };
}

let counter = 0;
async function newRepository(options: Record<string, unknown> = {}): Promise<string> {
  const name = `r${++counter}`;
  const made = await call('ann', 'POST', '/api/repos/create', { name, organization: 'ann', ...options });
  expect(made.status).toBe(200);
  return `ann/${name}`;
}

async function upload(id: string, content: Buffer, who = 'ann'): Promise<{ sha256: string; put: Answer | null; batch: Answer }> {
  const sha256 = createHash('sha256').update(content).digest('hex');
  const batch = await call(who, 'POST', `/${id}.git/info/lfs/objects/batch`, {
    operation: 'upload',
    transfers: ['basic'],
    objects: [{ oid: sha256, size: content.length }],
  });
  const href = batch.json?.objects?.[0]?.actions?.upload?.href as string | undefined;
  return { sha256, batch, put: href ? await call(null, 'PUT', href, content) : null };
}

describe('repositories', () => {
  it('are created once, with .gitattributes in a first commit', async () => {
    const id = await newRepository();
    const twice = await call('ann', 'POST', '/api/repos/create', { name: id.split('/')[1], organization: 'ANN' });
    expect(twice.status).toBe(409);
    expect(twice.json.url).toBe(`${base}/${id}`);
    const commits = await call(null, 'GET', `/api/models/${id}/commits/main`);
    expect(commits.json.map((commit: { title: string }) => commit.title)).toEqual(['initial commit']);
    const tree = await call(null, 'GET', `/api/models/${id}/tree/main`);
    expect(tree.json.map((entry: { path: string }) => entry.path)).toEqual(['.gitattributes']);
  });

  it('are not created twice by two who ask at once', async () => {
    const answers = await Promise.all([1, 2, 3, 4].map(() => call('ann', 'POST', '/api/repos/create', { name: 'race' })));
    expect(answers.map((answer) => answer.status).toSorted()).toEqual([200, 409, 409, 409]);
  });

  it.each([
    ['a foreign namespace', { name: 'x', organization: 'bob' }, 403],
    ['a namespace that does not exist', { name: 'x', organization: 'nobody' }, 403],
    ['an organization without the right', { name: 'x', organization: 'acme' }, 403, 'bob'],
    ['a reserved name', { name: 'resolve' }, 400],
    ['a bad name', { name: 'a..b' }, 400],
    ['a name with NUL', { name: 'a\0' }, 400],
    ['a path', { name: 'a/b/c' }, 400],
    ['an unknown visibility', { name: 'x', visibility: 'secret' }, 400],
    ['an unknown type', { name: 'x', type: 'bucket' }, 400],
    ['no JSON', 'not json', 400],
  ] as [string, unknown, number, string?][])('are refused for %s', async (_what, body, status, who = 'ann') => {
    expect((await call(who, 'POST', '/api/repos/create', body)).status).toBe(status);
  });

  it('need somebody signed in', async () => {
    expect((await call(null, 'POST', '/api/repos/create', { name: 'x' })).status).toBe(401);
  });

  it('are refused to a token that may only read', async () => {
    expect((await call('annReads', 'POST', '/api/repos/create', { name: 'x' })).status).toBe(403);
  });

  it('lead from their old name to the new one until somebody takes it', async () => {
    const id = await newRepository();
    const moved = await call('ann', 'POST', '/api/repos/move', { fromRepo: id, toRepo: `${id}-new`, type: 'model' });
    expect(moved.status).toBe(200);
    const redirect = await call(null, 'HEAD', `/${id}/resolve/main/.gitattributes`);
    expect([redirect.status, redirect.headers.get('location')]).toEqual([307, `/${id}-new/resolve/main/.gitattributes`]);
    expect((await call('ann', 'POST', '/api/repos/create', { name: id.split('/')[1] })).status).toBe(200);
    expect((await call(null, 'HEAD', `/${id}/resolve/main/.gitattributes`)).status).toBe(200);
    const taken = await call('ann', 'POST', '/api/repos/move', { fromRepo: `${id}-new`, toRepo: id, type: 'model' });
    expect([taken.status, taken.json.error]).toEqual([409, `A model repository called ${id} already exists`]);
  });

  it('are deleted with everything they had', async () => {
    const id = await newRepository();
    await upload(id, randomBytes(100));
    expect((await call('bob', 'DELETE', '/api/repos/delete', { name: id.split('/')[1], organization: 'ann' })).status).toBe(403);
    expect((await call('ann', 'DELETE', '/api/repos/delete', { name: id.split('/')[1], organization: 'ann' })).status).toBe(200);
    expect((await call('ann', 'GET', `/api/models/${id}`)).status).toBe(404);
    expect(
      (await call('ann', 'DELETE', '/api/repos/delete', { name: id.split('/')[1], organization: 'ann' })).headers.get('x-error-code'),
    ).toBe('RepoNotFound');
  });
});

describe('a private repository', () => {
  let id: string;
  beforeAll(async () => {
    id = await newRepository({ private: true });
    await call('ann', 'POST', `/api/models/${id}/commit/main`, ndjson('x', [file('a.txt', 'secret')]));
  });

  const ADDRESSES: [string, string, unknown?][] = [
    ['GET', '/api/models/ID'],
    ['GET', '/api/models/ID/revision/main'],
    ['GET', '/api/models/ID/tree/main'],
    ['GET', '/api/models/ID/refs'],
    ['GET', '/api/models/ID/commits/main'],
    ['GET', '/api/models/ID/auth-check'],
    ['GET', '/ID/resolve/main/a.txt'],
    ['HEAD', '/ID/resolve/main/a.txt'],
    ['GET', '/ID/raw/main/a.txt'],
    ['GET', '/api/models/ID/likers'],
    ['POST', '/api/models/ID/like'],
    ['POST', '/api/models/ID/paths-info/main', 'paths=a.txt'],
    ['POST', '/api/models/ID/preupload/main', { files: [] }],
    ['POST', '/api/models/ID/commit/main', ndjson('x', [])],
    ['PUT', '/api/models/ID/settings', { private: false }],
    ['POST', '/api/models/ID/branch/x', {}],
    ['POST', '/api/models/ID/duplicate', { repository: 'eve/copy' }],
    ['GET', '/api/models/ID/lfs-files'],
    ['POST', '/ID.git/info/lfs/objects/batch', { operation: 'download', objects: [] }],
    ['POST', '/ID.git/info/lfs/objects/batch', { operation: 'upload', objects: [] }],
    ['GET', '/api/models/ID/xet-read-token/main'],
    ['POST', '/api/repos/move', { fromRepo: 'ID', toRepo: 'eve/x' }],
  ];

  // Every row has its third value: Jest would pass a callback in its place.
  it.each(ADDRESSES.map(([method, path, body]) => [method, path, body] as const))(
    'looks to others as if it did not exist: %s %s',
    async (method, path, body) => {
      const about = (repository: string): [string, unknown] => [
        path.replace('ID', repository),
        body && JSON.parse(JSON.stringify(body).replaceAll('ID', repository)),
      ];
      for (const who of ['eve', null]) {
        const [there, gone] = [await call(who, method, ...about(id)), await call(who, method, ...about(id.replace(/\d+$/, '99999')))];
        expect(there.status).toBe(gone.status);
        expect([401, 404]).toContain(there.status);
        expect(there.text.replaceAll(/"(request_id|requestId)":"[^"]*"/g, '')).toBe(
          gone.text.replaceAll(/"(request_id|requestId)":"[^"]*"/g, ''),
        );
        expect(there.headers.get('x-error-code')).toBe(gone.headers.get('x-error-code'));
      }
    },
  );

  it('is in the lists of its owner only', async () => {
    const ids = async (who: string | null) =>
      (await call(who, 'GET', '/api/models?author=ann&limit=1000')).json.map((entry: { id: string }) => entry.id) as string[];
    expect(await ids('ann')).toContain(id);
    expect(await ids('eve')).not.toContain(id);
    expect(await ids(null)).not.toContain(id);
  });

  it('is in the lists of the members of its organization', async () => {
    expect((await call('ann', 'POST', '/api/repos/create', { name: 'inside', organization: 'Acme', visibility: 'private' })).status).toBe(
      200,
    );
    const ids = async (who: string | null) =>
      (await call(who, 'GET', '/api/models?author=acme')).json.map((entry: { id: string }) => entry.id) as string[];
    expect(await ids('bob')).toEqual(['Acme/inside']);
    expect(await ids('eve')).toEqual([]);
  });

  it('is not shown to a stale token, whose owner hears what is wrong with it', async () => {
    const answer = await call('hf_stale', 'GET', '/api/models/ann/r1');
    expect([answer.status, answer.headers.get('x-error-message')]).toEqual([401, 'Invalid credentials in Authorization header']);
  });
});

describe('commits', () => {
  it('apply operations in order and can be read back at once', async () => {
    const id = await newRepository();
    const made = await call(
      'ann',
      'POST',
      `/api/models/${id}/commit/main`,
      ndjson('one', [file('a/b ü.txt', 'hello'), file('c.txt', 'c'), { key: 'deletedFile', value: { path: 'c.txt' } }]),
    );
    expect(made.json).toMatchObject({ success: true, commitUrl: `${base}/${id}/commit/${made.json.commitOid}` });
    const back = await call(null, 'GET', `/${id}/resolve/main/${encodeURIComponent('a/b ü.txt')}`);
    expect([back.status, back.text, back.headers.get('x-repo-commit')]).toEqual([200, 'hello', made.json.commitOid]);
    expect((await call(null, 'GET', `/${id}/resolve/main/c.txt`)).headers.get('x-error-code')).toBe('EntryNotFound');
    const [author] = (await call(null, 'GET', `/api/models/${id}/commits/main`)).json;
    expect(author).toMatchObject({ title: 'one', authors: [{ user: 'ann' }] });
  });

  it.each([
    ['a stale parent', ndjson('x', [file('a', 'a')], { parentCommit: NO_COMMIT }), 412, null],
    ['a path outside', ndjson('x', [file('../a', 'a')]), 422, null],
    ['a path into .git', ndjson('x', [file('.git/config', 'a')]), 422, null],
    ['a file that is not there', ndjson('x', [{ key: 'deletedFile', value: { path: 'nope' } }]), 404, 'EntryNotFound'],
    [
      'a large file that was not uploaded',
      ndjson('x', [{ key: 'lfsFile', value: { path: 'w.bin', algo: 'sha256', oid: 'a'.repeat(64), size: 5 } }]),
      422,
      null,
    ],
    ['no header', JSON.stringify(file('a', 'a')), 400, null],
    ['an unknown operation', ndjson('x', [{ key: 'chmod', value: {} }]), 400, null],
    ['a body that was cut', ndjson('x', [file('a', 'a')]).slice(0, -3), 400, null],
    ['bytes that are no base64', ndjson('x', [{ key: 'file', value: { path: 'a', content: '%%%', encoding: 'base64' } }]), 400, null],
    ['an empty body', '', 400, null],
  ] as [string, string, number, string | null][])(
    'are refused for %s, and leave the branch as it was',
    async (_what, body, status, code) => {
      const id = await newRepository();
      const before = (await call(null, 'GET', `/api/models/${id}`)).json.sha;
      const answer = await call('ann', 'POST', `/api/models/${id}/commit/main`, body);
      expect([answer.status, answer.headers.get('x-error-code')]).toEqual([status, code]);
      expect((await call(null, 'GET', `/api/models/${id}`)).json.sha).toBe(before);
    },
  );

  it('refuse a regular file above 10 MiB', async () => {
    const id = await newRepository();
    const answer = await call('ann', 'POST', `/api/models/${id}/commit/main`, ndjson('x', [file('big.txt', 'x'.repeat(10 * MIB + 1))]));
    expect(answer.status).toBe(413);
  });

  it.each(['none', NO_COMMIT, 'refs/tags/x'])('go to branches only, not to %s', async (revision) => {
    const id = await newRepository();
    const answer = await call('ann', 'POST', `/api/models/${id}/commit/${encodeURIComponent(revision)}`, ndjson('x', [file('a', 'a')]));
    expect([answer.status, answer.headers.get('x-error-code')]).toEqual([404, 'RevisionNotFound']);
  });

  it('are refused to those who may only read', async () => {
    const id = await newRepository();
    expect((await call('bob', 'POST', `/api/models/${id}/commit/main`, ndjson('x', [file('a', 'a')]))).status).toBe(403);
    expect((await call('annReads', 'POST', `/api/models/${id}/commit/main`, ndjson('x', [file('a', 'a')]))).status).toBe(403);
    expect((await call(null, 'POST', `/api/models/${id}/commit/main`, ndjson('x', [file('a', 'a')]))).status).toBe(401);
  });
});

describe('downloads', () => {
  let id: string;
  beforeAll(async () => {
    id = await newRepository();
    await call(
      'ann',
      'POST',
      `/api/models/${id}/commit/main`,
      ndjson('x', [file('a.txt', '0123456789'), file('empty.txt', ''), file('p.html', '<script>')]),
    );
    await call('ann', 'POST', `/api/models/${id}/branch/feature%2Fx`, {});
  });

  it('of a small public file cost exactly one statement once caches are warm', async () => {
    for (const method of ['GET', 'HEAD']) {
      await call(null, method, `/${id}/resolve/main/a.txt`);
      const before = statementCount.value;
      for (let round = 0; round < 40; round += 1) expect((await call(null, method, `/${id}/resolve/main/a.txt`)).status).toBe(200);
      // What the process does by the clock (counting downloads, reading the mode) is its own statement, every few seconds.
      const beside = statementCount.value - before - 40;
      expect(beside).toBeGreaterThanOrEqual(0);
      expect(beside).toBeLessThanOrEqual(3);
    }
  });

  it('say the same by HEAD as by GET', async () => {
    const [get, head] = [await call(null, 'GET', `/${id}/resolve/main/a.txt`), await call(null, 'HEAD', `/${id}/resolve/main/a.txt`)];
    for (const name of ['content-length', 'etag', 'x-repo-commit', 'x-linked-size', 'accept-ranges', 'content-disposition']) {
      expect([name, head.headers.get(name)]).toEqual([name, get.headers.get(name)]);
    }
    expect(head.headers.get('content-length')).toBe('10');
  });

  it('come by branches with slashes, encoded or not, by full ref names and by commits', async () => {
    const { sha } = (await call(null, 'GET', `/api/models/${id}`)).json;
    for (const revision of ['feature%2Fx', 'refs%2Fheads%2Ffeature%2Fx', 'refs/heads/feature/x', 'HEAD', sha, sha.slice(0, 8)]) {
      expect([revision, (await call(null, 'GET', `/${id}/resolve/${revision}/a.txt`)).text]).toEqual([revision, '0123456789']);
    }
  });

  it.each([
    ['bytes=2-4', 206, '234', 'bytes 2-4/10'],
    ['bytes=7-', 206, '789', 'bytes 7-9/10'],
    ['bytes=-2', 206, '89', 'bytes 8-9/10'],
    ['bytes=20-', 416, '', 'bytes */10'],
    ['bytes=0-1,4-5', 200, '0123456789', null],
    ['lines=1-2', 200, '0123456789', null],
  ])('answer %s with %i', async (range, status, text, contentRange) => {
    const answer = await call(null, 'GET', `/${id}/resolve/main/a.txt`, undefined, { range });
    expect([answer.status, answer.text, answer.headers.get('content-range')]).toEqual([status, text, contentRange]);
  });

  it('answer the first byte of an empty file', async () => {
    const answer = await call(null, 'GET', `/${id}/resolve/main/empty.txt`, undefined, { range: 'bytes=0-0' });
    expect([answer.status, answer.headers.get('content-range')]).toEqual([206, 'bytes 0-0/0']);
  });

  it('are not repeated for a client that has the file', async () => {
    const etag = (await call(null, 'HEAD', `/${id}/resolve/main/a.txt`)).headers.get('etag') ?? '';
    expect((await call(null, 'GET', `/${id}/resolve/main/a.txt`, undefined, { 'if-none-match': etag })).status).toBe(304);
  });

  it.each([
    ['/ID/resolve/none/a.txt', 404, 'RevisionNotFound'],
    ['/ID/resolve/main/none', 404, 'EntryNotFound'],
    ['/ID/resolve/main', 404, 'EntryNotFound'],
    ['/ID/resolve/main/x%2F..%2Fa', 400, null],
    ['/ID/resolve/a%00b/a.txt', 404, 'RevisionNotFound'],
    ['/ID/resolve/main/a%00b', 400, null],
    ['/gpt2/resolve/main/config.json', 401, 'RepoNotFound'],
  ])('of %s are refused with %i', async (path, status, code) => {
    const answer = await call(null, 'GET', path.replace('ID', id));
    expect([answer.status, answer.headers.get('x-error-code')]).toEqual([status, code]);
  });

  it('never let a page run', async () => {
    const answer = await call(null, 'GET', `/${id}/resolve/main/p.html`);
    expect(answer.headers.get('content-type')).toBe('text/plain; charset=utf-8');
    expect(answer.headers.get('content-disposition')).toMatch(/^attachment/);
  });
});

describe('large files', () => {
  const CONTENT = randomBytes(200_000);

  it('are verified, linked, committed and read back whole and in parts', async () => {
    const id = await newRepository();
    const { sha256, put, batch } = await upload(id, CONTENT);
    expect(put?.status).toBe(200);
    expect((await call('ann', 'POST', batch.json.objects[0].actions.verify.href, { oid: sha256, size: CONTENT.length })).status).toBe(200);
    expect((await upload(id, CONTENT)).batch.json.objects[0]).toEqual({ oid: sha256, size: CONTENT.length });
    const committed = await call(
      'ann',
      'POST',
      `/api/models/${id}/commit/main`,
      ndjson('x', [{ key: 'lfsFile', value: { path: 'w.bin', algo: 'sha256', oid: sha256 } }]),
    );
    expect(committed.status).toBe(200);
    const response = await fetch(`${base}/${id}/resolve/main/w.bin`);
    expect(
      createHash('sha256')
        .update(Buffer.from(await response.arrayBuffer()))
        .digest('hex'),
    ).toBe(sha256);
    const part = await fetch(`${base}/${id}/resolve/main/w.bin`, { headers: { range: 'bytes=1000-1999' } });
    expect(part.status).toBe(206);
    expect(Buffer.from(await part.arrayBuffer()).equals(CONTENT.subarray(1000, 2000))).toBe(true);
    const head = await call(null, 'HEAD', `/${id}/resolve/main/w.bin`);
    expect([head.headers.get('x-linked-size'), head.headers.get('x-linked-etag')]).toEqual([String(CONTENT.length), `"${sha256}"`]);
    expect((await call(null, 'GET', `/${id}/raw/main/w.bin`)).text).toContain(`oid sha256:${sha256}`);
    const [entry] = (await call(null, 'POST', `/api/models/${id}/paths-info/main`, { paths: ['w.bin'] })).json;
    expect(entry).toMatchObject({ size: CONTENT.length, lfs: { oid: sha256, size: CONTENT.length } });
  });

  it('are shared with another repository by who may read them here and write there, and by nobody else', async () => {
    const [source, target] = [await newRepository({ private: true }), await newRepository()];
    const { sha256 } = await upload(source, CONTENT);
    const share = (who: string, from: string, to: string, file: string) =>
      call(who, 'POST', `/api/models/${from}/lfs-files/duplicate`, {
        target: { type: 'model', name: to },
        files: [{ sha256: file, filename: 'w' }],
      });
    expect((await share('eve', source, target, sha256)).headers.get('x-error-code')).toBe('RepoNotFound');
    expect((await share('eve', target, target, sha256)).status).toBe(403);
    const unknown = 'f'.repeat(64);
    expect((await share('ann', source, target, unknown)).json).toEqual({ failed: [{ sha256: unknown, error: expect.any(String) }] });
    expect((await share('ann', source, target, sha256)).json).toEqual({ failed: [] });
    const pointer = [{ key: 'lfsFile', value: { path: 'w.bin', algo: 'sha256', oid: sha256 } }];
    expect((await call('ann', 'POST', `/api/models/${target}/commit/main`, ndjson('copy', pointer))).status).toBe(200);
    const response = await fetch(`${base}/${target}/resolve/main/w.bin`);
    expect(Buffer.from(await response.arrayBuffer()).equals(CONTENT)).toBe(true);
  });

  it('are not disclosed to somebody who only knows a hash', async () => {
    const owned = await newRepository({ private: true });
    const { sha256 } = await upload(owned, CONTENT);
    await call('eve', 'POST', '/api/repos/create', { name: 'steal' });
    const commit = await call(
      'eve',
      'POST',
      '/api/models/eve/steal/commit/main',
      ndjson('x', [{ key: 'lfsFile', value: { path: 'w.bin', algo: 'sha256', oid: sha256, size: CONTENT.length } }]),
    );
    expect(commit.status).toBe(422);
    const batch = await call('eve', 'POST', '/eve/steal.git/info/lfs/objects/batch', {
      operation: 'download',
      objects: [{ oid: sha256, size: CONTENT.length }],
    });
    expect(batch.json.objects[0].error.code).toBe(404);
    const again = await call('eve', 'POST', '/eve/steal.git/info/lfs/objects/batch', {
      operation: 'upload',
      objects: [{ oid: sha256, size: CONTENT.length }],
    });
    expect(again.json.objects[0].actions.upload.href).toContain('/lfs/objects/');
  });

  it('with other bytes than promised are refused and not kept', async () => {
    const id = await newRepository();
    const sha256 = createHash('sha256').update(randomBytes(50)).digest('hex');
    const batch = await call('ann', 'POST', `/${id}.git/info/lfs/objects/batch`, {
      operation: 'upload',
      objects: [{ oid: sha256, size: 50 }],
    });
    const { href } = batch.json.objects[0].actions.upload;
    expect((await call(null, 'PUT', href, randomBytes(50), { 'content-type': 'text/csv' })).status).toBe(422);
    expect((await call(null, 'PUT', href, randomBytes(60))).status).toBe(422);
    expect((await call('ann', 'POST', batch.json.objects[0].actions.verify.href, { oid: sha256, size: 50 })).status).toBe(404);
    expect(storedFiles().some((name) => name.includes(sha256))).toBe(false);
  });

  it('leave nothing when the client goes away in the middle', async () => {
    const id = await newRepository();
    const sha256 = createHash('sha256').update('never sent').digest('hex');
    const batch = await call('ann', 'POST', `/${id}.git/info/lfs/objects/batch`, {
      operation: 'upload',
      objects: [{ oid: sha256, size: 5 * MIB }],
    });
    const before = storedFiles();
    await abortedPut(batch.json.objects[0].actions.upload.href, randomBytes(MIB), 5 * MIB);
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(storedFiles()).toEqual(before);
  });

  it.each([
    ['an altered address', (href: string) => `${href.slice(0, -3)}AAA`, 'PUT', 403],
    ['another method', (href: string) => href, 'GET', 403],
    ['another purpose', (href: string) => href.replace('/lfs/objects/', '/lfs/verify/'), 'POST', 403],
  ] as const)('are not taken at %s', async (_what, change, method, status) => {
    const id = await newRepository();
    const sha256 = createHash('sha256').update(CONTENT).digest('hex');
    const batch = await call('ann', 'POST', `/${id}.git/info/lfs/objects/batch`, {
      operation: 'upload',
      objects: [{ oid: sha256, size: CONTENT.length }],
    });
    const body = method === 'GET' ? undefined : method === 'POST' ? { oid: sha256 } : CONTENT;
    expect((await call(null, method, change(batch.json.objects[0].actions.upload.href), body)).status).toBe(status);
  });

  it('above the limit are refused one by one', async () => {
    const id = await newRepository();
    const objects = [
      { oid: 'a'.repeat(64), size: 41 * MIB },
      { oid: 'b'.repeat(64), size: 5 },
    ];
    const batch = await call('ann', 'POST', `/${id}.git/info/lfs/objects/batch`, { operation: 'upload', objects });
    expect(batch.json.objects[0].error.code).toBe(413);
    expect(batch.json.objects[1].actions.upload).toBeDefined();
  });

  it('come in parts, in any order, and are verified as a whole', async () => {
    const limits = app.get(BlobLimits, { strict: false });
    Object.assign(limits, { multipartAboveBytes: 10 * MIB, minimumPartBytes: 5 * MIB });
    const id = await newRepository();
    const content = randomBytes(12 * MIB);
    const sha256 = createHash('sha256').update(content).digest('hex');
    const ask = { operation: 'upload', transfers: ['basic', 'multipart'], objects: [{ oid: sha256, size: content.length }] };
    const { href, header } = (await call('ann', 'POST', `/${id}.git/info/lfs/objects/batch`, ask)).json.objects[0].actions.upload;
    const size = Number(header.chunk_size);
    const parts: { partNumber: number; etag: string | null }[] = [];
    for (const number of [3, 1, 2]) {
      const put = await call(null, 'PUT', header[String(number)], content.subarray((number - 1) * size, number * size));
      parts.push({ partNumber: number, etag: put.headers.get('etag') });
    }
    expect((await call(null, 'PUT', header['3'].replace(/3$/, '4'), Buffer.alloc(1))).status).toBe(422);
    expect((await call(null, 'POST', href, { oid: sha256, parts: parts.toSorted((a, b) => a.partNumber - b.partNumber) })).status).toBe(
      200,
    );
    expect((await call(null, 'POST', href, { oid: sha256, parts })).status).toBe(200);
    expect((await call('ann', 'POST', `/${id}.git/info/lfs/objects/batch`, ask)).json.objects[0].actions).toBeUndefined();
    Object.assign(limits, new BlobLimits());
  });

  it('in wrong parts are thrown away', async () => {
    const limits = app.get(BlobLimits, { strict: false });
    Object.assign(limits, { multipartAboveBytes: 5 * MIB, minimumPartBytes: 5 * MIB });
    const id = await newRepository();
    const sha256 = 'c'.repeat(64);
    const ask = { operation: 'upload', transfers: ['multipart'], objects: [{ oid: sha256, size: 6 * MIB }] };
    const { href, header } = (await call('ann', 'POST', `/${id}.git/info/lfs/objects/batch`, ask)).json.objects[0].actions.upload;
    const parts: { partNumber: number; etag: string | null }[] = [];
    for (const [number, length] of [
      [1, 5 * MIB],
      [2, MIB],
    ] as const)
      parts.push({ partNumber: number, etag: (await call(null, 'PUT', header[String(number)], randomBytes(length))).headers.get('etag') });
    expect((await call(null, 'POST', href, { oid: sha256, parts })).status).toBe(422);
    expect(storedFiles().some((name) => name.includes(sha256))).toBe(false);
    Object.assign(limits, new BlobLimits());
  });
});

describe('lists', () => {
  it('come in pages without gaps or repeats, in every order', async () => {
    for (let i = 0; i < 5; i += 1) await call('bob', 'POST', '/api/repos/create', { name: `page${i}`, type: 'dataset' });
    for (const sort of ['lastModified', 'createdAt', 'likes', 'downloads', 'trendingScore', 'id']) {
      const seen: string[] = [];
      let next: string | null = `${base}/api/datasets?author=bob&limit=2&sort=${sort}`;
      while (next) {
        const page: Answer = await call(null, 'GET', next);
        seen.push(...page.json.map((entry: { id: string }) => entry.id));
        next = /^<(http[^>]+)>; rel="next"$/.exec(page.headers.get('link') ?? '')?.[1] ?? null;
      }
      expect([sort, seen.toSorted()]).toEqual([sort, [0, 1, 2, 3, 4].map((i) => `bob/page${i}`)]);
    }
  });

  it('filter by tags of the card and by words of the name', async () => {
    const id = await newRepository();
    await call(
      'ann',
      'POST',
      `/api/models/${id}/commit/main`,
      ndjson('card', [file('README.md', '---\nlicense: mit\ntags: [very-special]\npipeline_tag: text-generation\n---\n# Hi')]),
    );
    await app.get(CardsService, { strict: false }).refresh(BigInt(`0x${(await call('ann', 'GET', `/api/models/${id}`)).json._id}`));
    const ids = async (query: string) =>
      (await call(null, 'GET', `/api/models?${query}`)).json.map((entry: { id: string }) => entry.id) as string[];
    expect(await ids('filter=very-special&filter=license:mit')).toEqual([id]);
    expect(await ids('filter=very-special,nothing')).toEqual([]);
    expect(await ids(`pipeline_tag=text-generation&search=${id.split('/')[1]}`)).toContain(id);
    expect(await ids('search=%25')).toEqual([]);
    expect(await ids('search=%00')).toEqual([]);
  });

  it('keep the tags of the last good card when the new one is broken, and say what is wrong', async () => {
    const id = await newRepository();
    const cards = app.get(CardsService, { strict: false });
    const number = BigInt(`0x${(await call('ann', 'GET', `/api/models/${id}`)).json._id}`);
    for (const yaml of ['license: mit', 'license: [']) {
      await call('ann', 'POST', `/api/models/${id}/commit/main`, ndjson(yaml, [file('README.md', `---\n${yaml}\n---\n`)]));
      await cards.refresh(number);
    }
    expect((await call(null, 'GET', `/api/models/${id}`)).json.tags).toEqual(['license:mit']);
    const detail = await call('ann', 'GET', `/hub/v1/repositories/model/${id}`);
    expect(detail.json.cardProblem).toMatch(/not valid/);
  });

  it.each(['sort=foo', 'expand=foo', 'limit=x', 'cursor=zzz'])('refuse %s', async (query) => {
    expect((await call(null, 'GET', `/api/models?${query}`)).status).toBe(400);
  });
});

describe('files of a tree', () => {
  it('come in pages with absolute links, folders included', async () => {
    const id = await newRepository();
    const files = Array.from({ length: 25 }, (_, i) => file(`d/${i}.txt`, String(i)));
    await call('ann', 'POST', `/api/models/${id}/commit/main`, ndjson('many', files));
    const paths: string[] = [];
    let next: string | null = `${base}/api/models/${id}/tree/main?recursive=true&limit=10`;
    while (next) {
      const page: Answer = await call(null, 'GET', next);
      paths.push(...page.json.map((entry: { path: string }) => entry.path));
      next = /^<(http[^>]+)>; rel="next"$/.exec(page.headers.get('link') ?? '')?.[1] ?? null;
    }
    expect(paths).toHaveLength(27);
    expect(paths).toContain('d');
  });

  it('are asked for by form and by JSON; missing ones are left out, too many refused', async () => {
    const id = await newRepository();
    const form = await call(null, 'POST', `/api/models/${id}/paths-info/main`, 'paths=.gitattributes&paths=zz&expand=true', {
      'content-type': 'application/x-www-form-urlencoded',
    });
    expect(form.json).toMatchObject([{ path: '.gitattributes', lastCommit: { title: 'initial commit' } }]);
    const many = { paths: Array.from({ length: 1001 }, (_, i) => `p${i}`) };
    expect((await call(null, 'POST', `/api/models/${id}/paths-info/main`, many, { 'content-type': 'application/json' })).status).toBe(413);
  });

  it('tell clients how to upload each of them', async () => {
    const id = await newRepository();
    const files = [
      { path: 'a.bin', size: 5 },
      { path: 'b.txt', size: 5 },
      { path: 'c.txt', size: 11 * MIB },
      { path: 'd.bin', size: 0 },
      { path: 'x/skip.log', size: 1 },
      { path: '.gitattributes', size: 3 },
    ];
    const answer = await call('ann', 'POST', `/api/models/${id}/preupload/main`, { files, gitIgnore: '*.log\n' });
    expect(answer.json.files.map((entry: { uploadMode: string }) => entry.uploadMode)).toEqual([
      'lfs',
      'regular',
      'lfs',
      'regular',
      'regular',
      'regular',
    ]);
    expect(answer.json.files.map((entry: { shouldIgnore: boolean }) => entry.shouldIgnore)).toEqual([
      false,
      false,
      false,
      false,
      true,
      false,
    ]);
    expect(answer.json.files.at(-1).oid).toMatch(/^[0-9a-f]{40}$/);
    expect(answer.json.files[0].oid).toBeNull();
  });
});

describe('addresses', () => {
  it.each([
    ['GET', '/api/nothing', 404, null],
    ['GET', '/api/models/gpt2/commits/main', 401, 'RepoNotFound'],
    ['DELETE', '/api/models/gpt2/like', 401, 'RepoNotFound'],
    ['GET', '/api/models/ann/r1/nothing', 401, 'RepoNotFound'],
    ['GET', '/api/models/ann/r1/resource-group', 501, null],
    ['GET', '/api/models/ann/never-made/resource-group', 501, null],
  ])('answer %s %s in JSON', async (method, path, status, code) => {
    const answer = await call(null, method, path);
    expect([answer.status, answer.headers.get('x-error-code')]).toEqual([status, code]);
    expect(typeof answer.json.error).toBe('string');
    expect(answer.headers.get('x-request-id')).toBeTruthy();
  });

  it('let pages of other origins read answers and refusals', async () => {
    for (const path of ['/api/models', '/api/models/ann/r1', '/api/models/ann/none', '/api/nothing', '/gpt2/resolve/main/a.txt']) {
      expect([path, (await call(null, 'GET', path)).headers.get('access-control-allow-origin')]).toEqual([path, '*']);
    }
  });

  it('let browsers of other origins ask first', async () => {
    for (const path of [
      '/api/models/ann/r1/commit/main',
      '/ann/r1/resolve/main/a.txt',
      '/gpt2/resolve/main/a.txt',
      '/datasets/ann/r1.git/info/lfs/objects/batch',
      '/lfs/objects/x',
    ]) {
      const answer = await call(null, 'OPTIONS', path, undefined, {
        origin: 'http://else.example',
        'access-control-request-method': 'PUT',
      });
      expect([path, answer.status, answer.headers.get('access-control-allow-origin')]).toEqual([path, 204, '*']);
    }
  });
});

function storedFiles(): string[] {
  return readdirSync(join(dataDir, 'objects'), { recursive: true }).map(String);
}

function abortedPut(href: string, sent: Buffer, promisedBytes: number): Promise<void> {
  return new Promise((resolve) => {
    const request = httpRequest(href, { method: 'PUT', headers: { 'content-length': promisedBytes } });
    request.on('error', () => resolve());
    request.write(sent, () => setTimeout(() => request.destroy(), 100));
  });
}
