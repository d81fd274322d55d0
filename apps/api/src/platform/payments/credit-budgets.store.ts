import { Injectable } from '@nestjs/common';
import { monthStart } from '../../common/month';
import { Database, statement } from '../database';

// The row of the budget is the queue of those who take from it.
const LOCK = statement(
  'credit_budgets_lock',
  'select monthly_minor as "monthlyMinor", currency from credit_budgets where namespace_id = $1 for update',
);
const FIND = statement(
  'credit_budgets_find',
  'select monthly_minor as "monthlyMinor", currency from credit_budgets where namespace_id = $1',
);
const USED = statement(
  'credit_charges_used',
  `select coalesce(sum(amount_minor), 0)::bigint as amount from credit_charges where namespace_id = $1 and currency = $2 and at >= $3`,
);
const CHARGE = statement(
  'credit_charges_insert',
  'insert into credit_charges (key, namespace_id, amount_minor, currency, at) values ($1, $2, $3, $4, $5)',
);
const CHARGED = statement(
  'credit_charges_find',
  `select id, key, amount_minor as "amountMinor", currency, at from credit_charges where key = $1`,
);
const CHARGES = statement(
  'credit_charges_between',
  `select id, key, amount_minor as "amountMinor", currency, at from credit_charges where at >= $1 and at < $2 and id > $3 order by id limit $4`,
);
const SET = statement(
  'credit_budgets_set',
  `insert into credit_budgets (namespace_id, monthly_minor, currency) values ($1, $2, $3)
   on conflict (namespace_id) do update set monthly_minor = excluded.monthly_minor, currency = excluded.currency, changed_at = now()`,
);
const UNSET = statement('credit_budgets_unset', 'delete from credit_budgets where namespace_id = $1');

export interface CreditBudget {
  monthlyMinor: bigint;
  currency: string;
}

export interface CreditCharge extends Omit<CreditBudget, 'monthlyMinor'> {
  id: bigint;
  key: string;
  amountMinor: bigint;
  at: Date;
}

@Injectable()
export class CreditBudgetsStore {
  constructor(private readonly database: Database) {}

  find(namespaceId: bigint, { lock = false } = {}): Promise<CreditBudget | null> {
    return this.database.row<CreditBudget>(lock ? LOCK : FIND, [namespaceId]);
  }

  /** What was taken from it in the month of this moment. Months are in UTC, wherever the organization is. */
  async usedMinor(namespaceId: bigint, currency: string, at: Date): Promise<bigint> {
    return (await this.database.row<{ amount: bigint }>(USED, [namespaceId, currency, monthStart(at)]))?.amount ?? 0n;
  }

  async charge({ key, namespaceId, amountMinor, currency, at }: Omit<CreditCharge, 'id'> & { namespaceId: bigint }): Promise<void> {
    await this.database.execute(CHARGE, [key, namespaceId, amountMinor, currency, at]);
  }

  charged(key: string): Promise<CreditCharge | null> {
    return this.database.row<CreditCharge>(CHARGED, [key]);
  }

  charges(from: Date, to: Date, afterId: bigint, limit: number): Promise<CreditCharge[]> {
    return this.database.rows<CreditCharge>(CHARGES, [from, to, afterId, limit]);
  }

  async set(namespaceId: bigint, { monthlyMinor, currency }: CreditBudget): Promise<void> {
    await this.database.execute(SET, [namespaceId, monthlyMinor, currency]);
  }

  async unset(namespaceId: bigint): Promise<void> {
    await this.database.execute(UNSET, [namespaceId]);
  }
}
