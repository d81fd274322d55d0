// What a Xet client sends and reads, for tests that want to send something else: xorbs and shards made by hand.
import { loadXetCodec } from '@modelgrove/xet-codec';
import {
  buildShard,
  ChunkDecoder,
  chunkHash,
  encodeChunk,
  fileHash,
  HASH_BYTES,
  rangeHash,
  type ReconstructionV2,
  type ShardFile,
  type ShardXorb,
  type XetHash,
  xorbHash,
} from '@modelgrove/xet-formats';
import { call, sha256Of } from './hub-calls';
import type { TestHub, TestPerson } from './start-test-hub';

const codec = loadXetCodec();
const CHUNK_BYTES = 64 * 1024;

export interface MadeXorb {
  hash: XetHash;
  body: Buffer;
  chunks: Buffer[];
  info: ShardXorb;
}

export interface XetSession {
  casUrl: string;
  accessToken: string;
  exp: number;
}

/** Chunks of equal length: where a real client cuts makes no difference to the store. */
export function chunked(bytes: Buffer, chunkBytes = CHUNK_BYTES): Buffer[] {
  return Array.from({ length: Math.ceil(bytes.length / chunkBytes) }, (_, at) => bytes.subarray(at * chunkBytes, (at + 1) * chunkBytes));
}

export function xorbOf(chunks: readonly Buffer[]): MadeXorb {
  const hashed = chunks.map((chunk) => ({ hash: chunkHash(codec, chunk), rawBytes: chunk.length }));
  const hash = xorbHash(codec, hashed);
  const info: ShardXorb = {
    hash,
    rawBytes: hashed.reduce((sum, { rawBytes }) => sum + rawBytes, 0),
    hashes: Buffer.concat(hashed.map((chunk) => chunk.hash)),
    rawLengths: Uint32Array.from(hashed, ({ rawBytes }) => rawBytes),
    dedupFlags: new Uint8Array(hashed.length),
  };
  return { hash, body: Buffer.concat(chunks.map((chunk) => encodeChunk(codec, chunk))), chunks: [...chunks], info };
}

/** A file made of runs of chunks, with honest proofs. `sha256`: another claim than the true one. */
export function fileOf(runs: readonly { xorb: MadeXorb; from?: number; to?: number }[], sha256?: string): ShardFile {
  const terms = runs.map(({ xorb, from = 0, to = xorb.chunks.length }) => ({
    xorb: xorb.hash,
    unpackedBytes: xorb.chunks.slice(from, to).reduce((sum, chunk) => sum + chunk.length, 0),
    chunkStart: from,
    chunkEnd: to,
    rangeHash: rangeHash(codec, xorb.info.hashes.subarray(from * HASH_BYTES, to * HASH_BYTES)),
  }));
  const chunks = runs.flatMap(({ xorb, from = 0, to = xorb.chunks.length }) => xorb.chunks.slice(from, to));
  const hashed = chunks.map((chunk) => ({ hash: chunkHash(codec, chunk), rawBytes: chunk.length }));
  const hash = fileHash(codec, hashed);
  return { hash, sha256: sha256 ?? sha256Of(Buffer.concat(chunks)), terms };
}

export function shardOf(files: ShardFile[], xorbs: readonly MadeXorb[]): Buffer {
  return buildShard({ files, xorbs: xorbs.map(({ info }) => info) });
}

export async function xetSession(hub: TestHub, person: TestPerson, id: string, scope: 'read' | 'write'): Promise<XetSession> {
  return (await (await call(hub, person, 'GET', `/api/models/${id}/xet-${scope}-token/main`)).json()) as XetSession;
}

export function ask(
  session: XetSession,
  method: string,
  path: string,
  body?: Buffer,
  headers: Record<string, string> = {},
): Promise<Response> {
  return fetch(session.casUrl + path, { method, body, headers: { authorization: `Bearer ${session.accessToken}`, ...headers } });
}

/** Sends a xorb and registers one file made of it. */
export async function uploadByXet(session: XetSession, bytes: Buffer, sha256?: string): Promise<{ xorb: MadeXorb; file: ShardFile }> {
  const xorb = xorbOf(chunked(bytes));
  const file = fileOf([{ xorb }], sha256);
  await accepted(await ask(session, 'POST', `/v1/xorbs/default/${xorb.hash}`, xorb.body));
  await accepted(await ask(session, 'POST', '/v1/shards', shardOf([file], [xorb])));
  return { xorb, file };
}

export async function accepted(answer: Response): Promise<Record<string, unknown>> {
  const body = await answer.text();
  if (answer.status !== 200) throw new Error(`${answer.url} answered ${answer.status}: ${body}`);
  return JSON.parse(body) as Record<string, unknown>;
}

/** The bytes behind a reconstruction, fetched and put together as a client does. */
export async function fetched({ offset_into_first_range: skip, terms, xorbs }: ReconstructionV2, length: number): Promise<Buffer> {
  const parts: Buffer[] = [];
  for (const term of terms) {
    const entries = xorbs[term.hash]!;
    const entry = entries.find(({ ranges }) => ranges[0]!.chunks.start <= term.range.start && term.range.end <= ranges[0]!.chunks.end)!;
    const { bytes, chunks } = entry.ranges[0]!;
    const answer = await fetch(entry.url, { headers: { range: `bytes=${bytes.start}-${bytes.end}` } });
    if (answer.status !== 206) throw new Error(`a range answered ${answer.status}`);
    const raw = new ChunkDecoder(codec).push(Buffer.from(await answer.arrayBuffer()));
    parts.push(...raw.slice(term.range.start - chunks.start, term.range.end - chunks.start).map((chunk) => Buffer.from(chunk)));
  }
  return Buffer.concat(parts).subarray(skip, skip + length);
}
