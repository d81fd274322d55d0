// What a client and an operator do with a test hub, in a line each.
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { readdirSync, statSync } from 'node:fs';
import pg from 'pg';
import type { ObjectStoreSettings } from '../../platform/config';
import { bundledMigrations } from '../../platform/database/migrate-bundle';
import { runGrove } from '../grove';
import type { TestHub, TestPerson } from './start-test-hub';

export function sha256Of(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** Any answer but 200 throws. */
export async function call(hub: TestHub, person: TestPerson, method: string, path: string, body?: object | string): Promise<Response> {
  const payload = typeof body === 'string' ? body : JSON.stringify(body);
  const answer = await fetch(hub.url + path, { method, body: payload, headers: { authorization: `Bearer ${person.token}` } });
  if (answer.status !== 200) throw new Error(`${method} ${path} answered ${answer.status}: ${await answer.text()}`);
  return answer;
}

/** Whatever it answers: its status, its words, and what these say where they are JSON. Nobody, when there is no person. */
export async function answerOf<T>(
  hub: TestHub,
  person: TestPerson | null,
  method: string,
  path: string,
  body?: object,
): Promise<{ status: number; body: T; text: string }> {
  const answer = await fetch(hub.url + path, {
    method,
    redirect: 'manual',
    headers: { ...(person ? { authorization: `Bearer ${person.token}` } : {}), 'content-type': 'application/json' },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  const text = await answer.text();
  return { status: answer.status, text, body: (text.startsWith('{') ? JSON.parse(text) : {}) as T };
}

export async function commit(
  hub: TestHub,
  person: TestPerson,
  id: string,
  branch: string,
  operations: object[],
  type: 'model' | 'dataset' | 'space' = 'model',
): Promise<void> {
  const lines = [{ key: 'header', value: { summary: 'add', description: '' } }, ...operations];
  await call(hub, person, 'POST', `/api/${type}s/${id}/commit/${branch}`, lines.map((line) => JSON.stringify(line)).join('\n'));
}

export function file(path: string, text: string): object {
  return { key: 'file', value: { path, content: Buffer.from(text).toString('base64'), encoding: 'base64' } };
}

/** Uploads the bytes unless the hub has them, and commits their pointer to main. */
export async function commitLargeFile(
  hub: TestHub,
  person: TestPerson,
  id: string,
  path: string,
  bytes: Buffer,
  type: 'model' | 'dataset' | 'space' = 'model',
): Promise<void> {
  const [oid, size] = [sha256Of(bytes), bytes.length];
  const request = { operation: 'upload', transfers: ['basic'], objects: [{ oid, size }] };
  const prefix = type === 'model' ? '' : `${type}s/`;
  const answer = await call(hub, person, 'POST', `/${prefix}${id}.git/info/lfs/objects/batch`, request);
  const { objects } = (await answer.json()) as { objects: { actions?: { upload: { href: string } } }[] };
  const href = objects[0]?.actions?.upload.href;
  if (href && (await fetch(href, { method: 'PUT', body: bytes })).status !== 200) throw new Error('the upload was refused');
  await commit(hub, person, id, 'main', [{ key: 'lfsFile', value: { path, algo: 'sha256', oid, size } }], type);
}

/** Where the folder store keeps these bytes. */
export function storedFiles(hub: TestHub, sha256: string): string[] {
  const folder = join(hub.config.dataDir, 'objects');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name));
  return files.filter((name) => name.includes(sha256) && statSync(name).isFile());
}

/** The operator's command line on the hub, with `--json`. What it refuses throws. */
export async function grove<T>(hub: TestHub, ...args: string[]): Promise<{ code: number; answer: T }> {
  const { code, out, err } = await groveText(hub, ...args, '--json');
  if (err !== '') throw new Error(err);
  return { code, answer: JSON.parse(out) as T };
}

/** The same as people see it. Databases of tests are copies and lack the list of migrations, which it looks at. */
export async function groveText(hub: TestHub, ...args: string[]): Promise<{ code: number; out: string; err: string }> {
  await noteMigrations(hub);
  const out: string[] = [];
  const err: string[] = [];
  const own = { GROVE_DATA_DIR: hub.config.dataDir, GROVE_DATABASE_URL: hub.connectionString, GROVE_SECRET_KEY: 'k'.repeat(32) };
  const env = { ...own, GROVE_PUBLIC_URL: hub.url, ...storeVariables(hub.config.objectStore), ...outboundVariables(hub.config) };
  const terminal = { env, out: (line: string) => void out.push(line), err: (line: string) => void err.push(line) };
  const code = await runGrove(args, { ...terminal, readInput: () => Promise.resolve('') });
  return { code, out: out.join('\n'), err: err.join('\n') };
}

/** What names this S3 server to a hub; nothing for a folder store. */
function storeVariables(store: ObjectStoreSettings): NodeJS.ProcessEnv {
  if (store.kind === 'folder') return {};
  const { endpoint, bucket, accessKey, secretKey } = store;
  return { GROVE_S3_ENDPOINT: endpoint, GROVE_S3_BUCKET: bucket, GROVE_S3_ACCESS_KEY: accessKey, GROVE_S3_SECRET_KEY: secretKey };
}

/** Which other hubs it knows, and whom it may call. */
function outboundVariables({ upstreams, egressAllow }: TestHub['config']): NodeJS.ProcessEnv {
  return {
    GROVE_UPSTREAMS: upstreams.map(({ name, url }) => `${name}=${url}`).join(',') || 'none',
    GROVE_EGRESS_ALLOW: egressAllow.join(','),
  };
}

async function noteMigrations(hub: TestHub): Promise<void> {
  const sql = new pg.Client(hub.connectionString);
  await sql.connect();
  try {
    await sql.query(`create table if not exists _prisma_migrations
      (migration_name text primary key, finished_at timestamptz default now(), rolled_back_at timestamptz)`);
    for (const name of bundledMigrations())
      await sql.query(
        `insert into _prisma_migrations (migration_name) select $1::text where not exists (select from _prisma_migrations where migration_name = $1::text)`,
        [name],
      );
  } finally {
    await sql.end();
  }
}
