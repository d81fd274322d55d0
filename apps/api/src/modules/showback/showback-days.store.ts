import { Injectable } from '@nestjs/common';
import { Database, statement } from '../../platform/database';
import { usedBetween } from './used-between';

// Without any the first is that of the present month.
const NEXT = statement(
  'showback_days_next',
  `select to_char(coalesce((select max(day) + 1 from showback_days), $1::date), 'YYYY-MM-DD') as day`,
);
const FIRST = statement('showback_days_first', `select to_char(min(day), 'YYYY-MM-DD') as day from showback_days`);
// Who comes second waits for the first to commit, and then has nothing to add.
const NOTE = statement('showback_days_note', 'insert into showback_days (day, at) values ($1, $2) on conflict (day) do nothing');
const ADD = statement(
  'showback_months_add',
  `insert into showback_months (month, namespace_id, repository_id, kind, namespace, namespace_kind, repository, repository_type, quantity)
   select date_trunc('month', $1::date)::date, u.* from (${usedBetween('$1::date', '$1::date + 1')}) u
   on conflict (month, namespace_id, repository_id, kind) do update set quantity = showback_months.quantity + excluded.quantity`,
);
const MONTH = `m.month = date_trunc('month', $1::date)::date`;
const NAME_NAMESPACES = statement(
  'showback_months_name_namespaces',
  `update showback_months m set namespace = n.name from namespaces n where ${MONTH} and n.id = m.namespace_id and n.name <> m.namespace`,
);
const NAME_REPOSITORIES = statement(
  'showback_months_name_repositories',
  `update showback_months m set repository = n.name || '/' || r.name from repositories r join namespaces n on n.id = r.namespace_id
   where ${MONTH} and r.id = m.repository_id and n.name || '/' || r.name <> m.repository`,
);

@Injectable()
export class ShowbackDaysStore {
  constructor(private readonly database: Database) {}

  /** The first that is not counted, `2026-11-27`; `begin` where none is. */
  async next(begin: string): Promise<string> {
    return (await this.database.row<{ day: string }>(NEXT, [begin]))?.day ?? begin;
  }

  /** The first that was counted. */
  async first(): Promise<string | null> {
    return (await this.database.row<{ day: string | null }>(FIRST))?.day ?? null;
  }

  /** Inside a transaction. False when it is counted. */
  async note(day: string, at: Date): Promise<boolean> {
    return (await this.database.execute(NOTE, [day, at])) > 0;
  }

  /** To its month, with the names of now. */
  async add(day: string): Promise<void> {
    await this.database.execute(ADD, [day]);
    await this.database.execute(NAME_NAMESPACES, [day]);
    await this.database.execute(NAME_REPOSITORIES, [day]);
  }
}
