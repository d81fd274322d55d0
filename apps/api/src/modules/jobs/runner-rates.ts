// What a room to the right may do to the price of a runner, and ask of runners. Who may, and whether it makes sense, is for that room.
import { Injectable } from '@nestjs/common';
import { Bell } from '../../platform/bell';
import { WORK } from './job-topics';
import { type NewRate, type PastRate, RunnerRatesStore } from './runner-rates.store';
import { type RunnerRecord, RunnersStore } from './runners.store';

@Injectable()
export class RunnerRates {
  constructor(
    private readonly rates: RunnerRatesStore,
    private readonly runners: RunnersStore,
    private readonly bell: Bell,
  ) {}

  find(runnerId: bigint): Promise<RunnerRecord | null> {
    return this.runners.find(runnerId);
  }

  /** Of a namespace; null: all of them. */
  async list(namespaceId: bigint | null): Promise<RunnerRecord[]> {
    const all = await this.runners.list();
    return namespaceId === null ? all : all.filter((runner) => runner.namespaceId === namespaceId);
  }

  /** The newest first. */
  history(runnerId: bigint, limit: number): Promise<PastRate[]> {
    return this.rates.history(runnerId, limit);
  }

  /** Inside a transaction. What runs keeps the price that it was claimed under. */
  async set(runnerId: bigint, rate: NewRate): Promise<void> {
    this.bell.ring(WORK);
    await this.rates.lock(runnerId);
    await this.rates.set(runnerId, rate);
  }

  /** Those that take jobs of others. */
  open(): Promise<bigint[]> {
    return this.rates.open();
  }
}
