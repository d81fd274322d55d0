// The dispatch queue: a ticket for every job that waits, so that whoever hosts a runner is woken at once and operators see the job in BullMQ. A ticket is
// no right to its job: who takes one claims what is first in turn. So it does no harm when the queue loses tickets or hands them out twice.
import { Injectable } from '@nestjs/common';
import { DispatchQueue } from '../../platform/queue';
import type { Fence } from './jobs.types';

@Injectable()
export class JobDispatch {
  constructor(private readonly tickets: DispatchQueue) {}

  /** `attempt`: the last one that there was. */
  async add(waiting: readonly Fence[]): Promise<void> {
    await this.tickets.add(waiting.map(({ jobId, attempt }) => ({ id: `job-${jobId}-${attempt + 1}`, kind: 'job' })));
  }
}
