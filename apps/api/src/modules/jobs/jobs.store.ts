// The rows of jobs: making, finding, listing. What moves a job is in job-queue.store.ts, what it says in job-output.store.ts. All times are the
// database's, so that processes with clocks of their own agree on who holds a lease.
import { Injectable } from '@nestjs/common';
import { oidFromBytes } from '@modelgrove/git-objects';
import type { RepoType } from '@modelgrove/shared';
import { Database, statement } from '../../platform/database';
import type { JobTerms, Sharing } from './job-terms';
import type { JobState } from './job-states';
import { type JobFailure, type JobPriority, type JobProgress, type JobRecord, type NewJob, SERVICE } from './jobs.types';

/** Of `jobs j`, with what JOINS brings. */
const COLUMNS = `j.id, j.key, j.kind, j.recipe, j.namespace_id, n.name as namespace, j.created_by_id, p.name as created_by, j.title, j.state,
  j.settings::text as settings, j.cpus, j.memory_bytes, j.gpus, j.seconds_limit, j.price_limit_micro, j.cost_limit_minor, j.sharing, j.priority, j.is_here_only, j.attempt, j.losses, j.runner_id, r.name as runner, r.namespace_id as runner_namespace_id,
  j.cancel_wanted, j.stage, j.progress::text as progress, j.checkpoint_step, j.failure::text as failure, j.outcome::text as outcome,
  j.result_repository_id, f.type as result_type, fn.name as result_namespace, f.name as result_name, j.result_commit_oid, j.used_seconds, j.not_before, j.created_at, j.queued_at, j.attempt_at, j.started_at, j.ended_at`;
const JOINS = `join namespaces n on n.id = j.namespace_id left join namespaces p on p.id = j.created_by_id left join runners r on r.id = j.runner_id
  left join repositories f on f.id = j.result_repository_id left join namespaces fn on fn.id = f.namespace_id`;

const INSERT = statement(
  'jobs_insert',
  `insert into jobs (key, kind, recipe, namespace_id, created_by_id, title, state, settings, cpus, memory_bytes, gpus, seconds_limit, priority, is_here_only)
   values ($1, $2, $3, $4, $5, $6, 'checking', $7::text::jsonb, $8, $9, $10, $11, $12, $13) returning id`,
);
const FIND = statement('jobs_find', `select ${COLUMNS} from jobs j ${JOINS} where j.id = $1`);
const FIND_BY_KEY = statement('jobs_find_by_key', `select ${COLUMNS} from jobs j ${JOINS} where j.key = $1`);
// Of the namespaces in $1, or of everybody; $2: before this id; $3: of one kind; $4: in these states.
const LIST = statement(
  'jobs_list',
  `select ${COLUMNS} from jobs j ${JOINS}
   where ($1::bigint[] is null or (j.namespace_id = any ($1) and j.kind <> '${SERVICE}')) and ($2::bigint is null or j.id < $2) and ($3::text is null or j.kind = $3)
     and ($4::text[] is null or j.state = any ($4))
   order by j.id desc limit $5`,
);
const UNENDED = statement(
  'jobs_unended',
  `select count(*)::int as count from jobs where namespace_id = $1 and state in ('checking', 'quoted', 'queued', 'running')`,
);
const SET_SETTINGS = statement('jobs_set_settings', 'update jobs set settings = $2::text::jsonb where id = $1');
// Of one that is not queued yet.
const SET_TERMS = statement(
  'jobs_set_terms',
  `update jobs set price_limit_micro = $2, cost_limit_minor = $3, sharing = $4 where id = $1 and state in ('checking', 'quoted')`,
);
const SET_RESULT_REPOSITORY = statement('jobs_set_result_repository', 'update jobs set result_repository_id = $2 where id = $1');
// Held by the time before which nobody else takes it up: a check takes minutes, and its process may die.
const CLAIM_CHECK = statement(
  'jobs_claim_check',
  `with next as (
     select id from jobs where state = 'checking' and kind = $1 and not_before <= now() order by id limit 1 for update skip locked)
   update jobs j set not_before = now() + $2::float8 * interval '1 millisecond' from next where j.id = next.id returning j.id`,
);
const LOSE_CHECK = statement(
  'jobs_lose_check',
  `update jobs set losses = losses + 1 where id = $1 and state = 'checking' returning losses`,
);
const KEEP_CHECK = statement(
  'jobs_keep_check',
  `update jobs set not_before = now() + $2::float8 * interval '1 millisecond' where id = $1 and state = 'checking'`,
);
const PRUNE_UNASKED = statement(
  'jobs_quotes_that_ran_out',
  `select id from jobs where state = 'quoted' and created_at < now() - interval '24 hours' order by id limit 100`,
);

interface Row {
  id: bigint;
  key: string;
  kind: string;
  recipe: string;
  namespace_id: bigint;
  namespace: string;
  created_by_id: bigint | null;
  created_by: string | null;
  title: string;
  state: JobState;
  settings: string;
  cpus: number;
  memory_bytes: bigint;
  gpus: number;
  seconds_limit: number;
  price_limit_micro: bigint;
  cost_limit_minor: bigint;
  sharing: Sharing;
  priority: JobPriority;
  is_here_only: boolean;
  attempt: number;
  losses: number;
  runner_id: bigint | null;
  runner: string | null;
  runner_namespace_id: bigint | null;
  cancel_wanted: boolean;
  stage: string | null;
  progress: string | null;
  checkpoint_step: number | null;
  failure: string | null;
  outcome: string | null;
  result_repository_id: bigint | null;
  result_type: RepoType | null;
  result_namespace: string | null;
  result_name: string | null;
  result_commit_oid: Buffer | null;
  used_seconds: number;
  not_before: Date;
  created_at: Date;
  queued_at: Date | null;
  attempt_at: Date | null;
  started_at: Date | null;
  ended_at: Date | null;
}

export interface JobsAsked {
  /** Null: of everybody. */
  namespaceIds: readonly bigint[] | null;
  before: bigint | null;
  kind: string | null;
  states: readonly JobState[] | null;
  limit: number;
}

@Injectable()
export class JobsStore {
  constructor(private readonly database: Database) {}

  /** In state 'checking'. */
  async insert(key: string, job: NewJob): Promise<bigint> {
    const {
      kind,
      recipe,
      namespaceId,
      createdById,
      title,
      settings,
      cpus,
      memoryBytes,
      gpus,
      secondsLimit,
      priority,
      isHereOnly = false,
    } = job;
    const values = [
      key,
      kind,
      recipe,
      namespaceId,
      createdById,
      title,
      JSON.stringify(settings),
      cpus,
      memoryBytes,
      gpus,
      secondsLimit,
      priority,
      isHereOnly,
    ];
    const made = await this.database.row<{ id: bigint }>(INSERT, values);
    if (!made) throw new Error('the job was not written');
    return made.id;
  }

  async find(id: bigint): Promise<JobRecord | null> {
    const row = await this.database.row<Row>(FIND, [id]);
    return row && toRecord(row);
  }

  async findByKey(key: string): Promise<JobRecord | null> {
    const row = await this.database.row<Row>(FIND_BY_KEY, [key]);
    return row && toRecord(row);
  }

  /** The newest first. */
  async list({ namespaceIds, before, kind, states, limit }: JobsAsked): Promise<JobRecord[]> {
    return (await this.database.rows<Row>(LIST, [namespaceIds, before, kind, states, limit])).map(toRecord);
  }

  async countUnended(namespaceId: bigint): Promise<number> {
    return (await this.database.row<{ count: number }>(UNENDED, [namespaceId]))?.count ?? 0;
  }

  async setSettings(id: bigint, settings: object): Promise<void> {
    await this.database.execute(SET_SETTINGS, [id, JSON.stringify(settings)]);
  }

  /** False when it is past that. */
  async setTerms(id: bigint, { priceLimitMicro, costLimitMinor, sharing }: JobTerms): Promise<boolean> {
    return (await this.database.execute(SET_TERMS, [id, priceLimitMicro, costLimitMinor, sharing])) > 0;
  }

  async setResultRepository(id: bigint, repositoryId: bigint): Promise<void> {
    await this.database.execute(SET_RESULT_REPOSITORY, [id, repositoryId]);
  }

  /** One that is to be checked and that nobody is at; null when there is none. */
  async claimCheck(kind: string, heldMs: number): Promise<bigint | null> {
    return (await this.database.row<{ id: bigint }>(CLAIM_CHECK, [kind, heldMs]))?.id ?? null;
  }

  /** A check that broke off. How many have; 0 for a job that is past it. */
  async loseCheck(id: bigint): Promise<number> {
    return (await this.database.row<{ losses: number }>(LOSE_CHECK, [id]))?.losses ?? 0;
  }

  /** False once it is past its check: somebody cancelled it. */
  async keepCheck(id: bigint, heldMs: number): Promise<boolean> {
    return (await this.database.execute(KEEP_CHECK, [id, heldMs])) > 0;
  }

  /** Whose quotes nobody accepted within a day. */
  async quotesThatRanOut(): Promise<bigint[]> {
    return (await this.database.rows<{ id: bigint }>(PRUNE_UNASKED)).map(({ id }) => id);
  }
}

function toRecord(row: Row): JobRecord {
  return {
    id: row.id,
    key: row.key,
    kind: row.kind,
    recipe: row.recipe,
    namespaceId: row.namespace_id,
    namespace: row.namespace,
    createdById: row.created_by_id,
    createdBy: row.created_by,
    title: row.title,
    state: row.state,
    settings: JSON.parse(row.settings) as unknown,
    cpus: row.cpus,
    memoryBytes: Number(row.memory_bytes),
    gpus: row.gpus,
    secondsLimit: row.seconds_limit,
    priceLimitMicro: row.price_limit_micro,
    costLimitMinor: row.cost_limit_minor,
    sharing: row.sharing,
    priority: row.priority,
    isHereOnly: row.is_here_only,
    attempt: row.attempt,
    losses: row.losses,
    runnerId: row.runner_id,
    runner: row.runner,
    runnerNamespaceId: row.runner_namespace_id,
    cancelWanted: row.cancel_wanted,
    stage: row.stage,
    progress: parsed<JobProgress>(row.progress),
    checkpointStep: row.checkpoint_step,
    failure: parsed<JobFailure>(row.failure),
    outcome: parsed<unknown>(row.outcome),
    resultRepositoryId: row.result_repository_id,
    resultRepository: resultOf(row),
    resultCommitOid: row.result_commit_oid && oidFromBytes(row.result_commit_oid),
    usedSeconds: row.used_seconds,
    notBefore: row.not_before,
    createdAt: row.created_at,
    queuedAt: row.queued_at,
    attemptAt: row.attempt_at,
    startedAt: row.started_at,
    endedAt: row.ended_at,
  };
}

function resultOf({ result_type: type, result_namespace: namespace, result_name: name }: Row): JobRecord['resultRepository'] {
  return type === null || namespace === null || name === null ? null : { type, namespace, name };
}

function parsed<T>(text: string | null): T | null {
  return text === null ? null : (JSON.parse(text) as T);
}
