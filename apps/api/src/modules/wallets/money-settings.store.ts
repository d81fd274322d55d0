import { Injectable } from '@nestjs/common';
import { Database, statement } from '../../platform/database';
import type { MoneyRules } from './wallets.types';

const FIND = statement(
  'money_settings_find',
  `select sale_fee_basis_points as "saleFeeBasisPoints", hold_back_days as "holdBackDays", payout_minimum_minor as "payoutMinimumMinor",
     tip_fee_basis_points as "tipFeeBasisPoints", tip_hold_back_days as "tipHoldBackDays", tip_daily_most_minor as "tipDailyMostMinor" from money_settings`,
);
const SET = statement(
  'money_settings_set',
  `update money_settings set sale_fee_basis_points = $1, hold_back_days = $2, payout_minimum_minor = $3, tip_fee_basis_points = $4, tip_hold_back_days = $5,
     tip_daily_most_minor = $6, changed_at = now()`,
);

@Injectable()
export class MoneySettingsStore {
  constructor(private readonly database: Database) {}

  async find(): Promise<MoneyRules> {
    const found = await this.database.row<MoneyRules>(FIND);
    if (!found) throw new Error('the row of the money settings is missing');
    return found;
  }

  async set(rules: MoneyRules): Promise<void> {
    const sales = [rules.saleFeeBasisPoints, rules.holdBackDays, rules.payoutMinimumMinor];
    await this.database.execute(SET, [...sales, rules.tipFeeBasisPoints, rules.tipHoldBackDays, rules.tipDailyMostMinor]);
  }
}
