// The whole of an upload: what was chosen, how each file is to come, hashing, sending, one commit at the end. It holds names and numbers,
// never contents. The page looks at `snapshot()`.
import { HubError } from '../../../lib/hub-error';
import type { CommitChange, CommitHead } from '../../../lib/commit-lines';
import type { Root } from './handles';
import { Lanes } from './lanes';
import { inParallel, PARTS_AT_ONCE, sendLargeFile } from './large-file-sender';
import { type Wait } from './retry';
import { commitsOf } from './split-commits';
import { matched, type UploadRecord } from './upload-record';
import {
  FileChanged,
  SignedOut,
  type Chosen,
  type ChosenFile,
  type Hasher,
  type ItemState,
  type UploadCalls,
  type UploadItem,
} from './upload-types';

const PLANNED_AT_ONCE = 200;
const FILES_AT_ONCE = 3;

export type Phase = 'choosing' | 'running' | 'paused' | 'committing' | 'done' | 'failed' | 'signed-out';

export interface Snapshot {
  phase: Phase;
  items: readonly UploadItem[];
  /** Of the last commit. */
  commitOid: string | null;
  /** Of the pull request that was made of it. */
  num: number | null;
  /** All that was chosen is in the repository already. */
  unchanged: boolean;
  error: unknown;
  /** The connection is lost; it is tried again and again. */
  isWaiting: boolean;
  /** What is not as it was, when an upload is gone on with. */
  changed: readonly string[];
  missing: readonly string[];
}

interface Tools {
  calls: UploadCalls;
  hasher: Hasher;
  wait: Wait;
}

export class Uploader {
  private readonly items = new Map<string, UploadItem>();
  private readonly listeners = new Set<() => void>();
  private phase: Phase = 'choosing';
  private run: AbortController | null = null;
  head: CommitHead | null = null;
  roots: readonly Root[] = [];
  private readonly lanes = new Lanes(PARTS_AT_ONCE);
  private isWaiting = false;
  private since: Pick<Snapshot, 'changed' | 'missing'> = UNCHANGED;
  private parent: string | null = null;
  private result: Pick<Snapshot, 'commitOid' | 'num' | 'unchanged' | 'error'> = {
    commitOid: null,
    num: null,
    unchanged: false,
    error: null,
  };
  private current: Snapshot | null = null;

  constructor(private readonly tools: Tools) {}

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  snapshot = (): Snapshot =>
    (this.current ??= { phase: this.phase, items: [...this.items.values()], isWaiting: this.isWaiting, ...this.since, ...this.result });

  /** A file chosen again for the same path takes the place of the first one. */
  async add({ files, roots }: Chosen): Promise<void> {
    // What cannot be held by a handle has to be chosen again, and all the rest with it.
    this.roots = roots.length > 0 && (this.items.size === 0 || this.roots.length > 0) ? [...this.roots, ...roots] : [];
    await this.take(files.toSorted(byPath).map((chosen): UploadItem => ({ ...chosen, ...NEW })));
  }

  /** Goes on with an upload of a page that was closed. When something is not as it was, the person is told first. */
  async restore(record: UploadRecord, { files, roots }: Chosen): Promise<void> {
    const match = matched(record, files);
    this.head = record.head;
    this.roots = roots;
    this.result = { ...this.result, num: record.num };
    this.since = { changed: match.changed, missing: match.missing };
    const isAsBefore = match.changed.length + match.missing.length === 0;
    this.setPhase('paused');
    const items = match.files.map(({ path, file }): UploadItem => {
      const { sha256 = null, hashState = null } = match.known.get(path) ?? {};
      return { ...NEW, path, file, sha256, hashState, hashedBytes: sha256 === null ? (hashState?.bytes ?? 0) : file.size };
    });
    await this.take(items);
    if (isAsBefore && this.phase === 'paused') await this.go();
  }

  private async take(fresh: readonly UploadItem[]): Promise<void> {
    for (const item of fresh) this.items.set(item.path, item);
    this.changed();
    for (let at = 0; at < fresh.length; at += PLANNED_AT_ONCE) {
      if (!(await this.planned(fresh.slice(at, at + PLANNED_AT_ONCE)))) return;
    }
  }

  /** False when nobody is signed in any more. */
  private async planned(items: readonly UploadItem[]): Promise<boolean> {
    try {
      await this.plan(items);
      return true;
    } catch (error) {
      if (!isSignedOut(error)) throw error;
      if (this.head !== null) this.setPhase('signed-out');
      return false;
    }
  }

  remove(path: string): void {
    this.items.delete(path);
    this.changed();
  }

  async start(head: CommitHead): Promise<void> {
    this.head = head;
    await this.go();
  }

  pause(): void {
    if (this.phase === 'running') this.setPhase('paused');
    this.run?.abort(new Paused());
  }

  async resume(): Promise<void> {
    await this.go();
  }

  /** Everything that was chosen is forgotten; what has arrived stays at the hub until it sweeps. */
  cancel(): void {
    this.run?.abort(new Paused());
    this.items.clear();
    this.roots = [];
    this.since = UNCHANGED;
    this.setPhase('choosing');
  }

  private async plan(items: readonly UploadItem[]): Promise<void> {
    try {
      const { files, commitOid } = await this.tools.calls.plan(items);
      this.parent = commitOid;
      const answers = new Map(files.map((file) => [file.path, file]));
      for (const item of items) {
        const answer = answers.get(item.path);
        if (answer) this.set(item, { ...answer, state: answer.problem ? 'refused' : 'ready' });
      }
    } catch (error) {
      for (const item of items) this.set(item, { state: 'failed', problem: problemOf(error) });
      if (isSignedOut(error)) throw new SignedOut();
    }
  }

  private async go(): Promise<void> {
    const run = new AbortController();
    this.run = run;
    this.result = { ...this.result, error: null };
    this.since = UNCHANGED;
    this.isWaiting = false;
    this.setPhase('running');
    try {
      await this.plan([...this.items.values()].filter((item) => item.state === 'failed' && !item.isLarge));
      await inParallel(this.coming(), FILES_AT_ONCE, run.signal, (item, signal) => this.bring(item, signal));
      run.signal.throwIfAborted();
      if ([...this.items.values()].some((item) => item.state === 'failed')) return this.setPhase('failed');
      await this.commit();
    } catch (error) {
      if (run.signal.aborted) return;
      if (isSignedOut(error)) return this.setPhase('signed-out');
      this.result = { ...this.result, error };
      this.setPhase('failed');
    }
  }

  private coming(): UploadItem[] {
    const over: ItemState[] = ['refused', 'sent', 'there'];
    return [...this.items.values()].filter((item) => !over.includes(item.state));
  }

  /** A file that fails does not hold up the others. */
  private async bring(item: UploadItem, signal: AbortSignal): Promise<void> {
    try {
      this.set(item, { problem: null });
      if (item.isLarge) await this.bringLarge(item, signal);
      else await this.bringSmall(item, signal);
    } catch (error) {
      if (error instanceof Paused || error instanceof SignedOut) this.set(item, { state: 'ready' });
      else if (isSignedOut(error)) {
        this.set(item, { state: 'ready' });
        throw new SignedOut();
      } else this.set(item, { state: 'failed', problem: problemOf(error) });
    }
  }

  private async bringSmall(item: UploadItem, signal: AbortSignal): Promise<void> {
    this.set(item, { state: 'hashing' });
    const same = item.contentId !== null && (await this.tools.hasher.gitOid(item.file, signal)) === item.contentId;
    this.set(item, { state: same ? 'there' : 'sent', sentBytes: item.file.size });
  }

  private async bringLarge(item: UploadItem, signal: AbortSignal): Promise<void> {
    this.set(item, { state: 'hashing' });
    const sha256 = item.sha256 ?? (await this.hashed(item, signal));
    this.set(item, { sha256, hashState: null, hashedBytes: item.file.size });
    if (sha256 === item.contentId) return this.set(item, { state: 'there', sentBytes: item.file.size });
    this.set(item, { state: 'sending' });
    const { calls, wait } = this.tools;
    const onTrouble = (isWaiting: boolean) => this.isWaiting !== isWaiting && ((this.isWaiting = isWaiting), this.changed());
    const onProgress = (sentBytes: number, foundBytes = 0) =>
      this.set(item, { sentBytes: Math.min(sentBytes, item.file.size), foundBytes });
    const isHere = await sendLargeFile(calls, { sha256, file: item.file }, { onProgress, signal, wait, onTrouble, lanes: this.lanes });
    this.set(item, { state: 'sent', sentBytes: item.file.size, ...(isHere ? { foundBytes: item.file.size } : {}) });
  }

  private hashed(item: UploadItem, signal: AbortSignal): Promise<string> {
    const onProgress = (hashedBytes: number) => this.set(item, { hashedBytes });
    return this.tools.hasher.sha256(
      item.file,
      { onProgress, from: item.hashState, keep: (hashState) => this.set(item, { hashState }) },
      signal,
    );
  }

  private async commit(): Promise<void> {
    this.setPhase('committing');
    const changes = [...this.items.values()].filter(({ state }) => state === 'sent').map(toChange);
    if (changes.length === 0) {
      this.result = { ...this.result, unchanged: true, commitOid: this.parent };
      return this.setPhase('done');
    }
    for (const { head, changes: some } of commitsOf(this.head ?? { title: '', description: '' }, changes)) {
      this.result = { ...this.result, ...(await this.tools.calls.commit(head, some, this.result.num)) };
      for (const { path } of some) {
        const item = this.items.get(path);
        if (item) this.set(item, { state: 'there' });
      }
    }
    this.setPhase('done');
  }

  private set(item: UploadItem, change: Partial<UploadItem>): void {
    Object.assign(item, change);
    this.changed();
  }

  private setPhase(phase: Phase): void {
    this.phase = phase;
    this.changed();
  }

  private changed(): void {
    this.current = null;
    for (const listener of this.listeners) listener();
  }
}

const NEW: Omit<UploadItem, keyof ChosenFile> = {
  state: 'checking',
  isLarge: false,
  contentId: null,
  sha256: null,
  hashState: null,
  hashedBytes: 0,
  sentBytes: 0,
  foundBytes: 0,
  problem: null,
};

const UNCHANGED = { changed: [], missing: [] };

class Paused extends Error {}

function isSignedOut(error: unknown): boolean {
  return error instanceof SignedOut || (error instanceof HubError && error.status === 401);
}

const { compare } = new Intl.Collator('en', { numeric: true });

/** Browsers hand over what was dropped in no order: 2.txt before 10.txt, as people read it. */
function byPath(a: ChosenFile, b: ChosenFile): number {
  return compare(a.path, b.path);
}

function toChange(item: UploadItem): CommitChange {
  const { path, file, sha256 } = item;
  return item.isLarge && sha256 !== null ? { kind: 'large', path, sha256, sizeBytes: file.size } : { kind: 'file', path, content: file };
}

function problemOf(error: unknown): UploadItem['problem'] {
  const code = error instanceof HubError ? error.code : error instanceof FileChanged ? 'upload/file-changed' : 'upload/failed';
  return { code, message: error instanceof Error ? error.message : String(error) };
}
