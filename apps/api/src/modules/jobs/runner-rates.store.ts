// What runners cost: the card in force stands in their own row, since the claim reads that, and every card that there was beside it.
import { Injectable } from '@nestjs/common';
import type { RateCard } from '@modelgrove/money';
import { Database, statement } from '../../platform/database';

const HISTORY = statement(
  'runner_rates_history',
  `select id, cpu_hour_micro as "cpuHourMicro", gpu_hour_micro as "gpuHourMicro", is_open as "isOpen", currency, at
   from runner_rates where runner_id = $1 order by id desc limit $2`,
);
const SET = statement(
  'runner_rates_set',
  `with made as (
     insert into runner_rates (runner_id, cpu_hour_micro, gpu_hour_micro, is_open, currency, by_id, at)
     select id, $2, $3, $4, $5, $6, $7 from runners where id = $1 returning id)
   update runners r set rate_id = made.id, cpu_hour_micro = $2, gpu_hour_micro = $3, is_open = $4 from made where r.id = $1`,
);
const LOCK = statement('runner_rates_lock', 'select from runners where id = $1 for update');
const OPEN_IDS = statement('runner_rates_open', 'select id from runners where is_open order by id');

export interface RunnerRate extends RateCard {
  /** Takes jobs of others. */
  isOpen: boolean;
}

export interface PastRate extends RunnerRate {
  id: bigint;
  currency: string;
  at: Date;
}

export interface NewRate extends RunnerRate {
  currency: string;
  byId: bigint | null;
  at: Date;
}

@Injectable()
export class RunnerRatesStore {
  constructor(private readonly database: Database) {}

  /** The newest first. */
  history(runnerId: bigint, limit: number): Promise<PastRate[]> {
    return this.database.rows<PastRate>(HISTORY, [runnerId, limit]);
  }

  /** Until the transaction ends nobody else changes it. */
  async lock(runnerId: bigint): Promise<void> {
    await this.database.row(LOCK, [runnerId]);
  }

  async set(runnerId: bigint, { cpuHourMicro, gpuHourMicro, isOpen, currency, byId, at }: NewRate): Promise<void> {
    await this.database.execute(SET, [runnerId, cpuHourMicro, gpuHourMicro, isOpen, currency, byId, at]);
  }

  async open(): Promise<bigint[]> {
    return (await this.database.rows<{ id: bigint }>(OPEN_IDS)).map(({ id }) => id);
  }
}
