// What `grove gc` and `grove doctor` do with the Xet store: who keeps what for how long, what is taken, and that every kind of damage is seen.
import { readdirSync, readFileSync, rmSync, statSync, truncateSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { xetHashBytes, type XetHash } from '@modelgrove/xet-formats';
import { BlobGc, BlobLimits } from '../modules/blobs';
import { XetVerifier } from '../modules/blobs/xet/xet-verifier';
import { XorbsStore } from '../modules/blobs/xet/xorbs.store';
import { call, commit, commitLargeFile, grove, sha256Of } from './testing/hub-calls';
import type { TestPerson } from './testing/start-test-hub';
import {
  accepted,
  ask,
  chunked,
  fileOf,
  type MadeXorb,
  shardOf,
  uploadByXet,
  xetSession,
  type XetSession,
  xorbOf,
} from './testing/xet-client';
import { outcome, XetHub } from './testing/xet-hub';

const HOUR_MS = 3_600_000;

let xet: XetHub;
let alice: TestPerson;
let bob: TestPerson;

beforeAll(async () => {
  xet = await XetHub.start();
  [alice, bob] = [await xet.hub.person('alice'), await xet.hub.person('bob')];
});

afterAll(() => xet?.stop());
afterEach(() => jest.restoreAllMocks());

interface Collected {
  xorbs: { count: number; bytes: number };
}

async function gc(...options: string[]): Promise<number> {
  const { code, answer } = await grove<Collected>(xet.hub, 'gc', ...options);
  expect(code).toBe(0);
  return answer.xorbs.count;
}

/** Where the folder store keeps a xorb. */
function objectsOf(hash: XetHash): string[] {
  const folder = join(xet.hub.config.dataDir, 'objects');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name));
  return files.filter((name) => name.includes(hash) && statSync(name).isFile());
}

async function rowsOf(hash: XetHash): Promise<number> {
  return (await xet.sql.query('select 1 from xet_xorbs where hash = $1', [xetHashBytes(hash)])).rowCount ?? 0;
}

async function unusedFor(hash: XetHash, hours: number): Promise<void> {
  await xet.sql.query(`update xet_xorbs set unused_since = now() - $2::int * interval '1 hour' where hash = $1`, [
    xetHashBytes(hash),
    hours,
  ]);
}

async function sent(session: XetSession, length = 100_000): Promise<MadeXorb> {
  const xorb = xorbOf(chunked(xet.bytes(length)));
  await accepted(await ask(session, 'POST', `/v1/xorbs/default/${xorb.hash}`, xorb.body));
  return xorb;
}

async function remove(id: string): Promise<void> {
  const [organization, name] = id.split('/');
  await call(xet.hub, alice, 'DELETE', '/api/repos/delete', { organization, name, type: 'model' });
}

describe('a xorb that no file uses', () => {
  it('stays for 22 days, in which clients may build on it unasked, and then goes with its bytes', async () => {
    const { session } = await xet.session(alice);
    const xorb = await sent(session);
    await unusedFor(xorb.hash, 22 * 24 - 1);
    expect([await gc('--dry-run'), await gc(), await rowsOf(xorb.hash)]).toEqual([0, 0, 1]);
    await unusedFor(xorb.hash, 22 * 24 + 1);
    expect([await gc('--dry-run'), await rowsOf(xorb.hash), objectsOf(xorb.hash).length]).toEqual([1, 1, 1]);
    expect([await gc(), await rowsOf(xorb.hash), objectsOf(xorb.hash)]).toEqual([1, 0, []]);
    expect(await outcome(await ask(session, 'POST', '/v1/shards', shardOf([fileOf([{ xorb }])], [xorb])))).toEqual([
      400,
      'xet/xorb-missing',
    ]);
    await accepted(await ask(session, 'POST', `/v1/xorbs/default/${xorb.hash}`, xorb.body));
    await accepted(await ask(session, 'POST', '/v1/shards', shardOf([fileOf([{ xorb }])], [xorb])));
  });

  it.each(['the same person', 'somebody else'])('has its whole time again when %s sends it', async (who) => {
    const { session } = await xet.session(alice);
    const xorb = await sent(session);
    await unusedFor(xorb.hash, 40 * 24);
    const again = who === 'the same person' ? session : (await xet.session(bob)).session;
    await accepted(await ask(again, 'POST', `/v1/xorbs/default/${xorb.hash}`, xorb.body));
    expect([await gc(), await rowsOf(xorb.hash)]).toEqual([0, 1]);
  });

  it('has its whole time from when it was last used, however long it had been there', async () => {
    const { id, session } = await xet.session(alice);
    const bytes = xet.bytes(100_000);
    const { xorb } = await uploadByXet(session, bytes);
    await xet.commitPointer(alice, id, 'w.bin', bytes);
    await unusedFor(xorb.hash, 90 * 24);
    await xet.sql.query(`update xet_files set created_at = now() - interval '90 days'`);
    await remove(id);
    expect([await gc(), await rowsOf(xorb.hash)]).toEqual([0, 1]);
    await unusedFor(xorb.hash, 23 * 24);
    expect([await gc(), await rowsOf(xorb.hash)]).toEqual([1, 0]);
  });

  it('is not taken from a file that begins to use it', async () => {
    const { session } = await xet.session(alice);
    const xorb = await sent(session);
    await unusedFor(xorb.hash, 40 * 24);
    await accepted(await ask(session, 'POST', '/v1/shards', shardOf([fileOf([{ xorb }])], [xorb])));
    expect([await gc(), await rowsOf(xorb.hash)]).toEqual([0, 1]);
  });

  it('is taken in again when it is collected at the moment it is sent again', async () => {
    const { session } = await xet.session(alice);
    const xorb = await sent(session);
    await whileCollected('held', xorb.hash);
    await accepted(await ask(session, 'POST', `/v1/xorbs/default/${xorb.hash}`, xorb.body));
    expect(await rowsOf(xorb.hash)).toBe(1);
    await accepted(await ask(session, 'POST', '/v1/shards', shardOf([fileOf([{ xorb }])], [xorb])));
  });

  it.each(['v1', 'v2'])(
    'and is collected while a shard names it makes clients of %s try again, and hear then what is missing',
    async (version) => {
      const { session } = await xet.session(alice);
      const xorb = await sent(session);
      const shard = shardOf([fileOf([{ xorb }])], [xorb]);
      await whileCollected('find', xorb.hash);
      const answer = await ask(session, 'POST', `/${version}/shards`, shard);
      if (version === 'v1') {
        expect(answer.headers.get('retry-after')).toBe('1');
        expect(await outcome(answer)).toEqual([503, 'xet/xorb-collected']);
      } else expect(JSON.parse((await answer.text()).trim().split('\n').at(-1)!)).toMatchObject({ type: 'error', retryable: true });
      expect(await outcome(await ask(session, 'POST', '/v1/shards', shard))).toEqual([400, 'xet/xorb-missing']);
      await accepted(await ask(session, 'POST', `/v1/xorbs/default/${xorb.hash}`, xorb.body));
      expect(await accepted(await ask(session, 'POST', '/v1/shards', shard))).toEqual({ result: 1 });
    },
  );
});

/** The row of the xorb goes right after the store was asked this. */
async function whileCollected(question: 'held' | 'find', hash: XetHash): Promise<void> {
  const store = xet.hub.app.get(XorbsStore, { strict: false });
  const known = store[question].bind(store) as (...args: unknown[]) => Promise<never>;
  jest.spyOn(store, question).mockImplementationOnce(async (...args: unknown[]) => {
    const answer = await known(...args);
    await xet.sql.query('delete from xet_xorbs where hash = $1', [xetHashBytes(hash)]);
    return answer;
  });
}

describe('the garbage collector', () => {
  it('lets go of what was sent and never committed, gives its room back, and keeps what was committed', async () => {
    const { id, session } = await xet.session(alice);
    const [kept, dropped] = [xet.bytes(120_000), xet.bytes(200_000)];
    await uploadByXet(session, kept);
    const { file } = await uploadByXet(session, dropped);
    await xet.commitPointer(alice, id, 'kept.bin', kept);
    expect(await xet.usedBytes(id)).toBe(320_000);
    await gc();
    expect(await xet.usedBytes(id)).toBe(320_000);
    await xet.sql.query(`update xet_links set created_at = now() - interval '15 days'`);
    await gc('--dry-run');
    expect(await xet.usedBytes(id)).toBe(320_000);
    await gc();
    expect(await xet.usedBytes(id)).toBe(120_000);
    expect((await ask(session, 'GET', `/v2/reconstructions/${file.hash}`)).status).toBe(404);
    expect(sha256Of(await xet.download(alice, id, 'kept.bin'))).toBe(sha256Of(kept));
  });

  it('forgets who sent a xorb after 30 days: who names it then has to send it again', async () => {
    const { session } = await xet.session(alice);
    const xorb = await sent(session);
    const shard = shardOf([fileOf([{ xorb }])], []);
    await xet.sql.query(`update xet_holdings set held_at = now() - interval '29 days' where xorb_hash = $1`, [xetHashBytes(xorb.hash)]);
    await gc();
    expect((await ask(session, 'HEAD', `/v1/xorbs/default/${xorb.hash}`)).status).toBe(200);
    await xet.sql.query(`update xet_holdings set held_at = now() - interval '31 days' where xorb_hash = $1`, [xetHashBytes(xorb.hash)]);
    await gc();
    expect(await outcome(await ask(session, 'POST', '/v1/shards', shard))).toEqual([400, 'xet/xorb-missing']);
    await accepted(await ask(session, 'POST', `/v1/xorbs/default/${xorb.hash}`, xorb.body));
    await accepted(await ask(session, 'POST', '/v1/shards', shard));
  });

  it('takes old bytes that no row names, and leaves young ones: their row may be on its way', async () => {
    const { session } = await xet.session(alice);
    const [old, young] = [await sent(session), await sent(session)];
    await xet.sql.query('delete from xet_xorbs where hash = any ($1)', [[old, young].map(({ hash }) => xetHashBytes(hash))]);
    const aged = new Date(Date.now() - 25 * HOUR_MS);
    for (const name of objectsOf(old.hash)) utimesSync(name, aged, aged);
    expect([await gc('--dry-run'), objectsOf(old.hash).length]).toEqual([1, 1]);
    expect([await gc(), objectsOf(old.hash), objectsOf(young.hash).length]).toEqual([1, [], 1]);
  });

  it('that was stopped half-way goes on when it is run again', async () => {
    const { session } = await xet.session(alice);
    const xorbs = [await sent(session), await sent(session), await sent(session)];
    for (const { hash } of xorbs) await unusedFor(hash, 30 * 24);
    for await (const removed of xet.hub.app.get(BlobGc, { strict: false }).collect()) if (removed.kind === 'xorb') break;
    expect((await Promise.all(xorbs.map(({ hash }) => rowsOf(hash)))).reduce((sum, rows) => sum + rows)).toBe(2);
    expect([await gc(), xorbs.flatMap(({ hash }) => objectsOf(hash))]).toEqual([2, []]);
  });

  it('keeps a file that any repository shows', async () => {
    const [first, second] = [await xet.session(alice), await xet.session(bob)];
    const bytes = xet.bytes(100_000);
    const { xorb } = await uploadByXet(first.session, bytes);
    await uploadByXet(second.session, bytes);
    await xet.commitPointer(bob, second.id, 'w.bin', bytes);
    await remove(first.id);
    await xet.sql.query(`update xet_files set created_at = now() - interval '90 days'`);
    await unusedFor(xorb.hash, 90 * 24);
    expect(await gc()).toBe(0);
    expect(sha256Of(await xet.download(bob, second.id, 'w.bin'))).toBe(sha256Of(bytes));
  });
});

describe('what a repository stores', () => {
  it('shrinks once by a file that was refuted, and not again when it is deleted', async () => {
    const { id, session } = await xet.session(alice);
    const [kept, refuted] = [xet.bytes(300_000), xet.bytes(200_000)];
    await uploadByXet(session, kept);
    await xet.commitPointer(alice, id, 'kept.bin', kept);
    const limits = xet.hub.app.get(BlobLimits, { strict: false });
    const { hashedAtOnceBytes } = limits;
    limits.hashedAtOnceBytes = 0;
    const claimed = sha256Of(Buffer.from(`not ${id}`));
    try {
      const { file } = await uploadByXet(session, refuted, claimed);
      const value = { path: 'refuted.bin', algo: 'sha256', oid: claimed, size: refuted.length };
      await commit(xet.hub, alice, id, 'main', [{ key: 'lfsFile', value }]);
      await xet.hub.app.get(XetVerifier, { strict: false }).verify(file.hash);
    } finally {
      limits.hashedAtOnceBytes = hashedAtOnceBytes;
    }
    expect(await xet.usedBytes(id)).toBe(300_000);
    await deleteLarge(id, claimed);
    expect(await xet.usedBytes(id)).toBe(300_000);
    await deleteLarge(id, sha256Of(kept));
    expect(await xet.usedBytes(id)).toBe(0);
  });

  it('counts a file once that came whole, and comes again as chunks from another repository', async () => {
    const [whole, chunks] = [await xet.hub.repository(alice, 'came-whole'), await xet.session(alice)];
    const bytes = xet.bytes(150_000);
    await commitLargeFile(xet.hub, alice, whole, 'w.bin', bytes);
    await uploadByXet(chunks.session, bytes);
    await xet.commitPointer(alice, chunks.id, 'w.bin', bytes);
    const target = { type: 'model', name: whole };
    const files = [{ sha256: sha256Of(bytes), filename: 'w.bin' }];
    await call(xet.hub, alice, 'POST', `/api/models/${chunks.id}/lfs-files/duplicate`, { target, files });
    expect(await xet.usedBytes(whole)).toBe(150_000);
  });
});

async function deleteLarge(id: string, sha256: string): Promise<void> {
  const listed = (await (await call(xet.hub, alice, 'GET', `/api/models/${id}/lfs-files`)).json()) as { fileOid: string; oid: string }[];
  const sha = listed.filter(({ oid }) => oid === sha256).map(({ fileOid }) => fileOid);
  expect(sha.length).toBe(1);
  await call(xet.hub, alice, 'POST', `/api/models/${id}/lfs-files/batch`, { deletions: { sha, rewriteHistory: true } });
}

describe('grove doctor', () => {
  interface Report {
    findings: { level: string; text: string }[];
  }
  const look = async (id: string, ...options: string[]): Promise<{ code: number; text: string }> => {
    const { code, answer } = await grove<Report>(xet.hub, 'doctor', '--repository', id, ...options);
    return { code, text: answer.findings.map(({ level, text }) => `${level} ${text}`).join('\n') };
  };
  const stored = async (bytes = xet.bytes(300_000)): Promise<{ id: string; object: string; hash: XetHash }> => {
    const id = await xet.hub.repository(alice, `doctor${Math.random().toString(36).slice(2, 8)}`);
    const { xorb, file } = await uploadByXet(await xetSession(xet.hub, alice, id, 'write'), bytes);
    await xet.commitPointer(alice, id, 'w.bin', bytes);
    return { id, object: objectsOf(xorb.hash)[0]!, hash: file.hash };
  };
  const flip = (path: string, at: number): void => {
    const bytes = readFileSync(path);
    bytes[at]! ^= 0x40;
    writeFileSync(path, bytes);
  };

  it('is content with what is whole', async () => {
    const { id } = await stored();
    expect(await look(id, '--deep')).toMatchObject({ code: 0 });
  });

  it('misses a xorb that is not there', async () => {
    const { id, object } = await stored();
    rmSync(object);
    const found = await look(id);
    expect(found).toMatchObject({ code: 1, text: expect.stringContaining('(xet/xorb-missing)') as string });
    await expect(xet.download(alice, id, 'w.bin')).rejects.toThrow(/503|terminated|fetch failed/);
  });

  it('sees that one is cut off', async () => {
    const { id, object } = await stored();
    truncateSync(object, 1000);
    expect(await look(id)).toMatchObject({ code: 1, text: expect.stringContaining('(xet/xorb-size)') as string });
  });

  it('sees that the parts of a file do not come to its size', async () => {
    const { id, hash } = await stored();
    await xet.sql.query('update xet_terms set raw_bytes = raw_bytes - 1 where file_hash = $1', [xetHashBytes(hash)]);
    expect(await look(id)).toMatchObject({ code: 1, text: expect.stringContaining('(xet/terms)') as string });
  });

  it.each([
    ['as it is', 1_000],
    ['compressed', -2_000],
  ])('finds a byte that changed in a chunk which is stored %s, when it reads them all', async (_how, at) => {
    const { id, object } = await stored();
    flip(object, at < 0 ? statSync(object).size + at : at);
    expect(await look(id)).toMatchObject({ code: 0 });
    expect(await look(id, '--deep')).toMatchObject({ code: 1, text: expect.stringContaining('(xet/wrong-bytes)') as string });
  });
});
