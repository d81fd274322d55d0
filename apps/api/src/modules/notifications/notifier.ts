// Something was said or done in a discussion: whoever it concerns and may see it is told, on the hub and, as they chose, by mail. Each event once.
import { Injectable } from '@nestjs/common';
import { inTheNameOf } from '../../common/actor';
import { DomainError } from '../../common/errors';
import { Bell } from '../../platform/bell';
import { AppConfig } from '../../platform/config';
import { Transaction } from '../../platform/database/transaction';
import { Mailer } from '../../platform/mail';
import { AccessService } from '../access';
import { type NewsFacts, NewsReader } from '../discussions';
import { RepositoriesService } from '../repositories';
import { AddresseesStore } from './addressees.store';
import { mentionsIn } from './mentions';
import { notificationMail } from './notification-mails';
import { notificationsTopic } from './notifications.service';
import { NotificationsStore } from './notifications.store';
import { type Candidate, CHOSEN_BY_DEFAULT, type NewsKind } from './notifications.types';

const USEFUL_MS = 2 * 86_400_000;

export interface News {
  what: NewsKind;
  repositoryId: bigint;
  discussionId: bigint;
  eventId: bigint;
  actorId: bigint;
}

@Injectable()
export class Notifier {
  constructor(
    private readonly store: NotificationsStore,
    private readonly people: AddresseesStore,
    private readonly news: NewsReader,
    private readonly access: AccessService,
    private readonly repositories: RepositoriesService,
    private readonly transaction: Transaction,
    private readonly mailer: Mailer,
    private readonly bell: Bell,
    private readonly config: AppConfig,
  ) {}

  async spread(news: News): Promise<void> {
    const facts = await this.news.of(news.discussionId, news.eventId);
    if (!facts) return;
    for (const candidate of await this.store.candidates(news.discussionId, news.actorId, mentionsIn(facts.content ?? '')))
      if (await this.maySee(candidate, news.repositoryId)) await this.tell(candidate, news, facts);
  }

  private async maySee(candidate: Candidate, repositoryId: bigint): Promise<boolean> {
    try {
      await this.access.repositoryById(inTheNameOf({ ...candidate, id: candidate.userId }), repositoryId, 'see');
      return true;
    } catch (error) {
      if (error instanceof DomainError) return false;
      throw error;
    }
  }

  private async tell(candidate: Candidate, news: News, facts: NewsFacts): Promise<void> {
    const chosen = (await this.store.chosen(candidate.userId)) ?? CHOSEN_BY_DEFAULT;
    if (chosen.mutedReasons.includes(candidate.reason)) return;
    await this.transaction.inTransaction(async () => {
      const { what: kind, actorId, eventId, discussionId } = news;
      if (!(await this.store.put(candidate.userId, { kind, reason: candidate.reason, actorId, eventId, discussionId }))) return;
      if (chosen.mailReasons.includes(candidate.reason)) await this.mail(candidate, kind, facts);
      this.bell.ring(notificationsTopic(candidate.userId));
    });
  }

  private async mail({ userId, reason }: Candidate, kind: NewsKind, { discussion, content, actor }: NewsFacts): Promise<void> {
    if (!this.mailer.isOn) return;
    const reader = await this.people.mailReader(userId);
    const repository = await this.repositories.find(discussion.repositoryId);
    if (!reader || !repository) return;
    const mailed = { kind, reason, actor, content, repository, discussion };
    await this.mailer.post(reader.email, notificationMail(reader, mailed, this.config.publicUrl), USEFUL_MS);
  }
}
