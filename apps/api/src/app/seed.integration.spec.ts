import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { createTestDatabase, type TestDatabase } from '@modelgrove/testing';
import pg from 'pg';
import { SYSTEM } from '../common/actor';
import { AccessService } from '../modules/access';
import { AccountsService, NamespacesService, PasswordsService } from '../modules/accounts';
import { OrganizationsService } from '../modules/organizations';
import { TokensService } from '../modules/tokens';
import { VersionReader } from '../modules/versions';
import { type AppConfig, loadConfig } from '../platform/config';
import { OperatorModule } from './grove/operator.module';
import { applySeed, applySeedFile } from './seed';

const LITERAL = 'hf_literalTokenOfTheSeed01';
const SEED = `
users:
  - name: alice
    email: alice@example.org
    password: Apfel-baum-gruen-42
    fullName: Alice A.
    admin: true
    tokens:
      - { name: ci, role: write, value: ${LITERAL} }
      - { name: laptop, role: read }
  - { name: bob }
organizations:
  - { name: acme, fullName: Acme Inc., members: { bob: read, alice: admin } }
repositories:
  - { type: model, id: alice/bert, license: apache-2.0 }
  - { type: dataset, id: acme/corpus, private: true }
  - { type: space, id: acme/demo }
`;
const FACTS = { clientAddress: '127.0.0.1', userAgent: '', requestId: 'spec' };

let folder: string;
let file: string;
let database: TestDatabase;
let config: AppConfig;
let app: INestApplicationContext;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'grove-seed-'));
  file = write(SEED);
  database = await createTestDatabase();
  config = loadConfig({
    GROVE_DATA_DIR: folder,
    GROVE_SEED_FILE: file,
    GROVE_DATABASE_URL: database.connectionString,
    GROVE_SECRET_KEY: 'k'.repeat(32),
    GROVE_LOG_LEVEL: 'silent',
  });
  app = await start();
});

afterEach(async () => {
  await app.close();
  await database.drop();
  rmSync(folder, { recursive: true, force: true });
});

describe('a seed file', () => {
  it('makes users, tokens, organizations and repositories', async () => {
    const { tokens } = await applySeedFile(app, file);
    expect(await app.get(AccountsService, { strict: false }).find('ALICE')).toMatchObject({
      name: 'alice',
      email: 'alice@example.org',
      fullName: 'Alice A.',
      isAdmin: true,
    });
    const acme = await service(OrganizationsService).get('acme');
    const members = await service(OrganizationsService).members(acme);
    expect(members.map(({ name, role }) => [name, role]).toSorted()).toEqual([
      ['alice', 'admin'],
      ['bob', 'read'],
    ]);
    expect(await readme('alice', 'bert')).toContain('license: apache-2.0');
    expect(await service(AccessService).repository(SYSTEM, { type: 'dataset', namespace: 'acme', name: 'corpus' }, 'see')).toMatchObject({
      isPrivate: true,
    });
    expect(await service(AccessService).repository(SYSTEM, { type: 'app', namespace: 'acme', name: 'demo' }, 'see')).toMatchObject({
      isPrivate: false,
    });
    expect(tokens.map(({ user, name }) => `${user}/${name}`)).toEqual(['alice/laptop']);
    expect(await service(TokensService).resolve(tokens[0]!.secret)).toMatchObject({ name: 'alice', via: { role: 'read' } });
  });

  it('gives tokens the value it names', async () => {
    await applySeedFile(app, file);
    expect(await service(TokensService).resolve(LITERAL)).toMatchObject({
      name: 'alice',
      isAdmin: true,
      via: { kind: 'token', role: 'write', displayName: 'ci' },
    });
  });

  it('changes nothing the second time, and says so', async () => {
    await applySeedFile(app, file);
    const before = await everything();
    expect(await applySeedFile(app, file)).toEqual({ changes: [], tokens: [] });
    expect(await everything()).toEqual(before);
  });

  it('applied by two processes at once makes everything once', async () => {
    const other = await start();
    try {
      const outcomes = await Promise.all([applySeedFile(app, file), applySeedFile(other, file)]);
      expect(outcomes.map(({ changes }) => changes.length > 0).toSorted()).toEqual([false, true]);
      expect(outcomes.flatMap(({ tokens }) => tokens)).toHaveLength(1);
      expect(await service(TokensService).resolve(LITERAL)).not.toBeNull();
    } finally {
      await other.close();
    }
  });

  it('never puts an old password back', async () => {
    await applySeedFile(app, file);
    await service(PasswordsService).set(SYSTEM, 'alice', 'Birnbaum-blau-77');
    await applySeedFile(app, file);
    expect((await service(PasswordsService).prove('alice', 'Birnbaum-blau-77', FACTS)).name).toBe('alice');
    await expect(service(PasswordsService).prove('alice', 'Apfel-baum-gruen-42', FACTS)).rejects.toMatchObject({
      code: 'auth/wrong-password',
    });
  });

  it('takes no administrator away and makes no private repository public', async () => {
    await applySeedFile(app, file);
    await service(AccountsService).setAdmin(SYSTEM, 'bob', true);
    const pool = new pg.Client({ connectionString: database.connectionString });
    await pool.connect();
    await pool.query(`update repositories set is_private = true where name = 'bert'`);
    await pool.end();
    await applySeedFile(app, file);
    expect((await service(AccountsService).find('bob'))?.isAdmin).toBe(true);
    expect(await service(AccessService).repository(SYSTEM, { type: 'model', namespace: 'alice', name: 'bert' }, 'see')).toMatchObject({
      isPrivate: true,
    });
  });

  it('brings e-mail address, rights, tokens and roles in line', async () => {
    await applySeedFile(app, file);
    const changed = SEED.replace('alice@example.org', 'a@example.org')
      .replace('name: bob }', 'name: bob, admin: true }')
      .replace(LITERAL, 'hf_anotherValueOfTheToken')
      .replace('{ bob: read, alice: admin }', '{ alice: read, bob: admin }');
    await applySeedFile(app, write(changed));
    expect(await service(AccountsService).find('a@example.org')).toMatchObject({ name: 'alice' });
    expect(await service(AccountsService).find('bob')).toMatchObject({ isAdmin: true });
    expect(await service(TokensService).resolve(LITERAL)).toBeNull();
    expect(await service(TokensService).resolve('hf_anotherValueOfTheToken')).toMatchObject({ name: 'alice' });
    const members = await service(OrganizationsService).members(await service(OrganizationsService).get('acme'));
    expect(Object.fromEntries(members.map(({ name, role }) => [name, role]))).toEqual({ alice: 'read', bob: 'admin' });
  });

  it('knows people by their former name', async () => {
    await applySeedFile(app, file);
    const bob = await service(AccountsService).find('bob');
    await service(NamespacesService).rename({ id: bob!.id, name: 'bob', actor: SYSTEM }, 'robert');
    expect((await applySeedFile(app, file)).changes).toEqual([]);
  });

  it.each([
    ['users: [{name: alice, password: password123456}]', 'user alice: '],
    ['users: [{name: alice, tokens: [{name: ci, role: read, value: grove_0123456789abcdefghij}]}]', 'token ci of alice: '],
    ['organizations: [{name: acme, members: {nobody: read}}]', 'organization acme: There is no user called "nobody"'],
    ['repositories: [{id: nobody/x}]', 'model nobody/x: there is no user or organization called "nobody"'],
  ])('that asks for %s is refused with its entry, and nothing of it stays', async (entry, message) => {
    const before = await everything();
    await expect(applySeedFile(app, write(`${entry}\n`))).rejects.toThrow(message);
    expect(await everything()).toEqual(before);
  });

  it('named by GROVE_SEED_FILE is refused as configuration', async () => {
    write('users: [{name: alice}, {name: ALICE}]');
    await expect(applySeed(app, config)).rejects.toThrow(/GROVE_SEED_FILE .*line 1: users\[1\]\.name/s);
    await expect(applySeed(app, config)).rejects.toMatchObject({ name: 'ConfigError' });
  });
});

function start(): Promise<INestApplicationContext> {
  return NestFactory.createApplicationContext(OperatorModule.with(config), { logger: false, abortOnError: false });
}

function service<T>(type: new (...args: never[]) => T): T {
  return app.get(type, { strict: false });
}

function write(text: string): string {
  const path = join(folder, 'seed.yaml');
  writeFileSync(path, text);
  return path;
}

async function readme(namespace: string, name: string): Promise<string> {
  const repo = await service(AccessService).repository(SYSTEM, { type: 'model', namespace, name }, 'read', 'main');
  const { commitOid } = await service(VersionReader).resolve(repo, 'main');
  const item = await service(VersionReader).entry(repo, commitOid, 'README.md');
  return item ? (await service(VersionReader).content(repo, item)).toString('utf8') : '';
}

/** Every row that a seed can make. */
async function everything(): Promise<unknown> {
  const client = new pg.Client({ connectionString: database.connectionString });
  await client.connect();
  const tables = ['namespaces', 'users', 'access_tokens', 'memberships', 'repositories', 'audit_events', 'outbox_events'];
  const rows: unknown[] = [];
  for (const table of tables) rows.push((await client.query(`select to_jsonb(t) - 'last_used_at' as row from ${table} t order by 1`)).rows);
  await client.end();
  return rows;
}
