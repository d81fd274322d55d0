// Who has a job next, and who may: the one statement by which a runner takes it, in the order that job-queue.store.ts keeps (docs/decisions/0024).
//
// Since somebody has tipped there are two lanes (docs/decisions/0036; the policy is packages/money's tip-queue.ts, and a test holds this statement to it).
// In both, jobs are in an order: by place, which tips move, or by the free one, where tips are nothing: who is overdue, the oldest first, then by the place
// without tips. The count of what a runner has taken says whose turn it is. What jobs agree to and what the runner costs is compared in it, too (0038).
import { Injectable } from '@nestjs/common';
import { Database, statement } from '../../platform/database';
import { isFreelyBefore, isFreeLane, overdueSince } from './job-lanes.store';
import { hourPrice, mayTakeIt, type RunnerColumns, runnerColumns } from './job-terms.store';
import { type FreeCapacity, SERVICE } from './jobs.types';

const MOST_JUMPED = 1_000;

// Whether anything could be for the runner, whatever it needs: asked by an index, before claims queue up. A machine that costs something would else walk past all
// jobs that agree to no price, each time that one comes.
const MAY_COME = statement(
  'jobs_may_come',
  `select from runners r where r.id = $1 and (
     (r.namespace_id is null and least(r.cpu_hour_micro, r.gpu_hour_micro) = 0)
     or exists (select from jobs o where o.state = 'queued' and o.namespace_id = r.namespace_id)
     or exists (select from jobs o where o.state = 'queued' and (o.price_limit_micro > 0 or o.sharing > 0) and ${mayTakeIt(runnerColumns('r'), 'o')}))`,
);
// One claim at a time over all processes: the limit of a namespace and the room on a runner are counted, and two at once would both find some.
const CLAIM_LOCK = statement('jobs_claim_lock', `select pg_advisory_xact_lock(hashtext('modelgrove.jobs.claim'))`);
const RUNNING = statement(
  'jobs_running_by_namespace',
  `select namespace_id as id, count(*)::int as count from jobs where state = 'running' and kind <> '${SERVICE}' group by namespace_id`,
);
/** Of the runner that asks: values of one row, that are read once. */
const IN_LANE: RunnerColumns = {
  owner: '(select owner from lane)',
  isOpen: '(select is_open from lane)',
  cpuHour: '(select cpu_hour_micro from lane)',
  gpuHour: '(select gpu_hour_micro from lane)',
};
// Of `jobs o`: those that the runner has room for, that may run, and that may go to it for what it costs. Times are kept rounded to the millisecond: one of
// this moment may be the next.
const ELIGIBLE = `o.state = 'queued' and o.not_before <= now() + interval '1 millisecond' and o.recipe = any ($2::text[]) and o.cpus <= $3 and o.memory_bytes <= $4 and o.gpus <= $5
       and (o.kind = '${SERVICE}' or o.namespace_id <> all ($6::bigint[])) and ${mayTakeIt(IN_LANE, 'o')}`;
const TAKEN = 'o.id, o.turn, o.place, o.free_place, o.queued_at, o.tip_bonus';
// A branch whose lane it is not is never begun. Each walks one index, in its order. Jumped are those that the free order has before it: asked of one that
// has tips, and came by the lane of tips; more than enough are not counted.
const CLAIM = statement(
  'jobs_claim',
  `with lane as (
     select ${isFreeLane('r.claims', 'l')} as is_free, ${overdueSince('l')} as overdue,
       r.namespace_id as owner, r.is_open, r.cpu_hour_micro, r.gpu_hour_micro
     from job_lanes l, runners r where r.id = $1),
   next as (
     (select ${TAKEN}, 1 as branch from jobs o where (select is_free from lane) and ${ELIGIBLE} and o.queued_at <= (select overdue from lane)
       order by o.queued_at, o.id limit 1)
     union all
     (select ${TAKEN}, 2 from jobs o where (select is_free from lane) and ${ELIGIBLE} order by o.free_place, o.id limit 1)
     union all
     (select ${TAKEN}, 3 from jobs o where not (select is_free from lane) and ${ELIGIBLE} order by o.place, o.id limit 1)
     order by branch limit 1),
   jump as (
     select n.id, (select count(*)::int from (
       select 1 from jobs o, lane where n.branch = 3 and o.id <> n.id and ${ELIGIBLE} and ${isFreelyBefore('o', 'n', 'lane.overdue')} limit ${MOST_JUMPED}) as before) as jumped
     from next n where n.tip_bonus > 0),
   front as (update job_front f set turn = greatest(f.turn, next.turn) from next),
   taken as (
     update jobs j set state = 'running', runner_id = $1, attempt = attempt + 1, attempt_at = now(), started_at = coalesce(started_at, now()),
       lease_until = now() + $7::float8 * interval '1 millisecond', stage = null, failure = null, last_report = 0,
       tip_bonus = case when jump.jumped > 0 then j.tip_bonus else 0 end,
       place = case when jump.jumped > 0 then j.place else j.free_place end
     from next left join jump using (id) where j.id = next.id and j.state = 'queued' and j.place = next.place
     returning j.id, j.attempt, j.namespace_id, j.gpus, j.attempt_at, jump.jumped),
   leased as (
     insert into job_leases (job_id, attempt, runner_id, runner_name, owner_id, rate_id, price_micro, begun_at)
     select t.id, t.attempt, r.id, r.name, r.namespace_id, r.rate_id, ${hourPrice(runnerColumns('r'), 't')}, t.attempt_at from taken t, runners r
     where r.id = $1 and r.namespace_id is distinct from t.namespace_id and ${hourPrice(runnerColumns('r'), 't')} > 0 returning price_micro),
   counted as (update runners set claims = claims + 1 where id = $1 and exists (select from taken)),
   noted as (insert into job_jumps (job_id, attempt, jumped) select id, attempt, jumped from taken where jumped is not null)
   select id, jumped, (select price_micro from leased) as "priceMicro" from taken`,
);
export interface ClaimedJob {
  id: bigint;
  /** Others that it was taken before since it has tips; null when it has none. */
  jumped: number | null;
  /** Of an hour; null where it costs nothing. */
  priceMicro: bigint | null;
}

export interface ClaimLimits {
  /** How many jobs a namespace may run at once, now that it runs some. */
  perNamespace: (namespaceId: bigint) => Promise<number>;
  leaseMs: number;
}

@Injectable()
export class JobClaimStore {
  constructor(private readonly database: Database) {}

  /** The first in turn that the runner has room for, as a new attempt. Inside a transaction. Also null when somebody moved it just then, and rings. */
  async claim(
    runner: { id: bigint; recipes: readonly string[] },
    free: FreeCapacity,
    { perNamespace, leaseMs }: ClaimLimits,
  ): Promise<ClaimedJob | null> {
    if (!(await this.database.row(MAY_COME, [runner.id]))) return null;
    await this.database.row(CLAIM_LOCK);
    const fullUp = await this.fullUp(perNamespace);
    const { cpus, memoryBytes, gpus } = free;
    const values = [runner.id, runner.recipes, cpus, memoryBytes, gpus, fullUp, leaseMs];
    return this.database.row<ClaimedJob>(CLAIM, values);
  }

  /** Namespaces that run as many jobs as they may. */
  async fullUp(perNamespace: ClaimLimits['perNamespace']): Promise<bigint[]> {
    const full: bigint[] = [];
    for (const { id, count } of await this.database.rows<{ id: bigint; count: number }>(RUNNING))
      if (count >= (await perNamespace(id))) full.push(id);
    return full;
  }
}
