import { Injectable } from '@nestjs/common';
import { Database, statement } from '../database';
import type { WindowDelta } from './fixed-windows';

// In the order of keys: two processes that add at the same time never wait for each other in a circle.
const ADD = statement(
  'rate_windows_add',
  `insert into rate_windows (key, window_start_at, count)
   select key, to_timestamp(start_ms / 1000), amount from unnest($1::text[], $2::float8[], $3::int[]) as delta (key, start_ms, amount) order by key, start_ms
   on conflict (key, window_start_at) do update set count = rate_windows.count + excluded.count
   returning key, (extract(epoch from window_start_at) * 1000)::float8 as start_ms, count`,
);
const PRUNE = statement('rate_windows_prune', 'delete from rate_windows where window_start_at < to_timestamp($1::float8 / 1000)');

@Injectable()
export class RateWindowsStore {
  constructor(private readonly database: Database) {}

  /** The totals after adding, by key and window. */
  add(deltas: WindowDelta[]): Promise<{ key: string; start_ms: number; count: number }[]> {
    return this.database.rows(ADD, [
      deltas.map((delta) => delta.key),
      deltas.map((delta) => delta.windowStartMs),
      deltas.map((delta) => delta.amount),
    ]);
  }

  /** Number of rows removed. */
  prune(before: Date): Promise<number> {
    return this.database.execute(PRUNE, [before.getTime()]);
  }
}
