// What namespaces used. An event is written once for its key, whoever reports it how often, in whatever order.
import { Injectable } from '@nestjs/common';
import { Database, statement } from '../../platform/database';

const ADD = statement(
  'usage_events_add',
  `insert into usage_events (key, namespace_id, kind, quantity, details) values ($1, $2, $3, $4, $5::text::jsonb) on conflict (key) do nothing`,
);
const TOTAL = statement(
  'usage_events_total',
  `select coalesce(sum(quantity), 0)::float8 as total from usage_events where namespace_id = $1 and kind = $2 and at >= $3`,
);

export interface UsageEvent {
  /** Made from facts of business, such as `job:12:attempt:1:seconds`. */
  key: string;
  namespaceId: bigint;
  kind: 'job-seconds' | 'trained-tokens' | 'prompt-tokens' | 'completion-tokens';
  quantity: number;
  details?: object;
}

@Injectable()
export class UsageStore {
  constructor(private readonly database: Database) {}

  /** False when it was there. */
  async add({ key, namespaceId, kind, quantity, details = {} }: UsageEvent): Promise<boolean> {
    return (await this.database.execute(ADD, [key, namespaceId, kind, quantity, JSON.stringify(details)])) > 0;
  }

  async total(namespaceId: bigint, kind: UsageEvent['kind'], since: Date): Promise<number> {
    return (await this.database.row<{ total: number }>(TOTAL, [namespaceId, kind, since]))?.total ?? 0;
  }
}
