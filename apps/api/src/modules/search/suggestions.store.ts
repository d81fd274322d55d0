// What the search box offers while somebody types: a few of each kind, in one statement. Each kind looks along an order first and asks an index of words only when that
// finds too little, as lists do (docs/decisions/0013): what is frequent is found by the look, and what is rare is little to take from an index.
import { Injectable } from '@nestjs/common';
import type { RepoType } from '@modelgrove/shared';
import { Database, type Statement, statement } from '../../platform/database';
import { conditions, seenBy, type TalkScope } from './talk.store';

export type SuggestionKind = 'model' | 'dataset' | 'app' | 'organization' | 'user' | 'collection' | 'discussion' | 'pull-request';

export interface SuggestionRow {
  kind: SuggestionKind;
  /** Whose it is, or who it is. */
  namespace: string;
  /** Of a repository, also of the one in which something was said. */
  name: string | null;
  repositoryId: bigint | null;
  type: RepoType | null;
  num: number | null;
  /** Of the address of a collection. */
  key: string | null;
  /** Of a card, a discussion, a collection; the full name of people. */
  title: string;
}

const MAX_GROUPS = 12;
/** The most popular of each type, the newest of collections. */
const LOOKED_AT = 256;
const TALK_LOOKED_AT = 1_024;
/** Taken from an index of words at most. */
const GATHERED = 4_000;
/** Repositories that are not public, of those who ask. */
const OWN = 1_000;

// $1 of each kind, $2 public ones, $3 namespaces, $4 everything, $5 what may be a whole name.
const FIRST = 6;
const SEEN = '($2::boolean and e.visibility = 0 or e.visibility = 1 and (e.namespace_id = any ($3::bigint[]) or $4::boolean))';
const TALK_SEEN = seenBy('s.repository_id', '$2', '$3', '$4');
const COLLECTION_SEEN = '($2::boolean and not c.is_private or c.namespace_id = any ($3::bigint[]) or $4::boolean)';
/** What somebody calls it comes before what its card says. */
const NAMED = 2;
const SAID = 1;

const SUGGESTING: Statement[] = Array.from({ length: MAX_GROUPS + 1 }, (_, groups) => {
  const [named, said] = [conditions(groups, FIRST, 'd.names'), conditions(groups, FIRST, 'd.words')];
  const titled = conditions(groups, FIRST, 's.names');
  // A look-up by key for each row: a join would read all that match first.
  const tier = `(select case when ${named} then ${NAMED} when ${said} then ${SAID} end from search.document d where d.id = e.id) as tier`;
  const repository = 'e.id, e.type, e.popularity';
  return statement(
    `search_suggest_${groups}`,
    `with look as materialized (
       select ${repository}, ${tier} from (values (1::int2), (2::int2), (3::int2)) t(type)
       cross join lateral (select id, type, popularity from search.entry where type = t.type and visibility = 0 order by popularity desc, id limit ${LOOKED_AT}) e
       where $2::boolean),
     own as materialized (
       select ${repository}, ${tier} from (
         select id, type, popularity from search.entry where visibility <> 0 and visibility < 2 and namespace_id = any ($3::bigint[]) limit ${OWN}) e),
     whole as materialized (
       select ${repository}, ${NAMED + 1} as tier from search.entry e
       where $5::text <> '' and e.type in (1, 2, 3) and split_part(e.full_key, '/', 2) = $5::text and ${SEEN} limit ${LOOKED_AT}),
     so_far as materialized (select * from look where tier > 0 union select * from own where tier > 0),
     named as materialized (
       select ${repository}, ${NAMED} as tier from search.document d join search.entry e on e.id = d.id
       where (select count(distinct type) < 3 from (select type from so_far where tier = ${NAMED} group by type having count(*) >= $1) full_ones)
         and ${named} and ${SEEN} limit ${GATHERED}),
     said as materialized (
       select ${repository}, ${SAID} as tier from search.document d join search.entry e on e.id = d.id
       where (select count(*) from (select id from so_far union select id from named) n) < $1 and ${said} and ${SEEN} limit ${GATHERED}),
     repositories_found as (
       select id, type, tier, popularity, row_number() over (partition by type order by tier desc, popularity desc, id) as place
       from (select id, type, popularity, max(tier) as tier from (
         select * from so_far union all select * from whole union all select * from named union all select * from said) f group by id, type, popularity) f),
     people as materialized (
       select n.id, n.kind::text as kind, n.name, n.full_name, row_number() over (partition by n.kind order by n.name_key = $5 desc, length(n.name), n.id) as place
       from (select d.id from search.person d where ${named} limit ${GATHERED}) p join namespaces n on n.id = p.id
       where (select u.disabled_at from users u where u.id = n.id) is null),
     newest_talk as materialized (
       select s.id, s.said_at from (select * from search.talk order by said_at desc, id desc limit ${TALK_LOOKED_AT}) s where ${titled} and ${TALK_SEEN}
       order by s.said_at desc, s.id desc limit $1),
     titled_talk as (
       select s.id, s.said_at from (
         select * from (select * from search.talk s where (select count(*) from newest_talk) < $1 and ${titled} limit ${GATHERED}) s order by s.said_at desc, s.id desc) s
       where ${TALK_SEEN} limit $1),
     newest_gathered as materialized (
       select c.id from (select * from search.gathered order by id desc limit ${LOOKED_AT}) s join collections c on c.id = s.id
       where ${titled} and ${COLLECTION_SEEN} order by c.id desc limit $1),
     titled_gathered as (
       select c.id from (select s.id from search.gathered s where (select count(*) from newest_gathered) < $1 and ${titled} limit ${GATHERED}) s
       join collections c on c.id = s.id where ${COLLECTION_SEEN} order by c.id desc limit $1)
     select (array['model', 'dataset', 'app'])[f.type] as kind, n.name as namespace, r.name, r.id as "repositoryId", r.type::text as type, null::int as num, null as key,
       coalesce(x.title, '') as title, f.type::int as part, f.place
     from repositories_found f join repositories r on r.id = f.id join namespaces n on n.id = r.namespace_id left join search.excerpt x on x.id = f.id
     where f.place <= $1
     union all
     select p.kind, p.name, null, null, null, null, null, p.full_name, case p.kind when 'organization' then 4 else 5 end, p.place from people p where p.place <= $1
     union all
     select 'collection', n.name, null, null, null, null, c.key, c.title, 6, row_number() over (order by c.id desc)
     from (select id from newest_gathered union select id from titled_gathered) f join collections c on c.id = f.id join namespaces n on n.id = c.namespace_id
     union all
     select case when d.is_pull_request then 'pull-request' else 'discussion' end, n.name, r.name, r.id, r.type::text, d.num, null, d.title, 7,
       row_number() over (order by f.said_at desc, f.id desc)
     from (select * from newest_talk union select * from titled_talk) f join discussions d on d.id = f.id join repositories r on r.id = d.repository_id
     join namespaces n on n.id = r.namespace_id
     order by part, place`,
  );
});

@Injectable()
export class SuggestionsStore {
  constructor(private readonly database: Database) {}

  /** The best of each kind; of collections and discussions up to twice `limit`. */
  find(groups: number[][], name: string, { publicOnes, namespaceIds, everything }: TalkScope, limit: number): Promise<SuggestionRow[]> {
    const used = groups.slice(0, MAX_GROUPS);
    return this.database.rows(SUGGESTING[used.length] as Statement, [limit, publicOnes, namespaceIds, everything, name, ...used]);
  }
}
