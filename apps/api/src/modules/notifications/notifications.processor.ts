// Something was said or done in a discussion: whoever it concerns is told.
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type JobHandler, JobHandlers } from '../../platform/outbox/worker';
import { type News, Notifier } from './notifier';
import type { NewsKind } from './notifications.types';

@Injectable()
export class NotificationsProcessor implements JobHandler, OnModuleInit {
  readonly kind = 'discussion.news';

  constructor(
    private readonly notifier: Notifier,
    private readonly handlers: JobHandlers,
  ) {}

  onModuleInit(): void {
    this.handlers.add(this);
  }

  handle(payload: unknown): Promise<void> {
    return this.notifier.spread(newsIn(payload));
  }
}

function newsIn(payload: unknown): News {
  const { what, ...ids } = payload as Record<string, unknown>;
  const id = (name: string): bigint => {
    const text = ids[name];
    if (typeof text !== 'string' || !/^\d+$/.test(text)) throw new Error(`the job has no ${name}`);
    return BigInt(text);
  };
  return {
    what: what as NewsKind,
    repositoryId: id('repositoryId'),
    discussionId: id('discussionId'),
    eventId: id('eventId'),
    actorId: id('actorId'),
  };
}
