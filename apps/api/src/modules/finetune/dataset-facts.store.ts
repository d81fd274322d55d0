import { Injectable } from '@nestjs/common';
import { type GitOid, oidFromBytes, oidToBytes } from '@modelgrove/git-objects';
import { Database, statement } from '../../platform/database';

const FIND = statement(
  'dataset_checks_find',
  `select path, commit_oid, state, report::text as report, failure, asked_at as "askedAt", ended_at as "endedAt" from dataset_checks where repository_id = $1`,
);
const ASK = statement(
  'dataset_checks_ask',
  `insert into dataset_checks (repository_id, path, commit_oid, asked_at) values ($1, $2, $3, $4)
   on conflict (repository_id) do update set path = excluded.path, commit_oid = excluded.commit_oid, state = 'waiting', asked_at = excluded.asked_at,
     report = null, failure = null, ended_at = null`,
);
/** Of that commit only: another one may have been asked for meanwhile. */
const END = statement(
  'dataset_checks_end',
  `update dataset_checks set state = $3, report = $4::text::jsonb, failure = $5, ended_at = $6 where repository_id = $1 and commit_oid = $2 and state = 'waiting'`,
);

export interface DatasetCheck {
  path: string;
  commitOid: GitOid;
  state: 'waiting' | 'done' | 'failed';
  /** A summary: no row, and no place of one. */
  report: CheckSummary | null;
  failure: string | null;
  askedAt: Date;
  endedAt: Date | null;
}

export interface CheckSummary {
  verdict: string;
  rows: number;
  unusable: number;
  duplicates: { exact: number; near: number };
  bytes: number;
  columns: string[];
  shape: string | null;
  problems: { code: string; severity: string; count: number; isEstimate: boolean; sentence: string }[];
}

type Row = Omit<DatasetCheck, 'commitOid' | 'report'> & { commit_oid: Buffer; report: string | null };

@Injectable()
export class DatasetChecksStore {
  constructor(private readonly database: Database) {}

  async find(repositoryId: bigint): Promise<DatasetCheck | null> {
    const row = await this.database.row<Row>(FIND, [repositoryId]);
    if (!row) return null;
    const { commit_oid, report, ...check } = row;
    return { ...check, commitOid: oidFromBytes(commit_oid), report: report === null ? null : (JSON.parse(report) as CheckSummary) };
  }

  async ask(repositoryId: bigint, path: string, commitOid: GitOid, at: Date): Promise<void> {
    await this.database.execute(ASK, [repositoryId, path, oidToBytes(commitOid), at]);
  }

  async end(repositoryId: bigint, commitOid: GitOid, outcome: CheckSummary | string, at: Date): Promise<void> {
    const [report, failure] = typeof outcome === 'string' ? [null, outcome] : [JSON.stringify(outcome), null];
    const state = report === null ? 'failed' : 'done';
    await this.database.execute(END, [repositoryId, oidToBytes(commitOid), state, report, failure, at]);
  }
}
