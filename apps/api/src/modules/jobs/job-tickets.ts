// The worker's end of the dispatch queue. A ticket is held as long as its attempt waits or runs, wherever that is: so the queue shows what the rows say, and
// when this process dies the queue gives the ticket to another one. Who hosts a runner here is woken with each ticket that comes.
import { Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { Bell } from '../../platform/bell';
import { DispatchQueue, type JobConsumer } from '../../platform/queue';
import { attemptOfTicket } from './job-dispatch';
import { JobTimings } from './job-timings';
import { jobTopic } from './job-topics';
import { JobsStore } from './jobs.store';
import type { Fence } from './jobs.types';

/** Tickets that one process holds; the others wait in the queue. */
const HELD_AT_ONCE = 50;

@Injectable()
export class JobTickets implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly stop = new AbortController();
  private readonly hosts: (() => void)[] = [];
  private consumer: JobConsumer | undefined;

  constructor(
    private readonly queue: DispatchQueue,
    private readonly store: JobsStore,
    private readonly bell: Bell,
    private readonly timings: JobTimings,
  ) {}

  /** Called with each ticket: there may be something to claim. */
  onWork(wake: () => void): void {
    this.hosts.push(wake);
  }

  async onApplicationBootstrap(): Promise<void> {
    this.consumer = await this.queue.consume(({ id }) => this.hold(attemptOfTicket(id)), { concurrency: HELD_AT_ONCE });
  }

  async onModuleDestroy(): Promise<void> {
    this.stop.abort();
    await this.consumer?.close(0);
    await this.queue.close();
  }

  private async hold(ticket: Fence | null): Promise<void> {
    if (!ticket) return;
    for (const wake of this.hosts) wake();
    while (!this.stop.signal.aborted) {
      const rung = this.bell.next(jobTopic(ticket.jobId), this.timings.ticketLookMs, this.stop.signal);
      if (!(await this.isMeant(ticket))) return rung.cancel();
      await rung.heard;
    }
    // Rejecting would forget the ticket: it is left to be delivered anew.
    await new Promise(() => undefined);
  }

  /** Its attempt waits still, or runs. */
  private async isMeant({ jobId, attempt }: Fence): Promise<boolean> {
    const job = await this.store.find(jobId);
    if (job?.state === 'queued') return job.attempt + 1 === attempt;
    return job?.state === 'running' && job.attempt === attempt;
  }
}
