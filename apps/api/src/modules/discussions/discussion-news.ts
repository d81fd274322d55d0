// What happened in a discussion, told within the transaction in which it did: rooms that write to people or to programs listen.
import { Injectable } from '@nestjs/common';
import { Outbox } from '../../platform/outbox';

export interface News {
  what: 'opened' | 'commented' | 'reviewed' | 'status' | 'merged';
  repositoryId: bigint;
  discussionId: bigint;
  eventId: bigint;
  actorId: bigint;
}

@Injectable()
export class DiscussionNews {
  constructor(private readonly outbox: Outbox) {}

  async tell({ what, repositoryId, discussionId, eventId, actorId }: News): Promise<void> {
    await this.outbox.emit('discussion.news', {
      what,
      repositoryId: String(repositoryId),
      discussionId: String(discussionId),
      eventId: String(eventId),
      actorId: String(actorId),
    });
  }
}
