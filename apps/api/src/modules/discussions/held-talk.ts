// What was said in discussions and waits for a look: as its author and administrators see it, and how it is said when it is let through. The rooms that
// count, find and tell of discussions read their tables, in which none of this stands before.
import { Injectable } from '@nestjs/common';
import { inTheNameOf } from '../../common/actor';
import { AccessService, type Granted } from '../access';
import { type HeldText, HeldTexts, type HeldWish } from '../moderation';
import type { Doubt } from '../wording';
import { DiscussionNews } from './discussion-news';
import { commentHidden, commentNotFound, discussionNotFound } from './discussions.errors';
import { DiscussionsStore } from './discussions.store';
import type { CommentData, Discussion, DiscussionEvent, Verdict } from './discussions.types';
import { EventsStore } from './events.store';

/** Above all ids of rows, so that ids of what waits lead to none of them. */
const HELD_FROM = 2n ** 59n;

@Injectable()
export class HeldTalk {
  constructor(
    private readonly held: HeldTexts,
    private readonly access: AccessService,
    private readonly store: DiscussionsStore,
    private readonly events: EventsStore,
    private readonly news: DiscussionNews,
  ) {}

  /** Inside the caller's transaction, as all that keeps something. Its number is kept for it. */
  async opening(repo: Granted, authorId: bigint, text: { title: string; content: string }, doubt: Doubt): Promise<Discussion> {
    const num = await this.store.takeNumber(repo.id);
    return asDiscussion(
      await this.held.keep({ kind: 'discussion', repositoryId: repo.id, discussionId: null, num, authorId, ...text }, doubt),
    );
  }

  async said(
    discussion: Discussion,
    authorId: bigint,
    text: Pick<HeldWish, 'kind' | 'content' | 'data'>,
    doubt: Doubt,
  ): Promise<DiscussionEvent> {
    return asEvent(await this.held.keep({ ...placeIn(discussion), ...text, authorId }, doubt));
  }

  async title(discussion: Discussion, authorId: bigint, title: string, doubt: Doubt): Promise<DiscussionEvent> {
    return asEvent(await this.held.keep({ ...placeIn(discussion), kind: 'title', authorId, title }, doubt), discussion.title);
  }

  async edit(discussion: Discussion, comment: DiscussionEvent, authorId: bigint, content: string, doubt: Doubt): Promise<void> {
    await this.held.keep({ ...placeIn(discussion), kind: 'edit', eventId: comment.id, authorId, content }, doubt);
  }

  /** Of what would begin discussions here, those that the one who looks may see. */
  async openings(repo: Granted): Promise<Discussion[]> {
    return (await this.held.openings(repo.actor, repo.id)).map(asDiscussion);
  }

  async found(repo: Granted, num: number): Promise<Discussion | null> {
    const text = await this.held.opening(repo.actor, repo.id, num);
    return text && asDiscussion(text);
  }

  /** What would begin a discussion, and nothing else. */
  async beginning(repo: Granted, num: number): Promise<DiscussionEvent[]> {
    const text = await this.held.opening(repo.actor, repo.id, num);
    return text ? [asEvent(text)] : [];
  }

  /** With what waits besides, for its author and administrators. */
  async among(repo: Granted, discussion: Discussion, events: DiscussionEvent[]): Promise<DiscussionEvent[]> {
    const held = await this.held.ofDiscussion(repo.actor, discussion.id);
    if (held.length === 0) return events;
    const edits = new Map(held.flatMap((text) => (text.kind === 'edit' ? [[text.eventId, text] as const] : [])));
    const rest = held.filter(({ kind }) => kind !== 'edit').map((text) => asEvent(text, discussion.title));
    return [...events.map((event) => withEdit(event, edits.get(event.id))), ...rest];
  }

  dropEdit(commentId: bigint): Promise<void> {
    return this.held.dropEdit(commentId);
  }

  dropTitle(discussion: Discussion): Promise<void> {
    return this.held.dropTitle(discussion.id);
  }

  /** With the rights that its author has by now. Throws what access throws. */
  repository({ author, repositoryId }: HeldText): Promise<Granted<'discuss'>> {
    return this.access.repositoryById(inTheNameOf(author), repositoryId, 'discuss');
  }

  /** What was held of a discussion that is there, as if it was written now. Inside the caller's transaction. */
  async say(repo: Granted<'discuss'>, text: HeldText): Promise<void> {
    const discussion = await this.store.lock(repo.id, text.num);
    if (!discussion) throw discussionNotFound(text.num);
    const authorId = text.author.id;
    if (text.kind === 'edit') return this.change(discussion, text);
    if (text.kind === 'title') {
      await this.store.setTitle(discussion.id, text.title ?? '');
      await this.events.insert(discussion.id, { kind: 'title-change', authorId, data: { from: discussion.title, to: text.title } });
      return;
    }
    const kind = text.kind === 'review' ? 'review' : 'comment';
    const eventId = await this.events.insert(discussion.id, { kind, authorId, content: text.content ?? '', data: text.data });
    await this.store.commented(discussion.id);
    const what = kind === 'review' ? 'reviewed' : 'commented';
    await this.news.tell({ what, repositoryId: repo.id, discussionId: discussion.id, eventId, actorId: authorId });
  }

  private async change(discussion: Discussion, { eventId, content }: HeldText): Promise<void> {
    const before = await this.events.one(discussion.id, null, eventId ?? 0n);
    if (!before?.comment) throw commentNotFound();
    if (before.comment.hidden) throw commentHidden();
    await this.events.edit(before.id, content ?? '');
  }
}

function placeIn({ repositoryId, id, num }: Discussion): Pick<HeldWish, 'repositoryId' | 'discussionId' | 'num'> {
  return { repositoryId, discussionId: id, num };
}

function asDiscussion(text: HeldText): Discussion {
  return {
    id: HELD_FROM + text.id,
    repositoryId: text.repositoryId,
    num: text.num,
    isPullRequest: false,
    title: text.title ?? '',
    status: 'open',
    author: text.author,
    createdAt: text.createdAt,
    updatedAt: text.createdAt,
    isPinned: false,
    isLocked: false,
    commentsCount: 0,
    targetRef: null,
    headOid: null,
    targetOid: null,
    mergeOid: null,
    heldId: text.id,
  };
}

function asEvent(text: HeldText, titleNow = ''): DiscussionEvent {
  const { id, createdAt, author, content } = text;
  const data = text.data as CommentData & { verdict?: Verdict };
  const rest = { id: HELD_FROM + id, createdAt, author, resolved: null, heldId: id };
  if (text.kind === 'title') return { ...rest, kind: 'title-change', data: { from: titleNow, to: text.title ?? '' }, comment: null };
  const comment = { content: content ?? '', editedAt: null, edits: 0, hidden: null, reactions: [], heldEdit: null };
  return { ...rest, kind: text.kind === 'review' ? 'review' : 'comment', data, comment };
}

function withEdit(event: DiscussionEvent, edit: HeldText | undefined): DiscussionEvent {
  if (!edit || !event.comment || event.comment.hidden) return event;
  return { ...event, comment: { ...event.comment, heldEdit: { id: edit.id, content: edit.content ?? '', since: edit.createdAt } } };
}
