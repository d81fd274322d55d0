// Rows of a whole repository at once, over all tables of schema `git`.
import { Injectable } from '@nestjs/common';
import { Database, statement } from '../../platform/database';

const COPIES = [
  statement(
    'versions_dup_repository',
    'insert into git.repository (repo_id, head, next_idx) select $2, head, next_idx from git.repository where repo_id = $1',
  ),
  statement(
    'versions_dup_object',
    'insert into git.object (repo_id, size, type, depth, delta_size, oid, base, data) select $2, size, type, depth, delta_size, oid, base, data from git.object where repo_id = $1',
  ),
  statement(
    'versions_dup_commit',
    'insert into git.commit (repo_id, idx, time, oid, tree, parents, new_oids) select $2, idx, time, oid, tree, parents, new_oids from git.commit where repo_id = $1',
  ),
  statement(
    'versions_dup_change',
    'insert into git.change (repo_id, dir_key, idx, names) select $2, dir_key, idx, names from git.change where repo_id = $1',
  ),
  statement(
    'versions_dup_ref',
    'insert into git.ref (repo_id, name, oid, peeled) select $2, name, oid, peeled from git.ref where repo_id = $1',
  ),
  statement(
    'versions_dup_ref_event',
    'insert into git.ref_event (repo_id, name, new_oid) select $2, name, oid from git.ref where repo_id = $1 order by name',
  ),
];
const LOCK_SHARED = statement('versions_dup_lock', 'select 1 from git.repository where repo_id = $1 for share');
const REMOVALS = ['ref_event', 'commit_receipt', 'change', 'commit', 'ref', 'object', 'repository'].map((table) =>
  statement(`versions_remove_${table}`, `delete from git.${table} where repo_id = $1`),
);

@Injectable()
export class VersionStore {
  constructor(private readonly database: Database) {}

  async duplicate(from: bigint, to: bigint): Promise<void> {
    await this.database.execute(LOCK_SHARED, [from]);
    for (const copy of COPIES) await this.database.execute(copy, [from, to]);
  }

  async remove(repoId: bigint): Promise<void> {
    for (const removal of REMOVALS) await this.database.execute(removal, [repoId]);
  }
}
