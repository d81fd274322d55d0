// What nobody waits for any more: calls whose client and runner are both gone, and models that wait for a runner in vain.
import { Injectable } from '@nestjs/common';
import { JobMoves, JobsStore } from '../jobs';
import { ServingStore } from './serving.store';
import { ServingTimings } from './serving-timings';

@Injectable()
export class ServingSweep {
  constructor(
    private readonly store: ServingStore,
    private readonly jobs: JobsStore,
    private readonly moves: JobMoves,
    private readonly timings: ServingTimings,
  ) {}

  /** Number of things removed. */
  async sweep(): Promise<number> {
    const forgotten = await this.store.forgotten(this.timings.idleMs);
    for (const id of forgotten) {
      const job = await this.jobs.find(id);
      if (job) await this.moves.cancel(job, 'system');
    }
    return forgotten.length + (await this.store.sweep());
  }
}
