// Remembers an upload while it is on its way: soon after each change, and no more once it is done or was given up.
import type { UploadPlace, UploadRecord } from './upload-record';
import { recordedFile } from './upload-record';
import type { Uploader } from './uploader';

export interface Memory {
  keep(record: UploadRecord): Promise<void>;
  forget(id: string): Promise<void>;
  /** Runs it a moment later; answers what calls it off. */
  soon(work: () => void): () => void;
}

export class Keeper {
  private callOff: (() => void) | null = null;
  private wasKept = false;
  private last: Promise<void> = Promise.resolve();
  private readonly unsubscribe: () => void;

  constructor(
    private readonly uploader: Uploader,
    private readonly place: UploadPlace,
    private readonly memory: Memory,
    readonly id: string,
  ) {
    this.unsubscribe = uploader.subscribe(() => this.look());
  }

  /** The page is left: what is known is kept. */
  stop(): Promise<void> {
    this.unsubscribe();
    this.callOff?.();
    if (this.isUnderWay()) this.save();
    return this.last;
  }

  private look(): void {
    const { phase, items } = this.uploader.snapshot();
    if (phase === 'done' || (items.length === 0 && this.wasKept)) return this.forget();
    if (!this.isUnderWay() || this.callOff !== null) return;
    // The first time at once: a page may be closed right after its button was pressed.
    if (this.wasKept) this.callOff = this.memory.soon(() => ((this.callOff = null), this.save()));
    else this.save();
  }

  private isUnderWay(): boolean {
    const { phase, items } = this.uploader.snapshot();
    return items.length > 0 && phase !== 'choosing' && phase !== 'done';
  }

  private save(): void {
    const { items, num } = this.uploader.snapshot();
    const { head, roots } = this.uploader;
    if (head === null) return;
    this.wasKept = true;
    const files = items.filter(({ state }) => state !== 'refused').map(recordedFile);
    const record: UploadRecord = { ...this.place, id: this.id, head, num, files, roots };
    this.last = this.last.then(() => this.memory.keep(record));
  }

  private forget(): void {
    this.callOff?.();
    this.callOff = null;
    if (!this.wasKept) return;
    this.wasKept = false;
    this.last = this.last.then(() => this.memory.forget(this.id));
  }
}
