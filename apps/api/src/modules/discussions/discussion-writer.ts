// What discussions and pull requests have in common when they are written: always inside the caller's transaction.
import { Injectable } from '@nestjs/common';
import { AccessService, type Granted } from '../access';
import { DiscussionNews } from './discussion-news';
import { discussionNotFound, discussionsOff } from './discussions.errors';
import { DiscussionsStore } from './discussions.store';
import type { Doubt } from '../wording';
import type { Discussion, DiscussionStatus } from './discussions.types';
import { EventsStore } from './events.store';
import { HeldTalk } from './held-talk';

export interface NewDiscussion {
  title: string;
  /** The first comment. */
  description: string;
  status: DiscussionStatus;
  /** Of a pull request: full name of the branch that it is for. */
  targetRef: string | null;
}

@Injectable()
export class DiscussionWriter {
  constructor(
    private readonly access: AccessService,
    private readonly store: DiscussionsStore,
    private readonly events: EventsStore,
    private readonly news: DiscussionNews,
    private readonly held: HeldTalk,
  ) {}

  /** What was said there stays, and is shown again when they are switched on. Throws 'discussion/disabled'. */
  async assertOn(repo: Granted): Promise<void> {
    if (await this.store.areOff(repo.id)) throw discussionsOff();
  }

  /** Throws 'discussion/not-found'. */
  async found(repo: Granted, num: number): Promise<Discussion> {
    const discussion = await this.store.find(repo.id, num);
    if (!discussion) throw discussionNotFound(num);
    return discussion;
  }

  /** Returns its number: `kept` for it, or the next one. */
  async open(repo: Granted, { title, description, status, targetRef }: NewDiscussion, kept: number | null = null): Promise<number> {
    const authorId = this.access.user(repo.actor).userId;
    const num = kept ?? (await this.store.takeNumber(repo.id));
    const id = await this.store.insert({ repositoryId: repo.id, num, title, status, authorId, targetRef });
    const eventId = await this.events.insert(id, { kind: 'comment', authorId, content: description });
    await this.store.countOpen(repo.id, targetRef !== null, 1);
    await this.news.tell({ what: 'opened', repositoryId: repo.id, discussionId: id, eventId, actorId: authorId });
    return num;
  }

  /** What somebody says besides what they do; null says nothing. Nobody is told of it by itself. */
  async say(discussion: Discussion, authorId: bigint, content: string | null, doubt: Doubt | null): Promise<void> {
    if (content === null) return;
    if (doubt) {
      await this.held.said(discussion, authorId, { kind: 'comment', content }, doubt);
      return;
    }
    await this.events.insert(discussion.id, { kind: 'comment', authorId, content });
    await this.store.commented(discussion.id);
  }
}
