import { spawn, type ChildProcess } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { findRunningHub, readHubRecord, writeHubRecord } from '../config';
import { embeddedConnectionString, startEmbeddedPostgres, type EmbeddedPostgres } from './embedded-postgres';
import { fitsASocket } from './embedded-postgres-socket';
import { migrate } from './migrate';

let outer: string;
let dataDir: string;
let server: EmbeddedPostgres | null = null;
const log = () => undefined;

beforeEach(() => {
  // closed to everybody but its owner, with a name that no socket address can hold
  outer = fs.mkdtempSync(path.join(os.tmpdir(), 'grove 数据 '));
  dataDir = path.join(outer, 'data');
});

afterEach(async () => {
  await server?.stop();
  server = null;
  fs.rmSync(outer, { recursive: true, force: true });
});

const start = async () => (server = await startEmbeddedPostgres({ dataDir, log }));

async function query<T extends pg.QueryResultRow>(connectionString: string, text: string): Promise<T[]> {
  const client = new pg.Client({ connectionString });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query<T>(text)).rows;
  } finally {
    await client.end();
  }
}

const maintenance = (url: string) => url.replace('/modelgrove?', '/postgres?');
const postmasterPid = () => Number(fs.readFileSync(path.join(dataDir, 'postgres/postmaster.pid'), 'utf8').split('\n')[0]);

describe('the embedded PostgreSQL', () => {
  it('starts in a closed folder with an unusual name, keeps what was written, and leaves nothing running or lying about', async () => {
    const first = await start();
    expect(first.isNew).toBe(true);
    const [settings] = await query(
      maintenance(first.connectionString),
      `select current_setting('data_checksums') as checksums, current_setting('listen_addresses') as tcp, current_setting('fsync') as fsync,
              current_setting('server_encoding') as encoding`,
    );
    expect(settings).toEqual({ checksums: 'on', tcp: '', fsync: 'on', encoding: 'UTF8' });
    await query(maintenance(first.connectionString), 'create table kept as select 42 as answer');
    const { socketDir } = readHubRecord(dataDir)!;
    expect(fs.statSync(socketDir!).mode & 0o777).toBe(0o700);
    expect(fs.statSync(path.join(dataDir, 'postgres.password')).mode & 0o777).toBe(0o600);
    await first.stop();
    expect(fs.existsSync(socketDir!)).toBe(false);
    expect(fs.existsSync(path.join(dataDir, 'postgres/postmaster.pid'))).toBe(false);

    const second = await start();
    expect(second.isNew).toBe(false);
    expect(await query(maintenance(second.connectionString), 'select answer from kept')).toEqual([{ answer: 42 }]);
  });

  it('does not take a wrong password', async () => {
    const { connectionString } = await start();
    await expect(query(maintenance(connectionString).replace(/grove:[^@]+@/, 'grove:wrong@'), 'select 1')).rejects.toThrow(
      /password authentication failed/,
    );
  });

  it('is found by the operator commands while it runs, and not afterwards', async () => {
    const { connectionString, publish, stop } = await start();
    publish('http://localhost:8080');
    const hub = findRunningHub(dataDir)!;
    expect(hub).toMatchObject({ pid: process.pid, url: 'http://localhost:8080' });
    expect(embeddedConnectionString(dataDir, hub.socketDir!)).toBe(connectionString);
    await stop();
    expect(findRunningHub(dataDir)).toBeNull();
  });

  it('tells a second hub on the same folder who has it', async () => {
    const { publish } = await start();
    publish('http://localhost:8080');
    await expect(startEmbeddedPostgres({ dataDir, log })).rejects.toMatchObject({
      code: 'already-running',
      message: expect.stringContaining('http://localhost:8080'),
    });
  });

  it('reports that the server died', async () => {
    let died: (message: string) => void = () => undefined;
    const death = new Promise<string>((resolve) => (died = resolve));
    server = await startEmbeddedPostgres({ dataDir, log, onUnexpectedExit: died });
    process.kill(postmasterPid(), 'SIGKILL');
    expect(await death).toContain('SIGKILL');
    await server.stop();
    const again = await start();
    expect(await query(maintenance(again.connectionString), 'select 1 as one')).toEqual([{ one: 1 }]);
  });

  it('starts over lock files that name a stranger', async () => {
    // a name that lets the socket, and its lock, be in the folder of the database
    dataDir = path.join(fs.mkdtempSync(path.join(os.tmpdir(), 'grove-plain-')), 'data');
    await (await start()).stop();
    // of the same user: PostgreSQL looks at nobody else's
    const stranger: ChildProcess = spawn('sleep', ['60'], { uid: fs.statSync(path.join(dataDir, 'postgres')).uid });
    try {
      for (const name of ['postmaster.pid', '.s.PGSQL.5432.lock']) {
        fs.writeFileSync(path.join(dataDir, 'postgres', name), `${stranger.pid}\n${dataDir}/postgres\n0\n5432\n\n\n\nready   \n`);
      }
      await (await start()).stop();
      expect(stranger.exitCode).toBeNull();
    } finally {
      stranger.kill();
      fs.rmSync(path.dirname(dataDir), { recursive: true });
    }
  });

  it('makes the folder anew when an earlier initdb was interrupted', async () => {
    fs.mkdirSync(path.join(dataDir, 'postgres.new/base'), { recursive: true });
    fs.writeFileSync(path.join(dataDir, 'postgres.new/PG_VERSION'), '18\n');
    expect((await start()).isNew).toBe(true);
  });
});

describe('a data folder that this version must not touch', () => {
  function listing(): string[] {
    return fs
      .readdirSync(dataDir, { recursive: true, encoding: 'utf8' })
      .sort()
      .map((name) => `${name} ${fs.statSync(path.join(dataDir, name)).mtimeMs}`);
  }

  async function expectRefusal(code: string, message: string) {
    const before = listing();
    await expect(startEmbeddedPostgres({ dataDir, log })).rejects.toMatchObject({ code, message: expect.stringContaining(message) });
    expect(listing()).toEqual(before);
  }

  it('because another major version of PostgreSQL made it', async () => {
    fs.mkdirSync(path.join(dataDir, 'postgres'), { recursive: true });
    fs.writeFileSync(path.join(dataDir, 'postgres/PG_VERSION'), '17\n');
    await expectRefusal('other-major', 'made by PostgreSQL 17');
  });

  it('because a newer product wrote it', async () => {
    fs.mkdirSync(dataDir, { recursive: true });
    writeHubRecord(dataDir, { productVersion: '99.0.0', schemaVersion: '' });
    await expectRefusal('newer-data', 'written by Modelgrove 99.0.0');
  });

  it('because its schema is newer', async () => {
    fs.mkdirSync(dataDir, { recursive: true });
    writeHubRecord(dataDir, { productVersion: '0.0.1', schemaVersion: '29991231000000_future' });
    await expectRefusal('newer-data', '29991231000000_future');
  });
});

describe('migrate', () => {
  it('makes the database and applies everything once, also when two processes start at once', async () => {
    const { connectionString } = await start();
    const results = await Promise.all([migrate(connectionString, { log }), migrate(connectionString, { log })]);
    const applied = results.map((result) => result.applied.length).sort();
    expect(applied[0]).toBe(0);
    expect(applied[1]).toBeGreaterThan(0);
    expect(await migrate(connectionString, { log })).toEqual({ applied: [] });
  });

  it('goes on after a migration that was interrupted, and refuses a schema that it does not know', async () => {
    const { connectionString } = await start();
    const migrations = path.join(outer, 'migrations');
    const add = (name: string, sql: string) => {
      fs.mkdirSync(path.join(migrations, name), { recursive: true });
      fs.writeFileSync(path.join(migrations, name, 'migration.sql'), sql);
    };
    add(
      '20260101000000_first',
      'create table first (id int); -- a semicolon; in a comment\ncreate function f() returns int language plpgsql as $$ begin return 1; end $$;',
    );
    fs.writeFileSync(path.join(migrations, 'migration_lock.toml'), 'provider = "postgresql"\n');
    await migrate(connectionString, { log, migrationsDir: migrations });
    await query(
      connectionString,
      "insert into _prisma_migrations (id, checksum, migration_name, started_at) values ('x', 'y', '20260102000000_second', now())",
    );

    add('20260102000000_second', 'create table second (id int); select 1/0;');
    await expect(migrate(connectionString, { log, migrationsDir: migrations })).rejects.toMatchObject({ code: 'failed' });
    expect(await query(connectionString, "select to_regclass('second') is null as missing")).toEqual([{ missing: true }]);
    add('20260102000000_second', 'create table second (id int);');
    expect(await migrate(connectionString, { log, migrationsDir: migrations })).toEqual({ applied: ['20260102000000_second'] });

    fs.rmSync(path.join(migrations, '20260102000000_second'), { recursive: true });
    await expect(migrate(connectionString, { log, migrationsDir: migrations })).rejects.toMatchObject({
      code: 'newer-schema',
      message: expect.stringContaining('20260102000000_second'),
    });
  });
});

describe('the folder of the socket', () => {
  it.each([
    ['/srv/grove/data/postgres', true],
    ['/home/a b/data/postgres', false],
    ['/home/用户/postgres', false],
    [`/${'x'.repeat(90)}`, false],
    ["/it's/postgres", false],
    ['/a,b/postgres', false],
  ])('%s: fits %s', (folder, fits) => {
    expect(fitsASocket(folder)).toBe(fits);
  });
});
