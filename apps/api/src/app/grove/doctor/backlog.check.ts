import type pg from 'pg';
import { type Finding, ok, problem, warning } from './finding';

const CHECK = 'jobs';
const LATE_MINUTES = 10;
const STUCK_MINUTES = 60;
const MANY_ATTEMPTS = 5;

interface Backlog {
  waiting: number;
  failing: number;
  oldest_minutes: number;
  last_error: string | null;
}

const BACKLOG = `
  select count(*)::int as waiting, count(*) filter (where attempts >= ${MANY_ATTEMPTS})::int as failing,
    coalesce(extract(epoch from now() - min(created_at)) / 60, 0)::float8 as oldest_minutes,
    (select last_error from outbox_events where done_at is null and attempts >= ${MANY_ATTEMPTS} order by id limit 1) as last_error
  from outbox_events where done_at is null and available_at <= now()`;

/** What was promised by a commit and is not done yet. `isRunning`: somebody should be working on it. */
export async function checkBacklog(client: pg.Client, isRunning: boolean): Promise<Finding> {
  const { waiting, failing, oldest_minutes: minutes, last_error: error } = (await client.query<Backlog>(BACKLOG)).rows[0]!;
  if (waiting === 0) return ok(CHECK, 'none wait');
  const text = `${waiting} ${waiting === 1 ? 'waits' : 'wait'}, the oldest for ${Math.round(minutes)} min`;
  if (failing > 0)
    return problem(CHECK, `${text}; ${failing} failed again and again (${error ?? 'no error kept'})`, 'look at the log of the worker');
  if (!isRunning) return ok(CHECK, `${text}; the hub is stopped`);
  if (minutes > STUCK_MINUTES) return problem(CHECK, text, 'look whether a worker runs');
  return minutes > LATE_MINUTES ? warning(CHECK, text, 'look whether a worker runs') : ok(CHECK, text);
}
