// Checkpoints: bytes before rows, of the attempt that holds the job, the newest two of each job.
import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Transaction } from '../../platform/database/transaction';
import { failpoint } from '../../platform/failpoints';
import { Logger } from '../../platform/logging';
import { ObjectStore, type OpenedObject } from '../../platform/object-store';
import { attemptEnded } from '../access';
import { type JobCheckpoint, JobOutputStore } from './job-output.store';
import { JobQueueStore } from './job-queue.store';
import { checkpointMissing } from './jobs.errors';
import type { Fence, JobRecord } from './jobs.types';

const KEPT = 2;
export const CHECKPOINTS_PREFIX = 'checkpoints/';

export interface CheckpointBody {
  step: number;
  sizeBytes: number;
  sha256: string;
  bytes: AsyncIterable<Uint8Array>;
  signal: AbortSignal;
}

@Injectable()
export class JobCheckpoints {
  constructor(
    private readonly objects: ObjectStore,
    private readonly output: JobOutputStore,
    private readonly queue: JobQueueStore,
    private readonly transaction: Transaction,
    private readonly logger: Logger,
  ) {}

  /** Throws 'job/lease-lost'; what does not have the sha256 that was said is not kept. */
  async put(job: JobRecord, fence: Fence, { step, sizeBytes, sha256, bytes, signal }: CheckpointBody): Promise<void> {
    const storageKey = `${CHECKPOINTS_PREFIX}${job.id}/${randomUUID()}`;
    await this.objects.put(storageKey, bytes, { sizeBytes, sha256, signal });
    failpoint('checkpoint.stored');
    const dropped = await this.transaction
      .inTransaction(async () => {
        if (!(await this.queue.hold(fence))) throw attemptEnded();
        const before = await this.output.checkpoints(job.id);
        await this.output.putCheckpoint(job.id, { step, attempt: fence.attempt, storageKey, sizeBytes, sha256 });
        const replaced = before.filter((other) => other.step === step).map((other) => other.storageKey);
        const kept = [step, ...before.map((other) => other.step).filter((other) => other < step)].slice(0, KEPT);
        return [...replaced, ...(await this.output.dropCheckpointsBut(job.id, kept))];
      })
      .catch(async (error: unknown) => {
        await this.remove([storageKey]);
        throw error;
      });
    failpoint('checkpoint.kept');
    await this.remove(dropped);
  }

  /** The newest whose bytes are there: after a restore there may be none, and the job begins anew. */
  async newest(jobId: bigint): Promise<JobCheckpoint | null> {
    for (const checkpoint of await this.output.checkpoints(jobId))
      if ((await this.objects.stat(checkpoint.storageKey))?.sizeBytes === checkpoint.sizeBytes) return checkpoint;
    return null;
  }

  /** Throws 'job/no-checkpoint'. The caller consumes or destroys the stream. */
  async open(job: JobRecord, step: number, signal: AbortSignal): Promise<OpenedObject> {
    const found = (await this.output.checkpoints(job.id)).find((checkpoint) => checkpoint.step === step);
    if (!found) throw checkpointMissing();
    return this.objects.open(found.storageKey, undefined, signal);
  }

  /** Of jobs that ended long ago. How many. */
  async sweep(): Promise<number> {
    const dropped = await this.output.dropOldCheckpoints();
    await this.remove(dropped);
    return dropped.length;
  }

  private async remove(keys: readonly string[]): Promise<void> {
    for (const key of keys)
      await this.objects
        .delete(key)
        .catch((error: unknown) => this.logger.warn({ err: error, key }, 'an old checkpoint could not be removed'));
  }
}
