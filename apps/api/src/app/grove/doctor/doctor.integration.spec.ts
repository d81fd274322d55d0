import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createTestDatabase, type TestDatabase } from '@modelgrove/testing';
import pg from 'pg';
import { loadConfig } from '../../../platform/config';
import { createObjectStore, type ObjectStore } from '../../../platform/object-store';
import type { HubDatabase } from '../find-database';
import { checkBacklog } from './backlog.check';
import { checkDatabaseClock, checkStoreClock } from './clocks.check';
import { checkConnections, examineSessions, type Session } from './connections.check';
import { checkDatabase } from './database.check';
import { checkDataFolder, checkDisks } from './folder.check';
import { checkObjects, checkSignedAddress } from './objects.check';
import { checkPublicUrl } from './public-url.check';

let folder: string;
let servers: Server[];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'grove-doctor-'));
  servers = [];
});

afterEach(async () => {
  for (const server of servers) await new Promise((resolve) => server.close(resolve));
  rmSync(folder, { recursive: true, force: true });
});

const settings = (env: NodeJS.ProcessEnv = {}) => loadConfig({ GROVE_DATA_DIR: folder, ...env });
const S3 = { GROVE_S3_BUCKET: 'b', GROVE_S3_ACCESS_KEY: 'a', GROVE_S3_SECRET_KEY: 's' };

describe('the doctor on the data folder', () => {
  it('is content with a private folder that can be written', () => {
    expect(checkDataFolder(settings())).toMatchObject({ level: 'ok' });
  });

  it('finds secrets that others can read', () => {
    writeFileSync(join(folder, 'secret.key'), 'x', { mode: 0o644 });
    chmodSync(join(folder, 'secret.key'), 0o644);
    expect(checkDataFolder(settings())).toMatchObject({ level: 'problem', advice: `chmod 600 ${folder}/secret.key` });
  });

  it('finds a folder that others can write into', () => {
    chmodSync(folder, 0o777);
    expect(checkDataFolder(settings())).toMatchObject({ level: 'problem', advice: `chmod 700 ${folder}` });
  });

  it('warns when there is none', () => {
    expect(checkDataFolder(settings({ GROVE_DATA_DIR: join(folder, 'absent') }))).toMatchObject({ level: 'warning' });
  });

  it('compares the room on the disk with the floor', async () => {
    mkdirSync(join(folder, 'objects'));
    expect(await checkDisks(settings({ GROVE_MIN_FREE_BYTES: '1' }))).toMatchObject([{ level: 'ok' }]);
    expect(await checkDisks(settings({ GROVE_MIN_FREE_BYTES: '9000TB' }))).toMatchObject([{ level: 'problem' }]);
  });
});

describe('the doctor on clocks', () => {
  it.each([
    [0, 'ok'],
    [20_000, 'warning'],
    [3600_000, 'problem'],
    [-3600_000, 'problem'],
  ])('judges an object store that is %i ms off as %s', async (offMs, level) => {
    const endpoint = await serve((_request, response) => {
      response.setHeader('date', new Date(Date.now() + offMs).toUTCString());
      response.writeHead(403).end();
    });
    const { objectStore } = settings({ ...S3, GROVE_S3_ENDPOINT: endpoint });
    expect(await checkStoreClock(objectStore)).toMatchObject([{ level }]);
  });

  it('finds an object store that is away', async () => {
    const { objectStore } = settings({ ...S3, GROVE_S3_ENDPOINT: 'http://127.0.0.1:9' });
    expect(await checkStoreClock(objectStore)).toMatchObject([{ level: 'problem', advice: 'look at GROVE_S3_ENDPOINT' }]);
  });
});

describe('the doctor on the object store', () => {
  it('is content with a folder, which needs no addresses outside', async () => {
    const { objectStore } = settings();
    const store = createObjectStore(objectStore);
    expect(await checkObjects(store, objectStore)).toMatchObject({ level: 'ok' });
    expect(await checkSignedAddress(store)).toMatchObject({ level: 'ok' });
  });

  it('finds a folder that is no folder', async () => {
    writeFileSync(join(folder, 'objects'), '');
    const { objectStore } = settings();
    expect(await checkObjects(createObjectStore(objectStore), objectStore)).toMatchObject({ level: 'problem' });
  });

  it('fetches what it put by the address that clients get, and leaves nothing behind', async () => {
    const held = new Map<string, Buffer>();
    const address = await serve((_request, response) => void response.end([...held.values()][0]));
    expect(await checkSignedAddress(storeWith(held, address))).toMatchObject({ level: 'ok' });
    expect(held.size).toBe(0);
  });

  it('finds an address that leads to something else', async () => {
    const address = await serve((_request, response) => void response.end('welcome'));
    expect(await checkSignedAddress(storeWith(new Map(), address))).toMatchObject({ level: 'problem' });
  });

  it('only warns when an address cannot be reached from here', async () => {
    expect(await checkSignedAddress(storeWith(new Map(), 'http://127.0.0.1:9'))).toMatchObject({ level: 'warning' });
  });
});

describe('the doctor on the public address', () => {
  const hub = (url: string, kind: HubDatabase['kind']): HubDatabase => ({
    url,
    kind,
    connectionString: '',
    close: () => Promise.resolve(),
  });
  const check = (url: string, kind: HubDatabase['kind'], env: NodeJS.ProcessEnv = {}) => checkPublicUrl(settings(env), hub(url, kind), env);

  it('asks a running hub whether it is ready', async () => {
    const ready = await serve((_request, response) => void response.end('{"status":"ready"}'));
    expect(await check(ready, 'of the running hub', { GROVE_PUBLIC_URL: ready })).toMatchObject([{ level: 'ok' }]);
    const sick = await serve((_request, response) => void response.writeHead(503).end('{"status":"not ready","problems":["x"]}'));
    expect(await check(sick, 'external', { GROVE_PUBLIC_URL: sick })).toMatchObject([{ level: 'problem' }]);
  });

  it('finds another program at the address', async () => {
    const other = await serve((_request, response) => void response.end('<html>'));
    expect(await check(other, 'external', { GROVE_PUBLIC_URL: other })).toMatchObject([{ level: 'problem' }]);
  });

  it('warns of settings that disagree with the running hub, of unknown ones, and of a wildcard without a name', async () => {
    const env = { GROVE_HOST: '0.0.0.0', GROVE_PROT: '1', GROVE_PUBLIC_URL: '' };
    const findings = await check('http://127.0.0.1:9', 'of the running hub', env);
    expect(findings.map(({ level }) => level)).toEqual(['warning', 'warning', 'warning', 'warning']);
    expect(findings.map(({ text }) => text).join()).toMatch(/GROVE_PROT.*GROVE_PUBLIC_URL.*calls itself.*does not answer/s);
  });

  it('finds pages that browsers would refuse to fill', async () => {
    const env = {
      ...S3,
      GROVE_PUBLIC_URL: 'https://hub.example.org',
      GROVE_S3_ENDPOINT: 'http://s3:9000',
      GROVE_S3_PUBLIC_ENDPOINT: 'http://s3.example.org',
    };
    const findings = await check('https://hub.example.org', 'of the stopped hub', env);
    expect(findings).toMatchObject([{ level: 'problem', advice: expect.stringContaining('GROVE_S3_PUBLIC_ENDPOINT') }, { level: 'ok' }]);
  });
});

describe('the doctor on the database', () => {
  let database: TestDatabase;
  let client: pg.Client;

  beforeEach(async () => {
    database = await createTestDatabase();
    client = new pg.Client({ connectionString: database.connectionString });
    await client.connect();
  });

  afterEach(async () => {
    await client.end();
    await database.drop();
  });

  it('tells what it lacks, and when it is away', async () => {
    expect(await checkDatabase(database.connectionString)).toMatchObject({ level: 'problem', advice: 'npm run grove -- migrate' });
    expect(await checkDatabase('postgresql://grove@127.0.0.1:9/none')).toMatchObject({ level: 'problem' });
  });

  it('compares its clock with ours', async () => {
    expect(await checkDatabaseClock(client)).toMatchObject({ level: 'ok' });
    expect(await checkDatabaseClock(client, () => Date.now() - 3600_000)).toMatchObject({ level: 'problem' });
  });

  it('is content with sessions of our own', async () => {
    expect(await checkConnections(database.connectionString)).toMatchObject({ level: 'ok' });
  });

  it('warns of a pooler that shares one session among connections', async () => {
    const shared: Session = { query: (query) => client.query(query), once: () => undefined };
    expect(await examineSessions(shared, shared)).toMatchObject({ level: 'warning', text: expect.stringContaining('notifications') });
  });

  it('finds a pooler that loses named statements', async () => {
    const lost = Object.assign(new pg.DatabaseError('prepared statement does not exist', 0, 'error'), { code: '26000' });
    let prepared = 0;
    const query = async (asked: pg.QueryConfig | string) => {
      if (typeof asked !== 'string' && prepared++ > 0) throw lost;
      return client.query(asked);
    };
    expect(await examineSessions({ query, once: () => undefined }, { query, once: () => undefined })).toMatchObject({ level: 'problem' });
  });

  it('counts jobs that wait, are late, or fail again and again', async () => {
    expect(await checkBacklog(client, true)).toMatchObject({ level: 'ok', text: 'none wait' });
    await client.query(`insert into outbox_events (kind, payload) values ('x', '{}')`);
    expect(await checkBacklog(client, true)).toMatchObject({ level: 'ok' });
    await client.query(`update outbox_events set created_at = now() - interval '20 minutes'`);
    expect(await checkBacklog(client, true)).toMatchObject({ level: 'warning' });
    expect(await checkBacklog(client, false)).toMatchObject({ level: 'ok' });
    await client.query(`update outbox_events set created_at = now() - interval '2 hours'`);
    expect(await checkBacklog(client, true)).toMatchObject({ level: 'problem' });
    await client.query(`update outbox_events set attempts = 9, last_error = 'no such card'`);
    expect(await checkBacklog(client, false)).toMatchObject({ level: 'problem', text: expect.stringContaining('no such card') });
  });
});

async function serve(answer: RequestListener): Promise<string> {
  const server = createServer(answer);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** As much of an object store as the check uses. */
function storeWith(held: Map<string, Buffer>, address: string): ObjectStore {
  const store: Pick<ObjectStore, 'put' | 'delete' | 'signedGetUrl'> = {
    async put(key, source) {
      for await (const chunk of source) held.set(key, Buffer.from(chunk));
      return { sizeBytes: 32, sha256: '' };
    },
    delete: (key) => Promise.resolve(void held.delete(key)),
    signedGetUrl: (key) => Promise.resolve(`${address}/${key}?signature=1`),
  };
  return store as ObjectStore;
}
