// held_texts. What waits is read for its author and for administrators; `viewerId` null is an administrator, who sees all.
import { Injectable } from '@nestjs/common';
import { Database, statement } from '../../platform/database';
import type { DoubtSource } from '../wording';
import type { HeldDecision, HeldText, HeldWish, QueuedText } from './held.types';

const WAITING_OF = statement('held_waiting_of', 'select count(*)::int as n from held_texts where author_id = $1 and decided_at is null');
const VALUES = `(kind, repository_id, discussion_id, num, event_id, author_id, title, content, data, found_by, why)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9::text::jsonb, $10, $11)`;
const ANEW = `do update set author_id = excluded.author_id, title = excluded.title, content = excluded.content, found_by = excluded.found_by,
   why = excluded.why, created_at = now()`;
const INSERT = statement('held_insert', `insert into held_texts ${VALUES} returning id`);
/** What somebody wrote last takes the place of what waits already. */
const PUT_EDIT = statement(
  'held_put_edit',
  `insert into held_texts ${VALUES} on conflict (event_id) where decided_at is null ${ANEW} returning id`,
);
const PUT_TITLE = statement(
  'held_put_title',
  `insert into held_texts ${VALUES} on conflict (discussion_id) where decided_at is null and kind = 'title' ${ANEW} returning id`,
);
const COLUMNS = `h.id, h.kind, h.repository_id as "repositoryId", h.discussion_id as "discussionId", h.num, h.event_id as "eventId", h.title, h.content,
  h.data, h.created_at as "createdAt",
  json_build_object('id', n.id::text, 'name', n.name, 'fullName', n.full_name, 'avatarUrl', n.avatar_url, 'isAdmin', u.is_admin) as author`;
const FROM = 'held_texts h join users u on u.id = h.author_id join namespaces n on n.id = u.id';
const SEEN = 'h.decided_at is null and ($2::bigint is null or h.author_id = $2)';
const OF_DISCUSSION = statement(
  'held_of_discussion',
  `select ${COLUMNS} from ${FROM} where h.discussion_id = $1 and ${SEEN} order by h.id limit 500`,
);
const OPENINGS = statement(
  'held_openings',
  `select ${COLUMNS} from ${FROM} where h.repository_id = $1 and h.kind = 'discussion' and ${SEEN} order by h.num desc limit 100`,
);
const OPENING = statement(
  'held_opening',
  `select ${COLUMNS} from ${FROM} where h.repository_id = $1 and h.kind = 'discussion' and ${SEEN} and h.num = $3`,
);
const ONE = statement('held_one', `select ${COLUMNS} from ${FROM} where h.id = $1`);
const WITHDRAW = statement(
  'held_withdraw',
  'delete from held_texts where id = $1 and repository_id = $2 and author_id = $3 and decided_at is null returning id',
);
const DROP_EDIT = statement('held_drop_edit', 'delete from held_texts where event_id = $1 and decided_at is null');
const DROP_TITLE = statement(
  'held_drop_title',
  `delete from held_texts where discussion_id = $1 and kind = 'title' and decided_at is null`,
);
const QUEUED = `${COLUMNS}, r.type::text as type, rn.name as namespace, r.name, s.title as "titleNow", e.content as "contentNow", h.found_by as "foundBy",
  h.why, h.decided_at as "decidedAt", d.name as "decidedBy", h.decision, h.decision_reason as "decisionReason"`;
const QUEUE = `${FROM} join repositories r on r.id = h.repository_id join namespaces rn on rn.id = r.namespace_id
  left join discussions s on s.id = h.discussion_id left join discussion_events e on e.id = h.event_id left join namespaces d on d.id = h.decided_by_id`;
const PAGE = statement(
  'held_page',
  `select ${QUEUED} from ${QUEUE} where (h.decided_at is null) = $1 and ($2::bigint is null or h.id < $2) order by h.id desc limit $3`,
);
const LOCK = statement('held_lock', `select ${QUEUED} from ${QUEUE} where h.id = $1 for update of h`);
const DECIDE = statement(
  'held_decide',
  'update held_texts set decided_at = now(), decided_by_id = $2, decision = $3, decision_reason = $4 where id = $1',
);

type Row<T extends HeldText> = Omit<T, 'author'> & { author: Omit<HeldText['author'], 'id'> & { id: string } };

@Injectable()
export class HeldStore {
  constructor(private readonly database: Database) {}

  async waitingOf(authorId: bigint): Promise<number> {
    return (await this.database.row<{ n: number }>(WAITING_OF, [authorId]))?.n ?? 0;
  }

  async put(wish: HeldWish, by: DoubtSource, why: string): Promise<bigint> {
    const { kind, repositoryId, discussionId, num, eventId = null, authorId, title = null, content = null, data = {} } = wish;
    const put = kind === 'edit' ? PUT_EDIT : kind === 'title' ? PUT_TITLE : INSERT;
    const values = [kind, repositoryId, discussionId, num, eventId, authorId, title, content, JSON.stringify(data), by, why];
    const row = await this.database.row<{ id: bigint }>(put, values);
    if (!row) throw new Error('an insert returned no row');
    return row.id;
  }

  /** The oldest first. */
  async ofDiscussion(discussionId: bigint, viewerId: bigint | null): Promise<HeldText[]> {
    return (await this.database.rows<Row<HeldText>>(OF_DISCUSSION, [discussionId, viewerId])).map(read);
  }

  /** What would begin discussions, the newest first. */
  async openings(repositoryId: bigint, viewerId: bigint | null): Promise<HeldText[]> {
    return (await this.database.rows<Row<HeldText>>(OPENINGS, [repositoryId, viewerId])).map(read);
  }

  async opening(repositoryId: bigint, viewerId: bigint | null, num: number): Promise<HeldText | null> {
    const row = await this.database.row<Row<HeldText>>(OPENING, [repositoryId, viewerId, num]);
    return row && read(row);
  }

  async one(id: bigint): Promise<HeldText | null> {
    const row = await this.database.row<Row<HeldText>>(ONE, [id]);
    return row && read(row);
  }

  async withdraw(id: bigint, repositoryId: bigint, authorId: bigint): Promise<boolean> {
    return (await this.database.row(WITHDRAW, [id, repositoryId, authorId])) !== null;
  }

  async dropEdit(eventId: bigint): Promise<void> {
    await this.database.execute(DROP_EDIT, [eventId]);
  }

  async dropTitle(discussionId: bigint): Promise<void> {
    await this.database.execute(DROP_TITLE, [discussionId]);
  }

  async page(isWaiting: boolean, before: bigint | null, limit: number): Promise<QueuedText[]> {
    return (await this.database.rows<Row<QueuedText>>(PAGE, [isWaiting, before, limit])).map(read);
  }

  /** Held until the end of the transaction. */
  async lock(id: bigint): Promise<QueuedText | null> {
    const row = await this.database.row<Row<QueuedText>>(LOCK, [id]);
    return row && read(row);
  }

  async decide(id: bigint, byId: bigint, decision: HeldDecision, reason: string): Promise<void> {
    await this.database.execute(DECIDE, [id, byId, decision, reason]);
  }
}

function read<T extends HeldText>(row: Row<T>): T {
  return { ...row, author: { ...row.author, id: BigInt(row.author.id) } } as unknown as T;
}
