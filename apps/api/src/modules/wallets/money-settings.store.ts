import { Injectable } from '@nestjs/common';
import { Database, statement } from '../../platform/database';
import type { MoneyRules } from './wallets.types';

const FIND = statement(
  'money_settings_find',
  `select sale_fee_basis_points as "saleFeeBasisPoints", hold_back_days as "holdBackDays", payout_minimum_minor as "payoutMinimumMinor" from money_settings`,
);
const SET = statement(
  'money_settings_set',
  'update money_settings set sale_fee_basis_points = $1, hold_back_days = $2, payout_minimum_minor = $3, changed_at = now()',
);

@Injectable()
export class MoneySettingsStore {
  constructor(private readonly database: Database) {}

  async find(): Promise<MoneyRules> {
    const found = await this.database.row<MoneyRules>(FIND);
    if (!found) throw new Error('the row of the money settings is missing');
    return found;
  }

  async set({ saleFeeBasisPoints, holdBackDays, payoutMinimumMinor }: MoneyRules): Promise<void> {
    await this.database.execute(SET, [saleFeeBasisPoints, holdBackDays, payoutMinimumMinor]);
  }
}
