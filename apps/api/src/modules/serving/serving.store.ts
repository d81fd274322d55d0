import { Injectable } from '@nestjs/common';
import { oidToBytes, type GitOid } from '@modelgrove/git-objects';
import { storableJson } from '../../common/storable-json';
import { Database, statement } from '../../platform/database';
import type { JobState } from '../jobs';
import type { AnswerPiece, CallRequest, Serving, ServingUse } from './serving.types';

const LIVE_STATES = `j.state in ('checking', 'quoted', 'queued', 'running') and not j.cancel_wanted`;

const LOCK = statement('servings_lock', `select pg_advisory_xact_lock(hashtext('modelgrove.serving'), hashtext($1))`);
const LIVE = statement(
  'servings_live',
  `select s.id, s.job_id, s.repository_id, j.key, j.state, j.stage from servings s join jobs j on j.id = s.job_id
   where ((s.repository_id = $1 and s.commit_oid = $2 and (s.base_commit_oid is not null or not $3))
     or (s.base_repository_id = $1 and s.base_commit_oid = $2 and not $3)) and ${LIVE_STATES}
   order by (s.repository_id = $1) desc, (j.state = 'running') desc, s.id limit 1`,
);
const READY = statement(
  'servings_ready',
  `select s.repository_id, n.name as namespace, r.name, coalesce(min(j.settings ->> 'use'), 'chat') as use, min(j.attempt_at) as since from servings s join jobs j on j.id = s.job_id
     join repositories r on r.id = s.repository_id join namespaces n on n.id = r.namespace_id
   where j.state = 'running' and j.stage = 'ready' group by 1, 2, 3 order by 2, 3 limit 1000`,
);
const INSERT = statement(
  'servings_insert',
  `insert into servings (job_id, repository_id, commit_oid, base_repository_id, base_commit_oid) values ($1, $2, $3, $4, $5)`,
);
const ASKED = statement('servings_asked', 'update servings set asked_at = now() where job_id = $1');
// Whoever asks is put in line, unless the line is long.
const ADD_CALL = statement(
  'serving_calls_add',
  `insert into serving_calls (job_id, namespace_id, model, is_base, request, bill)
   select $1, $2, $3, $4, $5::text::jsonb, $7::text::jsonb where (select count(*) from serving_calls where job_id = $1 and attempt is null and not is_left) < $6
   returning id`,
);
const CALL_STATE = statement(
  'serving_calls_state',
  `select c.attempt as call_attempt, c.is_ended, j.attempt, j.state, j.stage, j.failure from serving_calls c join jobs j on j.id = c.job_id where c.id = $1`,
);
const PIECES = statement('serving_pieces_after', 'select seq, piece from serving_pieces where call_id = $1 and seq > $2 order by seq');
const LEAVE_CALL = statement('serving_calls_leave', 'update serving_calls set is_left = true where id = $1');
const DROP_CALL = statement('serving_calls_drop', 'delete from serving_calls where id = $1');
const DROP_PIECES = statement('serving_pieces_drop', 'delete from serving_pieces where call_id = $1');
// Of an attempt that is gone: what was not answered at all is asked again.
const TAKE_BACK = statement(
  'serving_calls_take_back',
  `update serving_calls c set attempt = null where job_id = $1 and attempt < $2 and not is_ended
   and not exists (select 1 from serving_pieces p where p.call_id = c.id)`,
);
const TAKE = statement(
  'serving_calls_take',
  `update serving_calls set attempt = $2 where id = (
     select id from serving_calls where job_id = $1 and attempt is null and not is_left order by id limit 1 for update skip locked)
   returning id, is_base, request`,
);
const CALL_OF_ATTEMPT = statement(
  'serving_calls_of_attempt',
  `select c.id, c.namespace_id, c.model, c.is_left, c.is_ended, c.bill, case when c.is_base then s.base_repository_id else s.repository_id end as repository_id
   from serving_calls c left join servings s on s.job_id = c.job_id where c.id = $1 and c.job_id = $2 and c.attempt = $3 for update of c`,
);
const ADD_PIECE = statement(
  'serving_pieces_add',
  'insert into serving_pieces (call_id, seq, piece) values ($1, $2, $3::text::jsonb) on conflict (call_id, seq) do nothing',
);
const END_CALL = statement('serving_calls_end', 'update serving_calls set is_ended = true where id = $1');
const IDLE = statement(
  'servings_idle',
  `select extract(epoch from now() - s.asked_at)::float8 * 1000 as idle_ms, extract(epoch from now() - j.attempt_at)::float8 * 1000 as running_ms,
     exists (select 1 from jobs o join runners r on r.id = j.runner_id where o.state = 'queued' and o.not_before <= now() and o.recipe = any (r.recipes)
       and (r.namespace_id is null or r.namespace_id = o.namespace_id)) as is_in_the_way
   from servings s join jobs j on j.id = s.job_id where s.job_id = $1`,
);
const FORGOTTEN = statement(
  'servings_forgotten',
  `select s.job_id from servings s join jobs j on j.id = s.job_id
   where j.state = 'queued' and s.asked_at < now() - $1::float8 * interval '1 millisecond' and not exists (
     select 1 from serving_calls c where c.job_id = s.job_id and not c.is_left and not c.is_ended) limit 100`,
);
const SWEEP_CALLS = statement('serving_calls_sweep', `delete from serving_calls where created_at < now() - interval '2 hours'`);
const SWEEP_PIECES = statement(
  'serving_pieces_sweep',
  'delete from serving_pieces p where not exists (select 1 from serving_calls c where c.id = p.call_id)',
);

interface LiveRow {
  id: bigint;
  job_id: bigint;
  repository_id: bigint;
  key: string;
  state: JobState;
  stage: string | null;
}

export interface CallState {
  /** That took it; null: it waits. */
  takenBy: number | null;
  isEnded: boolean;
  attempt: number;
  state: JobState;
  stage: string | null;
  failure: { code: string; message: string } | null;
}

export interface ReadyModel {
  repositoryId: bigint;
  namespace: string;
  name: string;
  use: ServingUse;
  since: Date;
}

interface NewCall {
  jobId: bigint;
  namespaceId: bigint;
  model: string;
  isBase: boolean;
  request: CallRequest;
  /** What is set aside for it (ServingBills). */
  bill: object | null;
}

export interface AnsweredCall {
  namespaceId: bigint;
  model: string;
  /** Whose files answered: the model's own, or those of its base. Null: that is gone. */
  repositoryId: bigint | null;
  isLeft: boolean;
  isEnded: boolean;
  bill: object | null;
}

interface CallRow {
  namespace_id: bigint;
  model: string;
  repository_id: bigint | null;
  is_left: boolean;
  is_ended: boolean;
  bill: object | null;
}

export interface TakenCall {
  id: bigint;
  of: 'model' | 'base';
  request: CallRequest;
}

@Injectable()
export class ServingStore {
  constructor(private readonly database: Database) {}

  /** Until the end of the transaction nobody else wakes it. */
  async lock(repositoryId: bigint): Promise<void> {
    await this.database.row(LOCK, [String(repositoryId)]);
  }

  /** That of the commit itself before one in which it is the base. `isWithBase`: only one of the commit itself that has its base beside it. */
  async live(repositoryId: bigint, commitOid: GitOid, isWithBase: boolean): Promise<Serving | null> {
    const row = await this.database.row<LiveRow>(LIVE, [repositoryId, oidToBytes(commitOid), isWithBase]);
    if (!row) return null;
    const { id, job_id, repository_id, key, state, stage } = row;
    return { id, jobId: job_id, repositoryId: repository_id, job: { key, state, stage } };
  }

  /** Models that are loaded now. */
  async ready(): Promise<ReadyModel[]> {
    const rows = await this.database.rows<Omit<ReadyModel, 'repositoryId'> & { repository_id: bigint }>(READY);
    return rows.map(({ repository_id, ...row }) => ({ repositoryId: repository_id, ...row }));
  }

  async insert(
    jobId: bigint,
    repositoryId: bigint,
    commitOid: GitOid,
    base: { repositoryId: bigint; commitOid: GitOid } | null,
  ): Promise<void> {
    const values = [jobId, repositoryId, oidToBytes(commitOid), base?.repositoryId ?? null, base && oidToBytes(base.commitOid)];
    await this.database.execute(INSERT, values);
  }

  async asked(jobId: bigint): Promise<void> {
    await this.database.execute(ASKED, [jobId]);
  }

  /** Null when too many wait. */
  async addCall({ jobId, namespaceId, model, isBase, request, bill }: NewCall, mostWaiting: number): Promise<bigint | null> {
    const values = [jobId, namespaceId, model, isBase, JSON.stringify(request), mostWaiting, bill && JSON.stringify(bill)];
    return (await this.database.row<{ id: bigint }>(ADD_CALL, values))?.id ?? null;
  }

  /** Null when it is gone: the server was restarted. */
  async callState(id: bigint): Promise<CallState | null> {
    const row = await this.database.row<Omit<CallState, 'takenBy' | 'isEnded'> & { call_attempt: number | null; is_ended: boolean }>(
      CALL_STATE,
      [id],
    );
    if (!row) return null;
    const { call_attempt, is_ended, attempt, state, stage, failure } = row;
    return { takenBy: call_attempt, isEnded: is_ended, attempt, state, stage, failure };
  }

  pieces(id: bigint, afterSeq: number): Promise<{ seq: number; piece: AnswerPiece }[]> {
    return this.database.rows(PIECES, [id, afterSeq]);
  }

  /** Its client went away: the runner hears of it with the next piece. */
  async leave(id: bigint): Promise<void> {
    await this.database.execute(LEAVE_CALL, [id]);
  }

  async drop(id: bigint): Promise<void> {
    await this.database.execute(DROP_CALL, [id]);
    await this.database.execute(DROP_PIECES, [id]);
  }

  async take(jobId: bigint, attempt: number): Promise<TakenCall | null> {
    await this.database.execute(TAKE_BACK, [jobId, attempt]);
    const row = await this.database.row<{ id: bigint; is_base: boolean; request: CallRequest }>(TAKE, [jobId, attempt]);
    return row && { id: row.id, of: row.is_base ? 'base' : 'model', request: row.request };
  }

  /** Inside a transaction: nobody else adds to it. Null when it is not the attempt's. */
  async callOf(id: bigint, jobId: bigint, attempt: number): Promise<AnsweredCall | null> {
    const row = await this.database.row<CallRow>(CALL_OF_ATTEMPT, [id, jobId, attempt]);
    if (!row) return null;
    const { namespace_id, model, repository_id, is_left, is_ended, bill } = row;
    return { namespaceId: namespace_id, model, repositoryId: repository_id, isLeft: is_left, isEnded: is_ended, bill };
  }

  /** A model may write halves of characters and NULs. */
  async addPiece(id: bigint, seq: number, piece: AnswerPiece): Promise<void> {
    await this.database.execute(ADD_PIECE, [id, seq, JSON.stringify(storableJson(piece))]);
  }

  async endCall(id: bigint): Promise<void> {
    await this.database.execute(END_CALL, [id]);
  }

  async idle(jobId: bigint): Promise<{ idleMs: number; runningMs: number; isInTheWay: boolean } | null> {
    const row = await this.database.row<{ idle_ms: number; running_ms: number; is_in_the_way: boolean }>(IDLE, [jobId]);
    return row && { idleMs: row.idle_ms, runningMs: row.running_ms, isInTheWay: row.is_in_the_way };
  }

  /** Jobs that wait for a runner though nobody waits for them. */
  async forgotten(forMs: number): Promise<bigint[]> {
    return (await this.database.rows<{ job_id: bigint }>(FORGOTTEN, [forMs])).map(({ job_id }) => job_id);
  }

  async sweep(): Promise<number> {
    const calls = await this.database.execute(SWEEP_CALLS);
    await this.database.execute(SWEEP_PIECES);
    return calls;
  }
}
