import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createTestDatabase, type TestDatabase } from '@modelgrove/testing';
import { NestFactory } from '@nestjs/core';
import pg from 'pg';
import { TokensService } from '../../modules/tokens';
import { loadConfig } from '../../platform/config';
import { bundledMigrations } from '../../platform/database/migrate-bundle';
import { runGrove } from '.';
import { OperatorModule } from './operator.module';

let folder: string;
let database: TestDatabase;
let env: NodeJS.ProcessEnv;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'grove-cli-'));
  database = await createTestDatabase();
  env = { GROVE_DATA_DIR: folder, GROVE_DATABASE_URL: database.connectionString, GROVE_PUBLIC_URL: 'https://hub.example.org' };
  await noteMigrations(bundledMigrations());
});

afterEach(async () => {
  await database.drop();
  rmSync(folder, { recursive: true, force: true });
});

describe('the commands of the operator', () => {
  it('make an account whose owner sets the password by a link', async () => {
    const { code, out } = await grove('user', 'add', 'alice', '--email', 'alice@example.org', '--admin');
    expect(code).toBe(0);
    expect(out).toMatch(/^Made the administrator alice\.\n.*\n {2}https:\/\/hub\.example\.org\/reset#[\w-]{43}$/);
    expect(JSON.parse((await grove('user', 'list', '--json')).out)).toMatchObject([
      { name: 'alice', email: 'alice@example.org', isAdmin: true, isDisabled: false },
    ]);
  });

  it('take a password from standard input and show it nowhere', async () => {
    const { code, out, err } = await groveWith('Apfel-baum-gruen-42', 'user', 'add', 'alice', '--password-stdin', '--json');
    expect([code, err]).toEqual([0, '']);
    expect(out).not.toContain('Apfel');
    expect(out).not.toContain('link');
    expect((await groveWith('short', 'user', 'set-password', 'alice', '--password-stdin')).err).toContain('at least');
  });

  it('refuse like the product does, with exit code 1 and no stack', async () => {
    await grove('user', 'add', 'alice', '--admin');
    expect(await grove('user', 'add', 'ALICE')).toMatchObject({
      code: 1,
      out: '',
      err: expect.stringMatching(/^The name "ALICE" is taken\./),
    });
    expect((await grove('user', 'set-admin', 'alice', 'off')).err).toContain('last administrator');
    expect((await grove('user', 'disable', 'nobody')).err).toBe('There is no user called "nobody".');
    expect((await grove('admin-link')).err).toBe('This hub has an administrator already.');
  });

  it('make organizations and change their members', async () => {
    for (const name of ['alice', 'bob']) await grove('user', 'add', name);
    expect((await grove('org', 'add', 'acme', '--owner', 'nobody')).err).toBe('There is no user called "nobody".');
    expect((await grove('org', 'list', '--json')).out).toBe('[]');
    expect((await grove('org', 'add', 'acme', '--owner', 'alice')).code).toBe(0);
    expect((await grove('org', 'member', 'acme', 'bob', 'write')).out).toBe('bob has the role write in acme.');
    expect((await grove('org', 'member', 'acme', 'alice', 'remove')).err).toContain('at least one admin');
    expect((await grove('org', 'member', 'acme', 'bob', 'remove')).out).toBe('bob is no member of acme any more.');
    expect(JSON.parse((await grove('org', 'list', '--json')).out)).toMatchObject([{ name: 'acme' }]);
  });

  it('make tokens that work until they are revoked', async () => {
    await grove('user', 'add', 'alice');
    const { out: secret } = await grove('token', 'add', 'alice', 'ci', '--role', 'write', '--expires-days', '7');
    expect(await resolve(secret)).toMatchObject({ name: 'alice', via: { role: 'write', displayName: 'ci' } });
    const { out: listed } = await grove('token', 'list', 'alice');
    expect(listed).toMatch(/^ci +write +grove_/m);
    expect(listed).not.toContain(secret);
    expect((await grove('token', 'revoke', 'alice', 'laptop')).err).toContain('no token called "laptop"');
    expect((await grove('token', 'revoke', 'alice', 'ci')).code).toBe(0);
    expect(await resolve(secret)).toBeNull();
  });

  it('apply a seed file, and tell what is wrong with one', async () => {
    const file = join(folder, 'seed.yaml');
    writeFileSync(file, 'users: [{name: alice}]\nrepositories: [{id: alice/bert}]\n');
    expect((await grove('seed', file)).out).toBe('seed: created the user alice (no password yet)\nseed: created the model alice/bert');
    expect((await grove('seed', file)).out).toBe('Everything in the file was there already.');
    writeFileSync(file, 'users: [{nom: alice}]\n');
    expect(await grove('seed', file)).toMatchObject({ code: 1, err: expect.stringContaining('line 1: users[0].nom is not known here') });
    expect((await grove('seed', join(folder, 'absent.yaml'))).err).toMatch(/^ENOENT: .*absent\.yaml'$/);
  });

  it('touch no database of another version', async () => {
    await noteMigrations(bundledMigrations().slice(0, -1));
    expect(await grove('user', 'add', 'alice')).toMatchObject({ code: 1, err: expect.stringContaining('npm run grove -- migrate') });
    await noteMigrations([...bundledMigrations(), '29990101000000_later']);
    expect(await grove('user', 'list')).toMatchObject({ code: 1, err: expect.stringContaining('29990101000000_later') });
  });

  it('say that nobody answers where no database is', async () => {
    env.GROVE_DATABASE_URL = 'postgresql://grove@127.0.0.1:9/none';
    expect(await grove('user', 'list')).toMatchObject({
      code: 1,
      err: expect.stringMatching(/^The database does not answer: .*ECONNREFUSED/),
    });
  });
});

describe('the commands on a data folder', () => {
  it('open the database of a stopped hub and leave the folder free', async () => {
    env = { GROVE_DATA_DIR: folder };
    expect((await grove('user', 'list')).err).toContain('There is no hub in');
    expect(await grove('migrate')).toMatchObject({
      code: 0,
      out: bundledMigrations()
        .map((name) => `applied ${name}`)
        .join('\n'),
    });
    expect((await grove('user', 'add', 'alice', '--admin')).code).toBe(0);
    expect((await grove('user', 'list')).out).toMatch(/^alice +- +administrator/m);
    expect(existsSync(join(folder, 'hub.lock'))).toBe(false);
  }, 180_000);
});

function grove(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  return groveWith('', ...args);
}

async function groveWith(input: string, ...args: string[]): Promise<{ code: number; out: string; err: string }> {
  const out: string[] = [];
  const err: string[] = [];
  const terminal = { env, out: (line: string) => void out.push(line), err: (line: string) => void err.push(line) };
  const code = await runGrove(args, { ...terminal, readInput: () => Promise.resolve(input) });
  return { code, out: out.join('\n'), err: err.join('\n') };
}

async function resolve(secret: string): Promise<unknown> {
  const config = loadConfig({ ...env, GROVE_SECRET_KEY: 'k'.repeat(32), GROVE_LOG_LEVEL: 'silent' });
  const app = await NestFactory.createApplicationContext(OperatorModule.with(config), { logger: false });
  try {
    return await app.get(TokensService, { strict: false }).resolve(secret);
  } finally {
    await app.close();
  }
}

/** Test databases are made from the migrations' SQL; this is what the migration tool would have noted. */
async function noteMigrations(names: string[]): Promise<void> {
  const client = new pg.Client({ connectionString: database.connectionString });
  await client.connect();
  await client.query(`drop table if exists _prisma_migrations;
    create table _prisma_migrations (migration_name text, finished_at timestamptz default now(), rolled_back_at timestamptz)`);
  for (const name of names) await client.query('insert into _prisma_migrations (migration_name) values ($1)', [name]);
  await client.end();
}
