import { Injectable } from '@nestjs/common';
import { type GitOid, oidFromBytes, oidToBytes } from '@modelgrove/git-objects';
import { nameKey } from '@modelgrove/shared';
import { Database, statement } from '../../platform/database';
import type { Claim, MadeFrom, Relation } from './lineage.types';

const DROP_CLAIMS = statement(
  'lineage_drop_claims',
  `delete from origins where repository_id = $1 and making_id is null and (type::text || ' ' || name_key) <> all ($2::text[])`,
);
// Who means a repository goes on to mean it when it is renamed and somebody takes its name: only a new name is looked up.
const CLAIM = statement(
  'lineage_claim',
  `insert into origins as o (repository_id, relation, type, name, name_key, origin_id)
   select $1, w.relation, w.type::repo_type, w.name, w.key, nullif(repository_meant(w.type::repo_type, w.key), $1)
   from unnest($2::text[], $3::text[], $4::text[], $5::text[]) as w(relation, type, name, key)
   on conflict (repository_id, type, name_key) where making_id is null do update
     set relation = excluded.relation, name = excluded.name, origin_id = coalesce(o.origin_id, excluded.origin_id)
     where (o.relation, o.name, o.origin_id) is distinct from (excluded.relation, excluded.name, coalesce(o.origin_id, excluded.origin_id))`,
);
const MAKE = statement(
  'lineage_make',
  `insert into makings (repository_id, job_id, job_key, commit_oid) values ($1, $2, $3, $4)
   on conflict (repository_id, job_key) do nothing returning id`,
);
// Only a repository that has the commit is the one that was used.
const MADE_FROM = statement(
  'lineage_made_from',
  `insert into origins (repository_id, making_id, relation, type, name, name_key, commit_oid, origin_id)
   select $1, $2, $3, $4::text::repo_type, $5, $6, $7,
     (select c.repo_id from git.commit c where c.repo_id = repository_meant($4::text::repo_type, $6) and c.oid = $7)`,
);
const COLUMNS = `o.repository_id as "childId", o.relation, o.type::text as type, o.name, o.name_key as "nameKey", o.origin_id as "originId",
  o.commit_oid as "originCommitOid", m.id as "makingId", m.commit_oid as "commitOid", m.is_unchanged as "isUnchanged", m.at, m.job_key as "jobKey",
  j.namespace_id as "jobNamespaceId", n.name as "jobNamespace"`;
const JOINS = `left join makings m on m.id = o.making_id left join jobs j on j.id = m.job_id left join namespaces n on n.id = j.namespace_id`;
const ORIGINS_OF = statement(
  'lineage_origins_of',
  `select ${COLUMNS} from origins o ${JOINS} where o.repository_id = any ($1::bigint[]) order by o.repository_id, m.id desc nulls last, o.id limit $2`,
);
const BETWEEN = statement(
  'lineage_between',
  `select ${COLUMNS} from origins o ${JOINS} where o.repository_id = any ($1::bigint[]) and o.origin_id = $2
   order by o.repository_id, m.id desc nulls last, o.id`,
);
const MAKINGS = statement(
  'lineage_makings',
  `select id, commit_oid as "commitOid", files_hash as "filesHash", is_unchanged as "isUnchanged" from makings where repository_id = $1`,
);
const LOOKED = statement('lineage_looked', 'update makings set files_hash = $2, is_unchanged = $3 where id = $1');

export interface OriginRow {
  childId: bigint;
  relation: Relation | 'data';
  type: 'model' | 'dataset';
  name: string;
  nameKey: string;
  originId: bigint | null;
  /** Null: a claim. */
  making: {
    id: bigint;
    commitOid: GitOid;
    originCommitOid: GitOid;
    isUnchanged: boolean | null;
    at: Date;
    jobKey: string;
    jobNamespaceId: bigint | null;
    jobNamespace: string | null;
  } | null;
}

interface Row extends Omit<OriginRow, 'making'> {
  originCommitOid: Buffer | null;
  makingId: bigint | null;
  commitOid: Buffer | null;
  isUnchanged: boolean | null;
  at: Date;
  jobKey: string;
  jobNamespaceId: bigint | null;
  jobNamespace: string | null;
}

export interface MakingRow {
  id: bigint;
  commitOid: GitOid;
  filesHash: Buffer | null;
  isUnchanged: boolean | null;
}

@Injectable()
export class LineageStore {
  constructor(private readonly database: Database) {}

  /** In place of what the card claimed before. */
  async claim(repositoryId: bigint, claims: readonly Claim[]): Promise<void> {
    const named = new Map(claims.map((claim) => [`${claim.type} ${keyOf(claim.name)}`, claim]));
    await this.database.execute(DROP_CLAIMS, [repositoryId, [...named.keys()]]);
    if (named.size === 0) return;
    const kept = [...named.values()];
    const columns = [
      kept.map(({ relation }) => relation),
      kept.map(({ type }) => type),
      kept.map(({ name }) => name),
      kept.map(({ name }) => keyOf(name)),
    ];
    await this.database.execute(CLAIM, [repositoryId, ...columns]);
  }

  /** Null when it is there already. */
  async make(repositoryId: bigint, job: { id: bigint; key: string }, commitOid: GitOid): Promise<bigint | null> {
    return (await this.database.row<{ id: bigint }>(MAKE, [repositoryId, job.id, job.key, oidToBytes(commitOid)]))?.id ?? null;
  }

  async madeFrom(repositoryId: bigint, makingId: bigint, { relation, type, repository, commitOid }: MadeFrom): Promise<void> {
    await this.database.execute(MADE_FROM, [repositoryId, makingId, relation, type, repository, keyOf(repository), oidToBytes(commitOid)]);
  }

  /** What these were made from: facts before claims. */
  async originsOf(ids: readonly bigint[], limit: number): Promise<OriginRow[]> {
    return ids.length === 0 ? [] : (await this.database.rows<Row>(ORIGINS_OF, [ids, limit])).map(toOrigin);
  }

  /** How these were made from that one: facts before claims. */
  async between(ids: readonly bigint[], originId: bigint): Promise<OriginRow[]> {
    return ids.length === 0 ? [] : (await this.database.rows<Row>(BETWEEN, [ids, originId])).map(toOrigin);
  }

  async makings(repositoryId: bigint): Promise<MakingRow[]> {
    const rows = await this.database.rows<Omit<MakingRow, 'commitOid'> & { commitOid: Buffer }>(MAKINGS, [repositoryId]);
    return rows.map((row) => ({ ...row, commitOid: oidFromBytes(row.commitOid) }));
  }

  async looked(id: bigint, filesHash: Buffer | null, isUnchanged: boolean): Promise<void> {
    await this.database.execute(LOOKED, [id, filesHash, isUnchanged]);
  }
}

function keyOf(name: string): string {
  return name.split('/').map(nameKey).join('/');
}

function toOrigin(row: Row): OriginRow {
  const { makingId, commitOid, originCommitOid, isUnchanged, at, jobKey, jobNamespaceId, jobNamespace, ...origin } = row;
  if (makingId === null || commitOid === null || originCommitOid === null) return { ...origin, making: null };
  const oids = { commitOid: oidFromBytes(commitOid), originCommitOid: oidFromBytes(originCommitOid) };
  return { ...origin, making: { id: makingId, ...oids, isUnchanged, at, jobKey, jobNamespaceId, jobNamespace } };
}
