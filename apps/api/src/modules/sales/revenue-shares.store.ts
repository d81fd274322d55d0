import { Injectable } from '@nestjs/common';
import type { RepoType } from '@modelgrove/shared';
import { Database, statement } from '../../platform/database';
import type { RevenueShare, ShareState } from './sales.types';

const COLUMNS = `s.id, s.basis_points as "basisPoints", s.state, s.proposed_at as "proposedAt", s.decided_at as "decidedAt",
  r.id as "fromId", r.type::text as "fromType", r.namespace_id as "fromNamespaceId", rn.name || '/' || r.name as "fromName",
  o.id as "toId", o.type::text as "toType", o.namespace_id as "toNamespaceId", on_.name || '/' || o.name as "toName"`;
const FROM = `from revenue_shares s join repositories r on r.id = s.repository_id join namespaces rn on rn.id = r.namespace_id
  join repositories o on o.id = s.source_id join namespaces on_ on on_.id = o.namespace_id`;
const OF_REPOSITORY = statement('revenue_shares_of_repository', `select ${COLUMNS} ${FROM} where s.repository_id = $1 order by s.id`);
const FOR_NAMESPACE = statement(
  'revenue_shares_for_namespace',
  `select ${COLUMNS} ${FROM} where o.namespace_id = $1 and ($2::bigint is null or s.id < $2) order by s.id desc limit $3`,
);
const FIND = statement('revenue_shares_find', `select ${COLUMNS} ${FROM} where s.id = $1`);
const PROPOSE = statement(
  'revenue_shares_propose',
  `insert into revenue_shares as s (repository_id, source_id, basis_points, proposed_by_id, proposed_at) values ($1, $2, $3, $4, $5)
   on conflict (repository_id, source_id) do update set basis_points = excluded.basis_points, state = 'proposed', proposed_by_id = excluded.proposed_by_id,
     proposed_at = excluded.proposed_at, decided_by_id = null, decided_at = null returning id`,
);
const DECIDE = statement(
  'revenue_shares_decide',
  `update revenue_shares set state = $2, decided_by_id = $3, decided_at = $4 where id = $1 and state = 'proposed'`,
);
const REMOVE = statement('revenue_shares_remove', 'delete from revenue_shares where id = $1');
// All that a sale of the root pays, at any depth. A circle ends where it closes: it cannot be made, and would do no harm here.
const TREE = statement(
  'revenue_shares_tree',
  `with recursive tree as (
     select s.repository_id, s.source_id, s.basis_points from revenue_shares s where s.repository_id = $1 and s.state = 'accepted'
     union
     select s.repository_id, s.source_id, s.basis_points from tree t join revenue_shares s on s.repository_id = t.source_id and s.state = 'accepted')
   select t.repository_id as "from", t.source_id as "to", t.basis_points as "basisPoints", r.namespace_id as "payeeId", n.name || '/' || r.name as name,
     r.type::text as type
   from tree t join repositories r on r.id = t.source_id join namespaces n on n.id = r.namespace_id`,
);
/** One change of shares at a time, so that no two of them make a circle together. */
const LOCK = statement('revenue_shares_lock', 'select pg_advisory_xact_lock(7016996765293437282)');

interface Row {
  id: bigint;
  basisPoints: number;
  state: ShareState;
  proposedAt: Date;
  decidedAt: Date | null;
  fromId: bigint;
  fromType: RepoType;
  fromNamespaceId: bigint;
  fromName: string;
  toId: bigint;
  toType: RepoType;
  toNamespaceId: bigint;
  toName: string;
}

export interface TreeEdge {
  from: bigint;
  to: bigint;
  basisPoints: number;
  /** Whose `to` is. */
  payeeId: bigint;
  name: string;
  type: RepoType;
}

@Injectable()
export class RevenueSharesStore {
  constructor(private readonly database: Database) {}

  /** In the order in which they were proposed. */
  async ofRepository(repositoryId: bigint): Promise<RevenueShare[]> {
    return (await this.database.rows<Row>(OF_REPOSITORY, [repositoryId])).map(toShare);
  }

  /** What others give, or would, to repositories of a namespace; the newest first. */
  async forNamespace(namespaceId: bigint, before: bigint | null, limit: number): Promise<RevenueShare[]> {
    return (await this.database.rows<Row>(FOR_NAMESPACE, [namespaceId, before, limit])).map(toShare);
  }

  async find(id: bigint): Promise<RevenueShare | null> {
    const row = await this.database.row<Row>(FIND, [id]);
    return row && toShare(row);
  }

  async propose(repositoryId: bigint, sourceId: bigint, basisPoints: number, byId: bigint | null, at: Date): Promise<bigint> {
    const made = await this.database.row<{ id: bigint }>(PROPOSE, [repositoryId, sourceId, basisPoints, byId, at]);
    if (!made) throw new Error('the share was not written');
    return made.id;
  }

  /** False when somebody was faster. */
  async decide(id: bigint, state: 'accepted' | 'declined', byId: bigint | null, at: Date): Promise<boolean> {
    return (await this.database.execute(DECIDE, [id, state, byId, at])) > 0;
  }

  async remove(id: bigint): Promise<void> {
    await this.database.execute(REMOVE, [id]);
  }

  tree(rootId: bigint): Promise<TreeEdge[]> {
    return this.database.rows<TreeEdge>(TREE, [rootId]);
  }

  /** Inside the caller's transaction. */
  async lock(): Promise<void> {
    await this.database.execute(LOCK);
  }
}

function toShare(row: Row): RevenueShare {
  const { id, basisPoints, state, proposedAt, decidedAt } = row;
  return {
    id,
    basisPoints,
    state,
    proposedAt,
    decidedAt,
    repository: { id: row.fromId, type: row.fromType, namespaceId: row.fromNamespaceId, name: row.fromName },
    source: { id: row.toId, type: row.toType, namespaceId: row.toNamespaceId, name: row.toName },
  };
}
