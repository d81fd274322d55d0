// moderation_words.
import { Injectable } from '@nestjs/common';
import { Database, statement } from '../../platform/database';
import type { Word } from './word-matcher';
import type { ListedWord, NewWords, WordVerdict } from './wording.types';

const LOCK = statement('wording_lock', `select pg_advisory_xact_lock(hashtextextended('wording', 0))`);
const COUNT = statement('wording_count', 'select count(*)::int as n from moderation_words');
const INSERT = statement(
  'wording_insert',
  `insert into moderation_words (text, key, is_whole, verdict, note, created_by_id)
   select text, key, $3, $4, $5, $6 from unnest($1::text[], $2::text[]) as given(text, key) on conflict (key) do nothing returning text`,
);
const DELETE = statement('wording_delete', 'delete from moderation_words where id = $1 returning text');
const KEYS = statement('wording_keys', 'select text, key, is_whole as "isWhole", verdict from moderation_words order by id');
const PAGE = statement(
  'wording_page',
  `select w.id, w.text, w.is_whole as "isWhole", w.verdict, w.note, w.created_at as "createdAt", n.name as "createdBy"
   from moderation_words w left join namespaces n on n.id = w.created_by_id
   where ($1::bigint is null or w.id < $1) and ($2::text is null or position($2::text in w.key) > 0) order by w.id desc limit $3`,
);

export interface ListedKey extends Word {
  text: string;
  verdict: WordVerdict;
}

export interface WordRow {
  text: string;
  key: string;
}

@Injectable()
export class WordListStore {
  constructor(private readonly database: Database) {}

  /** Until the end of the transaction nobody else adds to the list. */
  async lock(): Promise<void> {
    await this.database.execute(LOCK, []);
  }

  async count(): Promise<number> {
    return (await this.database.row<{ n: number }>(COUNT, []))?.n ?? 0;
  }

  /** Those that were not on the list. */
  async insert(rows: readonly WordRow[], { isWhole, verdict, note }: Omit<NewWords, 'texts'>, byId: bigint): Promise<string[]> {
    const columns = [rows.map(({ text }) => text), rows.map(({ key }) => key)];
    return (await this.database.rows<{ text: string }>(INSERT, [...columns, isWhole, verdict, note, byId])).map(({ text }) => text);
  }

  /** What it said; null: there is none. */
  async delete(id: bigint): Promise<string | null> {
    return (await this.database.row<{ text: string }>(DELETE, [id]))?.text ?? null;
  }

  keys(): Promise<ListedKey[]> {
    return this.database.rows<ListedKey>(KEYS, []);
  }

  page(before: bigint | null, part: string | null, limit: number): Promise<ListedWord[]> {
    return this.database.rows<ListedWord>(PAGE, [before, part, limit]);
  }
}
