// Whether a text may be written here. The list of words is in the memory of every process that judges, so that judging asks nothing of the database; a bell
// tells of its changes, and rings by itself after the process was cut off from the database.
import { Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import type { Actor } from '../../common/actor';
import { Bell } from '../../platform/bell';
import { WordMatcher } from './word-matcher';
import { textRefused } from './wording.errors';
import { WordListStore } from './word-list.store';

export const WORDS_CHANGED = 'wording';

@Injectable()
export class TextJudge implements OnApplicationBootstrap, OnModuleDestroy {
  /** Null: it is read by whoever needs it next. A list that was being read when it changed is not kept. */
  private matcher: Promise<WordMatcher> | null = null;
  private stop: () => void = () => undefined;

  constructor(
    private readonly store: WordListStore,
    private readonly bell: Bell,
  ) {}

  onApplicationBootstrap(): void {
    this.stop = this.bell.hear(WORDS_CHANGED, () => this.forget());
  }

  onModuleDestroy(): void {
    this.stop();
  }

  /** What is written from now on is judged by the list as it is now. */
  forget(): void {
    this.matcher = null;
  }

  /** By the name of the field that it came in; what the hub itself writes is not judged. Throws 'moderation/refused'. */
  async assertAllowed(actor: Actor, texts: Readonly<Record<string, string | null | undefined>>): Promise<void> {
    if (actor.kind === 'system') return;
    const matcher = await (this.matcher ??= this.read());
    for (const [field, text] of Object.entries(texts)) if (text && matcher.find(text)) throw textRefused(field);
  }

  private async read(): Promise<WordMatcher> {
    try {
      return new WordMatcher(await this.store.keys());
    } catch (error) {
      this.forget();
      throw error;
    }
  }
}
