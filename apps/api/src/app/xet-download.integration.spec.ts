// Plain downloads of Xet files: bytes for byte out of chunks of every kind, for many at once, whoever goes away in between.
import { randomBytes } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { get as httpGet, type IncomingMessage } from 'node:http';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { Worker } from 'node:worker_threads';
import { readChunkHeader, type XetHash } from '@modelgrove/xet-formats';
import pg from 'pg';
import { UnpackPool } from '../modules/blobs/xet/unpack-pool';
import { XetReader } from '../modules/blobs/xet/xet-reader';
import { ObjectStore } from '../platform/object-store';
import { commit, sha256Of } from './testing/hub-calls';
import { startTestHub, type TestHub, type TestPerson } from './testing/start-test-hub';
import { accepted, ask, chunked, fileOf, type MadeXorb, shardOf, xetSession, xorbOf } from './testing/xet-client';

const MIB = 2 ** 20;

let hub: TestHub;
let alice: TestPerson;
let id: string;
let pool: UnpackPool;
let reader: XetReader;
let objects: ObjectStore;

beforeAll(async () => {
  hub = await startTestHub();
  alice = await hub.person('alice');
  id = await hub.repository(alice, 'mixed');
  pool = hub.app.get(UnpackPool, { strict: false });
  reader = hub.app.get(XetReader, { strict: false });
  objects = hub.app.get(ObjectStore, { strict: false });
  hash = await upload('w.bin', [
    { xorb: mixed },
    { xorb: zeros },
    { xorb: mixed, from: 7, to: 9 },
    { xorb: noise },
    { xorb: mixed, from: 30, to: 31 },
  ]);
}, 120_000);

afterAll(() => hub?.stop());
afterEach(() => jest.restoreAllMocks());

/** bf16 numbers: their bytes compress in planes only. */
function weights(length: number): Buffer {
  const bytes = randomBytes(length);
  for (let at = 1; at < length; at += 2) bytes[at] = 0x3c + (bytes[at]! & 1);
  return bytes;
}

function text(length: number): Buffer {
  return Buffer.from(
    randomBytes(Math.ceil(length / 64))
      .toString('base64')
      .repeat(64),
  ).subarray(0, length);
}

const LENGTHS = [65_536, 131_072, 1, 8_191, 70_003, 100_002, 65_537];
const kinds = [weights, randomBytes, text, (length: number) => Buffer.alloc(length, 7)];
/** All kinds beside each other, of all sorts of lengths, and runs of each. */
const mixed = xorbOf(
  Array.from({ length: 112 }, (_, index) => {
    const kind = index < 56 ? kinds[index % 4]! : kinds[Math.floor(index / 14) % 4]!;
    return kind(LENGTHS[(index * 3) % LENGTHS.length]!);
  }),
);
/** 24 MiB of contents in less than one block of the store. */
const zeros = xorbOf(Array.from({ length: 192 }, () => Buffer.alloc(131_072)));
const noise = xorbOf(chunked(randomBytes(2 * MIB)));
const bytes = Buffer.concat([
  ...mixed.chunks,
  ...zeros.chunks,
  ...mixed.chunks.slice(7, 9),
  ...noise.chunks,
  ...mixed.chunks.slice(30, 31),
]);
let hash: XetHash;

async function upload(path: string, runs: Parameters<typeof fileOf>[0]): Promise<XetHash> {
  const session = await xetSession(hub, alice, id, 'write');
  const xorbs: MadeXorb[] = [...new Set(runs.map(({ xorb }) => xorb))];
  for (const xorb of xorbs) await accepted(await ask(session, 'POST', `/v1/xorbs/default/${xorb.hash}`, xorb.body));
  const file = fileOf(runs);
  await accepted(await ask(session, 'POST', '/v1/shards', shardOf([file], xorbs)));
  const size = file.terms.reduce((sum, { unpackedBytes }) => sum + unpackedBytes, 0);
  await commit(hub, alice, id, 'main', [{ key: 'lfsFile', value: { path, algo: 'sha256', oid: file.sha256, size } }]);
  return file.hash;
}

async function download(path = 'w.bin', range?: { start: number; end: number }): Promise<Buffer> {
  const headers = { authorization: `Bearer ${alice.token}`, ...(range ? { range: `bytes=${range.start}-${range.end - 1}` } : {}) };
  const answer = await fetch(`${hub.url}/${id}/resolve/main/${path}`, { headers });
  if (answer.status !== (range ? 206 : 200)) throw new Error(`a download answered ${answer.status}`);
  return Buffer.from(await answer.arrayBuffer());
}

/** An answer that nobody reads yet. */
function begun(path = 'w.bin'): Promise<IncomingMessage> {
  const headers = { authorization: `Bearer ${alice.token}` };
  return new Promise((resolve, reject) => httpGet(`${hub.url}/${id}/resolve/main/${path}`, { headers }, resolve).on('error', reject));
}

/** Pseudo-random, and the same in every run. */
function* rangesOf(count: number): Generator<{ start: number; end: number }> {
  for (let index = 0, x = 20261126; index < count; index++) {
    x = (Math.imul(x, 1103515245) + 12345) & 0x7fffffff;
    const start = x % bytes.length;
    x = (Math.imul(x, 1103515245) + 12345) & 0x7fffffff;
    const length = index % 3 === 0 ? 1 + (x % 1000) : 1 + (x % (bytes.length >> 2));
    yield { start, end: Math.min(bytes.length, start + length) };
  }
}

async function wrongRanges(ranges: Iterable<{ start: number; end: number }>): Promise<string[]> {
  const wrong: string[] = [];
  for (const range of ranges) {
    if (!(await download('w.bin', range)).equals(bytes.subarray(range.start, range.end))) wrong.push(`${range.start}-${range.end}`);
  }
  return wrong;
}

async function untilNothingIsHeld(): Promise<void> {
  while (pool.openTasks > 0 || reader.heldBytes > 0) await new Promise((resolve) => setTimeout(resolve, 20));
}

describe('a file of chunks of every kind', () => {
  it('has chunks of every kind', () => {
    const schemes = new Set<number>();
    for (let at = 0; at < mixed.body.length;) {
      const { scheme, payloadBytes } = readChunkHeader(mixed.body, at);
      schemes.add(scheme);
      at += 8 + payloadBytes;
    }
    expect([...schemes].toSorted()).toEqual([0, 1, 2]);
    expect(zeros.body.length).toBeLessThan(512 * 1024);
  });

  it('comes back byte for byte', async () => {
    expect((await download()).equals(bytes)).toBe(true);
  });

  it('comes back byte for byte in any range', async () => {
    expect(await wrongRanges(rangesOf(50))).toEqual([]);
  });

  it('comes back byte for byte by any run of its chunks', async () => {
    const starts = mixed.chunks.reduce<number[]>((all, chunk) => [...all, all.at(-1)! + chunk.length], [0]);
    const runs = starts.slice(0, -4).map((start, index) => ({ start, end: starts[index + 1 + (index % 4)]! }));
    expect(await wrongRanges(runs)).toEqual([]);
  });

  it('comes back to many at once, and nothing is held when they have gone', async () => {
    const ranges = [...rangesOf(48)];
    const wrong = await Promise.all(Array.from({ length: 12 }, (_, index) => wrongRanges(ranges.slice(index * 4, index * 4 + 4))));
    expect(wrong.flat()).toEqual([]);
    await untilNothingIsHeld();
  });

  it('comes back from a store whose streams can only be read', async () => {
    const open = objects.open.bind(objects);
    const opened = jest.spyOn(objects, 'open').mockImplementation(async (...args) => {
      const { stream, sizeBytes } = await open(...args);
      return { stream: Readable.from(inOddPieces(stream)), sizeBytes };
    });
    expect((await download()).equals(bytes)).toBe(true);
    expect(await wrongRanges(rangesOf(10))).toEqual([]);
    expect(opened).toHaveBeenCalled();
  });

  it('comes back to who reads the stream rather than letting it write itself', async () => {
    const parts: Buffer[] = [];
    for await (const part of reader.open(hash, bytes.length, { start: 5, endInclusive: bytes.length - 7 }).stream)
      parts.push(part as Buffer);
    expect(Buffer.concat(parts).equals(bytes.subarray(5, bytes.length - 6))).toBe(true);
  });

  it('is hashed by a thread', async () => {
    expect(await reader.sha256(hash, bytes.length)).toBe(sha256Of(bytes));
    await expect(reader.sha256(hash, bytes.length - 1)).rejects.toThrow('bytes, not');
    await untilNothingIsHeld();
  });
});

async function* inOddPieces(stream: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  for await (const block of stream) {
    for (let at = 0; at < block.length; at += 70_001) yield Buffer.from(block.subarray(at, at + 70_001));
  }
}

describe('a client that does not read', () => {
  it('makes the hub hold three pieces of half a MiB, however much the chunks expand, and leaves nothing behind when it goes', async () => {
    await upload('zeros.bin', [{ xorb: zeros }]);
    const answers = await Promise.all(Array.from({ length: 6 }, () => begun('zeros.bin')));
    while (reader.heldBytes < 6 * 1.5 * MIB) await new Promise((resolve) => setTimeout(resolve, 20));
    expect(reader.heldBytes).toBe(6 * 1.5 * MIB);
    for (const answer of answers) answer.destroy();
    await untilNothingIsHeld();
    expect((await download('zeros.bin')).equals(Buffer.alloc(24 * MIB))).toBe(true);
  });

  it('may go at any time', async () => {
    for (const taken of [0, 1, 300_000, 3_000_000]) {
      const answers = await Promise.all(Array.from({ length: 5 }, () => begun()));
      await Promise.all(answers.map((answer) => leftAfter(answer, taken)));
    }
    await untilNothingIsHeld();
    expect((await download()).equals(bytes)).toBe(true);
  });

  it('is no different from a reader inside whose signal ends it', async () => {
    const leaving = new AbortController();
    const stream = reader.open(hash, bytes.length, undefined, leaving.signal).stream;
    await expect(
      (async () => {
        for await (const _part of stream) leaving.abort();
      })(),
    ).rejects.toThrow('aborted');
    await untilNothingIsHeld();
  });

  it('may have gone before the first byte', async () => {
    const { stream } = reader.open(hash, bytes.length, undefined, AbortSignal.abort());
    await new Promise<void>((resolve) => stream.once('close', resolve));
    await expect(
      (async () => {
        for await (const part of stream) expect(part).toBeUndefined();
      })(),
    ).rejects.toThrow('aborted');
  });
});

async function leftAfter(answer: IncomingMessage, taken: number): Promise<void> {
  let length = 0;
  if (taken > 0) for await (const part of answer) if ((length += (part as Buffer).length) >= taken) break;
  answer.destroy();
}

describe('a thread that dies', () => {
  /** At the third task from now on. */
  function letOneDie(): void {
    const post = Worker.prototype.postMessage;
    let tasks = 0;
    jest.spyOn(Worker.prototype, 'postMessage').mockImplementation(function (this: Worker, ...args: Parameters<typeof post>) {
      if (++tasks === 3) void this.terminate();
      else post.apply(this, args);
    });
  }

  it('breaks a download off, and the next one is whole', async () => {
    letOneDie();
    await expect(download()).rejects.toThrow('terminated');
    expect((await download()).equals(bytes)).toBe(true);
    await untilNothingIsHeld();
  });

  it('breaks hashing off, and the next time it succeeds', async () => {
    letOneDie();
    await expect(reader.sha256(hash, bytes.length)).rejects.toThrow('a thread ended');
    expect(await reader.sha256(hash, bytes.length)).toBe(sha256Of(bytes));
    await untilNothingIsHeld();
  });
});

describe('a stored xorb that is damaged', () => {
  let xorb: MadeXorb;
  let damaged: XetHash;
  const rawBytes = 40 * 65_536;

  beforeAll(async () => {
    xorb = xorbOf(chunked(weights(rawBytes)));
    damaged = await upload('damaged.bin', [{ xorb }]);
    const sql = new pg.Client(hub.connectionString);
    await sql.connect();
    const { rows } = await sql.query('select storage_key from xet_xorbs order by created_at desc limit 1');
    await sql.end();
    const file = join(hub.config.dataDir, 'objects', 'objects', rows[0].storage_key as string);
    const body = readFileSync(file);
    let at = 0;
    for (let index = 0; index < 38; index++) at += 8 + readChunkHeader(body, at).payloadBytes;
    expect(readChunkHeader(body, at).scheme).not.toBe(0);
    body.fill(0xff, at + 8, at + 20); // the head of its frame
    writeFileSync(file, body);
  });

  it('breaks downloads off rather than giving other bytes, and leaves nothing behind', async () => {
    await expect(download('damaged.bin')).rejects.toThrow('terminated');
    await expect(reader.pump(damaged, { start: 0, endInclusive: rawBytes - 1 }, async () => {})).rejects.toMatchObject({
      code: expect.stringMatching(/^xet\//),
    });
    await untilNothingIsHeld();
  });

  it('is found out when it is hashed', async () => {
    await expect(reader.sha256(damaged, rawBytes)).rejects.toMatchObject({ code: expect.stringMatching(/^xet\//) });
    await untilNothingIsHeld();
    expect(await reader.sha256(hash, bytes.length)).toBe(sha256Of(bytes));
  });
});
