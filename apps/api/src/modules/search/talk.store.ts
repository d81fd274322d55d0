// Words of discussions and of collections. Rows of other rooms are read for what they say, and for who may see it.
import { Injectable } from '@nestjs/common';
import type { RepoType } from '@modelgrove/shared';
import { Database, type Statement, statement } from '../../platform/database';
import type { DocumentTerms } from './terms';

/** Of a long discussion the first comments are found; more than fit the bounds of a document anyway. */
const COMMENTS = 200;
const SAID = statement(
  'search_talk_said',
  `select d.title, coalesce((select string_agg(e.content, E'\\n') from (
     select left(content, 8000) as content from discussion_events where discussion_id = d.id and content is not null and hidden_at is null
     order by id limit ${COMMENTS}) e), '') as body,
     coalesce((select max(created_at) from discussion_events where discussion_id = d.id and content is not null and hidden_at is null), d.created_at) as "saidAt"
   from discussions d where d.id = $1`,
);
const SAVE_TALK = statement(
  'search_talk_save',
  `insert into search.talk (id, repository_id, names, words, said_at)
   select id, repository_id, $2::int4[], $3::int4[], $4 from discussions where id = $1 for key share
   on conflict (id) do update set names = excluded.names, words = excluded.words, said_at = excluded.said_at`,
);
const COLLECTION = statement('search_gathered_said', 'select title, description as body from collections where id = $1');
const SAVE_COLLECTION = statement(
  'search_gathered_save',
  `insert into search.gathered (id, names, words) select id, $2::int4[], $3::int4[] from collections where id = $1 for key share
   on conflict (id) do update set names = excluded.names, words = excluded.words`,
);

const TALK_IDS = statement('search_talk_ids', 'select id from discussions where id > $1 order by id limit $2');
const COLLECTION_IDS = statement('search_gathered_ids', 'select id from collections where id > $1 order by id limit $2');

const MAX_GROUPS = 12;
/** Newest rows that tell whether words are frequent, and frequent in titles: so many of them have all, or more. */
const LOOKED_AT = 1_024;
const FREQUENT = 16;
/** What has rare words is taken from their index, up to so many; of frequent ones what was said lately, and as many titles, where those are rare. */
const GATHERED = 4_000;
const WALKED = 4_096;
/** Seconds: words in the title are worth as much as being a year newer. Time passes alike for all, so that an order stays what it is, and a place in it too. */
const TITLE_IS_WORTH = 31_536_000;

/** Rows of public repositories, and of private ones in these namespaces: who may see those is asked again (AccessService.visible). A look-up for each, so that a page stops when it is full. */
export const seenBy = (repository: string, publicOnes: string, namespaceIds: string, everything: string): string =>
  `(select not r.discussions_disabled and (${publicOnes}::boolean and e.visibility = 0 or e.visibility < 2 and e.namespace_id = any (${namespaceIds}::bigint[])
     or ${everything}::boolean) from search.entry e join repositories r on r.id = e.id where e.id = ${repository})`;
const TALK: Statement[] = Array.from({ length: MAX_GROUPS + 1 }, (_, groups) => {
  const [match, titled] = [conditions(groups, 7), conditions(groups, 7, 's.names')];
  const inTitle = Array.from({ length: groups }, (_group, index) => `(s.names && $${index + 7}::int4[])::int`).join(' + ') || '0';
  const score = `floor(extract(epoch from s.said_at))::bigint + ${TITLE_IS_WORTH} * (${inTitle}) / ${Math.max(groups, 1)}`;
  const newest = (most: number): string =>
    `(select * from search.talk where said_at < to_timestamp($1::bigint + 1) order by said_at desc, id desc limit ${most}) s`;
  const columns = `s.id, s.repository_id, ${score} as score`;
  return statement(
    `search_talk_${groups}`,
    `with look as materialized (
       select count(*) >= ${FREQUENT} as frequent, count(*) filter (where ${titled}) >= ${FREQUENT} as in_titles from ${newest(LOOKED_AT)} where ${match}),
     rare as materialized (select ${columns} from search.talk s where not (select frequent from look) and ${match} limit ${GATHERED + 1}),
     many as materialized (select (select frequent from look) or (select count(*) from rare) > ${GATHERED} as yes),
     titled as materialized (select ${columns} from search.talk s where (select yes from many) and not (select in_titles from look) and ${titled} limit ${GATHERED}),
     walked as materialized (select ${columns} from ${newest(WALKED)} where (select yes from many) and ${match}),
     found as materialized (select * from rare union select * from titled union select * from walked)
     select s.id, s.repository_id as "repositoryId", s.score from (
       select * from found where (score, id) < ($1::bigint, $2::bigint) order by score desc, id desc) s
     where ${seenBy('s.repository_id', '$5', '$4', '$6')} limit $3`,
  );
});
const GATHERINGS: Statement[] = Array.from({ length: MAX_GROUPS + 1 }, (_, groups) =>
  statement(
    `search_gathered_${groups}`,
    `select c.id from search.gathered s join collections c on c.id = s.id
     where ${conditions(groups, 6)} and c.id < $1 and ($4::boolean and not c.is_private or c.namespace_id = any ($3::bigint[]) or $5::boolean)
     order by c.id desc limit $2`,
  ),
);
const SHOWN = statement(
  'search_talk_shown',
  `select d.id, d.num, d.is_pull_request as "isPullRequest", d.title, d.status, d.comments_count as "commentsCount", d.updated_at as "updatedAt",
     r.type::text as type, rn.name as namespace, r.name, a.name as author,
     array(select left(content, 4000) from discussion_events where discussion_id = d.id and content is not null and hidden_at is null order by id limit 30) as texts
   from discussions d join repositories r on r.id = d.repository_id join namespaces rn on rn.id = r.namespace_id
   left join namespaces a on a.id = d.author_id where d.id = any ($1::bigint[])`,
);

/** That a column has one of each group. */
export function conditions(groups: number, first: number, column = 's.words'): string {
  return Array.from({ length: groups }, (_, index) => `${column} && $${index + first}::int4[]`).join(' and ') || 'false';
}

/** Whose rows are seen: everybody's public ones, private ones of these namespaces, or all. */
export interface TalkScope {
  publicOnes: boolean;
  namespaceIds: readonly bigint[];
  everything: boolean;
}

/** In the order of what is found. */
export interface TalkPlace {
  score: bigint;
  id: bigint;
}

export interface TalkRow {
  id: bigint;
  num: number;
  isPullRequest: boolean;
  title: string;
  status: 'draft' | 'open' | 'closed' | 'merged';
  commentsCount: number;
  updatedAt: Date;
  type: RepoType;
  namespace: string;
  name: string;
  author: string | null;
  texts: string[];
}

@Injectable()
export class TalkStore {
  constructor(private readonly database: Database) {}

  said(id: bigint): Promise<{ title: string; body: string; saidAt: Date } | null> {
    return this.database.row(SAID, [id]);
  }

  async saveTalk(id: bigint, { names, words }: DocumentTerms, saidAt: Date): Promise<void> {
    await this.database.execute(SAVE_TALK, [id, names, words, saidAt]);
  }

  collection(id: bigint): Promise<{ title: string; body: string } | null> {
    return this.database.row(COLLECTION, [id]);
  }

  async saveCollection(id: bigint, { names, words }: DocumentTerms): Promise<void> {
    await this.database.execute(SAVE_COLLECTION, [id, names, words]);
  }

  /** In order, after one. */
  async ids(of: 'discussions' | 'collections', after: bigint, limit: number): Promise<bigint[]> {
    const rows = await this.database.rows<{ id: bigint }>(of === 'discussions' ? TALK_IDS : COLLECTION_IDS, [after, limit]);
    return rows.map(({ id }) => id);
  }

  /** The best first, after a place. */
  find(groups: number[][], scope: TalkScope, after: TalkPlace, limit: number): Promise<(TalkPlace & { repositoryId: bigint })[]> {
    const used = groups.slice(0, MAX_GROUPS);
    const { namespaceIds, publicOnes, everything } = scope;
    return this.database.rows(TALK[used.length] as Statement, [
      after.score,
      after.id,
      limit,
      namespaceIds,
      publicOnes,
      everything,
      ...used,
    ]);
  }

  /** The newest first, before an id. */
  collections(groups: number[][], scope: TalkScope, before: bigint, limit: number): Promise<{ id: bigint }[]> {
    const used = groups.slice(0, MAX_GROUPS);
    const { namespaceIds, publicOnes, everything } = scope;
    return this.database.rows(GATHERINGS[used.length] as Statement, [before, limit, namespaceIds, publicOnes, everything, ...used]);
  }

  shown(ids: readonly bigint[]): Promise<TalkRow[]> {
    return ids.length === 0 ? Promise.resolve([]) : this.database.rows<TalkRow>(SHOWN, [ids]);
  }
}
