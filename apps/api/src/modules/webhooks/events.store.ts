// What happened, as the rows of other rooms tell it now; and who listens for it.
import { Injectable } from '@nestjs/common';
import type { RepoType } from '@modelgrove/shared';
import { Database, statement } from '../../platform/database';
import type { Domain } from './webhooks.types';

/** Of one step; a push of more says those that were moved first. */
const MOST_REFS = 1_000;

/** As watches write them: its names of today, the former ones that lead to it, and those of whose it is. */
const NAMES = statement(
  'webhook_names',
  `with r as (select r.id, r.namespace_id, n.name_key as namespace_key, r.name_key, r.type, case r.type when 'app' then 'space' else r.type::text end as wire
     from repositories r join namespaces n on n.id = r.namespace_id where r.id = $1)
   select 'namespace' as kind, namespace_key as key from r
   union select 'namespace', t.name_key from namespace_tombstones t join r on r.namespace_id = t.namespace_id
   union select wire, namespace_key || '/' || name_key from r
   union select r.wire, f.namespace_key || '/' || f.name_key from repository_redirects f join r on f.repository_id = r.id`,
);
const LISTENERS = statement(
  'webhook_listeners',
  `select distinct on (w.id) w.id, w.namespace_id as "namespaceId", o.kind = 'organization' as "isOrganization",
     u.id as "userId", p.name as "userName", u.is_admin as "isAdmin"
   from webhook_watches t join webhooks w on w.id = t.webhook_id join namespaces o on o.id = w.namespace_id
   left join users u on u.id = case when o.kind = 'user' then o.id else w.created_by_id end and u.disabled_at is null
   left join namespaces p on p.id = u.id
   where t.name_key = any ($1) and (case when t.type in ('user', 'org') then 'namespace' else t.type end || ':' || t.name_key) = any ($2)
     and w.disabled_at is null and w.domains && $3 and w.id > $4
   order by w.id limit $5`,
);
const LISTENER = statement(
  'webhook_listener',
  `select w.id, w.namespace_id as "namespaceId", o.kind = 'organization' as "isOrganization",
     u.id as "userId", p.name as "userName", u.is_admin as "isAdmin"
   from webhooks w join namespaces o on o.id = w.namespace_id
   left join users u on u.id = case when o.kind = 'user' then o.id else w.created_by_id end and u.disabled_at is null
   left join namespaces p on p.id = u.id where w.id = $1`,
);
const REFS = statement(
  'webhook_refs',
  `select name as ref, encode(old_oid, 'hex') as "oldSha", encode(new_oid, 'hex') as "newSha" from git.ref_event
   where repo_id = $1 and seq between $2 and $3 order by seq limit ${MOST_REFS}`,
);
const DISCUSSION = statement(
  'webhook_discussion',
  `select d.id, d.num, d.title, d.status, d.is_pull_request as "isPullRequest", d.pinned_at is not null as "isPinned", d.author_id as "authorId",
     d.target_ref as "targetRef", encode(d.merge_oid, 'hex') as "mergeOid" from discussions d where d.repository_id = $1 and (d.id = $2 or d.num = $3)`,
);
/** Without a number: the one that it began with. */
const COMMENT = statement(
  'webhook_comment',
  `select e.id, e.author_id as "authorId", e.hidden_at is not null as hidden, case when e.hidden_at is null then e.content end as content
   from discussion_events e join discussions d on d.id = e.discussion_id
   where e.discussion_id = $1 and e.content is not null and (e.id = $2 or $2::bigint is null and e.created_at = d.created_at) order by e.id limit 1`,
);

export interface Listener {
  id: bigint;
  namespaceId: bigint;
  isOrganization: boolean;
  /** With whose eyes it sees; null when that account is gone or disabled. */
  userId: bigint | null;
  userName: string;
  isAdmin: boolean;
}

export interface UpdatedRef {
  ref: string;
  oldSha: string | null;
  newSha: string | null;
}

export interface DiscussionFacts {
  id: bigint;
  num: number;
  title: string;
  status: string;
  isPullRequest: boolean;
  isPinned: boolean;
  authorId: bigint | null;
  targetRef: string | null;
  mergeOid: string | null;
}

export interface CommentFacts {
  id: bigint;
  authorId: bigint | null;
  hidden: boolean;
  content: string | null;
}

/** What a deleted or moved repository was. */
export interface Former {
  type: RepoType;
  namespaceId: bigint;
  namespace: string;
  name: string;
  isPrivate: boolean;
}

export interface WatchedName {
  kind: string;
  key: string;
}

@Injectable()
export class EventsStore {
  constructor(private readonly database: Database) {}

  names(repositoryId: bigint): Promise<WatchedName[]> {
    return this.database.rows<WatchedName>(NAMES, [repositoryId]);
  }

  /** By their ids, those after `after`. */
  listeners(names: readonly WatchedName[], domains: readonly Domain[], after: bigint, limit: number): Promise<Listener[]> {
    const [keys, whole] = [names.map(({ key }) => key), names.map(({ kind, key }) => `${kind}:${key}`)];
    return this.database.rows<Listener>(LISTENERS, [keys, whole, domains, after, limit]);
  }

  listener(webhookId: bigint): Promise<Listener | null> {
    return this.database.row<Listener>(LISTENER, [webhookId]);
  }

  refs(repositoryId: bigint, first: bigint, last: bigint): Promise<UpdatedRef[]> {
    return this.database.rows<UpdatedRef>(REFS, [repositoryId, first, last]);
  }

  discussion(
    repositoryId: bigint,
    { id = null, num = null }: { id?: bigint | null; num?: number | null },
  ): Promise<DiscussionFacts | null> {
    return this.database.row<DiscussionFacts>(DISCUSSION, [repositoryId, id, num]);
  }

  comment(discussionId: bigint, id: bigint | null): Promise<CommentFacts | null> {
    return this.database.row<CommentFacts>(COMMENT, [discussionId, id]);
  }
}
