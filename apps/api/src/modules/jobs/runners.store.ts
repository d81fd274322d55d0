// The rows of runners. What they have is what they said last.
import { Injectable } from '@nestjs/common';
import { Database, statement } from '../../platform/database';
import type { RunnerRate } from './runner-rates.store';

const COLUMNS = `r.id, r.name, r.is_built_in, r.namespace_id, n.name as namespace, r.rate_id, r.cpu_hour_micro, r.gpu_hour_micro, r.is_open, r.is_paused, r.version, r.host::text as host, r.recipes, r.cpus, r.memory_bytes,
  r.gpus, r.slots, r.problem, r.seen_at, r.created_at, u.running, u.cpus_taken, u.memory_taken, u.gpus_taken`;
const FROM = `runners r left join namespaces n on n.id = r.namespace_id left join lateral (
  select count(*)::int as running, coalesce(sum(j.cpus), 0)::int as cpus_taken, coalesce(sum(j.memory_bytes), 0)::bigint as memory_taken,
    coalesce(sum(j.gpus), 0)::int as gpus_taken from jobs j where j.runner_id = r.id and j.state = 'running') u on true`;
const LIST = statement('runners_list', `select ${COLUMNS} from ${FROM} order by r.is_built_in desc, r.name_key`);
const FIND = statement('runners_find', `select ${COLUMNS} from ${FROM} where r.id = $1`);
const RESOLVE = statement('runners_resolve', `select ${COLUMNS} from ${FROM} where r.secret_hash = $1`);
const INSERT = statement(
  'runners_insert',
  `insert into runners (name, name_key, secret_hash, namespace_id, created_by_id) values ($1, lower($1), $2, $3, $4) on conflict (name_key) do nothing returning id`,
);
const PUT_BUILT_IN = statement(
  'runners_put_built_in',
  `insert into runners (name, name_key, secret_hash, is_built_in) values ($1, lower($1), $2, true)
   on conflict (name_key) do update set secret_hash = excluded.secret_hash, is_built_in = true returning id`,
);
const NEW_SECRET = statement('runners_new_secret', 'update runners set secret_hash = $2 where id = $1 and not is_built_in');
const SAW = statement(
  'runners_saw',
  `update runners set version = $2, host = $3::text::jsonb, recipes = $4::text[], cpus = $5, memory_bytes = $6, gpus = $7, slots = $8, problem = $9, seen_at = now()
   where id = $1`,
);
const TOUCH = statement(
  'runners_touch',
  `update runners set seen_at = now() where id = $1 and (seen_at is null or seen_at < now() - interval '5 seconds')`,
);
const SET_PAUSED = statement('runners_set_paused', 'update runners set is_paused = $2 where id = $1');
const DELETE = statement('runners_delete', 'delete from runners where id = $1 and not is_built_in returning name');

export interface RunnerHost {
  os: string;
  architecture: string;
  /** How it runs trainers: 'process' or 'docker'. */
  backend: string;
  gpuNames: string[];
}

export interface RunnerOffer {
  version: string;
  host: RunnerHost;
  recipes: readonly string[];
  cpus: number;
  memoryBytes: number;
  gpus: number;
  /** Jobs at once. */
  slots: number;
  /** Why it takes none, in its own words. */
  problem: string | null;
}

export interface RunnerRecord extends Omit<RunnerOffer, 'version' | 'host'>, RunnerRate {
  id: bigint;
  name: string;
  isBuiltIn: boolean;
  namespaceId: bigint | null;
  namespace: string | null;
  /** Of the card in force; null: it never had one, and costs nothing. */
  rateId: bigint | null;
  isPaused: boolean;
  version: string | null;
  host: Partial<RunnerHost>;
  running: number;
  /** By what it runs. */
  taken: { cpus: number; memoryBytes: number; gpus: number };
  seenAt: Date | null;
  createdAt: Date;
}

interface Row {
  id: bigint;
  name: string;
  is_built_in: boolean;
  namespace_id: bigint | null;
  namespace: string | null;
  rate_id: bigint | null;
  cpu_hour_micro: bigint;
  gpu_hour_micro: bigint;
  is_open: boolean;
  is_paused: boolean;
  version: string | null;
  host: string;
  recipes: string[];
  cpus: number;
  memory_bytes: bigint;
  gpus: number;
  slots: number;
  problem: string | null;
  seen_at: Date | null;
  created_at: Date;
  running: number;
  cpus_taken: number;
  memory_taken: bigint;
  gpus_taken: number;
}

@Injectable()
export class RunnersStore {
  constructor(private readonly database: Database) {}

  async list(): Promise<RunnerRecord[]> {
    return (await this.database.rows<Row>(LIST)).map(toRecord);
  }

  async find(id: bigint): Promise<RunnerRecord | null> {
    const row = await this.database.row<Row>(FIND, [id]);
    return row && toRecord(row);
  }

  async resolve(secretHash: Buffer): Promise<RunnerRecord | null> {
    const row = await this.database.row<Row>(RESOLVE, [secretHash]);
    return row && toRecord(row);
  }

  /** Null when the name is taken. */
  async insert(name: string, secretHash: Buffer, namespaceId: bigint | null, createdById: bigint): Promise<bigint | null> {
    return (await this.database.row<{ id: bigint }>(INSERT, [name, secretHash, namespaceId, createdById]))?.id ?? null;
  }

  /** The worker's own, with a secret that nobody else knows. */
  async putBuiltIn(name: string, secretHash: Buffer): Promise<bigint> {
    const row = await this.database.row<{ id: bigint }>(PUT_BUILT_IN, [name, secretHash]);
    if (!row) throw new Error('the runner was not written');
    return row.id;
  }

  async setSecret(id: bigint, secretHash: Buffer): Promise<boolean> {
    return (await this.database.execute(NEW_SECRET, [id, secretHash])) > 0;
  }

  async saw(id: bigint, { version, host, recipes, cpus, memoryBytes, gpus, slots, problem }: RunnerOffer): Promise<void> {
    await this.database.execute(SAW, [id, version, JSON.stringify(host), recipes, cpus, memoryBytes, gpus, slots, problem]);
  }

  async touch(id: bigint): Promise<void> {
    await this.database.execute(TOUCH, [id]);
  }

  async setPaused(id: bigint, isPaused: boolean): Promise<boolean> {
    return (await this.database.execute(SET_PAUSED, [id, isPaused])) > 0;
  }

  /** Its name; null when there is none, or it is the worker's own. What it runs is taken up by others. */
  async delete(id: bigint): Promise<string | null> {
    return (await this.database.row<{ name: string }>(DELETE, [id]))?.name ?? null;
  }
}

function toRecord(row: Row): RunnerRecord {
  return {
    id: row.id,
    name: row.name,
    isBuiltIn: row.is_built_in,
    namespaceId: row.namespace_id,
    namespace: row.namespace,
    rateId: row.rate_id,
    cpuHourMicro: row.cpu_hour_micro,
    gpuHourMicro: row.gpu_hour_micro,
    isOpen: row.is_open,
    isPaused: row.is_paused,
    version: row.version,
    host: JSON.parse(row.host) as Partial<RunnerHost>,
    recipes: row.recipes,
    cpus: row.cpus,
    memoryBytes: Number(row.memory_bytes),
    gpus: row.gpus,
    slots: row.slots,
    problem: row.problem,
    running: row.running,
    taken: { cpus: row.cpus_taken, memoryBytes: Number(row.memory_taken), gpus: row.gpus_taken },
    seenAt: row.seen_at,
    createdAt: row.created_at,
  };
}
