// The dispatch queue: a ticket for every job that waits, so that whoever hosts a runner is woken at once and operators see the job in BullMQ. A ticket is
// no right to its job: who takes one claims what is first in turn. So it does no harm when the queue loses tickets or hands them out twice.
import { Injectable } from '@nestjs/common';
import { DispatchQueue } from '../../platform/queue';
import type { Fence } from './jobs.types';

function ticketOf({ jobId, attempt }: Fence): string {
  return `job-${jobId}-${attempt}`;
}

/** The attempt that a ticket is for; null for what is none. */
export function attemptOfTicket(id: string): Fence | null {
  const match = /^job-(\d{1,18})-(\d{1,9})$/.exec(id);
  return match && { jobId: BigInt(match[1]!), attempt: Number(match[2]) };
}

@Injectable()
export class JobDispatch {
  constructor(private readonly tickets: DispatchQueue) {}

  /** `attempt`: the last one that there was. */
  async add(waiting: readonly Fence[]): Promise<void> {
    await this.tickets.add(waiting.map(({ jobId, attempt }) => ({ id: ticketOf({ jobId, attempt: attempt + 1 }), kind: 'job' })));
  }
}
