// Words of documents, and the list of all words. What lists read of it is read by the repositories room (list-statements.ts).
import { Injectable } from '@nestjs/common';
import { Database, statement } from '../../platform/database';
import type { DocumentTerms } from './terms';

// A repository that is gone meanwhile gets no document.
const SAVE_DOCUMENT = statement(
  'search_save_document',
  `insert into search.document as d (id, names, words) select id, $2::int4[], $3::int4[] from repositories where id = $1 for key share
   on conflict (id) do update set names = excluded.names, words = excluded.words
   where (d.names, d.words) is distinct from (excluded.names, excluded.words)`,
);
const SAVE_EXCERPT = statement(
  'search_save_excerpt',
  `insert into search.excerpt as e (id, title, body) select id, $2, $3 from repositories where id = $1 for key share
   on conflict (id) do update set title = excluded.title, body = excluded.body
   where (e.title, e.body) is distinct from (excluded.title, excluded.body)`,
);
const ENTER = statement('search_enter', 'select search.enter(array[$1::bigint])');
const UNKNOWN_WORDS = statement(
  'search_unknown_words',
  `select w.word from unnest($1::text[]) as w(word) where not exists (select from search.word k where k.word = w.word collate "C")`,
);
const SAVE_WORDS = statement(
  'search_save_words',
  'insert into search.word (word, pinyin) select * from unnest($1::text[], $2::text[]) as w(word, pinyin) order by 1 on conflict do nothing',
);
const SAVE_PERSON = statement(
  'search_save_person',
  `insert into search.person as p (id, names) select id, $2::int4[] from namespaces where id = $1 for key share
   on conflict (id) do update set names = excluded.names`,
);
const EXCERPTS = statement('search_excerpts', 'select id, title, body from search.excerpt where id = any ($1::bigint[])');
const LOOK_UP = statement(
  'search_look_up',
  `select q.word, exists (select from search.word k where k.word = q.word collate "C") as known,
     exists (select from search.word k where k.word >= q.word collate "C" and k.word < (q.word || U&'\\FFFD') collate "C") as begins
   from unnest($1::text[]) as q(word)`,
);
const READ_AS = statement(
  'search_read_as',
  `select q.pinyin, k.word from unnest($1::text[]) as q(pinyin)
   cross join lateral (select word from search.word where pinyin = q.pinyin collate "C" limit 40) k`,
);
const KNOWN_OF = statement('search_known_of', 'select word from search.word where word = any ($1::text[])');
// The operator takes the limit of the session, 0.3.
const ALIKE = statement(
  'search_alike',
  `select word from search.word where word % $1 and length(word) between length($1) - 2 and length($1) + 2
   order by similarity(word, $1) desc, word limit 40`,
);
// By their names, which are short. Written out for the planner: it takes the first ones along the index.
const POPULAR = 500;
const AMONG_POPULAR = statement(
  'search_among_popular',
  `with best as materialized (
     (select id from search.entry where type = 1 and visibility = 0 order by popularity desc, id limit ${POPULAR})
     union all (select id from search.entry where type = 2 and visibility = 0 order by popularity desc, id limit ${POPULAR})
     union all (select id from search.entry where type = 3 and visibility = 0 order by popularity desc, id limit ${POPULAR}))
   select q.word, count(*)::int as count from best join search.document d on d.id = best.id
   cross join lateral unnest(d.names) as w join unnest($1::text[], $2::int4[]) as q(word, hash) on q.hash = w
   group by q.word`,
);
const FREQUENCIES = statement(
  'search_frequencies',
  `select q.word, (select count(*)::int from (
     select from search.document d join search.entry e on e.id = d.id where d.words && array[q.hash] and e.visibility = 0 limit 200) m)
     + (select count(*)::int from (select from search.talk t join search.entry e on e.id = t.repository_id where t.words && array[q.hash] and e.visibility = 0 limit 200) m)
     + (select count(*)::int from (select from search.gathered g join collections c on c.id = g.id where g.words && array[q.hash] and not c.is_private limit 200) m) as count
   from unnest($1::text[], $2::int4[]) as q(word, hash)`,
);

export interface Excerpt {
  title: string;
  body: string;
}

@Injectable()
export class SearchStore {
  constructor(private readonly database: Database) {}

  async saveDocument(id: bigint, terms: DocumentTerms, excerpt: Excerpt): Promise<void> {
    await this.database.execute(SAVE_DOCUMENT, [id, terms.names, terms.words]);
    await this.database.execute(SAVE_EXCERPT, [id, excerpt.title, excerpt.body]);
  }

  async enter(id: bigint): Promise<void> {
    await this.database.execute(ENTER, [id]);
  }

  async savePerson(id: bigint, terms: DocumentTerms): Promise<void> {
    await this.database.execute(SAVE_PERSON, [id, terms.names]);
  }

  async unknownWords(words: string[]): Promise<string[]> {
    return (await this.database.rows<{ word: string }>(UNKNOWN_WORDS, [words])).map(({ word }) => word);
  }

  async saveWords(words: { word: string; pinyin: string | null }[]): Promise<void> {
    await this.database.execute(SAVE_WORDS, [words.map(({ word }) => word), words.map(({ pinyin }) => pinyin)]);
  }

  async excerpts(ids: bigint[]): Promise<Map<bigint, Excerpt>> {
    const rows = await this.database.rows<Excerpt & { id: bigint }>(EXCERPTS, [ids]);
    return new Map(rows.map((row) => [row.id, row]));
  }

  /** Whether each is a word, and whether a word begins with it. */
  lookUp(words: string[]): Promise<{ word: string; known: boolean; begins: boolean }[]> {
    return this.database.rows(LOOK_UP, [words]);
  }

  /** Pairs of Chinese characters that are read like this. */
  readAs(pinyin: string[]): Promise<{ pinyin: string; word: string }[]> {
    return this.database.rows(READ_AS, [pinyin]);
  }

  async knownOf(words: string[]): Promise<string[]> {
    return (await this.database.rows<{ word: string }>(KNOWN_OF, [words])).map(({ word }) => word);
  }

  async alike(word: string): Promise<string[]> {
    return (await this.database.rows<{ word: string }>(ALIKE, [word])).map((row) => row.word);
  }

  /** In the names of how many of the most popular public repositories each of the words is; when in none of these, in how many of all, up to 200. */
  async frequencies(words: string[], hashes: number[]): Promise<Map<string, number>> {
    const popular = await this.database.rows<{ word: string; count: number }>(AMONG_POPULAR, [words, hashes]);
    const rows = popular.length > 0 ? popular : await this.database.rows<{ word: string; count: number }>(FREQUENCIES, [words, hashes]);
    return new Map(rows.map(({ word, count }) => [word, count]));
  }
}
