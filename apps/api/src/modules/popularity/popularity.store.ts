import { Injectable } from '@nestjs/common';
import { Database, type Statement, statement } from '../../platform/database';

// A visit: half an hour without a request ends it, a day ends it anyhow. `began_at = now()` tells that it began with this statement.
const COUNT = statement(
  'popularity_count',
  `with seen as (
     select r.id as repository_id, decode(s.reader, 'hex') as reader
     from unnest($1::bigint[], $2::text[]) as s (id, reader) join repositories r on r.id = s.id order by 1, 2),
   visits as (
     insert into download_visits as v (repository_id, reader, began_at, seen_at) select repository_id, reader, now(), now() from seen
     on conflict (repository_id, reader) do update set seen_at = now(), began_at = case
       when v.seen_at < now() - interval '30 minutes' or v.began_at < now() - interval '24 hours' then now() else v.began_at end
     returning v.repository_id, v.began_at = now() as is_new),
   counted as (select repository_id, count(*)::int as n from visits where is_new group by 1 order by 1),
   days as (
     insert into repository_downloads as d (repository_id, day, count) select repository_id, (now() at time zone 'utc')::date, n from counted
     on conflict (repository_id, day) do update set count = d.count + excluded.count)
   update repositories r set downloads_30d = r.downloads_30d + c.n, downloads_all_time = r.downloads_all_time + c.n,
     trending_score = trending_add(r.trending_score, c.n, now())
   from counted c where r.id = c.repository_id`,
);
const LEAVE = leaving('popularity_leave_window', {
  key: 'downloads:left',
  column: 'downloads_30d',
  gone: `select d.repository_id, sum(d.count)::int as n from repository_downloads d, bounds b
     where exists (select from moved) and d.day > b.after and d.day <= b.upto group by 1`,
});
const LIKES_LEAVE = leaving('popularity_likes_leave_window', {
  key: 'likes:left',
  column: 'likes_30d',
  gone: `select l.repository_id, count(*)::int as n from likes l, bounds b
     where exists (select from moved) and l.created_at >= (b.after + 1)::timestamp at time zone 'utc'
       and l.created_at < (b.upto + 1)::timestamp at time zone 'utc' group by 1`,
});
const FORGET = statement('popularity_forget_visits', `delete from download_visits where seen_at < now() - interval '24 hours'`);
const DAYS = statement(
  'popularity_days',
  `select to_char(s.at, 'YYYY-MM-DD') as day, coalesce(d.count, 0) as count
   from generate_series((now() at time zone 'utc')::date - ($2::int - 1), (now() at time zone 'utc')::date, interval '1 day') as s (at)
   left join repository_downloads d on d.repository_id = $1 and d.day = s.at::date order by 1`,
);

export interface DayCount {
  /** `2026-11-26`, UTC. */
  day: string;
  count: number;
}

@Injectable()
export class PopularityStore {
  constructor(private readonly database: Database) {}

  /** Readers come hashed. Repositories that are gone are passed over. */
  async count(seen: readonly { repositoryId: bigint; reader: Buffer }[]): Promise<void> {
    await this.database.execute(COUNT, [seen.map((one) => one.repositoryId), seen.map((one) => one.reader.toString('hex'))]);
  }

  /** Number of repositories whose window got smaller. */
  leaveWindow(): Promise<number> {
    return this.database.execute(LEAVE);
  }

  likesLeaveWindow(): Promise<number> {
    return this.database.execute(LIKES_LEAVE);
  }

  forgetVisits(): Promise<number> {
    return this.database.execute(FORGET);
  }

  /** The last `days` days, today included, the oldest first. */
  days(repositoryId: bigint, days: number): Promise<DayCount[]> {
    return this.database.rows<DayCount>(DAYS, [repositoryId, days]);
  }
}

/** Days leave the window in order, each once: the row of instance_facts under `key` says up to which they have. `gone` counts what is between. */
function leaving(name: string, { key, column, gone }: { key: string; column: string; gone: string }): Statement {
  return statement(
    name,
    `with bounds as (
     select coalesce((select value::date from instance_facts where key = '${key}'), '-infinity'::date) as after,
       (now() at time zone 'utc')::date - 30 as upto),
   moved as (
     insert into instance_facts as f (key, value) select '${key}', upto::text from bounds
     on conflict (key) do update set value = excluded.value where f.value::date < excluded.value::date returning 1),
   gone as (${gone})
   update repositories r set ${column} = greatest(0, r.${column} - gone.n) from gone where r.id = gone.repository_id`,
  );
}
