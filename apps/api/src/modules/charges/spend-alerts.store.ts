import { Injectable } from '@nestjs/common';
import { Database, statement } from '../../platform/database';

// Of those that used something in the month; the smallest ids first.
const CAPPED = statement(
  'spend_alerts_capped',
  `select n.id, n.name, c.cap_minor as "mostMinor", c.currency from spend_caps c join namespaces n on n.id = c.namespace_id
   where c.namespace_id > $2 and exists (select from use_meters m where m.namespace_id = c.namespace_id and m.currency = c.currency and m.period_at = $1)
   order by n.id limit $3`,
);
const BUDGETED = statement(
  'spend_alerts_budgeted',
  `select n.id, n.name, b.monthly_minor as "mostMinor", $2::text as currency, sum(c.amount_minor)::bigint as "usedMinor"
   from credit_budgets b join namespaces n on n.id = b.namespace_id
   join credit_charges c on c.namespace_id = b.namespace_id and c.currency = $2 and c.at >= $1
   where b.namespace_id > $3 group by n.id, n.name, b.monthly_minor order by n.id limit $4`,
);
const NOTE = statement(
  'spend_alerts_note',
  'insert into spend_alerts (namespace_id, kind, period_at, percent, at) values ($1, $2, $3, $4, $5) on conflict do nothing returning namespace_id',
);

export type SpendLimit = 'cap' | 'budget';

export interface Limited {
  id: bigint;
  name: string;
  mostMinor: bigint;
  currency: string;
}

@Injectable()
export class SpendAlertsStore {
  constructor(private readonly database: Database) {}

  capped(periodAt: Date, afterId: bigint, limit: number): Promise<Limited[]> {
    return this.database.rows<Limited>(CAPPED, [periodAt, afterId, limit]);
  }

  budgeted(periodAt: Date, currency: string, afterId: bigint, limit: number): Promise<(Limited & { usedMinor: bigint })[]> {
    return this.database.rows<Limited & { usedMinor: bigint }>(BUDGETED, [periodAt, currency, afterId, limit]);
  }

  /** False when it was told before. */
  async note(namespaceId: bigint, kind: SpendLimit, periodAt: Date, percent: number, at: Date): Promise<boolean> {
    return (await this.database.row(NOTE, [namespaceId, kind, periodAt, percent, at])) !== null;
  }
}
