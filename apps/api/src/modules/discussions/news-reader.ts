// What an event of a discussion was, for whoever tells people of it.
import { Injectable } from '@nestjs/common';
import { DiscussionsStore } from './discussions.store';
import type { Discussion } from './discussions.types';
import { EventsStore } from './events.store';

export interface NewsFacts {
  discussion: Discussion;
  /** What was said, of a review with what it says of single lines; null when nothing was, or it has been hidden since. */
  content: string | null;
  actor: string;
}

@Injectable()
export class NewsReader {
  constructor(
    private readonly store: DiscussionsStore,
    private readonly events: EventsStore,
  ) {}

  /** Null when it is gone. */
  async of(discussionId: bigint, eventId: bigint): Promise<NewsFacts | null> {
    const discussion = await this.store.byId(discussionId);
    const event = await this.events.one(discussionId, null, eventId);
    if (!discussion || !event) return null;
    const lines = event.kind === 'review' ? await this.events.ofReview(discussionId, eventId) : [];
    const said = [event.comment?.content ?? '', ...lines].filter((text) => text !== '').join('\n\n');
    return { discussion, content: said === '' ? null : said, actor: event.author?.name ?? '' };
  }
}
