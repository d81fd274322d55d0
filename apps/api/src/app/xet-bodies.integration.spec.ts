// What may be sent to the Xet store in which form: every packing, footers of older clients, limits, files of every shape, and requests that are none.
import { loadXetCodec } from '@modelgrove/xet-codec';
import {
  buildXorbFooter,
  buildXorbFooterV0,
  encodeChunk,
  readChunkHeader,
  type ReconstructionV2,
  ZERO_HASH,
  XORB_MAX_BODY_BYTES,
  XorbReader,
} from '@modelgrove/xet-formats';
import { sha256Of } from './testing/hub-calls';
import { statusWhileSending } from './testing/plain-http';
import type { TestPerson } from './testing/start-test-hub';
import {
  accepted,
  ask,
  chunked,
  fetched,
  fileOf,
  type MadeXorb,
  shardOf,
  uploadByXet,
  type XetSession,
  xorbOf,
} from './testing/xet-client';
import { outcome, XetHub } from './testing/xet-hub';

const codec = loadXetCodec();

let xet: XetHub;
let alice: TestPerson;
let session: XetSession;
let id: string;

beforeAll(async () => {
  xet = await XetHub.start();
  alice = await xet.hub.person('alice');
  ({ id, session } = await xet.session(alice));
});

afterAll(() => xet?.stop());

const sendXorb = (xorb: MadeXorb, body = xorb.body): Promise<Response> => ask(session, 'POST', `/v1/xorbs/default/${xorb.hash}`, body);
const sendShard = (shard: Buffer): Promise<Response> => ask(session, 'POST', '/v1/shards', shard);

/** Bytes of a file as a client of the store reads them, all of them or a part. */
async function read(hash: string, start: number, end: number): Promise<Buffer> {
  const plan = await accepted(await ask(session, 'GET', `/v2/reconstructions/${hash}`, undefined, { range: `bytes=${start}-${end - 1}` }));
  return fetched(plan as unknown as ReconstructionV2, end - start);
}

describe('the chunks of a xorb', () => {
  it('may be packed each in its own way, and are served from where they lie', async () => {
    const xorb = xorbOf(chunked(Buffer.alloc(400_000, `compresses ${Math.random()} `)));
    const body = Buffer.concat(xorb.chunks.map((chunk, index) => encodeChunk(codec, chunk, (index % 3) as 0 | 1 | 2)));
    expect(new Set(headersOf(body, xorb.chunks.length).map(({ scheme }) => scheme))).toEqual(new Set([0, 1, 2]));
    await accepted(await sendXorb(xorb, body));
    const file = fileOf([{ xorb }]);
    await accepted(await sendShard(shardOf([file], [xorb])));
    const whole = Buffer.concat(xorb.chunks);
    expect((await read(file.hash, 0, whole.length)).equals(whole)).toBe(true);
    expect((await read(file.hash, 70_000, 270_001)).equals(whole.subarray(70_000, 270_001))).toBe(true);
  });

  it('that are known already may be sent packed otherwise: what is stored stays, and so do its offsets', async () => {
    const bob = (await xet.session(await xet.hub.person('bob'))).session;
    const xorb = xorbOf(chunked(Buffer.alloc(300_000, `twice ${Math.random()} `)));
    const packed = (scheme: 0 | 1): Buffer => Buffer.concat(xorb.chunks.map((chunk) => encodeChunk(codec, chunk, scheme)));
    await accepted(await sendXorb(xorb, packed(1)));
    await accepted(await ask(bob, 'POST', `/v1/xorbs/default/${xorb.hash}`, packed(0)));
    const file = fileOf([{ xorb }]);
    await accepted(await ask(bob, 'POST', '/v1/shards', shardOf([file], [xorb])));
    await accepted(await sendShard(shardOf([file], [xorb])));
    const whole = Buffer.concat(xorb.chunks);
    expect((await read(file.hash, 100_000, 300_000)).equals(whole.subarray(100_000))).toBe(true);
  });

  it.each([
    ['newer', buildXorbFooter],
    ['older', buildXorbFooterV0],
  ])('may end with a footer of the %s kind, which moves nothing', async (_kind, footer) => {
    const bytes = xet.bytes(350_000);
    const xorb = xorbOf(chunked(bytes));
    const body = Buffer.concat([xorb.body, footer(xorb.hash, tableOf(xorb))]);
    await accepted(await sendXorb(xorb, body));
    const file = fileOf([{ xorb }]);
    await accepted(await sendShard(shardOf([file], [xorb])));
    for (const [start, end] of [
      [0, bytes.length],
      [131_072, 200_000],
      [bytes.length - 1, bytes.length],
    ] as const)
      expect((await read(file.hash, start, end)).equals(bytes.subarray(start, end))).toBe(true);
  });

  it('are 8192 at most', async () => {
    const many = (count: number): MadeXorb =>
      xorbOf(Array.from({ length: count }, (_, at) => Buffer.from(`${xet.bytes(2).toString('hex')} ${at}`)));
    const before = await xet.count('xet_xorbs');
    expect(await outcome(await sendXorb(many(8193)))).toEqual([400, 'xet/xorb-too-many-chunks']);
    expect(await xet.count('xet_xorbs')).toBe(before);
    await accepted(await sendXorb(many(8192)));
  });

  it.each([
    ['a word', Buffer.from('whatever')],
    ['zeros', Buffer.alloc(64)],
    ['the head of another chunk', Buffer.from([0, 255])],
    ['a footer of a version that is none', Buffer.from('XETBLOB\x07')],
  ])('are followed by nothing else: %s is refused', async (_what, junk) => {
    const xorb = xorbOf(chunked(xet.bytes(100_000)));
    const before = await xet.count('xet_xorbs');
    expect(await outcome(await sendXorb(xorb, Buffer.concat([xorb.body, junk])))).toEqual([400, expect.stringMatching(/^xet\/chunk/)]);
    expect(await xet.count('xet_xorbs')).toBe(before);
  });
});

function tableOf(xorb: MadeXorb): ReturnType<XorbReader['finish']>['table'] {
  const reader = new XorbReader(codec);
  reader.push(xorb.body);
  return reader.finish().table;
}

function headersOf(body: Buffer, count: number): ReturnType<typeof readChunkHeader>[] {
  let at = 0;
  return Array.from({ length: count }, () => {
    const header = readChunkHeader(body, at);
    at += 8 + header.payloadBytes;
    return header;
  });
}

describe('a body that is too large', () => {
  const path = (kind: 'xorb' | 'shard'): string => (kind === 'xorb' ? `/v1/xorbs/default/${'a'.repeat(64)}` : '/v1/shards');

  it.each(['xorb', 'shard'] as const)('is refused as a %s before it is sent, when its length was said', async (kind) => {
    const headers = { authorization: `Bearer ${session.accessToken}`, 'content-length': String(XORB_MAX_BODY_BYTES + 1) };
    const target = new URL(session.casUrl).pathname + path(kind);
    expect(await statusWhileSending(xet.hub.url, 'POST', target, headers, 'begun')).toMatch(/^HTTP\/1.1 413 /);
  });

  it.each([
    ['xorb', 'xet/xorb-too-large'],
    ['shard', 'spool/too-large'],
  ] as const)('is refused as a %s when it has become too long, when it was not', async (kind, code) => {
    const block = Buffer.alloc(1024 * 1024);
    async function* endless(): AsyncGenerator<Buffer> {
      for (let sent = 0; sent < 70; sent++) yield block;
    }
    const body = ReadableStream.from(endless());
    const request = { method: 'POST', headers: { authorization: `Bearer ${session.accessToken}` }, body, duplex: 'half' };
    const answer = await fetch(session.casUrl + path(kind), request as RequestInit);
    expect(await outcome(answer)).toEqual([413, code]);
  });
});

describe('a shard', () => {
  it('may come with a footer of 200 bytes, as some clients send it', async () => {
    const xorb = xorbOf(chunked(xet.bytes(200_000)));
    await accepted(await sendXorb(xorb));
    const file = fileOf([{ xorb }]);
    const bare = shardOf([file], [xorb]);
    const shard = Buffer.concat([bare, Buffer.alloc(200, 0xee)]);
    shard.writeBigUInt64LE(200n, 40);
    expect(await accepted(await sendShard(shard))).toEqual({ result: 1 });
    expect(await accepted(await sendShard(bare))).toEqual({ result: 0 });
  });

  it('that proves some of its files and not others is refused, and none of them is kept', async () => {
    const xorb = xorbOf(chunked(xet.bytes(200_000)));
    await accepted(await sendXorb(xorb));
    const [proven, unproven] = [fileOf([{ xorb, to: 2 }]), fileOf([{ xorb, from: 2 }])];
    unproven.terms[0]!.rangeHash = null;
    expect(await outcome(await sendShard(shardOf([proven, unproven], [xorb])))).toEqual([400, 'xet/shard-partly-verified']);
    expect(await outcome(await ask(session, 'GET', `/v2/reconstructions/${proven.hash}`))).toEqual([404, 'xet/file-not-found']);
  });

  it('may name the same file twice, which then is counted once', async () => {
    const { id: ownId, session: own } = await xet.session(alice);
    const xorb = xorbOf(chunked(xet.bytes(150_000)));
    await accepted(await ask(own, 'POST', `/v1/xorbs/default/${xorb.hash}`, xorb.body));
    const file = fileOf([{ xorb }]);
    expect(await accepted(await ask(own, 'POST', '/v1/shards', shardOf([file, file], [xorb])))).toEqual({ result: 1 });
    expect(await xet.usedBytes(ownId)).toBe(150_000);
  });

  it('may build a file of the same xorb several times, forwards and backwards', async () => {
    const xorb = xorbOf(chunked(xet.bytes(300_000)));
    await accepted(await sendXorb(xorb));
    const runs = [{ xorb, from: 2, to: 4 }, { xorb, from: 0, to: 1 }, { xorb }, { xorb, from: 3 }];
    const file = fileOf(runs);
    await accepted(await sendShard(shardOf([file], [xorb])));
    const whole = Buffer.concat(runs.flatMap(({ from = 0, to = xorb.chunks.length }) => xorb.chunks.slice(from, to)));
    expect(sha256Of(await read(file.hash, 0, whole.length))).toBe(sha256Of(whole));
    expect((await read(file.hash, 100_000, 250_000)).equals(whole.subarray(100_000, 250_000))).toBe(true);
    await xet.commitPointer(alice, id, 'again.bin', whole);
    expect(sha256Of(await xet.download(alice, id, 'again.bin'))).toBe(sha256Of(whole));
  });

  it('that is cut off anywhere is refused', async () => {
    const xorb = xorbOf(chunked(xet.bytes(100_000)));
    await accepted(await sendXorb(xorb));
    const shard = shardOf([fileOf([{ xorb }])], [xorb]);
    for (let length = 0; length < shard.length; length += 41)
      expect(await outcome(await sendShard(shard.subarray(0, length)))).toEqual([400, expect.stringMatching(/^xet\/shard/)]);
  });
});

describe('the empty file', () => {
  it('is made of nothing, in both versions of the answer', async () => {
    const empty = await accepted(await ask(session, 'GET', `/v2/reconstructions/${ZERO_HASH}`));
    expect(empty).toEqual({ offset_into_first_range: 0, terms: [], xorbs: {} });
    const older = await accepted(await ask(session, 'GET', `/v1/reconstructions/${ZERO_HASH}`));
    expect(older).toEqual({ offset_into_first_range: 0, terms: [], fetch_info: {} });
    const block = await accepted(await ask(session, 'GET', `/v2/reconstructions/${ZERO_HASH}`, undefined, { range: 'bytes=0-255' }));
    expect(block).toEqual(empty);
  });

  it('may be in a shard', async () => {
    const { id: ownId, session: own } = await xet.session(alice);
    const nothing = Buffer.alloc(0);
    const shard = shardOf([{ hash: ZERO_HASH, sha256: sha256Of(nothing), terms: [] }], []);
    await accepted(await ask(own, 'POST', '/v1/shards', shard));
    await xet.commitPointer(alice, ownId, 'empty.bin', nothing);
    expect((await xet.download(alice, ownId, 'empty.bin')).length).toBe(0);
  });
});

describe('a request that is none', () => {
  it.each([
    ['without a token', {}],
    ['with an empty one', { authorization: 'Bearer ' }],
    ['with rubbish', { authorization: 'Bearer %00.%ff' }],
    ['with half of one', { authorization: 'Bearer eyJjbGFpbXMiOnt9fQ' }],
    ['with another kind of credential', { authorization: `Basic ${Buffer.from('alice:x').toString('base64')}` }],
  ])('%s hears 401 wherever it goes, before its body is read', async (_what, headers) => {
    const { pathname } = new URL(session.casUrl);
    const hash = 'b'.repeat(64);
    for (const path of [
      `/v2/reconstructions/${hash}`,
      `/v1/reconstructions/${hash}`,
      `/v1/chunks/default/${hash}`,
      `/v2/file-chunk-hashes/${hash}`,
    ])
      expect((await fetch(xet.hub.url + pathname + path, { headers: headers as Record<string, string> })).status).toBe(401);
    for (const path of [`/v1/xorbs/default/${hash}`, '/v1/shards', '/v2/shards', '/v1/telemetry']) {
      const promised = { ...(headers as Record<string, string>), 'content-length': '60000000' };
      expect(await statusWhileSending(xet.hub.url, 'POST', pathname + path, promised, 'begun')).toMatch(/^HTTP\/1.1 401 /);
    }
  });

  it.each(['u999999', 'public', 'u', 'u1%2f2', '%00'])('at the address of the account %s, which is another, hears 401', async (account) => {
    const casUrl = session.casUrl.replace(/[^/]+$/, account);
    expect(await outcome(await ask({ ...session, casUrl }, 'GET', `/v2/reconstructions/${ZERO_HASH}`))).toEqual([401, 'xet/token']);
  });

  it.each(['abc', 'A'.repeat(64), 'g'.repeat(64), '0'.repeat(65), `${'0'.repeat(63)}%00`, `..%2f${'0'.repeat(61)}`])(
    'with the hash %s is refused',
    async (hash) => {
      for (const [method, path] of [
        ['GET', `/v2/reconstructions/${hash}`],
        ['GET', `/v1/chunks/default/${hash}`],
        ['POST', `/v1/xorbs/default/${hash}`],
      ] as const)
        expect(await outcome(await ask(session, method, path, method === 'POST' ? Buffer.from('x') : undefined))).toEqual([
          400,
          'xet/hash',
        ]);
    },
  );

  it('with a range that is none gets the whole file, as HTTP has it', async () => {
    const bytes = xet.bytes(100_000);
    const { file } = await uploadByXet(session, bytes);
    for (const range of ['bytes=5-1', 'pages=1-2', 'bytes=x-y']) {
      const plan = await accepted(await ask(session, 'GET', `/v2/reconstructions/${file.hash}`, undefined, { range }));
      expect(lengthOf(plan as unknown as ReconstructionV2)).toBe(100_000);
    }
  });

  it('for what is not served says so in a way that clients fall back on', async () => {
    expect((await ask(session, 'GET', `/v2/file-chunk-hashes/${'0'.repeat(64)}`)).status).toBe(404);
    expect((await ask(session, 'POST', '/v1/reconstructions', Buffer.from('[]'))).status).toBe(404);
    expect((await ask(session, 'GET', '/v1/xorb-grants')).status).toBe(404);
    expect((await ask(session, 'POST', '/v1/telemetry', Buffer.from('{"a":1}'))).status).toBe(200);
  });
});

function lengthOf({ terms }: ReconstructionV2): number {
  return terms.reduce((sum, { unpacked_length: length }) => sum + length, 0);
}
