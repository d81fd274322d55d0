// The Xet store when something is short or broken: time that ran out, room, the disk, the object store, too many at once. Clients hear a code
// and a status that makes them do the right thing, and nothing of what failed is to be seen.
import { randomUUID } from 'node:crypto';
import { connect, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { CEPH_INSTALL, CEPH_PROGRAMS, describeIf, type S3TestServer, startCephRgw } from '@modelgrove/testing';
import type { ReconstructionV2 } from '@modelgrove/xet-formats';
import { SYSTEM } from '../common/actor';
import { Clock } from '../common/clock';
import { AccountsService } from '../modules/accounts';
import { FaultyFront } from './testing/faulty-front';
import { call, sha256Of } from './testing/hub-calls';
import { startTestHub, type TestPerson } from './testing/start-test-hub';
import {
  accepted,
  ask,
  chunked,
  fileOf,
  type MadeXorb,
  shardOf,
  uploadByXet,
  type XetSession,
  xetSession,
  xorbOf,
} from './testing/xet-client';
import { outcome, XetHub } from './testing/xet-hub';

const HOUR_MS = 3_600_000;
const MOST_AT_ONCE = 64;

let xet: XetHub;
let alice: TestPerson;

beforeAll(async () => {
  xet = await XetHub.start();
  alice = await xet.hub.person('alice');
});

afterAll(() => xet?.stop());
afterEach(() => jest.restoreAllMocks());

const sendXorb = (session: XetSession, xorb: MadeXorb): Promise<Response> =>
  ask(session, 'POST', `/v1/xorbs/default/${xorb.hash}`, xorb.body);
const sendShard = (session: XetSession, xorb: MadeXorb): Promise<Response> =>
  ask(session, 'POST', '/v1/shards', shardOf([fileOf([{ xorb }])], [xorb]));
const lastEvent = async (answer: Response): Promise<unknown> => JSON.parse((await answer.text()).trim().split('\n').at(-1)!);

describe('time', () => {
  const inMs = (ms: number): void => {
    const clock = xet.hub.app.get(Clock, { strict: false });
    jest.spyOn(clock, 'now').mockImplementation(() => new Date(Date.now() + ms));
  };

  it('ends a token at the second that it said, and not before', async () => {
    const { session } = await xet.session(alice);
    const { file } = await uploadByXet(session, xet.bytes(100_000));
    inMs(session.exp * 1000 - Date.now() - 5_000);
    expect((await ask(session, 'GET', `/v2/reconstructions/${file.hash}`)).status).toBe(200);
    inMs(session.exp * 1000 - Date.now() + 1_000);
    for (const [method, path] of [
      ['GET', `/v2/reconstructions/${file.hash}`],
      ['POST', '/v1/shards'],
      ['POST', `/v1/xorbs/default/${'a'.repeat(64)}`],
    ] as const)
      expect(await outcome(await ask(session, method, path))).toEqual([401, 'xet/token']);
  });

  it('ends the address of a range with 403, which makes clients ask for new ones, with the same ranges', async () => {
    const { id, session } = await xet.session(alice);
    const { file } = await uploadByXet(session, xet.bytes(300_000));
    const plan = async (of: XetSession): Promise<ReconstructionV2> =>
      (await accepted(await ask(of, 'GET', `/v2/reconstructions/${file.hash}`))) as unknown as ReconstructionV2;
    const [entry] = Object.values((await plan(session)).xorbs)[0]!;
    inMs(HOUR_MS + 1_000);
    const expired = await fetch(entry!.url);
    expect(await outcome(expired)).toEqual([403, 'signing/expired']);
    const later = await xetSession(xet.hub, alice, id, 'read');
    const [fresh] = Object.values((await plan(later)).xorbs)[0]!;
    expect(fresh!.ranges).toEqual(entry!.ranges);
    expect((await fetch(fresh!.url)).status).toBe(206);
  });
});

describe('room that has run out', () => {
  let owner: TestPerson;
  let boss: TestPerson;
  const limit = (maxBytes: number | null): Promise<Response> =>
    call(xet.hub, boss, 'PUT', `/hub/v1/admin/namespaces/${owner.name}/quota`, { maxBytes, maxRepositories: null });

  beforeAll(async () => {
    [owner, boss] = [await xet.hub.person('full'), await xet.hub.person('boss')];
    await xet.hub.app.get(AccountsService, { strict: false }).setAdmin(SYSTEM, 'boss', true);
  });
  afterEach(() => limit(null));

  it('is told when chunks are sent, before their bytes are read', async () => {
    const { session } = await xet.session(owner);
    await limit(50_000);
    const before = await xet.count('xet_xorbs');
    expect(await outcome(await sendXorb(session, xorbOf(chunked(xet.bytes(200_000)))))).toEqual([403, 'quota/exceeded']);
    expect(await xet.count('xet_xorbs')).toBe(before);
  });

  it('is told when a shard makes files of chunks that were small, or there already, and none of its files is shown', async () => {
    const { id, session } = await xet.session(owner);
    const xorb = xorbOf(chunked(Buffer.alloc(900_000, `small when compressed ${Math.random()} `)));
    await accepted(await sendXorb(session, xorb));
    await limit(500_000);
    expect(await outcome(await sendShard(session, xorb))).toEqual([403, 'quota/exceeded']);
    const shard = shardOf([fileOf([{ xorb }])], [xorb]);
    expect(await lastEvent(await ask(session, 'POST', '/v2/shards', shard))).toMatchObject({ type: 'error', retryable: false });
    expect([await xet.usedBytes(id), (await ask(session, 'GET', `/v2/reconstructions/${fileOf([{ xorb }]).hash}`)).status]).toEqual([
      0, 404,
    ]);
    await limit(null);
    expect(await accepted(await sendShard(session, xorb))).toEqual({ result: 1 });
  });

  it('is told with the token already when nothing more fits', async () => {
    const { id, session } = await xet.session(owner);
    await uploadByXet(session, xet.bytes(100_000));
    await limit(10_000);
    await expect(xetSession(xet.hub, owner, id, 'write')).rejects.toThrow(/answered 403: .*is limited to 10\.0 kB/);
    expect((await xetSession(xet.hub, owner, id, 'read')).accessToken).toEqual(expect.any(String));
  });
});

describe('too many at once', () => {
  it('are asked to come again: the 65th xorb that is being sent hears 429 and when', async () => {
    const { session } = await xet.session(alice);
    const sockets: Socket[] = [];
    try {
      for (let at = 0; at < MOST_AT_ONCE; at++) sockets.push(await begin(session));
      let answer = await sendXorb(session, xorbOf(chunked(xet.bytes(1_000))));
      // One of them may have found the last place taken by this one.
      for (let tries = 0; answer.status === 200 && tries < 50; tries++) {
        sockets.push(await begin(session));
        await sleep(50);
        answer = await sendXorb(session, xorbOf(chunked(xet.bytes(1_000))));
      }
      expect([Number(answer.headers.get('retry-after')), await outcome(answer)]).toEqual([3, [429, 'xet/busy']]);
    } finally {
      for (const socket of sockets) socket.destroy();
    }
    // Who went away holds no place.
    let status = 429;
    for (let tries = 0; status === 429 && tries < 100; tries++) {
      await sleep(50);
      ({ status } = await sendXorb(session, xorbOf(chunked(xet.bytes(1_000)))));
    }
    expect(status).toBe(200);
  });

  /** A xorb whose bytes do not come. */
  async function begin(session: XetSession): Promise<Socket> {
    const { hostname, host, port, pathname } = new URL(session.casUrl);
    const socket = connect(Number(port), hostname);
    socket.on('error', () => undefined);
    await new Promise((resolve) => socket.once('connect', resolve));
    const lines = [`host: ${host}`, `authorization: Bearer ${session.accessToken}`, 'content-length: 1000'];
    socket.write(`POST ${pathname}/v1/xorbs/default/${'c'.repeat(64)} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\nbegun`);
    return socket;
  }
});

describe('a disk that is nearly full', () => {
  it('refuses chunks and shards so that clients try again, and goes on reading', async () => {
    const { session, id } = await xet.session(alice);
    const bytes = xet.bytes(100_000);
    const { file } = await uploadByXet(session, bytes);
    await xet.commitPointer(alice, id, 'w.bin', bytes);
    const { connectionString, config } = xet.hub;
    const full = await startTestHub({
      GROVE_DATABASE_URL: connectionString,
      GROVE_DATA_DIR: config.dataDir,
      GROVE_MIN_FREE_BYTES: '900000GB',
    });
    try {
      const there = { ...session, casUrl: session.casUrl.replace(xet.hub.url, full.url) };
      const xorb = xorbOf(chunked(xet.bytes(50_000)));
      const before = await xet.count('xet_xorbs');
      const answer = await sendXorb(there, xorb);
      expect([Number(answer.headers.get('retry-after')) > 0, await outcome(answer)]).toEqual([true, [503, 'spool/disk-low']]);
      expect(await outcome(await sendShard(there, xorb))).toEqual([503, 'spool/disk-low']);
      const shard = shardOf([fileOf([{ xorb }])], [xorb]);
      expect(await lastEvent(await ask(there, 'POST', '/v2/shards', shard))).toMatchObject({ type: 'error', retryable: true });
      expect([await xet.count('xet_xorbs'), (await ask(there, 'GET', `/v2/reconstructions/${file.hash}`)).status]).toEqual([before, 200]);
    } finally {
      await full.stop();
    }
  });
});

const programs = process.env['GROVE_TEST_S3_ENDPOINT'] ? [] : CEPH_PROGRAMS;
describeIf({ programs, install: CEPH_INSTALL }, 'an object store that', () => {
  let server: S3TestServer;
  let front: FaultyFront;
  let away: XetHub;
  let person: TestPerson;

  beforeAll(async () => {
    server = await startCephRgw();
    front = await FaultyFront.before(server.endpoint);
    const { accessKey, secretKey } = server;
    const keys = { GROVE_S3_ACCESS_KEY: accessKey, GROVE_S3_SECRET_KEY: secretKey };
    away = await XetHub.start({ GROVE_S3_ENDPOINT: front.url, GROVE_S3_BUCKET: `grove-${randomUUID()}`, ...keys });
    person = await away.hub.person('carol');
  }, 120_000);
  afterEach(() => {
    front.failing = null;
    front.release();
  });
  afterAll(async () => {
    await away?.stop();
    await front?.stop();
    await server?.stop();
  });

  it.each([500, 503])(
    'answers %i makes clients try again, shows nothing of what failed, and takes it when it is well again',
    async (status) => {
      const { id, session } = await away.session(person);
      const bytes = away.bytes(200_000);
      const xorb = xorbOf(chunked(bytes));
      front.failing = status;
      const answer = await sendXorb(session, xorb);
      expect([Number(answer.headers.get('retry-after')), await outcome(answer)]).toEqual([10, [503, 'object-store/unavailable']]);
      expect((await ask(session, 'HEAD', `/v1/xorbs/default/${xorb.hash}`)).status).toBe(404);
      expect(await outcome(await sendShard(session, xorb))).toEqual([400, 'xet/xorb-missing']);
      front.failing = null;
      await accepted(await sendXorb(session, xorb));
      await accepted(await sendShard(session, xorb));
      await away.commitPointer(person, id, 'w.bin', bytes);
      expect(sha256Of(await away.download(person, id, 'w.bin'))).toBe(sha256Of(bytes));
    },
  );

  it('fails while a shard is hashed makes clients try again, and links nothing', async () => {
    const { id, session } = await away.session(person);
    const xorb = xorbOf(chunked(away.bytes(200_000)));
    await accepted(await sendXorb(session, xorb));
    front.failing = 500;
    expect(await outcome(await sendShard(session, xorb))).toEqual([503, 'object-store/unavailable']);
    const shard = shardOf([fileOf([{ xorb }])], [xorb]);
    expect(await lastEvent(await ask(session, 'POST', '/v2/shards', shard))).toMatchObject({ type: 'error', retryable: true });
    expect([await away.usedBytes(id), (await ask(session, 'GET', `/v2/reconstructions/${fileOf([{ xorb }]).hash}`)).status]).toEqual([
      0, 404,
    ]);
    front.failing = null;
    expect(await accepted(await sendShard(session, xorb))).toEqual({ result: 1 });
  });

  it('is slow is waited for, and nobody sees the xorb before it is there', async () => {
    const { session } = await away.session(person);
    const xorb = xorbOf(chunked(away.bytes(200_000)));
    front.hold();
    const before = await away.count('xet_xorbs');
    const sending = sendXorb(session, xorb).then(accepted);
    await sleep(500);
    expect([await away.count('xet_xorbs'), (await ask(session, 'HEAD', `/v1/xorbs/default/${xorb.hash}`)).status]).toEqual([before, 404]);
    front.release();
    expect(await sending).toEqual({ was_inserted: true });
    expect(await accepted(await sendShard(session, xorb))).toEqual({ result: 1 });
  });

  it('fails in the middle of a download ends it, never short and sound', async () => {
    const { id, session } = await away.session(person);
    const bytes = away.bytes(400_000);
    await uploadByXet(session, bytes);
    await away.commitPointer(person, id, 'w.bin', bytes);
    front.failing = 500;
    await expect(away.download(person, id, 'w.bin')).rejects.toThrow(/503|terminated|fetch failed/);
    front.failing = null;
    expect(sha256Of(await away.download(person, id, 'w.bin'))).toBe(sha256Of(bytes));
  });
});
