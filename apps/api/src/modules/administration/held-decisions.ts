// What a look at a text that waited does: it is said as if its author wrote it now, or its author is told why not. All of it in one transaction.
import { Injectable } from '@nestjs/common';
import type { UserActor } from '../../common/actor';
import { DomainError } from '../../common/errors';
import { AppConfig } from '../../platform/config';
import type { RequestFacts } from '../../platform/http';
import { Mailer } from '../../platform/mail';
import { DiscussionsService } from '../discussions';
import { type HeldDecision, HeldTexts, type QueuedText } from '../moderation';
import { keeperMail } from './decision-mails';
import { DecidedThingsStore } from './decided-things.store';

const USEFUL_MS = 7 * 24 * 3600_000;

@Injectable()
export class HeldDecisions {
  constructor(
    private readonly held: HeldTexts,
    private readonly discussions: DiscussionsService,
    private readonly things: DecidedThingsStore,
    private readonly mailer: Mailer,
    private readonly config: AppConfig,
  ) {}

  /** A refusal has a reason, which its author reads. Throws 'held/not-found', 'held/decided', 'held/reason', 'held/not-possible'. */
  async decide(admin: UserActor, id: bigint, wish: { decision: HeldDecision; reason: string }, facts: RequestFacts): Promise<void> {
    if (wish.decision === 'refuse' && wish.reason === '') throw reasonNeeded();
    await this.held.decide(
      admin,
      id,
      wish,
      (text) => (wish.decision === 'refuse' ? this.tell(text, wish.reason) : this.letThrough(text)),
      facts,
    );
  }

  private async letThrough(text: QueuedText): Promise<void> {
    try {
      await this.discussions.letThrough(text);
    } catch (error) {
      throw error instanceof DomainError ? notPossible(error.message) : error;
    }
  }

  private async tell({ author, namespace, name, num }: QueuedText, reason: string): Promise<void> {
    if (!this.mailer.isOn) return;
    const about = { thing: `${namespace}/${name}#${num}`, hub: new URL(this.config.publicUrl).host, reason };
    for (const to of await this.things.keepers(author.id)) await this.mailer.post(to.email, keeperMail(to, 'refuse', about), USEFUL_MS);
  }
}

const reasonNeeded = (): DomainError =>
  new DomainError('invalid', 'held/reason', 'Say why: whoever wrote it reads it.', {
    fields: [{ field: 'reason', message: 'is missing' }],
  });

const notPossible = (why: string): DomainError =>
  new DomainError('conflict', 'held/not-possible', `It cannot be said there any more (${why}) Refuse it, or wait.`);
