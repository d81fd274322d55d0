// Checkpoints on their way to the hub while training goes on: one at a time, and of those that wait only the newest. One that cannot be sent is a pity,
// not a failure: the attempt goes on without.
import { withPatience } from '../hub/patience';
import type { RunnerApi } from '../hub/runner-api';
import type { ClaimedJob } from '../protocol';
import { CheckpointTar } from './checkpoint-tar';

export interface NewCheckpoint {
  step: number;
  /** Below out/. */
  path: string;
}

const PATIENCE_MS = 10 * 60 * 1000;

export class CheckpointUploads {
  private waiting: NewCheckpoint | null = null;
  private running: Promise<void> | null = null;

  constructor(
    private readonly api: RunnerApi,
    private readonly job: ClaimedJob,
    /** JOB. */
    private readonly folder: string,
    private readonly lost: AbortSignal,
    private readonly on: { kept: (step: number, sizeBytes: number) => void; failed: (step: number, error: unknown) => void },
  ) {}

  offer(checkpoint: NewCheckpoint): void {
    this.waiting = checkpoint;
    this.running ??= this.work().finally(() => (this.running = null));
  }

  /** Those that were offered have arrived, or have failed. */
  async settled(): Promise<void> {
    await this.running;
  }

  private async work(): Promise<void> {
    for (let next = this.takeNext(); next && !this.lost.aborted; next = this.takeNext()) {
      const { step } = next;
      await this.upload(next).catch((error: unknown) => this.lost.aborted || this.on.failed(step, error));
    }
  }

  private takeNext(): NewCheckpoint | null {
    const next = this.waiting;
    this.waiting = null;
    return next;
  }

  private async upload({ step, path: relative }: NewCheckpoint): Promise<void> {
    const tar = await CheckpointTar.open(this.folder, `out/${relative}`);
    try {
      const measured = await tar.measure(this.lost);
      await withPatience({ signal: this.lost, forMs: PATIENCE_MS }, () =>
        this.api.putCheckpoint(this.job, step, { ...measured, bytes: tar.stream() }, this.lost),
      );
      this.on.kept(step, measured.sizeBytes);
    } finally {
      await tar.close();
    }
  }
}
