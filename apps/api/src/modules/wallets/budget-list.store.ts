import { Injectable } from '@nestjs/common';
import { monthStart } from '../../common/month';
import { Database, statement } from '../../platform/database';

const PAGE = statement(
  'budgets_of_all',
  `select n.id, n.name as namespace, b.monthly_minor as "monthlyMinor", coalesce((
     select sum(c.amount_minor) from credit_charges c where c.namespace_id = n.id and c.currency = $1 and c.at >= $2), 0)::bigint as "usedMinor"
   from namespaces n left join credit_budgets b on b.namespace_id = n.id
   where n.kind = 'organization' and ($3::bigint is null or n.id < $3) order by n.id desc limit $4`,
);
const NAMES = statement('wallet_names', 'select id, name from namespaces where id = any ($1::bigint[])');

export interface BudgetOf {
  id: bigint;
  namespace: string;
  /** Null: none. */
  monthlyMinor: bigint | null;
  usedMinor: bigint;
}

@Injectable()
export class BudgetListStore {
  constructor(private readonly database: Database) {}

  /** Of every organization, with what it used in the month of this moment (UTC); the newest first. */
  page(currency: string, at: Date, before: bigint | null, limit: number): Promise<BudgetOf[]> {
    return this.database.rows<BudgetOf>(PAGE, [currency, monthStart(at), before, limit]);
  }

  async names(ids: readonly bigint[]): Promise<ReadonlyMap<bigint, string>> {
    const rows = ids.length === 0 ? [] : await this.database.rows<{ id: bigint; name: string }>(NAMES, [ids]);
    return new Map(rows.map(({ id, name }) => [id, name]));
  }
}
