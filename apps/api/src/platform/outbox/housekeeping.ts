// Removes what is no longer needed. Rooms add their sweeps while the worker starts; one that fails does not keep the others.
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Logger } from '../logging';
import { type JobHandler, JobHandlers } from './job-handlers';
import { OutboxStore } from './outbox.store';

export interface Sweep {
  /** What it removes, for the log: `expired sessions`. */
  name: string;
  /** Idempotent. Number of things removed. */
  sweep(): Promise<number>;
}

@Injectable()
export class Housekeeping implements JobHandler, OnModuleInit {
  readonly kind = 'housekeeping.sweep';
  private readonly sweeps: Sweep[] = [];

  constructor(
    private readonly handlers: JobHandlers,
    store: OutboxStore,
    private readonly logger: Logger,
  ) {
    this.add({ name: 'finished jobs', sweep: () => store.prune() });
  }

  onModuleInit(): void {
    this.handlers.add(this);
  }

  add(sweep: Sweep): void {
    this.sweeps.push(sweep);
  }

  async handle(): Promise<void> {
    const failures: unknown[] = [];
    for (const part of this.sweeps) {
      try {
        const removed = await part.sweep();
        if (removed > 0) this.logger.info({ removed }, `swept ${part.name}`);
      } catch (error) {
        failures.push(new Error(`sweeping ${part.name} failed`, { cause: error }));
      }
    }
    if (failures.length === 1) throw failures[0];
    if (failures.length > 1) throw new AggregateError(failures, 'several sweeps failed');
  }
}
