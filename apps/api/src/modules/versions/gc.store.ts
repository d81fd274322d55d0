// What gc asks of schema `git`. The set of objects to keep is a temporary table of the transaction: it never comes to this process.
import { Injectable } from '@nestjs/common';
import { type GitOid, oidFromBytes, oidToBytes } from '@modelgrove/git-objects';
import { Database, statement } from '../../platform/database';

const OLD_SIDES = statement(
  'versions_gc_old_sides',
  `select distinct old_oid as oid from git.ref_event
   where repo_id = $1 and old_oid is not null and at > now() - $2::float8 * interval '1 day'`,
);
/** What somebody bought when refs stood elsewhere, as long as they may read it. */
const BOUGHT_SIDES = statement(
  'versions_gc_bought_sides',
  `select distinct e.oid from (
     select distinct versions_until from sale_grants g where repository_id = $1 and versions_until is not null
       and (ended_at is null or exists (select from sale_grants n where n.replaces_id = g.id and n.ended_at is null))) b
   cross join lateral (
     select distinct on (name) new_oid as oid from git.ref_event where repo_id = $1 and at <= b.versions_until order by name, seq desc) e
   where e.oid is not null`,
);
const FORGET_KEEP = statement('versions_gc_forget_keep', 'drop table if exists pg_temp.versions_keep');
const MAKE_KEEP = statement('versions_gc_make_keep', 'create temporary table versions_keep (oid bytea primary key) on commit drop');
const KEEP_LISTED = statement(
  'versions_gc_keep_listed',
  `insert into versions_keep
   select c.oid from git.commit c where c.repo_id = $1 and c.idx = any ($2)
   union
   select substring(c.new_oids from i * 20 + 1 for 20) from git.commit c, generate_series(0, length(c.new_oids) / 20 - 1) i
   where c.repo_id = $1 and c.idx = any ($2)
   on conflict do nothing`,
);
const KEEP_OIDS = statement('versions_gc_keep_oids', 'insert into versions_keep select unnest($1::bytea[]) on conflict do nothing');
const ANALYZE_KEEP = statement('versions_gc_analyze_keep', 'analyze versions_keep');
const BEREFT = statement(
  'versions_gc_bereft',
  `select o.oid from git.object o join versions_keep k on k.oid = o.oid
   where o.repo_id = $1 and o.base is not null and not exists (select 1 from versions_keep b where b.oid = o.base)`,
);
const MAKE_WHOLE = statement(
  'versions_gc_make_whole',
  `update git.object o set base = null, depth = 0, delta_size = null, data = u.data
   from unnest($2::bytea[], $3::bytea[]) as u(oid, data) where o.repo_id = $1 and o.oid = u.oid`,
);
// What was built on them is now that much nearer to a whole object.
const SHORTEN = statement(
  'versions_gc_shorten',
  `with recursive chain(oid, depth) as (
     select oid, 0 from unnest($2::bytea[]) as oid
     union all select o.oid, chain.depth + 1 from chain join git.object o on o.repo_id = $1 and o.base = chain.oid)
   update git.object o set depth = chain.depth from chain where o.repo_id = $1 and o.oid = chain.oid and o.depth <> chain.depth`,
);
const REMOVE_OBJECTS = statement(
  'versions_gc_remove_objects',
  `with gone as (delete from git.object o where o.repo_id = $1 and not exists (select 1 from versions_keep k where k.oid = o.oid) returning length(o.data) as bytes)
   select count(*)::int as count, coalesce(sum(bytes), 0)::float8 as bytes from gone`,
);
const REMOVE_COMMITS = statement(
  'versions_gc_remove_commits',
  `with changes as (delete from git.change where repo_id = $1 and idx = any ($2))
   delete from git.commit where repo_id = $1 and idx = any ($2)`,
);
const PERHAPS_POINTERS = statement(
  'versions_gc_perhaps_pointers',
  'select oid from git.object where repo_id = $1 and type = 3 and size between $2 and $3',
);
const REMOVE_RECEIPTS = statement(
  'versions_gc_remove_receipts',
  'delete from git.commit_receipt r where r.repo_id = $1 and not exists (select 1 from versions_keep k where k.oid = r.commit_oid)',
);

@Injectable()
export class GcStore {
  constructor(private readonly database: Database) {}

  /** Blobs of a size that a pointer may have. */
  async perhapsPointers(repositoryId: bigint, minBytes: number, maxBytes: number): Promise<GitOid[]> {
    const rows = await this.database.rows<{ oid: Buffer }>(PERHAPS_POINTERS, [repositoryId, minBytes, maxBytes]);
    return rows.map((row) => oidFromBytes(row.oid));
  }

  /** Where refs stood before they moved within the last days: somebody may want to go back. */
  async oldSides(repoId: bigint, days: number): Promise<GitOid[]> {
    return (await this.database.rows<{ oid: Buffer }>(OLD_SIDES, [repoId, days])).map((row) => oidFromBytes(row.oid));
  }

  /** Where refs stood up to when somebody bought its versions. */
  async boughtSides(repoId: bigint): Promise<GitOid[]> {
    return (await this.database.rows<{ oid: Buffer }>(BOUGHT_SIDES, [repoId])).map((row) => oidFromBytes(row.oid));
  }

  /** Notes what stays: the commits with these idx, all they list, and `oids`. Inside the caller's transaction, like everything below. */
  async keep(repoId: bigint, idxs: readonly number[], oids: readonly GitOid[]): Promise<void> {
    await this.database.execute(FORGET_KEEP);
    await this.database.execute(MAKE_KEEP);
    await this.database.execute(KEEP_LISTED, [repoId, idxs]);
    await this.database.execute(KEEP_OIDS, [oids.map(oidToBytes)]);
    await this.database.execute(ANALYZE_KEEP);
  }

  /** Deltas that stay while their base goes. */
  async bereft(repoId: bigint): Promise<GitOid[]> {
    return (await this.database.rows<{ oid: Buffer }>(BEREFT, [repoId])).map((row) => oidFromBytes(row.oid));
  }

  /** `data` is the zlib stream of the whole object. */
  async makeWhole(repoId: bigint, objects: readonly { oid: GitOid; data: Uint8Array }[]): Promise<void> {
    await this.database.execute(MAKE_WHOLE, [repoId, objects.map(({ oid }) => oidToBytes(oid)), objects.map(({ data }) => data)]);
  }

  /** Sets the depths of everything built on `roots`, which are whole. */
  async shorten(repoId: bigint, roots: readonly GitOid[]): Promise<void> {
    await this.database.execute(SHORTEN, [repoId, roots.map(oidToBytes)]);
  }

  async removeObjects(repoId: bigint): Promise<{ count: number; bytes: number }> {
    return (await this.database.row<{ count: number; bytes: number }>(REMOVE_OBJECTS, [repoId])) ?? { count: 0, bytes: 0 };
  }

  async removeCommits(repoId: bigint, idxs: readonly number[]): Promise<void> {
    await this.database.execute(REMOVE_COMMITS, [repoId, idxs]);
    await this.database.execute(REMOVE_RECEIPTS, [repoId]);
  }
}
