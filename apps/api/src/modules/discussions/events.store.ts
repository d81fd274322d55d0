// What was said and done in a discussion: discussion_events, comment_versions, comment_reactions.
import { Injectable } from '@nestjs/common';
import type { GitOid } from '@modelgrove/git-objects';
import { Database, statement } from '../../platform/database';
import { personOf } from './discussions.store';
import type { Comment, DiscussionEvent, EventKind, Reaction } from './discussions.types';

const REACTIONS = `(select coalesce(json_agg(json_build_object('emoji', g.emoji, 'count', g.n, 'people', g.people, 'isOwn', g.own) order by g.first), '[]')
   from (select r.emoji, count(*)::int as n, min(r.created_at) as first, bool_or(r.user_id = $2) is true as own,
           (array_agg(p.name order by r.created_at))[1:12] as people
         from comment_reactions r join namespaces p on p.id = r.user_id where r.event_id = e.id group by r.emoji) g) as reactions`;
const COLUMNS = `e.id, e.kind, e.created_at, e.data, e.content, e.edited_at, e.edits, e.hidden_at,
  n.id as author_id, n.name as author_name, n.full_name as author_full_name, n.avatar_url as author_avatar,
  h.id as hider_id, h.name as hider_name, h.full_name as hider_full_name, h.avatar_url as hider_avatar,
  e.resolved_at, r.id as resolver_id, r.name as resolver_name, r.full_name as resolver_full_name, r.avatar_url as resolver_avatar, ${REACTIONS}`;
const FROM = `discussion_events e left join namespaces n on n.id = e.author_id left join namespaces h on h.id = e.hidden_by_id
  left join namespaces r on r.id = e.resolved_by_id`;

const INSERT = statement(
  'discussion_events_insert',
  `insert into discussion_events (discussion_id, kind, author_id, data, content) values ($1, $2, $3, $4::text::jsonb, $5) returning id`,
);
const ALL = statement('discussion_events_all', `select ${COLUMNS} from ${FROM} where e.discussion_id = $1 order by e.id limit $3`);
const ONE = statement('discussion_events_one', `select ${COLUMNS} from ${FROM} where e.discussion_id = $1 and e.id = $3`);
/** Of each person the latest word counts; what says neither yes nor no takes nothing back. */
const APPROVED = statement(
  'discussion_events_approved',
  `select author_id as id from (
     select distinct on (author_id) author_id, data from discussion_events
     where discussion_id = $1 and kind = 'review' and data->>'verdict' <> 'comment' and author_id is not null order by author_id, id desc) e
   where data->>'verdict' = 'approve' and data->>'headOid' = $2 limit 100`,
);
const EDIT = statement(
  'discussion_events_edit',
  `with before as (select id, content, coalesce(edited_at, created_at) as written_at from discussion_events where id = $1),
   kept as (insert into comment_versions (event_id, content, written_at) select id, content, written_at from before)
   update discussion_events set content = $2, edited_at = now(), edits = edits + 1 where id = $1`,
);
const HIDE = statement('discussion_events_hide', 'update discussion_events set hidden_at = now(), hidden_by_id = $2 where id = $1');
const RESOLVE = statement(
  'discussion_events_resolve',
  'update discussion_events set resolved_at = case when $2::bigint is not null then now() end, resolved_by_id = $2 where id = $1',
);
const OF_REVIEW = statement(
  'discussion_events_of_review',
  `select content from discussion_events where discussion_id = $1 and id > $2 and data->>'review' = $2::text and hidden_at is null order by id limit 100`,
);
const VERSIONS = statement(
  'comment_versions_all',
  'select content, written_at as "writtenAt" from comment_versions where event_id = $1 order by id desc limit 100',
);
const REACT = statement(
  'comment_reactions_add',
  'insert into comment_reactions (event_id, user_id, emoji) values ($1, $2, $3) on conflict do nothing',
);
const UNREACT = statement('comment_reactions_remove', 'delete from comment_reactions where event_id = $1 and user_id = $2 and emoji = $3');

/** A discussion is shown whole; what is longer than any is cut rather than read without an end. */
const MOST_EVENTS = 5000;

interface Row {
  id: bigint;
  kind: EventKind;
  created_at: Date;
  data: DiscussionEvent['data'];
  content: string | null;
  edited_at: Date | null;
  edits: number;
  hidden_at: Date | null;
  author_id: bigint | null;
  author_name: string;
  author_full_name: string;
  author_avatar: string | null;
  hider_id: bigint | null;
  hider_name: string;
  hider_full_name: string;
  hider_avatar: string | null;
  resolved_at: Date | null;
  resolver_id: bigint | null;
  resolver_name: string;
  resolver_full_name: string;
  resolver_avatar: string | null;
  reactions: Reaction[];
}

@Injectable()
export class EventsStore {
  constructor(private readonly database: Database) {}

  async insert(discussionId: bigint, event: { kind: EventKind; authorId: bigint; data?: object; content?: string }): Promise<bigint> {
    const { kind, authorId, data = {}, content = null } = event;
    const row = await this.database.row<{ id: bigint }>(INSERT, [discussionId, kind, authorId, JSON.stringify(data), content]);
    if (!row) throw new Error('an insert returned no row');
    return row.id;
  }

  /** In the order in which they happened, as `viewerId` sees them. */
  async all(discussionId: bigint, viewerId: bigint | null): Promise<DiscussionEvent[]> {
    return (await this.database.rows<Row>(ALL, [discussionId, viewerId, MOST_EVENTS])).map(toEvent);
  }

  async one(discussionId: bigint, viewerId: bigint | null, id: bigint): Promise<DiscussionEvent | null> {
    const row = await this.database.row<Row>(ONE, [discussionId, viewerId, id]);
    return row && toEvent(row);
  }

  /** Those whose latest review approves the pull request as it stands at `headOid`. */
  async approvers(discussionId: bigint, headOid: GitOid): Promise<bigint[]> {
    return (await this.database.rows<{ id: bigint }>(APPROVED, [discussionId, headOid])).map(({ id }) => id);
  }

  /** What it said before is kept. */
  async edit(id: bigint, content: string): Promise<void> {
    await this.database.execute(EDIT, [id, content]);
  }

  async hide(id: bigint, byId: bigint): Promise<void> {
    await this.database.execute(HIDE, [id, byId]);
  }

  /** `byId` null: it needs talk again. */
  async resolve(id: bigint, byId: bigint | null): Promise<void> {
    await this.database.execute(RESOLVE, [id, byId]);
  }

  /** What was said of single lines with a review. */
  async ofReview(discussionId: bigint, id: bigint): Promise<string[]> {
    return (await this.database.rows<{ content: string }>(OF_REVIEW, [discussionId, id])).map(({ content }) => content);
  }

  /** The earlier texts of a comment, the latest first. */
  versions(id: bigint): Promise<{ content: string; writtenAt: Date }[]> {
    return this.database.rows(VERSIONS, [id]);
  }

  async react(id: bigint, userId: bigint, emoji: string, isOn: boolean): Promise<void> {
    await this.database.execute(isOn ? REACT : UNREACT, [id, userId, emoji]);
  }
}

function toEvent(row: Row): DiscussionEvent {
  const { id, kind, data, created_at: createdAt } = row;
  const author = personOf(row.author_id, row.author_name, row.author_full_name, row.author_avatar);
  const by = personOf(row.resolver_id, row.resolver_name, row.resolver_full_name, row.resolver_avatar);
  const resolved = row.resolved_at && { at: row.resolved_at, by };
  return { id, kind, data, createdAt, author, comment: row.content === null ? null : toComment(row, row.content), resolved, heldId: null };
}

function toComment(row: Row, content: string): Comment {
  const by = personOf(row.hider_id, row.hider_name, row.hider_full_name, row.hider_avatar);
  return {
    content: row.hidden_at ? null : content,
    editedAt: row.edited_at,
    edits: row.edits,
    hidden: row.hidden_at && { at: row.hidden_at, by },
    reactions: row.hidden_at ? [] : row.reactions,
    heldEdit: null,
  };
}
