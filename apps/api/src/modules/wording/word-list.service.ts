// The list of words, as administrators keep it. Each change is in the audit log.
import { Injectable } from '@nestjs/common';
import type { UserActor } from '../../common/actor';
import { AuditLog } from '../../platform/audit';
import { Bell } from '../../platform/bell';
import { Transaction } from '../../platform/database/transaction';
import type { RequestFacts } from '../../platform/http';
import { TextJudge, WORDS_CHANGED } from './text-judge';
import { comparable } from './word-matcher';
import { wordEmpty, wordNotFound, wordsFull } from './wording.errors';
import { WordListStore, type WordRow } from './word-list.store';
import type { ListedWord, NewWords } from './wording.types';

export const MOST_WORDS = 5_000;

@Injectable()
export class WordListService {
  constructor(
    private readonly store: WordListStore,
    private readonly judge: TextJudge,
    private readonly transaction: Transaction,
    private readonly audit: AuditLog,
    private readonly bell: Bell,
  ) {}

  /** Newest first; `search`: what occurs in them. */
  async page(search: string | null, before: bigint | null, limit: number): Promise<{ items: ListedWord[]; nextCursor: bigint | null }> {
    const rows = await this.store.page(before, search === null ? null : comparable(search), limit + 1);
    const items = rows.slice(0, limit);
    return { items, nextCursor: rows.length > limit ? (items.at(-1)?.id ?? null) : null };
  }

  /** Returns how many of them were not on it. They hold in this process from now on, in others in a moment. Throws 'moderation-word/empty', '…/full'. */
  async add(admin: UserActor, { texts, ...rest }: NewWords, facts: RequestFacts): Promise<number> {
    const rows = rowsOf(texts);
    return this.transaction.inTransaction(async () => {
      await this.store.lock();
      const made = await this.store.insert(rows, rest, admin.userId);
      if ((await this.store.count()) > MOST_WORDS) throw wordsFull(MOST_WORDS);
      for (const text of made) await this.audit.record(admin, 'moderation-word.added', `word:${text}`, { ...rest }, facts);
      this.changed();
      return made.length;
    });
  }

  /** Throws 'moderation-word/not-found'. */
  async remove(admin: UserActor, id: bigint, facts: RequestFacts): Promise<void> {
    await this.transaction.inTransaction(async () => {
      const text = await this.store.delete(id);
      if (text === null) throw wordNotFound();
      await this.audit.record(admin, 'moderation-word.removed', `word:${text}`, {}, facts);
      this.changed();
    });
  }

  private changed(): void {
    this.transaction.afterCommit(() => this.judge.forget());
    this.bell.ring(WORDS_CHANGED);
  }
}

/** Each once, as it was written first. Throws 'moderation-word/empty'. */
function rowsOf(texts: readonly string[]): WordRow[] {
  const rows = new Map<string, string>();
  for (const text of texts) {
    const key = comparable(text);
    if (!rows.has(key)) rows.set(key, text.trim());
  }
  if (rows.has('')) throw wordEmpty();
  return [...rows].map(([key, text]) => ({ text, key }));
}
