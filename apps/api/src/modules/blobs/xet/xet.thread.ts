// Worker thread of the Xet store: verifies what clients claim about xorbs and shards (contracts/xet.md §3.1, §3.2), so that hashing does not
// stall other requests. One task at a time. For a shard it asks for the tables of the xorbs that the shard names.
import { closeSync, openSync, readFileSync, readSync } from 'node:fs';
import { parentPort } from 'node:worker_threads';
import { loadXetCodec } from '@modelgrove/xet-codec';
import {
  type AssembledFile,
  endBefore,
  FileAssembly,
  HASH_BYTES,
  parseShard,
  rangeHash,
  rawLengthAt,
  type ShardFile,
  type ShardXorb,
  XetFormatError,
  type XetHash,
  XorbReader,
  type XorbSummary,
  type XorbTable,
} from '@modelgrove/xet-formats';

export type XetTask = { kind: 'xorb'; path: string; sizeBytes: number } | { kind: 'shard'; path: string };

export type XetResult = { kind: 'xorb'; summary: XorbSummary } | { kind: 'shard'; files: ShardFileChecked[] };

/** A file of a shard after every claim about it was checked, but for its sha256. */
export type ShardFileChecked = AssembledFile & { sha256: string | null };

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
    claimed.rawLengths.every((length, index) => length === rawLengthAt(table, index));
  if (!isSame) throw new Refused('xet/shard-xorb', `The shard describes other chunks of the xorb ${claimed.hash} than it has.`);
}

async function checkFile(file: ShardFile, tables: Tables): Promise<ShardFileChecked> {
  const assembly = new FileAssembly(codec);
  for (const term of file.terms) {
    const table = await tables.of(term.xorb);
    const { chunkStart, chunkEnd } = term;
    if (!(chunkStart < chunkEnd && chunkEnd <= table.rawEnds.length))
      throw new Refused('xet/shard-range', `A term of the file ${file.hash} names chunks that the xorb ${term.xorb} does not have.`);
    const rawBytes = endBefore(table.rawEnds, chunkEnd) - endBefore(table.rawEnds, chunkStart);
    if (rawBytes !== term.unpackedBytes)
      throw new Refused('xet/shard-length', `A term of the file ${file.hash} has ${rawBytes} bytes, not ${term.unpackedBytes}.`);
    const hashes = table.hashes.subarray(chunkStart * HASH_BYTES, chunkEnd * HASH_BYTES);
    if (!term.rangeHash) throw new Refused('xet/shard-verification', `The file ${file.hash} comes without verification hashes.`);
    if (Buffer.compare(rangeHash(codec, hashes), term.rangeHash) !== 0)
      throw new Refused('xet/shard-verification', `A verification hash of the file ${file.hash} is not that of its chunks.`);
    assembly.add(term.xorb, table, chunkStart, chunkEnd);
  }
  const assembled = assembly.finish();
  if (assembled.hash !== file.hash) throw new Refused('xet/file-hash', `The chunks make up the file ${assembled.hash}, not ${file.hash}.`);
  return { ...assembled, sha256: file.sha256 };
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
