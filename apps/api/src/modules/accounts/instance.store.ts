import { Injectable } from '@nestjs/common';
import { Database, statement } from '../../platform/database';

const FACT_ONCE = statement(
  'instance_fact_once',
  `with made as (insert into instance_facts (key, value) values ($1, $2) on conflict (key) do nothing returning value)
   select value from made union all select value from instance_facts where key = $1 limit 1`,
);

@Injectable()
export class InstanceStore {
  constructor(private readonly database: Database) {}

  /** The value under `key`; `value` when there was none. Null when another process wrote it in this very moment: ask again. */
  async factOnce(key: string, value: string): Promise<string | null> {
    return (await this.database.row<{ value: string }>(FACT_ONCE, [key, value]))?.value ?? null;
  }
}
