// Why a job waits: what is ahead of it, and what it waits for. Read from the same rows and by the same order as the claim itself.
import { Injectable } from '@nestjs/common';
import { Database, statement } from '../../platform/database';
import { SERVICE } from './jobs.types';

const AHEAD = statement(
  'jobs_ahead',
  `select count(*)::int as ahead, count(*) filter (where o.namespace_id = j.namespace_id)::int as own
   from jobs j join jobs o on o.state = 'queued' and (o.place, o.id) < (j.place, j.id) where j.id = $1`,
);
const NEXT_AHEAD = statement(
  'jobs_next_ahead',
  `select o.key, o.title, o.namespace_id, n.name as namespace, o.queued_at from jobs j
   join jobs o on o.state = 'queued' and (o.place, o.id) < (j.place, j.id) join namespaces n on n.id = o.namespace_id
   where j.id = $1 order by o.place, o.id limit $2`,
);
const RUNNING_OF_NAMESPACE = statement(
  'jobs_running_of_namespace',
  `select count(*)::int as count from jobs where namespace_id = $1 and state = 'running' and kind <> '${SERVICE}'`,
);
// What the runners that are there have, and what of it is taken.
const ROOM = statement(
  'jobs_room',
  `select r.id, r.name, r.recipes, r.cpus, r.memory_bytes, r.gpus, r.slots, r.is_paused, r.problem,
     coalesce(sum(j.cpus), 0)::int as cpus_taken, coalesce(sum(j.memory_bytes), 0)::bigint as memory_taken, coalesce(sum(j.gpus), 0)::int as gpus_taken,
     count(j.id)::int as slots_taken
   from runners r left join jobs j on j.runner_id = r.id and j.state = 'running'
   where (r.namespace_id is null or r.namespace_id = $1) and r.seen_at > now() - $2::float8 * interval '1 millisecond' group by r.id`,
);

export interface JobAhead {
  key: string;
  title: string;
  namespaceId: bigint;
  namespace: string;
  queuedAt: Date;
}

export interface RunnerRoom {
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

interface RoomRow {
  name: string;
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

  /** How many queued jobs have their turn before it, and how many of those are of its own namespace. */
  async ahead(id: bigint): Promise<{ all: number; own: number }> {
    const row = await this.database.row<{ ahead: number; own: number }>(AHEAD, [id]);
    return { all: row?.ahead ?? 0, own: row?.own ?? 0 };
  }

  /** The first of them. */
  async nextAhead(id: bigint, limit: number): Promise<JobAhead[]> {
    const rows = await this.database.rows<{ key: string; title: string; namespace_id: bigint; namespace: string; queued_at: Date }>(
      NEXT_AHEAD,
      [id, limit],
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
        recipes: row.recipes,
        isPaused: row.is_paused,
        problem: row.problem,
        total: { cpus: row.cpus, memoryBytes: Number(row.memory_bytes), gpus: row.gpus, slots: row.slots },
        taken: { cpus: row.cpus_taken, memoryBytes: Number(row.memory_taken), gpus: row.gpus_taken, slots: row.slots_taken },
      };
    });
  }
}
