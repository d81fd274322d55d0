// The rows of imports. All times are the database's, so that processes with clocks of their own agree on who holds a lease.
import { Injectable } from '@nestjs/common';
import type { GitOid } from '@modelgrove/git-objects';
import type { RepoType } from '@modelgrove/shared';
import { Database, statement } from '../../platform/database';
import type { ImportProblem, ImportRecord, ImportState, ImportStep, UnderWay } from './imports.types';

const COLUMNS = `i.id, i.created_by_id, i.repository_id, i.type::text as type, i.namespace, i.name, i.is_private, i.upstream, i.source_id, i.source_url,
  i.revision, i.commit_oid, i.initial_oid, i.with_history, i.history_problem, i.state, i.step, i.files_total, i.files_done, i.bytes_total,
  i.bytes_done, i.bytes_per_second, i.under_way::text as under_way, i.problem::text as problem, i.attempts, i.next_try_at, i.created_at, i.ended_at`;

const INSERT = statement(
  'imports_insert',
  `insert into imports as i (created_by_id, repository_id, type, namespace, name, is_private, upstream, source_id, source_url, revision, commit_oid,
     initial_oid, with_history, token_sealed, lease_holder, lease_until, state)
   values ($1, $2, $3::text::repo_type, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15::text,
     case when $15::text is not null then now() + $16::float8 * interval '1 millisecond' end, case when $15::text is null then 'waiting' else 'running' end)
   returning ${COLUMNS}`,
);
const FIND = statement('imports_find', `select ${COLUMNS} from imports i where i.id = $1`);
const OF_USER = statement(
  'imports_of_user',
  `select ${COLUMNS} from imports i where i.created_by_id = $1 and ($2::bigint is null or i.id < $2) order by i.id desc limit $3`,
);
const UNENDED = statement(
  'imports_unended',
  `select count(*)::int as count from imports where created_by_id = $1 and state in ('waiting', 'running')`,
);
const OF_REPOSITORY = statement(
  'imports_of_repository',
  `select ${COLUMNS} from imports i where i.repository_id = $1 order by i.id desc limit 1`,
);
// Also those whose process died in the middle: their lease has run out.
const CLAIM = statement(
  'imports_claim',
  `with due as (
     select id from imports where state in ('waiting', 'running') and next_try_at <= now() and (lease_until is null or lease_until < now())
     order by next_try_at, id limit 1 for update skip locked)
   update imports i set state = 'running', lease_holder = $1, lease_until = now() + $2::float8 * interval '1 millisecond'
   from due where i.id = due.id returning i.id`,
);
const CLAIM_ONE = statement(
  'imports_claim_one',
  `update imports set state = 'running', lease_holder = $2, lease_until = now() + $3::float8 * interval '1 millisecond'
   where id = $1 and state in ('waiting', 'running') and (lease_until is null or lease_until < now() or lease_holder = $2)`,
);
const SEALED_TOKEN = statement('imports_sealed_token', 'select token_sealed from imports where id = $1');
const KEEP = statement(
  'imports_keep',
  `update imports set lease_until = now() + $3::float8 * interval '1 millisecond', step = $4, files_total = $5, files_done = $6, bytes_total = $7,
     bytes_done = $8, bytes_per_second = $9, under_way = $10::text::jsonb, history_problem = $11,
     attempts = case when $12 then 0 else attempts end
   where id = $1 and lease_holder = $2 and state = 'running' returning cancel_wanted`,
);
const LET_GO = statement(
  'imports_let_go',
  `update imports set state = 'waiting', lease_holder = null, lease_until = null, under_way = '[]', bytes_per_second = null, problem = $3::text::jsonb,
     attempts = attempts + $4, next_try_at = now() + $5::float8 * interval '1 millisecond'
   where id = $1 and lease_holder = $2 and state = 'running'`,
);
const END = statement(
  'imports_end',
  `update imports set state = $3, lease_holder = null, lease_until = null, under_way = '[]', bytes_per_second = null, problem = $4::text::jsonb,
     token_sealed = null, ended_at = now() where id = $1 and lease_holder = $2 and state = 'running'`,
);
const WANT_CANCEL = statement(
  'imports_want_cancel',
  `update imports set cancel_wanted = true where id = $1 and state = 'running' and lease_until >= now()`,
);
const CANCEL = statement(
  'imports_cancel',
  `update imports set state = 'cancelled', token_sealed = null, ended_at = now(), under_way = '[]', bytes_per_second = null, lease_holder = null,
     lease_until = null, cancel_wanted = true
   where id = $1 and (state in ('waiting', 'failed') or (state = 'running' and (lease_until is null or lease_until < now())))`,
);
const RETRY = statement(
  'imports_retry',
  `update imports set state = 'waiting', attempts = 0, next_try_at = now(), ended_at = null, problem = null, cancel_wanted = false,
     token_sealed = coalesce($2, token_sealed)
   where id = $1 and (state = 'failed' or (state = 'waiting' and problem is not null))`,
);
const PRUNE = statement('imports_prune', `delete from imports where state in ('done', 'cancelled', 'failed') and ended_at < $1`);

interface Row {
  id: bigint | string;
  created_by_id: bigint | string | null;
  repository_id: bigint | string | null;
  type: RepoType;
  namespace: string;
  name: string;
  is_private: boolean;
  upstream: string;
  source_id: string;
  source_url: string;
  revision: string;
  commit_oid: string;
  initial_oid: string;
  with_history: boolean;
  history_problem: string | null;
  state: ImportState;
  step: ImportStep;
  files_total: number | null;
  files_done: number;
  bytes_total: bigint | string | null;
  bytes_done: bigint | string;
  bytes_per_second: number | null;
  under_way: string;
  problem: string | null;
  attempts: number;
  next_try_at: Date;
  created_at: Date;
  ended_at: Date | null;
}

export interface NewImport {
  createdById: bigint | null;
  repositoryId: bigint;
  type: RepoType;
  namespace: string;
  name: string;
  isPrivate: boolean;
  upstream: string;
  sourceId: string;
  sourceUrl: string;
  revision: string;
  commitOid: GitOid;
  initialOid: GitOid;
  withHistory: boolean;
  tokenSealed: Buffer | null;
  /** Who runs it at once, if anybody. */
  leaseHolder: string | null;
  leaseMs: number;
}

export interface Progress {
  step: ImportStep;
  filesTotal: number | null;
  filesDone: number;
  bytesTotal: number | null;
  bytesDone: number;
  bytesPerSecond: number | null;
  underWay: readonly UnderWay[];
  historyProblem: string | null;
  /** Something new has come: earlier failures count no more. */
  hasNews: boolean;
}

@Injectable()
export class ImportsStore {
  constructor(private readonly database: Database) {}

  async insert(row: NewImport): Promise<ImportRecord> {
    const made = await this.database.row<Row>(INSERT, [
      row.createdById,
      row.repositoryId,
      row.type,
      row.namespace,
      row.name,
      row.isPrivate,
      row.upstream,
      row.sourceId,
      row.sourceUrl,
      row.revision,
      row.commitOid,
      row.initialOid,
      row.withHistory,
      row.tokenSealed,
      row.leaseHolder,
      row.leaseMs,
    ]);
    if (!made) throw new Error('the import was not written');
    return toRecord(made);
  }

  async find(id: bigint): Promise<ImportRecord | null> {
    const row = await this.database.row<Row>(FIND, [id]);
    return row && toRecord(row);
  }

  /** The newest first. */
  async ofUser(userId: bigint, before: bigint | null, limit: number): Promise<ImportRecord[]> {
    return (await this.database.rows<Row>(OF_USER, [userId, before, limit])).map(toRecord);
  }

  async countUnended(userId: bigint): Promise<number> {
    return (await this.database.row<{ count: number }>(UNENDED, [userId]))?.count ?? 0;
  }

  /** The last one. */
  async ofRepository(repositoryId: bigint): Promise<ImportRecord | null> {
    const row = await this.database.row<Row>(OF_REPOSITORY, [repositoryId]);
    return row && toRecord(row);
  }

  /** One that is due and that no living process is at; null when there is none. */
  async claim(holder: string, leaseMs: number): Promise<bigint | null> {
    const row = await this.database.row<{ id: bigint | string }>(CLAIM, [holder, leaseMs]);
    return row && BigInt(row.id);
  }

  async claimOne(id: bigint, holder: string, leaseMs: number): Promise<boolean> {
    return (await this.database.execute(CLAIM_ONE, [id, holder, leaseMs])) > 0;
  }

  async sealedToken(id: bigint): Promise<Buffer | null> {
    return (await this.database.row<{ token_sealed: Buffer | null }>(SEALED_TOKEN, [id]))?.token_sealed ?? null;
  }

  /** Notes how far it is and holds on to it. Null when it is somebody else's by now. */
  async keep(id: bigint, holder: string, leaseMs: number, progress: Progress): Promise<{ isCancelWanted: boolean } | null> {
    const { step, filesTotal, filesDone, bytesTotal, bytesDone, bytesPerSecond, underWay, historyProblem, hasNews } = progress;
    const values = [
      id,
      holder,
      leaseMs,
      step,
      filesTotal,
      filesDone,
      bytesTotal,
      bytesDone,
      bytesPerSecond,
      JSON.stringify(underWay),
      historyProblem,
      hasNews,
    ];
    const row = await this.database.row<{ cancel_wanted: boolean }>(KEEP, values);
    return row && { isCancelWanted: row.cancel_wanted };
  }

  /** It is taken up again later, by whoever is there then. */
  async letGo(id: bigint, holder: string, problem: ImportProblem | null, isFailure: boolean, afterMs: number): Promise<void> {
    await this.database.execute(LET_GO, [id, holder, problem && JSON.stringify(problem), isFailure ? 1 : 0, afterMs]);
  }

  /** False when it is somebody else's by now. */
  async end(id: bigint, holder: string, state: 'done' | 'failed' | 'cancelled', problem: ImportProblem | null): Promise<boolean> {
    return (await this.database.execute(END, [id, holder, state, problem && JSON.stringify(problem)])) > 0;
  }

  /** Asks the process that is at it. False when none is. */
  async wantCancel(id: bigint): Promise<boolean> {
    return (await this.database.execute(WANT_CANCEL, [id])) > 0;
  }

  /** False when a process is at it, or it has ended well. */
  async cancel(id: bigint): Promise<boolean> {
    return (await this.database.execute(CANCEL, [id])) > 0;
  }

  /** False when it has not failed. */
  async retry(id: bigint, tokenSealed: Buffer | null): Promise<boolean> {
    return (await this.database.execute(RETRY, [id, tokenSealed])) > 0;
  }

  /** How many. Where a repository came from stands on the repository. */
  prune(endedBefore: Date): Promise<number> {
    return this.database.execute(PRUNE, [endedBefore]);
  }
}

function toRecord(row: Row): ImportRecord {
  return {
    id: BigInt(row.id),
    createdById: row.created_by_id === null ? null : BigInt(row.created_by_id),
    repositoryId: row.repository_id === null ? null : BigInt(row.repository_id),
    type: row.type,
    namespace: row.namespace,
    name: row.name,
    isPrivate: row.is_private,
    upstream: row.upstream,
    sourceId: row.source_id,
    sourceUrl: row.source_url,
    revision: row.revision,
    commitOid: row.commit_oid as GitOid,
    initialOid: row.initial_oid as GitOid,
    withHistory: row.with_history,
    historyProblem: row.history_problem,
    state: row.state,
    step: row.step,
    filesTotal: row.files_total,
    filesDone: row.files_done,
    bytesTotal: row.bytes_total === null ? null : Number(row.bytes_total),
    bytesDone: Number(row.bytes_done),
    bytesPerSecond: row.bytes_per_second,
    underWay: JSON.parse(row.under_way) as UnderWay[],
    problem: row.problem === null ? null : (JSON.parse(row.problem) as ImportProblem),
    attempts: row.attempts,
    nextTryAt: row.next_try_at,
    createdAt: row.created_at,
    endedAt: row.ended_at,
  };
}
