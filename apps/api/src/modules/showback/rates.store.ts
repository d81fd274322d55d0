import { Injectable } from '@nestjs/common';
import { Database, statement } from '../../platform/database';
import type { Rates, RatesInForce } from './showback.types';

const INSERT = statement(
  'showback_rates_insert',
  `insert into showback_rates (storage_micro, job_hour_micro, prompt_micro, completion_micro, trained_micro, currency, by_id, at)
   values ($1, $2, $3, $4, $5, $6, $7, $8)`,
);
// The last before the end of the month, else the first there ever was.
const IN_FORCE = statement(
  'showback_rates_in_force',
  `select storage_micro as "storageMicro", job_hour_micro as "jobHourMicro", prompt_micro as "promptMicro", completion_micro as "completionMicro",
     trained_micro as "trainedMicro", at
   from showback_rates where currency = $1 order by at >= $2, case when at < $2 then -id else id end limit 1`,
);

@Injectable()
export class RatesStore {
  constructor(private readonly database: Database) {}

  async insert({ storageMicro, jobHourMicro, promptMicro, completionMicro, trainedMicro }: Rates, by: Setting): Promise<void> {
    const prices = [storageMicro, jobHourMicro, promptMicro, completionMicro, trainedMicro];
    await this.database.execute(INSERT, [...prices, by.currency, by.byId, by.at]);
  }

  /** Null: nobody has set any. */
  inForce(currency: string, untilAt: Date): Promise<RatesInForce | null> {
    return this.database.row<RatesInForce>(IN_FORCE, [currency, untilAt]);
  }
}

interface Setting {
  currency: string;
  byId: bigint;
  at: Date;
}
