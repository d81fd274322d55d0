// What doctor and repair ask of schema `git`: everything, in pages.
import { Injectable } from '@nestjs/common';
import { type GitOid, oidToBytes } from '@modelgrove/git-objects';
import { directoryKey, encodeIdxs, encodeNames } from '@modelgrove/version-ingest';
import { Database, statement } from '../../platform/database';

export interface ObjectFacts {
  oid: Buffer;
  type: number;
  size: number;
  depth: number;
  deltaSize: number | null;
  base: Buffer | null;
  /** Length of `data`. */
  bytes: number;
}

export interface StoredCommit {
  idx: number;
  oid: Buffer;
  tree: Buffer;
  parents: Buffer;
  time: bigint;
  newOids: Buffer;
}

export interface DerivedRows {
  idx: number;
  tree: GitOid;
  parentIdxs: readonly number[];
  timeSeconds: number;
  newOids: readonly GitOid[];
  changes: ReadonlyMap<string, readonly string[]>;
}

const FACTS = statement(
  'versions_doctor_facts',
  `select oid, type, size, depth, delta_size as "deltaSize", base, length(data) as bytes from git.object
   where repo_id = $1 and oid > $2 order by oid limit $3`,
);
const DATA = statement('versions_doctor_data', 'select oid, data from git.object where repo_id = $1 and oid = any ($2)');
const COMMITS = statement(
  'versions_doctor_commits',
  `select idx, oid, tree, parents, time, new_oids as "newOids" from git.commit where repo_id = $1 and idx >= $2 order by idx limit $3`,
);
const CHANGES = statement('versions_doctor_changes', 'select dir_key as "dirKey", names from git.change where repo_id = $1 and idx = $2');
const REPAIR = statement(
  'versions_doctor_repair',
  'update git.commit set tree = $3, parents = $4, time = $5, new_oids = $6 where repo_id = $1 and idx = $2',
);
const CLEAR_CHANGES = statement('versions_doctor_clear_changes', 'delete from git.change where repo_id = $1 and idx = $2');
const WRITE_CHANGES = statement(
  'versions_doctor_write_changes',
  'insert into git.change (repo_id, dir_key, idx, names) select $1, u.dir_key, $2, u.names from unnest($3::bigint[], $4::bytea[]) as u(dir_key, names)',
);

@Injectable()
export class DoctorStore {
  constructor(private readonly database: Database) {}

  facts(repoId: bigint, after: Buffer, limit: number): Promise<ObjectFacts[]> {
    return this.database.rows<ObjectFacts>(FACTS, [repoId, after, limit]);
  }

  data(repoId: bigint, oids: readonly GitOid[]): Promise<{ oid: Buffer; data: Buffer }[]> {
    return this.database.rows(DATA, [repoId, oids.map(oidToBytes)]);
  }

  commits(repoId: bigint, fromIdx: number, limit: number): Promise<StoredCommit[]> {
    return this.database.rows<StoredCommit>(COMMITS, [repoId, fromIdx, limit]);
  }

  changes(repoId: bigint, idx: number): Promise<{ dirKey: bigint; names: Buffer }[]> {
    return this.database.rows(CHANGES, [repoId, idx]);
  }

  /** Replaces what is derived of one commit; inside the caller's transaction, with the lock held. */
  async replaceDerived(repoId: bigint, rows: DerivedRows): Promise<void> {
    const newOids = Buffer.concat(rows.newOids.map(oidToBytes));
    const dirs = [...rows.changes];
    await this.database.execute(REPAIR, [repoId, rows.idx, oidToBytes(rows.tree), encodeIdxs(rows.parentIdxs), rows.timeSeconds, newOids]);
    await this.database.execute(CLEAR_CHANGES, [repoId, rows.idx]);
    await this.database.execute(WRITE_CHANGES, [
      repoId,
      rows.idx,
      dirs.map(([dir]) => directoryKey(dir)),
      dirs.map(([, names]) => encodeNames(names)),
    ]);
  }
}
