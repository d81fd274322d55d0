// The Xet store over HTTP: what it takes, what it refuses, what it keeps from whom. Real clients are in the interop ring.
import { randomBytes } from 'node:crypto';
import { parseShard, type ReconstructionV2, xetHashFromBytes } from '@modelgrove/xet-formats';
import pg from 'pg';
import { SYSTEM } from '../common/actor';
import { BlobLimits } from '../modules/blobs';
import { TokensService } from '../modules/tokens';
import { XetVerifier } from '../modules/blobs/xet/xet-verifier';
import { call, commit, sha256Of } from './testing/hub-calls';
import { startTestHub, type TestHub, type TestPerson } from './testing/start-test-hub';
import { accepted, ask, chunked, fetched, fileOf, shardOf, uploadByXet, type XetSession, xetSession, xorbOf } from './testing/xet-client';

type Json = Record<string, unknown>;

let hub: TestHub;
let alice: TestPerson;
let bob: TestPerson;
let sql: pg.Client;
let counter = 0;

beforeAll(async () => {
  hub = await startTestHub();
  [alice, bob] = [await hub.person('alice'), await hub.person('bob')];
  sql = new pg.Client(hub.connectionString);
  await sql.connect();
});

afterAll(async () => {
  await sql?.end();
  await hub?.stop();
});

/** Bytes that nobody has sent yet; half of them compress. */
function someBytes(length: number): Buffer {
  return Buffer.concat([randomBytes(Math.ceil(length / 2)), Buffer.alloc(Math.floor(length / 2), `weights ${counter++} `)]);
}

async function newSession(person: TestPerson, options: { isPrivate?: boolean } = {}): Promise<{ id: string; session: XetSession }> {
  const id = await hub.repository(person, `m${counter++}`, options);
  return { id, session: await xetSession(hub, person, id, 'write') };
}

async function commitPointer(person: TestPerson, id: string, path: string, bytes: Buffer): Promise<void> {
  await commit(hub, person, id, 'main', [{ key: 'lfsFile', value: { path, algo: 'sha256', oid: sha256Of(bytes), size: bytes.length } }]);
}

function get(person: TestPerson | null, path: string, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(hub.url + path, { headers: { ...(person ? { authorization: `Bearer ${person.token}` } : {}), ...headers } });
}

describe('a file sent as chunks', () => {
  const bytes = someBytes(1_000_000);
  let id: string;
  let session: XetSession;
  let hash: string;

  beforeAll(async () => {
    ({ id, session } = await newSession(alice));
    hash = (await uploadByXet(session, bytes)).file.hash;
    await commitPointer(alice, id, 'w.bin', bytes);
  });

  it('is told of by its Xet hash in listings and in downloads', async () => {
    const [entry] = ((await (await get(alice, `/api/models/${id}/tree/main`)).json()) as Json[]).filter((item) => item.path === 'w.bin');
    const head = await fetch(`${hub.url}/${id}/resolve/main/w.bin`, {
      method: 'HEAD',
      headers: { authorization: `Bearer ${alice.token}` },
    });
    expect([entry?.xetHash, head.headers.get('x-xet-hash'), head.status]).toEqual([hash, hash, 200]);
    expect(head.headers.get('link')).toContain('rel="xet-auth"');
    const info = await get(alice, `/${id}/resolve/main/w.bin`, { accept: 'application/vnd.xet-fileinfo+json, */*', range: 'bytes=0-0' });
    expect([info.status, info.headers.get('content-type'), ((await info.json()) as Json).hash]).toEqual([
      200,
      'application/vnd.xet-fileinfo+json',
      hash,
    ]);
  });

  it.each([
    ['all of it', 0, 999_999],
    ['its first byte', 0, 0],
    ['its last byte', 999_999, 999_999],
    ['a range in the middle of chunks', 100_001, 700_003],
    ['a range at the border of a chunk', 65_536, 131_071],
    ['more than there is', 900_000, 5_000_000],
  ])('gives %s, by chunks and plainly', async (_what, start, end) => {
    const wanted = bytes.subarray(start, end + 1);
    const plan = await ask(session, 'GET', `/v2/reconstructions/${hash}`, undefined, { range: `bytes=${start}-${end}` });
    const reconstruction = (await accepted(plan)) as unknown as ReconstructionV2;
    expect((await fetched(reconstruction, wanted.length)).equals(wanted)).toBe(true);
    const plain = await get(alice, `/${id}/resolve/main/w.bin`, { range: `bytes=${start}-${end}` });
    expect([plain.status, Buffer.from(await plain.arrayBuffer()).equals(wanted)]).toEqual([206, true]);
  });

  it('says the same twice, and in the first version of the answer too', async () => {
    const range = { range: 'bytes=70000-800000' };
    const strip = (text: string): string => text.replaceAll(/"url":"[^"]*"/g, '');
    const [one, two] = [
      await (await ask(session, 'GET', `/v2/reconstructions/${hash}`, undefined, range)).text(),
      await (await ask(session, 'GET', `/v2/reconstructions/${hash}`, undefined, range)).text(),
    ];
    expect(strip(one)).toBe(strip(two));
    const v1 = await accepted(await ask(session, 'GET', `/v1/reconstructions/${hash}`, undefined, range));
    expect(v1.terms).toEqual((JSON.parse(one) as ReconstructionV2).terms);
  });

  it('answers 416 beyond its end', async () => {
    const answer = await ask(session, 'GET', `/v2/reconstructions/${hash}`, undefined, { range: 'bytes=1000000-2000000' });
    expect([answer.status, answer.headers.get('content-range')]).toEqual([416, 'bytes */1000000']);
  });

  it('goes to git-lfs through a signed address', async () => {
    const request = { operation: 'download', objects: [{ oid: sha256Of(bytes), size: bytes.length }] };
    const answer = (await (await call(hub, alice, 'POST', `/${id}.git/info/lfs/objects/batch`, request)).json()) as {
      objects: { actions: { download: { href: string } } }[];
    };
    const download = await fetch(answer.objects[0]!.actions.download.href, { headers: { range: 'bytes=500000-' } });
    expect([download.status, Buffer.from(await download.arrayBuffer()).equals(bytes.subarray(500_000))]).toEqual([206, true]);
  });

  it('is in the copy of a repository, without a byte being moved', async () => {
    const before = await storedXorbs();
    await call(hub, alice, 'POST', `/api/models/${id}/duplicate`, { repository: `alice/copy${counter++}`, private: true });
    const copy = await get(alice, `/alice/copy${counter - 1}/resolve/main/w.bin`);
    expect([sha256Of(Buffer.from(await copy.arrayBuffer())), await storedXorbs()]).toEqual([sha256Of(bytes), before]);
  });

  it('does not open its chunks to other ranges than were signed', async () => {
    const plan = (await accepted(
      await ask(session, 'GET', `/v2/reconstructions/${hash}`, undefined, { range: 'bytes=0-65535' }),
    )) as unknown as ReconstructionV2;
    const [entry] = Object.values(plan.xorbs)[0]!;
    const { end } = entry!.ranges[0]!.bytes;
    const widened = await fetch(entry!.url, { headers: { range: `bytes=0-${end + 1}` } });
    const without = await fetch(entry!.url);
    expect([widened.status, without.status, (await without.arrayBuffer()).byteLength]).toEqual([403, 206, end + 1]);
    const forged = await fetch(entry!.url.replace(/.$/, (mark) => (mark === 'A' ? 'B' : 'A')));
    expect(forged.status).toBe(403);
  });
});

async function storedXorbs(): Promise<number> {
  return Number((await sql.query('select count(*) as n from xet_xorbs')).rows[0].n);
}

describe('a xorb', () => {
  it.each([
    ['of another name', (xorb: ReturnType<typeof xorbOf>) => ({ name: 'a'.repeat(64), body: xorb.body }), 400, 'xet/xorb-hash'],
    ['that is cut off', (xorb: ReturnType<typeof xorbOf>) => ({ name: xorb.hash, body: xorb.body.subarray(0, -5) }), 400, /^xet\//],
    ['without a chunk', (xorb: ReturnType<typeof xorbOf>) => ({ name: xorb.hash, body: Buffer.alloc(0) }), 400, /^xet\//],
    [
      'with a chunk of another version',
      (xorb: ReturnType<typeof xorbOf>) => ({ name: xorb.hash, body: altered(xorb.body, 0, 1) }),
      400,
      /^xet\//,
    ],
    [
      'with a scheme that is none',
      (xorb: ReturnType<typeof xorbOf>) => ({ name: xorb.hash, body: altered(xorb.body, 4, 99) }),
      400,
      /^xet\//,
    ],
    ['with a byte changed', (xorb: ReturnType<typeof xorbOf>) => ({ name: xorb.hash, body: altered(xorb.body, 2_000) }), 400, /^xet\//],
    ['with a name that is none', (xorb: ReturnType<typeof xorbOf>) => ({ name: 'A'.repeat(64), body: xorb.body }), 400, 'xet/hash'],
  ])('%s is refused, and nothing is kept', async (_what, change, status, code) => {
    const { session } = await newSession(alice);
    const { name, body } = change(xorbOf(chunked(someBytes(200_000))));
    const before = await storedXorbs();
    const answer = await ask(session, 'POST', `/v1/xorbs/default/${name}`, body);
    expect([answer.status, ((await answer.json()) as Json).code, await storedXorbs()]).toEqual([
      status,
      typeof code === 'string' ? code : expect.stringMatching(code),
      before,
    ]);
  });

  it('may be sent by many at once', async () => {
    const { session } = await newSession(alice);
    const xorb = xorbOf(chunked(someBytes(300_000)));
    const answers = await Promise.all(
      Array.from({ length: 6 }, () => ask(session, 'POST', `/v1/xorbs/default/${xorb.hash}`, xorb.body).then(accepted)),
    );
    expect(answers.filter((answer) => answer.was_inserted === true).length).toBeGreaterThan(0);
    expect((await sql.query('select 1 from xet_xorbs where raw_bytes = 300000')).rowCount).toBe(1);
  });

  it('is not told to be known to anybody but who sent it', async () => {
    const xorb = xorbOf(chunked(someBytes(200_000)));
    const [first, second] = [await newSession(alice, { isPrivate: true }), await newSession(bob)];
    const send = (session: XetSession): Promise<Record<string, unknown>> =>
      ask(session, 'POST', `/v1/xorbs/default/${xorb.hash}`, xorb.body).then(accepted);
    expect(await send(first.session)).toEqual({ was_inserted: true });
    const unseen = await ask(second.session, 'HEAD', `/v1/xorbs/default/${xorb.hash}`);
    expect([unseen.status, await send(second.session), await send(second.session)]).toEqual([
      404,
      { was_inserted: true },
      { was_inserted: false },
    ]);
    expect((await ask(second.session, 'HEAD', `/v1/xorbs/default/${xorb.hash}`)).headers.get('content-length')).toBe(
      String(xorb.body.length),
    );
  });
});

function altered(body: Buffer, at: number, value?: number): Buffer {
  const copy = Buffer.from(body);
  copy[at] = value ?? copy[at]! ^ 0xff;
  return copy;
}

describe('a shard', () => {
  const made = async (): Promise<{ session: XetSession; id: string; xorb: ReturnType<typeof xorbOf> }> => {
    const { session, id } = await newSession(alice);
    const xorb = xorbOf(chunked(someBytes(300_000)));
    await accepted(await ask(session, 'POST', `/v1/xorbs/default/${xorb.hash}`, xorb.body));
    return { session, id, xorb };
  };
  const refused = async (session: XetSession, shard: Buffer): Promise<[number, string]> => {
    const answer = await ask(session, 'POST', '/v1/shards', shard);
    return [answer.status, ((await answer.json()) as { code: string }).code];
  };

  it('that names a xorb nobody sent is refused by its name', async () => {
    const { session } = await made();
    const missing = xorbOf(chunked(someBytes(100_000)));
    const answer = await ask(session, 'POST', '/v1/shards', shardOf([fileOf([{ xorb: missing }])], []));
    expect([answer.status, await answer.json()]).toEqual([
      400,
      { code: 'xet/xorb-missing', error: expect.stringContaining(missing.hash) as string },
    ]);
  });

  it.each([
    ['a wrong proof', 'xet/shard-verification', (file: ReturnType<typeof fileOf>) => (file.terms[0]!.rangeHash = randomBytes(32))],
    ['a wrong length', 'xet/shard-length', (file: ReturnType<typeof fileOf>) => (file.terms[0]!.unpackedBytes -= 1)],
    ['chunks that the xorb does not have', 'xet/shard-range', (file: ReturnType<typeof fileOf>) => (file.terms[0]!.chunkEnd += 1)],
    [
      'an empty run of chunks',
      'xet/shard-term',
      (file: ReturnType<typeof fileOf>) => (file.terms[0]!.chunkEnd = file.terms[0]!.chunkStart),
    ],
    ['the hash of another file', 'xet/file-hash', (file: ReturnType<typeof fileOf>) => (file.hash = xetHashFromBytes(randomBytes(32)))],
    ['no sha256', 'xet/sha256-missing', (file: ReturnType<typeof fileOf>) => (file.sha256 = null)],
  ])('with %s is refused', async (_what, code, spoil) => {
    const { session, xorb } = await made();
    const file = fileOf([{ xorb }]);
    spoil(file);
    expect(await refused(session, shardOf([file], [xorb]))).toEqual([400, code]);
  });

  it('without proofs is refused', async () => {
    const { session, xorb } = await made();
    const file = fileOf([{ xorb }]);
    file.terms[0]!.rangeHash = null;
    expect(await refused(session, shardOf([file], [xorb]))).toEqual([400, expect.stringMatching(/^xet\/shard/)]);
  });

  it('that describes other chunks than the xorb has is refused', async () => {
    const { session, xorb } = await made();
    const other = { ...xorb, info: { ...xorb.info, hashes: Buffer.from(xorb.info.hashes).fill(7, 0, 4) } };
    expect(await refused(session, shardOf([fileOf([{ xorb }])], [other]))).toEqual([400, 'xet/shard-xorb']);
  });

  it('with a count that its bytes do not hold is refused at once', async () => {
    const { session, xorb } = await made();
    const shard = shardOf([fileOf([{ xorb }])], [xorb]);
    shard.writeUInt32LE(0xffff_fff0, 48 + 36);
    expect(await refused(session, shard)).toEqual([400, expect.stringMatching(/^xet\/shard/)]);
  });

  it('may be sent twice, bring several files at once, files of older chunks, and no file', async () => {
    const { session, xorb } = await made();
    const files = [fileOf([{ xorb, to: 2 }]), fileOf([{ xorb, from: 2 }]), fileOf([{ xorb }, { xorb, from: 1, to: 3 }])];
    const shard = shardOf(files, [xorb]);
    const send = async (body: Buffer): Promise<unknown> => (await accepted(await ask(session, 'POST', '/v1/shards', body))).result;
    expect([
      await send(shard),
      await send(shard),
      await send(shardOf([], [xorb])),
      await send(shardOf([fileOf([{ xorb, from: 3 }])], [])),
    ]).toEqual([1, 0, 0, 1]);
    const plan = (await accepted(await ask(session, 'GET', `/v2/reconstructions/${files[2]!.hash}`))) as unknown as ReconstructionV2;
    const whole = Buffer.concat([...xorb.chunks, ...xorb.chunks.slice(1, 3)]);
    expect([(await fetched(plan, whole.length)).equals(whole), Object.values(plan.xorbs)[0]!.length]).toEqual([true, 1]);
  });

  it('is told in events by the second version', async () => {
    const { session, xorb } = await made();
    const events = async (body: Buffer): Promise<{ type: string }[]> =>
      (await (await ask(session, 'POST', '/v2/shards', body)).text())
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as { type: string });
    expect((await events(shardOf([fileOf([{ xorb }])], [xorb]))).at(-1)).toEqual({ type: 'result', result: 1 });
    const missing = xorbOf(chunked(someBytes(100_000)));
    expect((await events(shardOf([fileOf([{ xorb: missing }])], []))).at(-1)).toMatchObject({ type: 'error', retryable: false });
  });
});

describe('who may do what', () => {
  it('is asked anew with every request: a token that was revoked, a repository that was closed', async () => {
    const { id } = await newSession(alice, { isPrivate: true });
    const tokens = hub.app.get(TokensService, { strict: false });
    const { userId } = (await tokens.resolve(alice.token))!;
    const made = await tokens.createToken(SYSTEM, { id: userId, name: 'alice' }, { displayName: `t${counter++}`, role: 'write' });
    const own = { name: 'alice', token: made.secret };
    const session = await xetSession(hub, own, id, 'write');
    const { file } = await uploadByXet(session, someBytes(100_000));
    expect((await ask(session, 'GET', `/v2/reconstructions/${file.hash}`)).status).toBe(200);
    await sql.query('delete from access_tokens where id = $1', [made.token.id]);
    expect((await ask(session, 'GET', `/v2/reconstructions/${file.hash}`)).status).toBe(401);
  });

  it('is decided by the scope, the repository and the address of the token', async () => {
    const [mine, theirs] = [await newSession(alice, { isPrivate: true }), await newSession(bob)];
    const { file, xorb } = await uploadByXet(mine.session, someBytes(100_000));
    expect((await ask(theirs.session, 'GET', `/v2/reconstructions/${file.hash}`)).status).toBe(404);
    expect((await ask(theirs.session, 'HEAD', `/v1/files/${file.hash}`)).status).toBe(404);
    const reading = await xetSession(hub, alice, mine.id, 'read');
    expect((await ask(reading, 'POST', `/v1/xorbs/default/${xorb.hash}`, xorb.body)).status).toBe(403);
    expect((await ask(reading, 'POST', '/v1/shards', shardOf([file], [xorb]))).status).toBe(403);
    expect((await ask({ ...reading, casUrl: theirs.session.casUrl }, 'GET', `/v2/reconstructions/${file.hash}`)).status).toBe(401);
    expect((await ask({ ...reading, accessToken: alice.token }, 'GET', `/v2/reconstructions/${file.hash}`)).status).toBe(401);
    expect((await ask(reading, 'HEAD', `/v1/files/${file.hash}`)).headers.get('content-length')).toBe('100000');
  });

  it('lets nobody build files of chunks that they neither sent nor may read, even with a right proof', async () => {
    const [mine, theirs] = [await newSession(alice, { isPrivate: true }), await newSession(bob)];
    const { xorb } = await uploadByXet(mine.session, someBytes(100_000));
    const answer = await ask(theirs.session, 'POST', '/v1/shards', shardOf([fileOf([{ xorb }])], []));
    expect([answer.status, ((await answer.json()) as Json).code]).toEqual([400, 'xet/xorb-missing']);
  });

  it('lets anybody build on what they may read', async () => {
    const [open, theirs] = [await newSession(alice), await newSession(bob)];
    const { xorb } = await uploadByXet(open.session, someBytes(100_000));
    await accepted(await ask(theirs.session, 'POST', '/v1/shards', shardOf([fileOf([{ xorb }])], [])));
  });
});

describe('a question for a chunk', () => {
  /** The first chunk of a file is always advertised. */
  const firstChunk = (xorb: ReturnType<typeof xorbOf>): string => xetHashFromBytes(xorb.info.hashes.subarray(0, 32));

  it('is answered to who may read a file with it, by either prefix, with hashes that only help who has the chunks', async () => {
    const [open, theirs] = [await newSession(alice), await newSession(bob)];
    const { xorb } = await uploadByXet(open.session, someBytes(300_000));
    for (const prefix of ['default', 'default-merkledb']) {
      const answer = await ask(theirs.session, 'GET', `/v1/chunks/${prefix}/${firstChunk(xorb)}`);
      const [told] = parseShard(Buffer.from(await answer.arrayBuffer())).xorbs;
      expect([answer.status, told!.hash, told!.rawLengths]).toEqual([200, xorb.hash, xorb.info.rawLengths]);
      expect(Buffer.compare(told!.hashes, xorb.info.hashes)).not.toBe(0);
    }
  });

  it('hears of a private file what it hears of nothing', async () => {
    const [mine, theirs] = [await newSession(alice, { isPrivate: true }), await newSession(bob)];
    const { xorb } = await uploadByXet(mine.session, someBytes(300_000));
    const secret = await ask(theirs.session, 'GET', `/v1/chunks/default/${firstChunk(xorb)}`);
    const nothing = await ask(theirs.session, 'GET', `/v1/chunks/default/${'0'.repeat(63)}1`);
    const said = async (answer: Response, hash: string): Promise<unknown[]> => [answer.status, (await answer.text()).replace(hash, 'X')];
    expect(await said(secret, firstChunk(xorb))).toEqual(await said(nothing, `${'0'.repeat(63)}1`));
    expect((await ask(mine.session, 'GET', `/v1/chunks/default/${firstChunk(xorb)}`)).status).toBe(200);
  });

  it('tells nothing of the private chunks that share a xorb with public ones', async () => {
    const [mine, open] = [await newSession(alice, { isPrivate: true }), await newSession(alice)];
    const xorb = xorbOf(chunked(someBytes(300_000)));
    await accepted(await ask(mine.session, 'POST', `/v1/xorbs/default/${xorb.hash}`, xorb.body));
    await accepted(await ask(mine.session, 'POST', '/v1/shards', shardOf([fileOf([{ xorb, from: 2 }])], [xorb])));
    await accepted(await ask(open.session, 'POST', '/v1/shards', shardOf([fileOf([{ xorb, to: 2 }])], [])));
    const reader = (await newSession(bob)).session;
    const asked = async (session: XetSession): Promise<Uint8Array> => {
      const answer = await ask(session, 'GET', `/v1/chunks/default/${firstChunk(xorb)}`);
      return parseShard(Buffer.from(await answer.arrayBuffer())).xorbs[0]!.hashes;
    };
    const [toOwner, toOther, again] = [await asked(mine.session), await asked(reader), await asked(reader)];
    expect(Buffer.compare(toOwner.subarray(0, 64), toOther.subarray(0, 64))).toBe(0);
    expect(Buffer.compare(toOwner.subarray(64), toOther.subarray(64))).not.toBe(0);
    // Noise, not a hash of something.
    expect(Buffer.compare(again.subarray(64), toOther.subarray(64))).not.toBe(0);
  });
});

describe('a claim about a sha256', () => {
  const verify = (hash: string): Promise<string | null> => hub.app.get(XetVerifier, { strict: false }).verify(hash as never);

  const limits = (): BlobLimits => hub.app.get(BlobLimits, { strict: false });
  let hashedAtOnceBytes = 0;
  beforeAll(() => {
    ({ hashedAtOnceBytes } = limits());
  });
  const whileFilesAreLarge = async (work: () => Promise<void>): Promise<void> => {
    limits().hashedAtOnceBytes = 0;
    try {
      await work();
    } finally {
      limits().hashedAtOnceBytes = hashedAtOnceBytes;
    }
  };

  it('that is false is refused at once for a file that is hashed in no time, and nothing of it is shown', async () => {
    const { session } = await newSession(bob);
    const xorb = xorbOf(chunked(someBytes(100_000)));
    const file = fileOf([{ xorb }], 'a'.repeat(64));
    await accepted(await ask(session, 'POST', `/v1/xorbs/default/${xorb.hash}`, xorb.body));
    const answer = await ask(session, 'POST', '/v1/shards', shardOf([file], [xorb]));
    expect([answer.status, ((await answer.json()) as Json).code]).toEqual([422, 'xet/sha256']);
    expect((await ask(session, 'GET', `/v2/reconstructions/${file.hash}`)).status).toBe(404);
  });

  it('is good in its own repository only: nobody gains or loses a file by it', async () => {
    const secret = someBytes(200_000);
    const [mine, theirs] = [await newSession(alice, { isPrivate: true }), await newSession(bob)];
    await uploadByXet(mine.session, secret);
    await commitPointer(alice, mine.id, 'secret.bin', secret);
    // Bob says that other bytes have this sha256.
    let hash = '';
    await whileFilesAreLarge(async () => {
      hash = (await uploadByXet(theirs.session, someBytes(100_000), sha256Of(secret))).file.hash;
    });
    const refusal = await commitPointer(bob, theirs.id, 'w.bin', secret).catch((error: Error) => error.message);
    expect(refusal).toContain('422');
    const download = await get(alice, `/${mine.id}/resolve/main/secret.bin`);
    expect(sha256Of(Buffer.from(await download.arrayBuffer()))).toBe(sha256Of(secret));
    expect((await ask(theirs.session, 'GET', `/v2/reconstructions/${hash}`)).status).toBe(200);
  });

  it('that is false is found out when the bytes are hashed, serves nothing any more, and gives its room back', async () => {
    const { id, session } = await newSession(bob);
    const before = await usedBytes(id);
    const bytes = someBytes(100_000);
    const claimed = sha256Of(Buffer.from('something else'));
    const xorb = xorbOf(chunked(bytes));
    const file = fileOf([{ xorb }], claimed);
    await whileFilesAreLarge(async () => void (await uploadByXet(session, bytes, claimed)));
    await commit(hub, bob, id, 'main', [{ key: 'lfsFile', value: { path: 'w.bin', algo: 'sha256', oid: claimed, size: bytes.length } }]);
    expect((await usedBytes(id)) - before).toBeGreaterThan(99_999);
    expect(await verify(file.hash)).toBe(sha256Of(bytes));
    expect((await get(bob, `/${id}/resolve/main/w.bin`)).status).toBe(404);
    expect((await ask(session, 'GET', `/v2/reconstructions/${file.hash}`)).status).toBe(404);
    expect((await usedBytes(id)) - before).toBeLessThan(10_000);
    const again = await ask(session, 'POST', '/v1/shards', shardOf([file], []));
    expect([again.status, ((await again.json()) as Json).code]).toEqual([422, 'xet/sha256']);
  });

  it('gives way to bytes that prove it', async () => {
    const { id, session } = await newSession(bob);
    const bytes = someBytes(150_000);
    await whileFilesAreLarge(async () => void (await uploadByXet(session, someBytes(100_000), sha256Of(bytes))));
    const { file } = await uploadByXet(session, bytes);
    await commitPointer(bob, id, 'w.bin', bytes);
    const download = await get(bob, `/${id}/resolve/main/w.bin`);
    expect([download.headers.get('x-xet-hash'), sha256Of(Buffer.from(await download.arrayBuffer()))]).toEqual([file.hash, sha256Of(bytes)]);
  });
});

async function usedBytes(id: string): Promise<number> {
  const [namespace, name] = id.split('/');
  const { rows } = await sql.query(
    `select coalesce(sum(u.file_bytes + u.git_bytes), 0)::float8 as n from repository_usage u join repositories r on r.id = u.repository_id
     join namespaces s on s.id = r.namespace_id where s.name = $1 and r.name = $2`,
    [namespace, name],
  );
  return rows[0].n as number;
}
