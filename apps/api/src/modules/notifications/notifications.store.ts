// notifications, repository_watches, discussion_watches, notification_settings; and who takes part in a discussion.
import { Injectable } from '@nestjs/common';
import { Database, statement } from '../../platform/database';
import { personOf } from '../discussions';
import type { Candidate, NewsKind, NoticeKind, Notification, NotificationFilter, Reason, WatchLevel } from './notifications.types';

/** Nobody is told of what they did, or of what they muted; who mutes a repository still hears when they are named. */
const CANDIDATES = statement(
  'notifications_candidates',
  `with d as (select id, repository_id, author_id from discussions where id = $1),
   reasons as (
     select n.id as user_id, 1 as weight from namespaces n where n.kind = 'user' and n.name_key = any ($3)
     union all select author_id, 2 from d
     union all select e.author_id, 2 from discussion_events e join d on e.discussion_id = d.id where e.kind in ('comment', 'review')
     union all select r.namespace_id, 3 from repositories r join d on r.id = d.repository_id
     union all select r.created_by_id, 3 from repositories r join d on r.id = d.repository_id join memberships m on m.organization_id = r.namespace_id and m.user_id = r.created_by_id
     union all select m.user_id, 3 from memberships m join repositories r on r.namespace_id = m.organization_id join d on r.id = d.repository_id where m.role = 'admin'
     union all select w.user_id, 4 from repository_watches w join d on w.repository_id = d.repository_id where w.level = 'watch'
     union all select w.user_id, 2 from discussion_watches w join d on w.discussion_id = d.id where w.level = 'watch'),
   told as (select user_id, min(weight) as weight from reasons where user_id is not null and user_id <> $2 group by user_id)
   select t.user_id as "userId", n.name, u.is_admin as "isAdmin", (array['mention', 'participating', 'owner', 'watching'])[t.weight] as reason
   from told t join users u on u.id = t.user_id join namespaces n on n.id = u.id cross join d
   where u.disabled_at is null
     and not exists (select from discussion_watches w where w.user_id = u.id and w.discussion_id = d.id and w.level = 'mute')
     and (t.weight = 1 or not exists (select from repository_watches w where w.user_id = u.id and w.repository_id = d.repository_id and w.level = 'mute'))
   order by t.weight, t.user_id limit 1000`,
);
/** False for an event that was told of before, or is older than what was. */
const PUT = statement(
  'notifications_put',
  `insert into notifications as n (user_id, thread, kind, reason, repository_id, discussion_id, actor_id, event_id)
   select $1, 'discussion:' || d.id, $2, $3, d.repository_id, d.id, $4, $5 from discussions d where d.id = $6
   on conflict (user_id, thread) do update set kind = excluded.kind, reason = excluded.reason, actor_id = excluded.actor_id,
     event_id = excluded.event_id, updated_at = now(), read_at = null where n.event_id < excluded.event_id
   returning id`,
);
const PUT_NOTICE = statement(
  'notifications_put_notice',
  `with before as (select read_at from notifications where user_id = $1 and thread = $2)
   insert into notifications as n (user_id, thread, kind, reason, repository_id, namespace_id, details, actor_id, event_id)
   select $1, $2, $3, $4, $5::bigint, $6::bigint, $7, (select id from users where id = $8), $9
   where ($5 is null or exists (select from repositories where id = $5)) and ($6 is null or exists (select from namespaces where id = $6))
   on conflict (user_id, thread) do update set kind = excluded.kind, details = excluded.details, actor_id = excluded.actor_id,
     event_id = excluded.event_id, updated_at = now(), read_at = null where n.event_id < excluded.event_id
   returning exists (select from before where read_at is null) as "wasUnread"`,
);
/** Nobody but who keeps it sees a repository that was taken down; that it was is theirs to know, as long as they keep it. */
const KEPT = `(n.kind <> 'taken-down' or exists (select from repositories k where k.id = n.repository_id and (k.namespace_id = n.user_id
  or exists (select from memberships m where m.organization_id = k.namespace_id and m.user_id = n.user_id and (m.role = 'admin' or k.created_by_id = n.user_id)))))`;
const FILTER = `n.user_id = $1 and ($2 = false or n.read_at is null) and ($3::text[] is null or n.reason = any ($3))
  and ($4::bigint is null or n.repository_id = $4)`;
/** What was decided of a report is told also of what its reporter sees no more; by its name only where that is no secret. */
const IS_REPORT = `n.kind in ('report-acted', 'report-dismissed')`;
const PAGE = statement(
  'notifications_page',
  `select n.id, n.kind, n.reason, case when ${IS_REPORT} then null else n.repository_id end as repository_id, n.updated_at, n.read_at, d.num, d.title, d.status,
     d.is_pull_request, case when ${IS_REPORT} and r.is_private then null else n.details end as details, o.name as organization,
     p.id as actor_id, p.name as actor_name, p.full_name as actor_full_name, p.avatar_url as actor_avatar
   from notifications n left join discussions d on d.id = n.discussion_id left join namespaces p on p.id = n.actor_id
   left join namespaces o on o.id = n.namespace_id left join repositories r on r.id = n.repository_id
   where ${FILTER} and ${KEPT} and ($5::timestamptz is null or (n.updated_at, n.id) < ($5, $6::bigint))
   order by n.updated_at desc, n.id desc limit $7`,
);
const UNREAD = statement(
  'notifications_unread',
  `select case when ${IS_REPORT} or n.kind = 'taken-down' then null else n.repository_id end as "repositoryId", count(*)::int as n
   from notifications n where n.user_id = $1 and n.read_at is null and ${KEPT} group by 1 limit 1000`,
);
const READ = statement(
  'notifications_read',
  `update notifications set read_at = case when $3 then coalesce(read_at, now()) end where user_id = $1 and id = any ($2)`,
);
const READ_ALL = statement(
  'notifications_read_all',
  `update notifications n set read_at = now() where ${FILTER} and n.read_at is null and n.id <= $5`,
);
const READ_DISCUSSION = statement(
  'notifications_read_discussion',
  'update notifications set read_at = now() where user_id = $1 and discussion_id = $2 and read_at is null returning id',
);
const REMOVE = statement('notifications_remove', 'delete from notifications where user_id = $1 and id = any ($2)');
const REMOVE_ALL = statement('notifications_remove_all', `delete from notifications n where ${FILTER} and n.id <= $5`);
const WATCHED = statement('repository_watches_find', 'select level from repository_watches where user_id = $1 and repository_id = $2');
const WATCH = statement(
  'repository_watches_set',
  `insert into repository_watches (user_id, repository_id, level) values ($1, $2, $3) on conflict (user_id, repository_id) do update set level = excluded.level`,
);
const UNWATCH = statement('repository_watches_unset', 'delete from repository_watches where user_id = $1 and repository_id = $2');
const D_WATCHED = statement('discussion_watches_find', 'select level from discussion_watches where user_id = $1 and discussion_id = $2');
const D_WATCH = statement(
  'discussion_watches_set',
  `insert into discussion_watches (user_id, discussion_id, level) values ($1, $2, $3) on conflict (user_id, discussion_id) do update set level = excluded.level`,
);
const D_UNWATCH = statement('discussion_watches_unset', 'delete from discussion_watches where user_id = $1 and discussion_id = $2');
const REASONS_OF = statement(
  'notification_settings_find',
  'select mail_reasons as "mailReasons", muted_reasons as "mutedReasons" from notification_settings where user_id = $1',
);
const SET_REASONS = statement(
  'notification_settings_set',
  `insert into notification_settings (user_id, mail_reasons, muted_reasons) values ($1, $2, $3)
   on conflict (user_id) do update set mail_reasons = excluded.mail_reasons, muted_reasons = excluded.muted_reasons`,
);

interface Row {
  id: bigint;
  kind: NewsKind | NoticeKind;
  reason: Reason;
  repository_id: bigint | null;
  updated_at: Date;
  read_at: Date | null;
  num: number | null;
  title: string | null;
  status: string | null;
  is_pull_request: boolean | null;
  details: string | null;
  organization: string | null;
  actor_id: bigint | null;
  actor_name: string;
  actor_full_name: string;
  actor_avatar: string | null;
}

export interface ChosenReasons {
  mailReasons: readonly Reason[];
  mutedReasons: readonly Reason[];
}

export interface NewNotice {
  /** What comes later of the same thread takes the place of what came before. */
  thread: string;
  kind: NoticeKind;
  reason: Reason;
  repositoryId: bigint | null;
  namespaceId: bigint | null;
  details: string | null;
  actorId: bigint | null;
  eventId: bigint;
}

@Injectable()
export class NotificationsStore {
  constructor(private readonly database: Database) {}

  candidates(discussionId: bigint, actorId: bigint, mentioned: readonly string[]): Promise<Candidate[]> {
    return this.database.rows<Candidate>(CANDIDATES, [discussionId, actorId, mentioned]);
  }

  /** Whether it is news to them. */
  async put(
    userId: bigint,
    news: { kind: NewsKind; reason: Reason; actorId: bigint; eventId: bigint; discussionId: bigint },
  ): Promise<boolean> {
    const { kind, reason, actorId, eventId, discussionId } = news;
    return (await this.database.row(PUT, [userId, kind, reason, actorId, eventId, discussionId])) !== null;
  }

  /** Null: it is no news to them. `wasUnread`: it joins a line that they have not read yet. */
  putNotice(
    userId: bigint,
    { thread, kind, reason, repositoryId, namespaceId, details, actorId, eventId }: NewNotice,
  ): Promise<{ wasUnread: boolean } | null> {
    return this.database.row(PUT_NOTICE, [userId, thread, kind, reason, repositoryId, namespaceId, details, actorId, eventId]);
  }

  async page(userId: bigint, filter: NotificationFilter, after: { at: Date; id: bigint } | null, limit: number): Promise<Notification[]> {
    const rows = await this.database.rows<Row>(PAGE, [userId, ...parameters(filter), after?.at ?? null, after?.id ?? null, limit]);
    return rows.map(toNotification);
  }

  /** How many are unread, by repository. */
  unread(userId: bigint): Promise<{ repositoryId: bigint | null; n: number }[]> {
    return this.database.rows(UNREAD, [userId]);
  }

  async setRead(userId: bigint, ids: readonly bigint[], isRead: boolean): Promise<void> {
    await this.database.execute(READ, [userId, ids, isRead]);
  }

  /** `upTo`: those that came since somebody looked stay. */
  async readAll(userId: bigint, filter: NotificationFilter, upTo: bigint): Promise<void> {
    await this.database.execute(READ_ALL, [userId, ...parameters(filter), upTo]);
  }

  async readDiscussion(userId: bigint, discussionId: bigint): Promise<boolean> {
    return (await this.database.row(READ_DISCUSSION, [userId, discussionId])) !== null;
  }

  async remove(userId: bigint, ids: readonly bigint[]): Promise<void> {
    await this.database.execute(REMOVE, [userId, ids]);
  }

  async removeAll(userId: bigint, filter: NotificationFilter, upTo: bigint): Promise<void> {
    await this.database.execute(REMOVE_ALL, [userId, ...parameters(filter), upTo]);
  }

  async repositoryWatch(userId: bigint, repositoryId: bigint): Promise<WatchLevel | null> {
    return (await this.database.row<{ level: WatchLevel }>(WATCHED, [userId, repositoryId]))?.level ?? null;
  }

  async watchRepository(userId: bigint, repositoryId: bigint, level: WatchLevel | null): Promise<void> {
    if (level === null) await this.database.execute(UNWATCH, [userId, repositoryId]);
    else await this.database.execute(WATCH, [userId, repositoryId, level]);
  }

  async discussionWatch(userId: bigint, discussionId: bigint): Promise<WatchLevel | null> {
    return (await this.database.row<{ level: WatchLevel }>(D_WATCHED, [userId, discussionId]))?.level ?? null;
  }

  async watchDiscussion(userId: bigint, discussionId: bigint, level: WatchLevel | null): Promise<void> {
    if (level === null) await this.database.execute(D_UNWATCH, [userId, discussionId]);
    else await this.database.execute(D_WATCH, [userId, discussionId, level]);
  }

  /** Null: they have chosen nothing. */
  chosen(userId: bigint): Promise<ChosenReasons | null> {
    return this.database.row<ChosenReasons>(REASONS_OF, [userId]);
  }

  async choose(userId: bigint, { mailReasons, mutedReasons }: ChosenReasons): Promise<void> {
    await this.database.execute(SET_REASONS, [userId, mailReasons, mutedReasons]);
  }
}

function parameters({ unreadOnly, reasons, repositoryId }: NotificationFilter): unknown[] {
  return [unreadOnly, reasons, repositoryId];
}

function toNotification(row: Row): Notification {
  return {
    id: row.id,
    kind: row.kind,
    reason: row.reason,
    repositoryId: row.repository_id,
    num: row.num,
    title: row.title ?? '',
    status: row.status,
    isPullRequest: row.is_pull_request ?? false,
    actor: personOf(row.actor_id, row.actor_name, row.actor_full_name, row.actor_avatar),
    organization: row.organization,
    details: row.details,
    updatedAt: row.updated_at,
    isRead: row.read_at !== null,
  };
}
