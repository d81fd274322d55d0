// Worker thread of the Xet store: verifies what clients claim about xorbs and shards (contracts/xet.md §3.1, §3.2), so that hashing does not
// stall other requests. One task at a time. For a shard it asks for the tables of the xorbs that the shard names.
import { closeSync, openSync, readFileSync, readSync } from 'node:fs';
import { parentPort } from 'node:worker_threads';
import { loadXetCodec } from '@modelgrove/xet-codec';
import {
  fileHashOf,
  MerkleHasher,
  parseShard,
  rangeHash,
  type ShardFile,
  type ShardXorb,
  XetFormatError,
  type XetHash,
  xetHashFromBytes,
  XorbReader,
  type XorbSummary,
  type XorbTable,
} from '@modelgrove/xet-formats';

export type XetTask = { kind: 'xorb'; path: string; sizeBytes: number } | { kind: 'shard'; path: string };

export type XetResult = { kind: 'xorb'; summary: XorbSummary } | { kind: 'shard'; files: ShardFileChecked[] };

export interface ShardFileChecked {
  hash: XetHash;
  sha256: string | null;
  sizeBytes: number;
  terms: {
    xorb: XetHash;
    chunkStart: number;
    chunkEnd: number;
    rawStart: number;
    rawBytes: number;
    bodyStart: number;
    bodyEnd: number;
  }[];
  first: { chunkHash: Uint8Array; xorb: XetHash; position: number } | null;
}

/** The tables of those that the uploader may build on; others are left out. */
export type TablesAnswer = [XetHash, XorbTable][];

class Refused extends Error {
  constructor(
    readonly code: string,
    message: string,
    readonly detail?: string,
  ) {
    super(message);
  }
}

const BLOCK_BYTES = 1024 * 1024;
const TABLES_AT_A_TIME = 32;
/** Tables of full xorbs have 40 KiB. */
const TABLES_KEPT = 512;
const HASH_BYTES = 32;

const main = parentPort;
if (!main) throw new Error('this file is a worker thread');
const port = main;
const codec = loadXetCodec();
const block = Buffer.allocUnsafeSlow(BLOCK_BYTES);
let settleAnswer: ((answer: TablesAnswer) => void) | null = null;

port.on('message', (message: { kind: 'task'; task: XetTask } | { kind: 'answer'; answer: TablesAnswer }) => {
  if (message.kind === 'answer') settleAnswer?.(message.answer);
  else void run(message.task);
});

async function run(task: XetTask): Promise<void> {
  try {
    const result: XetResult =
      task.kind === 'xorb'
        ? { kind: 'xorb', summary: readXorb(task.path, task.sizeBytes) }
        : { kind: 'shard', files: await checkShard(task.path) };
    port.postMessage({ kind: 'done', result });
  } catch (error) {
    const known = error instanceof XetFormatError || error instanceof Refused;
    const detail = error instanceof Refused ? error.detail : undefined;
    const message = error instanceof Error ? (known ? error.message : (error.stack ?? error.message)) : String(error);
    port.postMessage({ kind: 'failed', code: known ? error.code : 'thread/crashed', message, detail });
  }
}

function readXorb(path: string, sizeBytes: number): XorbSummary {
  const file = openSync(path, 'r');
  try {
    const reader = new XorbReader(codec);
    for (let position = 0; position < sizeBytes;) {
      const length = readSync(file, block, 0, Math.min(block.length, sizeBytes - position), position);
      if (length === 0) break;
      reader.push(block.subarray(0, length));
      position += length;
    }
    return reader.finish();
  } finally {
    closeSync(file);
  }
}

async function checkShard(path: string): Promise<ShardFileChecked[]> {
  const shard = parseShard(readFileSync(path));
  const tables = new Tables(shard.files, shard.xorbs);
  for (const xorb of shard.xorbs) assertSameXorb(xorb, await tables.of(xorb.hash));
  const files: ShardFileChecked[] = [];
  for (const file of shard.files) files.push(await checkFile(file, tables));
  return files;
}

/** Our own record counts; a claim that differs from it is a mistake of the client that it should hear of. */
function assertSameXorb(claimed: ShardXorb, table: XorbTable): void {
  const isSame =
    claimed.rawLengths.length === table.rawEnds.length &&
    Buffer.compare(claimed.hashes, table.hashes) === 0 &&
    claimed.rawLengths.every((length, index) => length === rawLength(table, index));
  if (!isSame) throw new Refused('xet/shard-xorb', `The shard describes other chunks of the xorb ${claimed.hash} than it has.`);
}

async function checkFile(file: ShardFile, tables: Tables): Promise<ShardFileChecked> {
  const merkle = new MerkleHasher(codec);
  const checked: ShardFileChecked = { hash: file.hash, sha256: file.sha256, sizeBytes: 0, terms: [], first: null };
  for (const term of file.terms) {
    const table = await tables.of(term.xorb);
    const { chunkStart, chunkEnd } = term;
    if (!(chunkStart < chunkEnd && chunkEnd <= table.rawEnds.length))
      throw new Refused('xet/shard-range', `A term of the file ${file.hash} names chunks that the xorb ${term.xorb} does not have.`);
    const rawBytes = end(table.rawEnds, chunkEnd) - end(table.rawEnds, chunkStart);
    if (rawBytes !== term.unpackedBytes)
      throw new Refused('xet/shard-length', `A term of the file ${file.hash} has ${rawBytes} bytes, not ${term.unpackedBytes}.`);
    const hashes = table.hashes.subarray(chunkStart * HASH_BYTES, chunkEnd * HASH_BYTES);
    if (!term.rangeHash) throw new Refused('xet/shard-verification', `The file ${file.hash} comes without verification hashes.`);
    if (Buffer.compare(rangeHash(codec, hashes), term.rangeHash) !== 0)
      throw new Refused('xet/shard-verification', `A verification hash of the file ${file.hash} is not that of its chunks.`);
    for (let at = chunkStart; at < chunkEnd; at++)
      merkle.add(table.hashes.subarray(at * HASH_BYTES, (at + 1) * HASH_BYTES), rawLength(table, at));
    checked.first ??= { chunkHash: Uint8Array.from(hashes.subarray(0, HASH_BYTES)), xorb: term.xorb, position: chunkStart };
    const rawStart = checked.sizeBytes;
    const [bodyStart, bodyEnd] = [end(table.bodyEnds, chunkStart), end(table.bodyEnds, chunkEnd)];
    checked.terms.push({ xorb: term.xorb, chunkStart, chunkEnd, rawStart, rawBytes, bodyStart, bodyEnd });
    checked.sizeBytes += rawBytes;
  }
  const found = xetHashFromBytes(fileHashOf(codec, merkle.root()));
  const isEmpty = file.terms.length === 0 && /^0+$/.test(file.hash);
  if (!isEmpty && found !== file.hash) throw new Refused('xet/file-hash', `The chunks make up the file ${found}, not ${file.hash}.`);
  return checked;
}

/** Where the chunk before `index` ends. */
function end(ends: Uint32Array, index: number): number {
  return index === 0 ? 0 : ends[index - 1]!;
}

function rawLength(table: XorbTable, index: number): number {
  return end(table.rawEnds, index + 1) - end(table.rawEnds, index);
}

/** Asked for in the order in which they will be needed, several at a time. */
class Tables {
  private readonly kept = new Map<XetHash, XorbTable>();
  private readonly needed: XetHash[];
  private next = 0;

  constructor(files: readonly ShardFile[], xorbs: readonly ShardXorb[]) {
    this.needed = [...xorbs.map(({ hash }) => hash), ...files.flatMap(({ terms }) => terms.map(({ xorb }) => xorb))];
  }

  async of(hash: XetHash): Promise<XorbTable> {
    const known = this.kept.get(hash);
    if (known) return known;
    for (const [found, table] of await ask(this.upcoming(hash))) this.kept.set(found, table);
    while (this.kept.size > TABLES_KEPT) this.kept.delete(this.kept.keys().next().value as XetHash);
    const table = this.kept.get(hash);
    if (!table) throw new Refused('xet/xorb-missing', `The shard names the xorb ${hash}, which is not here.`, hash);
    return table;
  }

  /** `hash` and what will be asked for after it. */
  private upcoming(hash: XetHash): XetHash[] {
    const wanted = new Set([hash]);
    while (this.next < this.needed.length && wanted.size < TABLES_AT_A_TIME) {
      const name = this.needed[this.next++]!;
      if (!this.kept.has(name)) wanted.add(name);
    }
    return [...wanted];
  }
}

function ask(hashes: XetHash[]): Promise<TablesAnswer> {
  return new Promise((resolve) => {
    settleAnswer = resolve;
    port.postMessage({ kind: 'question', question: hashes });
  });
}
