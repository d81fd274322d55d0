// What becomes of checkpoints that nobody needs, and whether those that a job needs are there. Rows of jobs that ended go after their time (JobCheckpoints.sweep); bytes
// that no row names are left by deleted jobs, by processes that died between the two, and by a store that was away when they were to be removed.
import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../common/clock';
import { ObjectStore } from '../../platform/object-store';
import { CheckpointCareStore, type NeededCheckpoint } from './checkpoint-care.store';
import { CHECKPOINTS_PREFIX, JobCheckpoints } from './job-checkpoints';

const PAGE = 500;
/** No upload takes longer from its last byte to its row. */
const GRACE_MS = 24 * 3_600_000;

export interface RemovedCheckpoint {
  kind: 'checkpoint';
  sizeBytes: number;
}

export interface CheckpointFinding {
  job: string;
  message: string;
}

interface Stray {
  key: string;
  sizeBytes: number;
}

@Injectable()
export class CheckpointCare {
  constructor(
    private readonly store: CheckpointCareStore,
    private readonly checkpoints: JobCheckpoints,
    private readonly objects: ObjectStore,
    private readonly clock: Clock,
  ) {}

  /** Yields what it removed; a dry run removes nothing and yields what would go. Never what a job that has not ended may go on from. */
  async *collect({ dryRun = false } = {}): AsyncGenerator<RemovedCheckpoint> {
    for (const { sizeBytes } of await this.store.expired()) yield { kind: 'checkpoint', sizeBytes };
    if (!dryRun) await this.checkpoints.sweep();
    const olderThan = new Date(this.clock.now().getTime() - GRACE_MS);
    let page: Stray[] = [];
    for await (const { key, sizeBytes, modifiedAt } of this.objects.list(CHECKPOINTS_PREFIX)) {
      if (modifiedAt >= olderThan) continue;
      page.push({ key, sizeBytes });
      if (page.length < PAGE) continue;
      yield* this.strays(page, dryRun);
      page = [];
    }
    yield* this.strays(page, dryRun);
  }

  /** Those that jobs which have not ended may go on from. `deep` reads every byte. */
  async *check({ deep = false } = {}): AsyncGenerator<CheckpointFinding> {
    for (let after = { jobId: 0n, step: -1 }; ;) {
      const page = await this.store.needed(after, PAGE);
      for (const one of page) {
        const damage = await this.damageOf(one, deep);
        if (damage) yield { job: one.key, message: `The checkpoint at step ${one.step} ${damage}.` };
      }
      const last = page.at(-1);
      if (!last || page.length < PAGE) return;
      after = last;
    }
  }

  private async *strays(page: readonly Stray[], isDry: boolean): AsyncGenerator<RemovedCheckpoint> {
    const known = page.length === 0 ? new Set<string>() : await this.store.known(page.map(({ key }) => key));
    for (const { key, sizeBytes } of page) {
      if (known.has(key)) continue;
      if (!isDry) await this.objects.delete(key);
      yield { kind: 'checkpoint', sizeBytes };
    }
  }

  private async damageOf({ storageKey, sizeBytes, sha256 }: NeededCheckpoint, deep: boolean): Promise<string | null> {
    const stored = await this.objects.stat(storageKey);
    if (!stored) return 'is missing in the object store';
    if (stored.sizeBytes !== sizeBytes) return `has ${stored.sizeBytes} bytes in the object store, not ${sizeBytes}`;
    return deep && (await this.hash(storageKey)) !== sha256 ? 'has other bytes in the object store' : null;
  }

  private async hash(key: string): Promise<string> {
    const { stream } = await this.objects.open(key);
    const hash = createHash('sha256');
    for await (const chunk of stream as AsyncIterable<Uint8Array>) hash.update(chunk);
    return hash.digest('hex');
  }
}
