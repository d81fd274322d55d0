// Why a job waits: what is ahead of it, and what it waits for. Read from the same rows and by the same order as the claim itself.
import { Injectable } from '@nestjs/common';
import { Database, statement } from '../../platform/database';
import { isFreelyBefore, overdueSince } from './job-lanes.store';
import { mayTakeIt, type RunnerColumns } from './job-terms.store';
import type { RunnerTerms } from './job-terms';
import { SERVICE } from './jobs.types';

// Jobs that have their turn before $1 on the runners in $2; with $3 only those that one of them would take at this moment, by the claim's own rules.
const ROOMS = `jsonb_to_recordset($2::text::jsonb) as r(recipes text[], cpus int, "memoryBytes" bigint, gpus int, "namespaceId" bigint, "isOpen" boolean, "cpuHourMicro" bigint, "gpuHourMicro" bigint)`;
const IN_ROOM: RunnerColumns = { owner: 'r."namespaceId"', isOpen: 'r."isOpen"', cpuHour: 'r."cpuHourMicro"', gpuHour: 'r."gpuHourMicro"' };
// Before it is who is so in one of the lanes: with two of them that is a bound, since nobody knows which runner comes next.
const BEFORE = `job_lanes l join jobs j on true join jobs o on o.state = 'queued' and o.id <> j.id
     and ((o.place, o.id) < (j.place, j.id) or ${isFreelyBefore('o', 'j', `(${overdueSince('l')})`)})
     and (not $3 or (o.not_before <= now() and (o.kind = '${SERVICE}' or o.namespace_id <> all ($4::bigint[]))))`;
const fits = (job: string): string => `exists (select 1 from ${ROOMS} where ${job}.recipe = any (r.recipes) and ${job}.cpus <= r.cpus
     and ${job}.memory_bytes <= r."memoryBytes" and ${job}.gpus <= r.gpus and ${mayTakeIt(IN_ROOM, job)})`;
const NEEDS = 'o.recipe, o.cpus, o.memory_bytes, o.gpus, o.namespace_id, o.price_limit_micro, o.sharing, o.is_here_only, count(*) as count';
// Grouped first: thousands of jobs need only a few things.
const AHEAD = statement(
  'jobs_ahead',
  `with needs as (
     select ${NEEDS} from ${BEFORE} where j.id = $1 group by 1, 2, 3, 4, 5, 6, 7, 8)
   select coalesce(sum(count), 0)::int as ahead from needs where ${fits('needs')}`,
);
// Whoever is overdue before it, once it is overdue itself: nobody who comes later joins them.
const OLDER = statement(
  'jobs_older',
  `with needs as (
     select ${NEEDS}
     from jobs j join jobs o on o.state = 'queued' and (o.queued_at, o.id) < (j.queued_at, j.id) where j.id = $1 group by 1, 2, 3, 4, 5, 6, 7, 8)
   select coalesce(sum(count), 0)::int as ahead from needs where ${fits('needs')}`,
);
// By the lane of tips alone, as if tips moved it by $3 turns.
const TIPS_AHEAD = statement(
  'jobs_tips_ahead',
  `with needs as (
     select ${NEEDS}
     from jobs j join jobs o on o.state = 'queued' and o.id <> j.id and (o.place, o.id) < (j.free_place - $3::float8, j.id) where j.id = $1 group by 1, 2, 3, 4, 5, 6, 7, 8)
   select coalesce(sum(count), 0)::int as ahead from needs where ${fits('needs')}`,
);
const LONGEST = statement(
  'jobs_longest',
  `select greatest(coalesce(max(seconds_limit), 0), 86400)::int as seconds from jobs where state in ('queued', 'running')`,
);
const NEXT_AHEAD = statement(
  'jobs_next_ahead',
  `select o.key, o.title, o.namespace_id, n.name as namespace, o.queued_at from ${BEFORE} join namespaces n on n.id = o.namespace_id
   where j.id = $1 and ${fits('o')} order by o.place, o.id limit $5`,
);
const RUNNING_OF_NAMESPACE = statement(
  'jobs_running_of_namespace',
  `select count(*)::int as count from jobs where namespace_id = $1 and state = 'running' and kind <> '${SERVICE}'`,
);
// What the runners that are there have, and what of it is taken.
const ROOM = statement(
  'jobs_room',
  `select r.id, r.name, r.namespace_id, r.is_open, r.cpu_hour_micro, r.gpu_hour_micro, r.recipes, r.cpus, r.memory_bytes, r.gpus, r.slots, r.is_paused, r.problem,
     coalesce(sum(j.cpus), 0)::int as cpus_taken, coalesce(sum(j.memory_bytes), 0)::bigint as memory_taken, coalesce(sum(j.gpus), 0)::int as gpus_taken,
     count(j.id)::int as slots_taken
   from runners r left join jobs j on j.runner_id = r.id and j.state = 'running'
   where (r.namespace_id is null or r.namespace_id = $1 or r.is_open) and r.seen_at > now() - $2::float8 * interval '1 millisecond' group by r.id`,
);

export interface JobAhead {
  key: string;
  title: string;
  namespaceId: bigint;
  namespace: string;
  queuedAt: Date;
}

export interface RunnerRoom extends RunnerTerms {
  name: string;
  recipes: string[];
  isPaused: boolean;
  problem: string | null;
  total: Room;
  taken: Room;
}

export interface Room {
  cpus: number;
  memoryBytes: number;
  gpus: number;
  slots: number;
}

/** On which runners somebody can be ahead, and what they have. */
export interface Contest {
  rooms: readonly ({ recipes: readonly string[]; cpus: number; memoryBytes: number; gpus: number } & RunnerTerms)[];
  /** One of them is free: who pauses, or whose namespace runs all it may, is passed over. */
  isNow: boolean;
  fullUp: readonly bigint[];
}

interface RoomRow {
  name: string;
  namespace_id: bigint | null;
  is_open: boolean;
  cpu_hour_micro: bigint;
  gpu_hour_micro: bigint;
  recipes: string[];
  is_paused: boolean;
  problem: string | null;
  cpus: number;
  memory_bytes: bigint;
  gpus: number;
  slots: number;
  cpus_taken: number;
  memory_taken: bigint;
  gpus_taken: number;
  slots_taken: number;
}

@Injectable()
export class JobWaitingStore {
  constructor(private readonly database: Database) {}

  /** How many queued jobs have their turn before it, in one of the lanes. */
  async ahead(id: bigint, contest: Contest): Promise<number> {
    return (await this.database.row<{ ahead: number }>(AHEAD, valuesOf(id, contest)))?.ahead ?? 0;
  }

  /** How many jobs were queued before it, and wait for the same runners. */
  async older(id: bigint, contest: Contest): Promise<number> {
    return (await this.database.row<{ ahead: number }>(OLDER, valuesOf(id, contest).slice(0, 2)))?.ahead ?? 0;
  }

  /** How many are before it in the lane of tips, if tips moved it by so many turns. */
  async aheadByTips(id: bigint, contest: Contest, turns: number): Promise<number> {
    return (await this.database.row<{ ahead: number }>(TIPS_AHEAD, [...valuesOf(id, contest).slice(0, 2), turns]))?.ahead ?? 0;
  }

  /** What an attempt may take at the most, of those that wait or run; a day at the least. */
  async longestSeconds(): Promise<number> {
    return (await this.database.row<{ seconds: number }>(LONGEST))?.seconds ?? 0;
  }

  /** The first of them. */
  async nextAhead(id: bigint, contest: Contest, limit: number): Promise<JobAhead[]> {
    const rows = await this.database.rows<{ key: string; title: string; namespace_id: bigint; namespace: string; queued_at: Date }>(
      NEXT_AHEAD,
      [...valuesOf(id, contest), limit],
    );
    return rows.map(({ key, title, namespace_id, namespace, queued_at }) => {
      return { key, title, namespaceId: namespace_id, namespace, queuedAt: queued_at };
    });
  }

  async runningOf(namespaceId: bigint): Promise<number> {
    return (await this.database.row<{ count: number }>(RUNNING_OF_NAMESPACE, [namespaceId]))?.count ?? 0;
  }

  /** Of the runners that were heard of within `seenMs` and work for the namespace. */
  async room(namespaceId: bigint, seenMs: number): Promise<RunnerRoom[]> {
    return (await this.database.rows<RoomRow>(ROOM, [namespaceId, seenMs])).map((row) => {
      return {
        name: row.name,
        namespaceId: row.namespace_id,
        isOpen: row.is_open,
        cpuHourMicro: row.cpu_hour_micro,
        gpuHourMicro: row.gpu_hour_micro,
        recipes: row.recipes,
        isPaused: row.is_paused,
        problem: row.problem,
        total: { cpus: row.cpus, memoryBytes: Number(row.memory_bytes), gpus: row.gpus, slots: row.slots },
        taken: { cpus: row.cpus_taken, memoryBytes: Number(row.memory_taken), gpus: row.gpus_taken, slots: row.slots_taken },
      };
    });
  }
}

function valuesOf(id: bigint, { rooms, isNow, fullUp }: Contest): unknown[] {
  const text = JSON.stringify(rooms, (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value));
  return [id, text, isNow, fullUp];
}
