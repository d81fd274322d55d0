// How far an import is, noted in its row every second; the note keeps the lease and brings back whether somebody wants to cancel. Whoever loses the
// lease, or is told to stop, aborts the signal that all work of the import hangs on.
import type { ImportTimings } from '../import-timings';
import type { ImportsStore } from '../imports.store';
import type { ImportRecord, ImportStep, UnderWay } from '../imports.types';

/** cancelled: by a person. lost: another process is at it. shutdown: this process ends. */
export type WhyStopped = 'cancelled' | 'lost' | 'shutdown';

export class ImportStopped extends Error {
  constructor(readonly why: WhyStopped) {
    super(`the import was stopped (${why})`);
    this.name = 'ImportStopped';
  }
}

const MAX_SHOWN_FILES = 8;
/** Seconds that a rate is an average of. */
const RATE_SAMPLES = 10;

export class ImportWatch {
  step: ImportStep = 'listing';
  historyProblem: string | null;
  private filesTotal: number | null = null;
  private bytesTotal: number | null = null;
  private filesDone = 0;
  private bytesDone = 0;
  private receivedBytes = 0;
  private notedBytes = 0;
  private readonly samples: { at: number; bytes: number }[] = [];
  private readonly underWay = new Map<string, UnderWay>();
  private readonly controller = new AbortController();
  private timer: NodeJS.Timeout | undefined;
  private noting: Promise<void> = Promise.resolve();

  constructor(
    private readonly record: ImportRecord,
    private readonly holder: string,
    private readonly store: ImportsStore,
    private readonly timings: ImportTimings,
    private readonly onNote: (watch: ImportWatch) => void = () => undefined,
  ) {
    this.historyProblem = record.historyProblem;
    [this.filesTotal, this.bytesTotal] = [record.filesTotal, record.bytesTotal];
    [this.filesDone, this.bytesDone] = [record.filesDone, record.bytesDone];
  }

  get signal(): AbortSignal {
    return this.controller.signal;
  }

  get hasNews(): boolean {
    return this.receivedBytes > 0;
  }

  start(): void {
    this.timer = setInterval(() => void this.note(), this.timings.progressMs);
  }

  /** Nothing is noted any more once it resolves. */
  async end(): Promise<void> {
    clearInterval(this.timer);
    await this.noting;
  }

  stop(why: WhyStopped): void {
    this.controller.abort(new ImportStopped(why));
  }

  expect(files: number, bytes: number): void {
    [this.filesTotal, this.bytesTotal] = [files, bytes];
    [this.filesDone, this.bytesDone] = [0, 0];
  }

  /** Whatever was still to come is here. */
  allHere(): void {
    [this.filesDone, this.bytesDone] = [this.filesTotal ?? 0, this.bytesTotal ?? 0];
  }

  /** Files that need not come: they are here. */
  present(files: number, bytes: number): void {
    this.filesDone += files;
    this.bytesDone += bytes;
  }

  /** A file begins to arrive; `doneBytes` of it are here already. */
  begin(path: string, sizeBytes: number, doneBytes = 0): void {
    this.underWay.set(path, { path, doneBytes, sizeBytes });
  }

  received(path: string, bytes: number): void {
    this.receivedBytes += bytes;
    const file = this.underWay.get(path);
    if (file) file.doneBytes += bytes;
  }

  finished(path: string, files = 1): void {
    const file = this.underWay.get(path);
    if (!file) return;
    this.underWay.delete(path);
    this.present(files, file.sizeBytes * files);
  }

  /** It begins anew: what came of it was wrong. */
  again(path: string): void {
    this.underWay.delete(path);
  }

  get state(): { step: ImportStep; files: string; bytesDone: number; bytesTotal: number | null; bytesPerSecond: number | null } {
    const files = `${this.filesDone}/${this.filesTotal ?? '?'}`;
    return { step: this.step, files, bytesDone: this.allBytes(), bytesTotal: this.bytesTotal, bytesPerSecond: this.rate() };
  }

  /** Now, whatever the clock says. */
  async note(): Promise<void> {
    this.noting = this.noting.then(() => this.noteOnce()).catch(() => undefined);
    await this.noting;
  }

  /** A database that is away for a moment is no reason to stop; when it is away for long, the lease has gone to somebody else. */
  private async noteOnce(): Promise<void> {
    this.sample();
    const hasNews = this.receivedBytes > this.notedBytes;
    const kept = await this.store.keep(this.record.id, this.holder, this.timings.leaseMs, {
      step: this.step,
      filesTotal: this.filesTotal,
      filesDone: this.filesDone,
      bytesTotal: this.bytesTotal,
      bytesDone: this.allBytes(),
      bytesPerSecond: this.rate(),
      underWay: [...this.underWay.values()].slice(0, MAX_SHOWN_FILES),
      historyProblem: this.historyProblem,
      hasNews,
    });
    this.notedBytes = this.receivedBytes;
    this.onNote(this);
    if (kept === null) this.stop('lost');
    else if (kept.isCancelWanted) this.stop('cancelled');
  }

  private sample(): void {
    this.samples.push({ at: performance.now(), bytes: this.receivedBytes });
    if (this.samples.length > RATE_SAMPLES) this.samples.shift();
  }

  private rate(): number | null {
    const [first, last] = [this.samples[0], this.samples.at(-1)];
    if (!first || !last || last.at - first.at < this.timings.progressMs) return null;
    return Math.round(((last.bytes - first.bytes) * 1000) / (last.at - first.at));
  }

  private allBytes(): number {
    return [...this.underWay.values()].reduce((sum, file) => sum + Math.min(file.doneBytes, file.sizeBytes), this.bytesDone);
  }
}
