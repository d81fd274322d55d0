// Worker thread of the version store: parses packs and encodes rows, so that a large push does not stall other requests.
// One push at a time. Messages in: start, answer (to a question), rows, next, stop. Messages out: question, plan, chunk, failed.
import { closeSync, openSync, readSync } from 'node:fs';
import { parentPort } from 'node:worker_threads';
import { GitFormatError, type GitOid, type ObjectType, PackReader, type PackSource, WindowedSource } from '@modelgrove/git-objects';
import {
  changeRows,
  type CommitRow,
  commitRows,
  type HeldObject,
  type IngestPlan,
  type ObjectRowInput,
  ObjectRows,
  objectRows,
  planIngest,
  type RepositoryView,
} from '@modelgrove/version-ingest';

export interface StartMessage {
  kind: 'start';
  /** The pack, in memory or in a file; null for a push without objects. */
  pack: { bytes: Uint8Array } | { path: string; sizeBytes: number } | null;
  tips: GitOid[];
  /** maxFileBytes: of a file that may be kept in git; larger blobs up to maxBlobBytes are read only to be refused by name. */
  limits: {
    maxObjects: number;
    maxFileBytes: number;
    maxBlobBytes: number;
    maxOtherBytes: number;
    maxTotalInflatedBytes: number;
    maxDeltaDepth: number;
  };
}

export interface RowsMessage {
  kind: 'rows';
  repoId: bigint;
  /** Idx of the first new commit. */
  firstIdx: number;
  /** Idx of commits the repository holds: parents of new ones, and those of the pack that were there already. */
  knownIdxs: Map<GitOid, number>;
  /** Objects the repository holds already. */
  held: Map<GitOid, HeldObject>;
}

export type ToThread =
  | StartMessage
  | { kind: 'answer'; objects?: Map<GitOid, { type: ObjectType; data: Uint8Array }>; held?: Map<GitOid, HeldObject> }
  | RowsMessage
  | { kind: 'next'; table: RowTable }
  | { kind: 'stop' };

export type RowTable = 'object' | 'commit' | 'change';

/** What the main thread needs to know of a plan; the rest stays here until rows are asked for. */
export interface PlanSummary {
  commits: { oid: GitOid; parents: GitOid[] }[];
  storedOids: GitOid[];
  relied: GitOid[];
  pointers: { sha256: string; sizeBytes: number; path: string }[];
  tips: Map<GitOid, { type: ObjectType; commitOid: GitOid; frontier: GitOid[] }>;
}

export type FromThread =
  | { kind: 'question'; read?: GitOid[]; held?: GitOid[] }
  | { kind: 'plan'; plan: PlanSummary }
  /** `bytes` null: the table is done. `objectBytes`: of the objects encoded so far, as they are stored. */
  | { kind: 'chunk'; bytes: Uint8Array | null; objectBytes: number }
  | { kind: 'failed'; code: string; message: string };

const port = parentPort;
if (!port) throw new Error('this file is a worker thread');
const main = port;

let answer: ((message: Extract<ToThread, { kind: 'answer' }>) => void) | null = null;
let open: { pack: PackReader | null; source: PackSource | null; close(): void; plan: IngestPlan } | null = null;
let tables: Record<RowTable, Iterator<Buffer>> | null = null;
let objectBytes = 0;

main.on('message', (message: ToThread) => {
  switch (message.kind) {
    case 'start':
      void start(message);
      break;
    case 'answer':
      answer?.(message);
      break;
    case 'rows':
      prepareRows(message);
      break;
    case 'next':
      sendNext(message.table);
      break;
    case 'stop':
      stop();
      break;
  }
});

function tell(message: FromThread, transfer: ArrayBuffer[] = []): void {
  main.postMessage(message, transfer);
}

function fail(error: unknown): void {
  stop();
  const known = error instanceof GitFormatError;
  tell({
    kind: 'failed',
    code: known ? error.code : 'ingest/crashed',
    message: known ? error.message : String(error instanceof Error ? (error.stack ?? error.message) : error),
  });
}

function stop(): void {
  open?.close();
  open = null;
  tables = null;
}

async function start(message: StartMessage): Promise<void> {
  let close = (): void => undefined;
  try {
    const source = message.pack ? openPack(message.pack) : null;
    close = source?.close ?? close;
    const pack = source ? await readPack(source, message.limits) : null;
    const plan = await planIngest(pack, message.tips, view, { maxFileBytes: message.limits.maxFileBytes });
    open = { pack, source, close, plan };
    tell({ kind: 'plan', plan: summarize(pack, plan) });
  } catch (error) {
    close();
    fail(error);
  }
}

async function readPack(source: PackSource, limits: StartMessage['limits']): Promise<PackReader> {
  const pack = new PackReader(source, { ...limits, maxObjectBytes: (type) => (type === 3 ? limits.maxBlobBytes : limits.maxOtherBytes) });
  pack.scan();
  for (let wanted = pack.resolveDeltas(); wanted.length > 0; wanted = pack.resolveDeltas()) {
    for (const [oid, object] of await view.read(wanted)) pack.provideBase(oid, object.type, object.data);
  }
  return pack;
}

function openPack(pack: NonNullable<StartMessage['pack']>): PackSource & { close(): void } {
  if ('bytes' in pack) {
    const bytes = Buffer.from(pack.bytes.buffer, pack.bytes.byteOffset, pack.bytes.byteLength);
    return { sizeBytes: bytes.length, read: (offset, length) => bytes.subarray(offset, offset + length), close: () => undefined };
  }
  const file = openSync(pack.path, 'r');
  const read = (offset: number, length: number): Buffer => {
    const buffer = Buffer.allocUnsafe(Math.max(0, Math.min(length, pack.sizeBytes - offset)));
    let filled = 0;
    while (filled < buffer.length) {
      const got = readSync(file, buffer, filled, buffer.length - filled, offset + filled);
      if (got === 0) break;
      filled += got;
    }
    return buffer.subarray(0, filled);
  };
  return { sizeBytes: pack.sizeBytes, read, close: () => closeSync(file) };
}

function ask(question: { read?: GitOid[]; held?: GitOid[] }): Promise<Extract<ToThread, { kind: 'answer' }>> {
  return new Promise((resolve) => {
    answer = resolve;
    tell({ kind: 'question', ...question });
  });
}

const view: RepositoryView = {
  async read(oids) {
    if (oids.length === 0) return new Map();
    const { objects = new Map<GitOid, { type: ObjectType; data: Uint8Array }>() } = await ask({ read: [...oids] });
    return new Map(
      [...objects].map(([oid, { type, data }]) => [oid, { type, data: Buffer.from(data.buffer, data.byteOffset, data.byteLength) }]),
    );
  },
  async held(oids) {
    if (oids.length === 0) return new Map();
    return (await ask({ held: [...oids] })).held ?? new Map<GitOid, HeldObject>();
  },
};

function summarize(pack: PackReader | null, plan: IngestPlan): PlanSummary {
  return {
    commits: plan.commits.map(({ oid, parents }) => ({ oid, parents: [...parents] })),
    storedOids: pack ? Array.from(plan.entries, (entry) => pack.info(entry).oid) : [],
    relied: [...plan.relied],
    pointers: [...plan.pointers],
    tips: new Map([...plan.tips].map(([oid, { type, commitOid, frontier }]) => [oid, { type, commitOid, frontier: [...frontier] }])),
  };
}

function prepareRows(message: RowsMessage): void {
  if (!open) return fail(new Error('no push is open'));
  const { pack, source, plan } = open;
  const idxs = new Map(message.knownIdxs);
  const fresh = plan.commits.filter((commit) => !idxs.has(commit.oid));
  fresh.forEach((commit, i) => idxs.set(commit.oid, message.firstIdx + i));
  const rows = fresh.map((commit): CommitRow => ({
    ...commit,
    idx: idxOf(idxs, commit.oid),
    parentIdxs: commit.parents.map((parent) => idxOf(idxs, parent)),
  }));
  // Rows come in the order of the pack: read in large steps.
  objectBytes = 0;
  const objects = pack && source ? new ObjectRows(pack, new WindowedSource(source), plan.entries, message.held).rows() : [];
  tables = {
    object: objectRows(message.repoId, counted(objects)),
    commit: commitRows(message.repoId, rows),
    change: changeRows(message.repoId, rows),
  };
}

function* counted(objects: Iterable<ObjectRowInput>): Generator<ObjectRowInput> {
  for (const object of objects) {
    objectBytes += object.data.length;
    yield object;
  }
}

function idxOf(idxs: ReadonlyMap<GitOid, number>, oid: GitOid): number {
  const idx = idxs.get(oid);
  if (idx === undefined) throw new Error(`commit ${oid} has no idx`);
  return idx;
}

function sendNext(table: RowTable): void {
  try {
    if (!tables) throw new Error('rows were not prepared');
    const { done, value } = tables[table].next();
    tell({ kind: 'chunk', bytes: done ? null : value, objectBytes });
  } catch (error) {
    fail(error);
  }
}
