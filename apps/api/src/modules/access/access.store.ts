import { Injectable } from '@nestjs/common';
import { type GitOid, oidToBytes } from '@modelgrove/git-objects';
import type { RepoType } from '@modelgrove/shared';
import type { JobAttempt } from '../../common/actor';
import { Batcher } from '../../common/batcher';
import { Database, statement } from '../../platform/database';
import type { MemberRole } from './access.policy';

export interface RepositoryRow {
  id: bigint;
  namespace: string;
  namespace_id: bigint;
  name: string;
  is_private: boolean;
  gated: 'auto' | 'manual' | null;
  disabled: boolean;
  disabled_reason: string | null;
  /** Its owner made it read-only. */
  archived: boolean;
  /** It costs something. */
  is_sold: boolean;
  /** What the actor, or an organization that they belong to, has bought and that still holds: to read it, or only to use it here. */
  bought: 'read' | 'use' | null;
  /** Of what they bought: the moment up to which versions came with it, when that is over; null: every version does. */
  versions_until: Date | null;
  /** Those who subscribe to its author read it. */
  for_subscribers: boolean;
  /** The actor was let through its gate. */
  is_admitted: boolean;
  created_by_id: bigint | null;
  role: MemberRole | null;
  /** The question named a former name. */
  moved: boolean;
  ref_name: string | null;
  ref_oid: Buffer | null;
  ref_peeled: Buffer | null;
}

export interface NamespaceRow {
  id: bigint;
  name: string;
  kind: 'user' | 'organization';
  role: MemberRole | null;
}

const MOST_TOGETHER = 64;

const COLUMNS = `r.id, n.name as namespace, n.id as namespace_id, r.name, r.is_private, r.gated, r.disabled_at is not null as disabled, r.disabled_reason, r.archived_at is not null as archived, r.created_by_id,
  m.role::text as role, r.is_sold, r.for_subscribers, b.bought, b.versions_until, coalesce(a.is_admitted, false) as is_admitted`;
const holds = (user: string): string => `g.ended_at is null and (g.until is null or g.until > now())
      and (g.holder_id = ${user} or g.holder_id in (select o.organization_id from memberships o where o.user_id = ${user}))`;
/**
 * Of repositories that were never sold nothing more is read. What an author marks for subscribers is not what they keep private, and subscribers read it. To
 * read is more than to use, and comes before it in the alphabet; later versions are more than earlier ones.
 */
const boughtBy = (user: string): string => `left join lateral (
    select g.scope as bought, g.versions_until from (
      select g.scope, case when g.versions_until <= now() then g.versions_until end as versions_until from sale_grants g
      where r.was_sold and ${user} is not null and g.repository_id = r.id and ${holds(user)}
      union all
      select g.scope, null from sale_grants g
      where r.was_sold and r.for_subscribers and not r.is_private and ${user} is not null and g.namespace_id = r.namespace_id and ${holds(user)}
    ) g order by g.scope, g.versions_until desc nulls first limit 1) b on true
    left join lateral (
      select true as is_admitted from access_requests asked where r.gated is not null and asked.repository_id = r.id and asked.user_id = ${user} and asked.status = 'accepted'
    ) a on true`;
// refs/heads/x sorts before refs/tags/x: a branch wins over a tag of the same name, a full ref name over both. The limit keeps the planner
// from joining whole tables: each question is a few look-ups by key.
const FIND = statement(
  'access_find_repositories',
  `select q.at::int as at, found.* from
     unnest($1::text[], $2::text[], $3::text[], $4::bigint[], $5::text[]) with ordinality
       as q(type, namespace_key, name_key, user_id, revision, at)
   cross join lateral (
     select ${COLUMNS}, false as moved, f.name as ref_name, f.oid as ref_oid, f.peeled as ref_peeled
     from namespaces n
     join repositories r on r.namespace_id = n.id and r.type = q.type::repo_type and r.name_key = q.name_key
     left join memberships m on m.organization_id = n.id and m.user_id = q.user_id
     ${boughtBy('q.user_id')}
     left join lateral (
       select f.name, f.oid, f.peeled from git.ref f
       where f.repo_id = r.id and f.name = any (array['refs/heads/' || q.revision, 'refs/tags/' || q.revision, q.revision])
       order by (f.name = q.revision) desc, f.name limit 1
     ) f on true
     where n.name_key = q.namespace_key limit 1
   ) found`,
);

const FIND_BY_IDS = statement(
  'access_find_repositories_by_id',
  `select r.type::text as type, ${COLUMNS}, false as moved, null::text as ref_name, null::bytea as ref_oid, null::bytea as ref_peeled
   from repositories r join namespaces n on n.id = r.namespace_id
   left join memberships m on m.organization_id = n.id and m.user_id = $2
   ${boughtBy('$2::bigint')} where r.id = any ($1::bigint[])`,
);

const FIND_MOVED = statement(
  'access_find_moved_repository',
  `with target as (
     select x.repository_id as id from repository_redirects x where x.type = $1::text::repo_type and x.namespace_key = $2 and x.name_key = $3
     union all
     select r.id from namespace_tombstones t join repositories r on r.namespace_id = t.namespace_id and r.type = $1::text::repo_type and r.name_key = $3
     where t.name_key = $2
     limit 1)
   select ${COLUMNS}, true as moved, null::text as ref_name, null::bytea as ref_oid, null::bytea as ref_peeled
   from target join repositories r on r.id = target.id join namespaces n on n.id = r.namespace_id
   left join memberships m on m.organization_id = n.id and m.user_id = $4
   ${boughtBy('$4::bigint')}`,
);

const NAMESPACE = statement(
  'access_find_namespace',
  `select n.id, n.name, n.kind::text as kind, m.role::text as role from namespaces n
   left join memberships m on m.organization_id = n.id and m.user_id = $2 where n.name_key = $1`,
);

const NAMESPACE_BY_ID = statement(
  'access_find_namespace_by_id',
  `select n.id, n.name, n.kind::text as kind, m.role::text as role from namespaces n
   left join memberships m on m.organization_id = n.id and m.user_id = $2 where n.id = $1`,
);

const NAMESPACES_OF = statement(
  'access_namespaces_of',
  `select id, name, null::text as role from namespaces where id = $1
   union all select n.id, n.name, m.role::text from memberships m join namespaces n on n.id = m.organization_id where m.user_id = $1`,
);

// The row is locked until the transaction ends: neither can the job end before, nor another attempt begin.
const HOLD_ATTEMPT = statement(
  'access_hold_attempt',
  `select result_commit_oid is not null as has_result from jobs where id = $1 and attempt = $2 and state = 'running' for update`,
);
const ATTEMPT_COMMITTED = statement(
  'access_attempt_committed',
  'update jobs set result_repository_id = $2, result_commit_oid = $3 where id = $1',
);

export interface RepositoryQuestion {
  type: RepoType;
  namespaceKey: string;
  nameKey: string;
  userId: bigint | null;
  /** A ref to look up along the way, HEAD included. */
  revision: string | null;
}

@Injectable()
export class AccessStore {
  /** Every request asks this once: what is asked in the same turn of the event loop shares a statement. */
  private readonly together = new Batcher<RepositoryQuestion, RepositoryRow | null>((questions) => this.findAll(questions), MOST_TOGETHER);

  constructor(private readonly database: Database) {}

  /** One statement at most; a second one only when nothing answers to the name today. Inside a transaction it sees that one's rows. */
  async findRepository(question: RepositoryQuestion): Promise<RepositoryRow | null> {
    const { type, namespaceKey, nameKey, userId } = question;
    const found = this.database.insideTransaction ? (await this.findAll([question]))[0] : await this.together.ask(question);
    return found ?? this.database.row<RepositoryRow>(FIND_MOVED, [type, namespaceKey, nameKey, userId]);
  }

  findByIds(ids: readonly bigint[], userId: bigint | null): Promise<(RepositoryRow & { type: RepoType })[]> {
    return this.database.rows<RepositoryRow & { type: RepoType }>(FIND_BY_IDS, [ids, userId]);
  }

  /** In the order of the questions. */
  private async findAll(questions: readonly RepositoryQuestion[]): Promise<(RepositoryRow | null)[]> {
    const columns = [
      questions.map(({ type }) => type),
      questions.map(({ namespaceKey }) => namespaceKey),
      questions.map(({ nameKey }) => nameKey),
      questions.map(({ userId }) => userId),
      questions.map(({ revision }) => revision),
    ];
    const answers: (RepositoryRow | null)[] = questions.map(() => null);
    for (const { at, ...row } of await this.database.rows<RepositoryRow & { at: number }>(FIND, columns)) answers[at - 1] = row;
    return answers;
  }

  findNamespace(nameKey: string, userId: bigint | null): Promise<NamespaceRow | null> {
    return this.database.row<NamespaceRow>(NAMESPACE, [nameKey, userId]);
  }

  findNamespaceById(id: bigint, userId: bigint): Promise<NamespaceRow | null> {
    return this.database.row<NamespaceRow>(NAMESPACE_BY_ID, [id, userId]);
  }

  /** Null when the attempt does not hold its job. */
  async holdAttempt({ jobId, attempt }: JobAttempt): Promise<{ hasResult: boolean } | null> {
    const row = await this.database.row<{ has_result: boolean }>(HOLD_ATTEMPT, [jobId, attempt]);
    return row && { hasResult: row.has_result };
  }

  async attemptCommitted({ jobId }: JobAttempt, repositoryId: bigint, commitOid: GitOid): Promise<void> {
    await this.database.execute(ATTEMPT_COMMITTED, [jobId, repositoryId, oidToBytes(commitOid)]);
  }

  namespacesOf(userId: bigint): Promise<{ id: bigint; name: string; role: MemberRole | null }[]> {
    return this.database.rows(NAMESPACES_OF, [userId]);
  }
}
