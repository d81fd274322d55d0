// Words of discussions and of collections. Rows of other rooms are read for what they say, and for who may see it.
import { Injectable } from '@nestjs/common';
import type { RepoType } from '@modelgrove/shared';
import { Database, type Statement, statement } from '../../platform/database';
import type { DocumentTerms } from './terms';

/** Of a long discussion the first comments are found; more than fit the bounds of a document anyway. */
const COMMENTS = 200;
const SAID = statement(
  'search_talk_said',
  `select d.repository_id as "repositoryId", d.title, coalesce((select string_agg(e.content, E'\\n') from (
     select left(content, 8000) as content from discussion_events where discussion_id = d.id and content is not null and hidden_at is null
     order by id limit ${COMMENTS}) e), '') as body
   from discussions d where d.id = $1`,
);
const SAVE_TALK = statement(
  'search_talk_save',
  `insert into search.talk (id, repository_id, names, words) select id, repository_id, $2::int4[], $3::int4[] from discussions where id = $1 for key share
   on conflict (id) do update set names = excluded.names, words = excluded.words`,
);
const COLLECTION = statement('search_gathered_said', 'select title, description as body from collections where id = $1');
const SAVE_COLLECTION = statement(
  'search_gathered_save',
  `insert into search.gathered (id, names, words) select id, $2::int4[], $3::int4[] from collections where id = $1 for key share
   on conflict (id) do update set names = excluded.names, words = excluded.words`,
);

const MAX_GROUPS = 12;
/** What has one of these words is taken from their index, up to so many; words that more have are looked for from the newest on. */
const GATHERED = 4_000;
const WALKED = 30_000;

/** Rows of public repositories, and of private ones in these namespaces: who may see those is asked again (AccessService.visible). */
const SEEN = `exists (select from search.entry e join repositories r on r.id = e.id where e.id = s.repository_id and not r.discussions_disabled
  and ($4::boolean and e.visibility = 0 or e.visibility < 2 and e.namespace_id = any ($3::bigint[]) or $5::boolean))`;
const TALK: Statement[] = Array.from({ length: MAX_GROUPS + 1 }, (_, groups) => {
  const match = conditions(groups, 6);
  return statement(
    `search_talk_${groups}`,
    `with few as materialized (select s.id, s.repository_id from search.talk s where ${match} limit ${GATHERED + 1}),
     found as (select s.id, s.repository_id from few s where (select count(*) from few) <= ${GATHERED}
       union all select s.id, s.repository_id from (select * from search.talk where id < $1 order by id desc limit ${WALKED}) s
         where (select count(*) from few) > ${GATHERED} and ${match})
     select s.id, s.repository_id as "repositoryId" from found s where s.id < $1 and ${SEEN} order by s.id desc limit $2`,
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

function conditions(groups: number, first: number): string {
  return Array.from({ length: groups }, (_, index) => `s.words && $${index + first}::int4[]`).join(' and ') || 'false';
}

/** Whose rows are seen: everybody's public ones, private ones of these namespaces, or all. */
export interface TalkScope {
  publicOnes: boolean;
  namespaceIds: readonly bigint[];
  everything: boolean;
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

  said(id: bigint): Promise<{ title: string; body: string } | null> {
    return this.database.row(SAID, [id]);
  }

  async saveTalk(id: bigint, { names, words }: DocumentTerms): Promise<void> {
    await this.database.execute(SAVE_TALK, [id, names, words]);
  }

  collection(id: bigint): Promise<{ title: string; body: string } | null> {
    return this.database.row(COLLECTION, [id]);
  }

  async saveCollection(id: bigint, { names, words }: DocumentTerms): Promise<void> {
    await this.database.execute(SAVE_COLLECTION, [id, names, words]);
  }

  /** The newest first, before an id. */
  find(groups: number[][], scope: TalkScope, before: bigint, limit: number): Promise<{ id: bigint; repositoryId: bigint }[]> {
    return this.asked(TALK, groups, scope, before, limit);
  }

  collections(groups: number[][], scope: TalkScope, before: bigint, limit: number): Promise<{ id: bigint }[]> {
    return this.asked(GATHERINGS, groups, scope, before, limit);
  }

  shown(ids: readonly bigint[]): Promise<TalkRow[]> {
    return ids.length === 0 ? Promise.resolve([]) : this.database.rows<TalkRow>(SHOWN, [ids]);
  }

  private asked<T extends object>(
    statements: Statement[],
    groups: number[][],
    scope: TalkScope,
    before: bigint,
    limit: number,
  ): Promise<T[]> {
    const used = groups.slice(0, MAX_GROUPS);
    const { namespaceIds, publicOnes, everything } = scope;
    return this.database.rows<T>(statements[used.length] as Statement, [before, limit, namespaceIds, publicOnes, everything, ...used]);
  }
}
