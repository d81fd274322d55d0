// Whether a text may be written here: by the list of words, and by a program outside where the operator names one; the stricter verdict counts. The list
// is in the memory of every process that judges, so that judging asks nothing of the database; a bell tells of its changes, and rings by itself after the
// process was cut off from the database.
import { Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import type { Actor } from '../../common/actor';
import { AuditLog } from '../../platform/audit';
import { Bell } from '../../platform/bell';
import { Transaction } from '../../platform/database/transaction';
import { OutsideJudge } from './outside-judge';
import { WordMatcher } from './word-matcher';
import { needsLook, textRefused } from './wording.errors';
import { type ListedKey, WordListStore } from './word-list.store';
import type { Doubt, TextPlace, Texts } from './wording.types';

export const WORDS_CHANGED = 'wording';

/** One for each verdict, so that a word to refuse is found behind one to hold. */
type Matchers = Record<'refuse' | 'hold', WordMatcher<ListedKey>>;

@Injectable()
export class TextJudge implements OnApplicationBootstrap, OnModuleDestroy {
  /** Null: it is read by whoever needs it next. A list that was being read when it changed is not kept. */
  private matchers: Promise<Matchers> | null = null;
  private stop: () => void = () => undefined;

  constructor(
    private readonly store: WordListStore,
    private readonly outside: OutsideJudge,
    private readonly transaction: Transaction,
    private readonly audit: AuditLog,
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
    this.matchers = null;
  }

  /** Where nothing can be held: 'moderation/refused', 'moderation/needs-look'. Never inside a transaction, since it may wait. */
  async assertAllowed(actor: Actor, place: TextPlace, texts: Texts): Promise<void> {
    const doubt = await this.doubt(actor, place, texts);
    if (!doubt) return;
    await this.note(actor, place, doubt);
    throw doubt.verdict === 'refuse' ? textRefused(doubt.field) : needsLook(doubt.field);
  }

  /** Null: it may stand there. Else it has to be held until somebody has looked. Throws 'moderation/refused'. */
  async held(actor: Actor, place: TextPlace, texts: Texts): Promise<Doubt | null> {
    const doubt = await this.doubt(actor, place, texts);
    if (doubt?.verdict !== 'refuse') return doubt;
    await this.note(actor, place, doubt);
    throw textRefused(doubt.field);
  }

  /** Null: it may stand there. What the hub itself writes is not judged. */
  async doubt(actor: Actor, place: TextPlace, texts: Texts): Promise<Doubt | null> {
    if (actor.kind === 'system') return null;
    if (this.transaction.isInside) throw new Error('texts are judged before a transaction begins: judging may wait for others');
    const written = Object.fromEntries(Object.entries(texts).flatMap(([field, text]) => (text ? [[field, text]] : [])));
    if (Object.keys(written).length === 0) return null;
    const listed = await this.listed(written);
    if (listed?.verdict === 'refuse') return listed;
    const outside = await this.asked(actor, place, written);
    return outside?.verdict === 'refuse' ? outside : (listed ?? outside);
  }

  /** Whether anything could be doubted here: without a word and without a service nothing is read to be judged. */
  async judges(): Promise<boolean> {
    if (this.outside.isOn) return true;
    const { refuse, hold } = await (this.matchers ??= this.read());
    return !refuse.isEmpty || !hold.isEmpty;
  }

  private async listed(texts: Record<string, string>): Promise<Doubt | null> {
    const matchers = await (this.matchers ??= this.read());
    for (const verdict of ['refuse', 'hold'] as const)
      for (const [field, text] of Object.entries(texts)) {
        const word = matchers[verdict].find(text);
        if (word) return { verdict, field, by: 'word', why: word.text };
      }
    return null;
  }

  private async asked(actor: Actor, place: TextPlace, texts: Record<string, string>): Promise<Doubt | null> {
    const answer = await this.outside.verdict(actor, place, texts);
    if (!answer || answer.verdict === 'allow') return null;
    const field = Object.keys(texts)[0] ?? '';
    return { verdict: answer.verdict, field, by: answer.isAnswer ? 'service' : 'silence', why: answer.reason };
  }

  /** What was refused is nowhere else: the log says who wrote where, and why it was refused; not what they wrote. */
  private async note(actor: Actor, { kind, where }: TextPlace, { verdict, field, by, why }: Doubt): Promise<void> {
    await this.audit.record(actor, 'text.refused', `${kind}:${where}`, { verdict, field, by, why });
  }

  private async read(): Promise<Matchers> {
    try {
      const words = await this.store.keys();
      const of = (verdict: 'refuse' | 'hold') => new WordMatcher(words.filter((word) => word.verdict === verdict));
      return { refuse: of('refuse'), hold: of('hold') };
    } catch (error) {
      this.forget();
      throw error;
    }
  }
}
