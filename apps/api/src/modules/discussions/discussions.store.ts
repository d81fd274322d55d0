// discussions, discussion_events, comment_versions, comment_reactions, discussion_counters.
import { Injectable } from '@nestjs/common';
import { type GitOid, oidFromBytes, oidToBytes } from '@modelgrove/git-objects';
import { Database, statement } from '../../platform/database';
import type { Discussion, DiscussionFilter, DiscussionStatus, OpenCounts, Person } from './discussions.types';

const COLUMNS = `d.id, d.repository_id, d.num, d.is_pull_request, d.title, d.status, d.created_at, d.updated_at, d.pinned_at, d.locked_at,
  d.comments_count, d.target_ref, d.head_oid, d.target_oid, d.merge_oid, n.id as author_id, n.name as author_name,
  n.full_name as author_full_name, n.avatar_url as author_avatar`;
const FROM = 'discussions d left join namespaces n on n.id = d.author_id';
const FILTER = `d.repository_id = $1 and ($2::boolean is null or d.is_pull_request = $2) and ($3::text[] is null or d.status = any ($3))
  and ($4::text is null or n.name_key = $4) and ($5::text is null or strpos(lower(d.title), lower($5)) > 0)`;

const TAKE_NUMBER = statement(
  'discussions_number',
  `insert into discussion_counters as c (repository_id, last_num) values ($1, 1)
   on conflict (repository_id) do update set last_num = c.last_num + 1 returning last_num as num`,
);
const COUNT_OPEN = statement(
  'discussions_count_open',
  `update discussion_counters set open_discussions = open_discussions + $2, open_pull_requests = open_pull_requests + $3 where repository_id = $1`,
);
const OPEN_COUNTS = statement(
  'discussions_open_counts',
  `select open_discussions as "discussions", open_pull_requests as "pullRequests" from discussion_counters where repository_id = $1`,
);
const INSERT = statement(
  'discussions_insert',
  `insert into discussions (repository_id, num, is_pull_request, title, status, author_id, target_ref) values ($1, $2, $3, $4, $5, $6, $7) returning id`,
);
const FIND = statement('discussions_find', `select ${COLUMNS} from ${FROM} where d.repository_id = $1 and d.num = $2`);
const BY_ID = statement('discussions_by_id', `select ${COLUMNS} from ${FROM} where d.id = $1`);
const LOCK = statement(
  'discussions_lock',
  `select ${COLUMNS} from ${FROM} where d.repository_id = $1 and d.num = $2 for no key update of d`,
);
const PAGE = statement(
  'discussions_page',
  `select ${COLUMNS} from ${FROM} where ${FILTER}
   and ($6::boolean is null or ((d.pinned_at is not null), d.num) < ($6, $7::int))
   order by (d.pinned_at is not null) desc, d.num desc limit $8`,
);
const NUMBERED = statement('discussions_numbered', `select ${COLUMNS} from ${FROM} where ${FILTER} order by d.num desc offset $6 limit $7`);
const COUNT = statement('discussions_count', `select count(*)::int as n from ${FROM} where ${FILTER}`);
const SET_STATUS = statement(
  'discussions_status',
  `update discussions set status = $2, head_oid = $3, target_oid = $4, merge_oid = $5, updated_at = now() where id = $1`,
);
const SET_TITLE = statement('discussions_title', 'update discussions set title = $2, updated_at = now() where id = $1');
const SET_PINNED = statement('discussions_pin', 'update discussions set pinned_at = case when $2 then now() end where id = $1');
const SET_LOCKED = statement('discussions_lock_talk', 'update discussions set locked_at = case when $2 then now() end where id = $1');
const COMMENTED = statement(
  'discussions_commented',
  'update discussions set comments_count = comments_count + 1, updated_at = now() where id = $1',
);
const ARE_OFF = statement('discussions_off', 'select discussions_disabled as "areOff" from repositories where id = $1');
const HAS_OPEN = statement(
  'discussions_proposes',
  `select 1 as one from discussions where repository_id = $1 and author_id = $2 and is_pull_request and status in ('draft', 'open') limit 1`,
);

interface Row {
  id: bigint;
  repository_id: bigint;
  num: number;
  is_pull_request: boolean;
  title: string;
  status: DiscussionStatus;
  created_at: Date;
  updated_at: Date;
  pinned_at: Date | null;
  locked_at: Date | null;
  comments_count: number;
  target_ref: string | null;
  head_oid: Buffer | null;
  target_oid: Buffer | null;
  merge_oid: Buffer | null;
  author_id: bigint | null;
  author_name: string;
  author_full_name: string;
  author_avatar: string | null;
}

export interface Ending {
  headOid: GitOid | null;
  targetOid: GitOid | null;
  mergeOid: GitOid | null;
}

@Injectable()
export class DiscussionsStore {
  constructor(private readonly database: Database) {}

  /** Holds the counter of the repository until the end of the transaction. */
  async takeNumber(repositoryId: bigint): Promise<number> {
    const row = await this.database.row<{ num: number }>(TAKE_NUMBER, [repositoryId]);
    return row?.num ?? 0;
  }

  async insert(made: {
    repositoryId: bigint;
    num: number;
    title: string;
    status: DiscussionStatus;
    authorId: bigint;
    targetRef: string | null;
  }): Promise<bigint> {
    const { repositoryId, num, title, status, authorId, targetRef } = made;
    const row = await this.database.row<{ id: bigint }>(INSERT, [
      repositoryId,
      num,
      targetRef !== null,
      title,
      status,
      authorId,
      targetRef,
    ]);
    if (!row) throw new Error('an insert returned no row');
    return row.id;
  }

  async countOpen(repositoryId: bigint, isPullRequest: boolean, change: number): Promise<void> {
    await this.database.execute(COUNT_OPEN, [repositoryId, isPullRequest ? 0 : change, isPullRequest ? change : 0]);
  }

  async openCounts(repositoryId: bigint): Promise<OpenCounts> {
    return (await this.database.row<OpenCounts>(OPEN_COUNTS, [repositoryId])) ?? { discussions: 0, pullRequests: 0 };
  }

  async find(repositoryId: bigint, num: number): Promise<Discussion | null> {
    const row = await this.database.row<Row>(FIND, [repositoryId, num]);
    return row && toDiscussion(row);
  }

  async byId(id: bigint): Promise<Discussion | null> {
    const row = await this.database.row<Row>(BY_ID, [id]);
    return row && toDiscussion(row);
  }

  /** Held until the end of the transaction. */
  async lock(repositoryId: bigint, num: number): Promise<Discussion | null> {
    const row = await this.database.row<Row>(LOCK, [repositoryId, num]);
    return row && toDiscussion(row);
  }

  /** Pinned ones first, then the newest. */
  async page(
    repositoryId: bigint,
    filter: DiscussionFilter,
    after: { isPinned: boolean; num: number } | null,
    limit: number,
  ): Promise<Discussion[]> {
    const rows = await this.database.rows<Row>(PAGE, [
      repositoryId,
      ...parameters(filter),
      after?.isPinned ?? null,
      after?.num ?? null,
      limit,
    ]);
    return rows.map(toDiscussion);
  }

  /** The newest first, pinned or not. */
  async numbered(repositoryId: bigint, filter: DiscussionFilter, skip: number, limit: number): Promise<Discussion[]> {
    return (await this.database.rows<Row>(NUMBERED, [repositoryId, ...parameters(filter), skip, limit])).map(toDiscussion);
  }

  async count(repositoryId: bigint, filter: DiscussionFilter): Promise<number> {
    return (await this.database.row<{ n: number }>(COUNT, [repositoryId, ...parameters(filter)]))?.n ?? 0;
  }

  async setStatus(id: bigint, status: DiscussionStatus, { headOid, targetOid, mergeOid }: Ending): Promise<void> {
    const bytes = (oid: GitOid | null): Buffer | null => oid && oidToBytes(oid);
    await this.database.execute(SET_STATUS, [id, status, bytes(headOid), bytes(targetOid), bytes(mergeOid)]);
  }

  async setTitle(id: bigint, title: string): Promise<void> {
    await this.database.execute(SET_TITLE, [id, title]);
  }

  async setPinned(id: bigint, isPinned: boolean): Promise<void> {
    await this.database.execute(SET_PINNED, [id, isPinned]);
  }

  async setLocked(id: bigint, isLocked: boolean): Promise<void> {
    await this.database.execute(SET_LOCKED, [id, isLocked]);
  }

  async commented(id: bigint): Promise<void> {
    await this.database.execute(COMMENTED, [id]);
  }

  async areOff(repositoryId: bigint): Promise<boolean> {
    return (await this.database.row<{ areOff: boolean }>(ARE_OFF, [repositoryId]))?.areOff ?? true;
  }

  /** Whether they have a pull request that takes commits. */
  async proposes(repositoryId: bigint, userId: bigint): Promise<boolean> {
    return (await this.database.row(HAS_OPEN, [repositoryId, userId])) !== null;
  }
}

function parameters({ isPullRequest, statuses, author, search }: DiscussionFilter): unknown[] {
  return [isPullRequest, statuses, author, search];
}

function toDiscussion(row: Row): Discussion {
  const oid = (bytes: Buffer | null): GitOid | null => bytes && oidFromBytes(bytes);
  return {
    id: row.id,
    repositoryId: row.repository_id,
    num: row.num,
    isPullRequest: row.is_pull_request,
    title: row.title,
    status: row.status,
    author: personOf(row.author_id, row.author_name, row.author_full_name, row.author_avatar),
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    isPinned: row.pinned_at !== null,
    isLocked: row.locked_at !== null,
    commentsCount: row.comments_count,
    targetRef: row.target_ref,
    headOid: oid(row.head_oid),
    targetOid: oid(row.target_oid),
    mergeOid: oid(row.merge_oid),
    heldId: null,
  };
}

export function personOf(id: bigint | null, name: string, fullName: string, avatarUrl: string | null): Person {
  return id === null ? null : { id, name, fullName, avatarUrl };
}
