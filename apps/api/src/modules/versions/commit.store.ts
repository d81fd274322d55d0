// git.commit (the graph and what each commit brought), git.change (which names changed where), git.commit_receipt.
import { Injectable } from '@nestjs/common';
import { type GitOid, oidFromBytes, oidToBytes } from '@modelgrove/git-objects';
import { type CommitRow, directoryKey, encodeIdxs, encodeNames } from '@modelgrove/version-ingest';
import { Database, statement } from '../../platform/database';

export interface GraphRow {
  idx: number;
  oid: Buffer;
  tree: Buffer;
  parents: Buffer;
  time: bigint;
}

const GRAPH = statement(
  'versions_graph',
  'select idx, oid, tree, parents, time from git.commit where repo_id = $1 and idx >= $2 order by idx',
);
const NEW_OIDS = statement('versions_new_oids', 'select idx, new_oids from git.commit where repo_id = $1 and idx = any ($2)');
const INSERT = statement(
  'versions_commit_insert',
  `with c as (insert into git.commit (repo_id, idx, time, oid, tree, parents, new_oids) values ($1, $2, $3, $4, $5, $6, $7)),
   d as (insert into git.change (repo_id, dir_key, idx, names) select $1, u.dir_key, $2, u.names from unnest($8::bigint[], $9::bytea[]) as u(dir_key, names))
   update git.repository set next_idx = $2 + 1 where repo_id = $1`,
);
const NEXT_IDX = statement('versions_next_idx', 'update git.repository set next_idx = $2 where repo_id = $1');
const CHANGES = statement(
  'versions_changes',
  'select idx, names from git.change where repo_id = $1 and dir_key = $2 and idx <= $3 order by idx desc limit $4',
);
const RECEIPT_FIND = statement(
  'versions_receipt_find',
  `select commit_oid from git.commit_receipt where repo_id = $1 and key = $2 and at > now() - interval '10 minutes'`,
);
const RECEIPT_PUT = statement(
  'versions_receipt_put',
  `insert into git.commit_receipt (repo_id, key, commit_oid) values ($1, $2, $3) on conflict (repo_id, key) do update set commit_oid = excluded.commit_oid, at = now()`,
);
const RECEIPT_SWEEP = statement('versions_receipt_sweep', `delete from git.commit_receipt where at < now() - interval '10 minutes'`);
const TOUCH = statement('versions_touch', 'update repositories set last_modified_at = now() where id = $1');

@Injectable()
export class CommitStore {
  constructor(private readonly database: Database) {}

  graphFrom(repoId: bigint, idx: number): Promise<GraphRow[]> {
    return this.database.rows<GraphRow>(GRAPH, [repoId, idx]);
  }

  async newOids(repoId: bigint, idxs: readonly number[]): Promise<Map<number, Buffer>> {
    const rows = await this.database.rows<{ idx: number; new_oids: Buffer }>(NEW_OIDS, [repoId, idxs]);
    return new Map(rows.map((row) => [row.idx, row.new_oids]));
  }

  /** One commit with its changes; also advances the repository's next idx. */
  async insertOne(repoId: bigint, commit: CommitRow): Promise<void> {
    const { idx, timeSeconds, oid, tree, newOids } = commit;
    const dirs = [...commit.changes];
    await this.database.execute(INSERT, [
      repoId,
      idx,
      timeSeconds,
      oidToBytes(oid),
      oidToBytes(tree),
      encodeIdxs(commit.parentIdxs),
      newOids,
      dirs.map(([dir]) => directoryKey(dir)),
      dirs.map(([, names]) => encodeNames(names)),
    ]);
  }

  /** Many at once: rows that the ingest thread has encoded. */
  async copyMany(commits: AsyncIterable<Uint8Array>, changes: AsyncIterable<Uint8Array>, repoId: bigint, nextIdx: number): Promise<void> {
    await this.database.copyIn(
      'copy git.commit (repo_id, idx, time, oid, tree, parents, new_oids) from stdin with (format binary)',
      commits,
    );
    await this.database.copyIn('copy git.change (repo_id, dir_key, idx, names) from stdin with (format binary)', changes);
    await this.database.execute(NEXT_IDX, [repoId, nextIdx]);
  }

  /** Changes of one directory, newest first, beginning at `fromIdx`. */
  changes(repoId: bigint, directory: string, fromIdx: number, limit: number): Promise<{ idx: number; names: Buffer }[]> {
    return this.database.rows(CHANGES, [repoId, directoryKey(directory), fromIdx, limit]);
  }

  async receipt(repoId: bigint, key: Buffer): Promise<GitOid | null> {
    const row = await this.database.row<{ commit_oid: Buffer }>(RECEIPT_FIND, [repoId, key]);
    return row ? oidFromBytes(row.commit_oid) : null;
  }

  async putReceipt(repoId: bigint, key: Buffer, commitOid: GitOid): Promise<void> {
    await this.database.execute(RECEIPT_PUT, [repoId, key, oidToBytes(commitOid)]);
  }

  /** Number of rows removed. */
  sweepReceipts(): Promise<number> {
    return this.database.execute(RECEIPT_SWEEP);
  }

  /** The listing's "last modified": a copy of a fact of this room, kept where lists sort by it. */
  async touch(repoId: bigint): Promise<void> {
    await this.database.execute(TOUCH, [repoId]);
  }
}
