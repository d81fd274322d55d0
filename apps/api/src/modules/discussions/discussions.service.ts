// Discussions: what people say about a repository, and about a proposed change of it. What one may see of a repository one may read of its discussions.
import { Injectable } from '@nestjs/common';
import { DomainError } from '../../common/errors';
import { Transaction } from '../../platform/database/transaction';
import { AccessService, type Granted } from '../access';
import type { HeldText } from '../moderation';
import { type Doubt, TextJudge } from '../wording';
import { DiscussionNews } from './discussion-news';
import { DiscussionWriter } from './discussion-writer';
import {
  commentHidden,
  commentNotFound,
  discussionLocked,
  discussionNotFound,
  emojiUnknown,
  notYours,
  onlyAuthor,
  onlyWriters,
  threadNotFound,
} from './discussions.errors';
import { assertFollows, commentIn, EMOJI, isBy, isOpen, mayResolve, mayTend, mayWrite, placeOf, titleIn } from './discussions.policy';
import { DiscussionsStore } from './discussions.store';
import type { CommentData, Discussion, DiscussionEvent, DiscussionFilter, OpenCounts, Verdict } from './discussions.types';
import { EventsStore } from './events.store';
import { HeldTalk } from './held-talk';
import { PullRequestEnds } from './pull-request-ends';

export interface CommentRequest {
  content: string;
  /** Of a comment on the change of a pull request, as `ReviewThreads` makes it. */
  data?: CommentData;
}

export interface ReviewRequest {
  content: string;
  verdict: Verdict;
  headOid?: string;
  /** On single lines. */
  comments?: readonly CommentRequest[];
}

@Injectable()
export class DiscussionsService {
  constructor(
    private readonly transaction: Transaction,
    private readonly access: AccessService,
    private readonly store: DiscussionsStore,
    private readonly events: EventsStore,
    private readonly ends: PullRequestEnds,
    private readonly news: DiscussionNews,
    private readonly writer: DiscussionWriter,
    private readonly held: HeldTalk,
    private readonly judge: TextJudge,
  ) {}

  /** Throws 'discussion/disabled'. */
  async page(
    repo: Granted,
    filter: DiscussionFilter,
    cursor: string | null,
    limit: number,
  ): Promise<{ items: Discussion[]; next: string | null }> {
    await this.writer.assertOn(repo);
    const rows = await this.store.page(repo.id, filter, placeIn(cursor), limit + 1);
    const items = rows.slice(0, limit);
    const last = items.at(-1);
    return { items, next: rows.length > limit && last ? `${last.isPinned ? 1 : 0}.${last.num}` : null };
  }

  /** By position, as clients count pages. */
  async numbered(repo: Granted, filter: DiscussionFilter, skip: number, limit: number): Promise<{ items: Discussion[]; total: number }> {
    await this.writer.assertOn(repo);
    const items = await this.store.numbered(repo.id, filter, skip, limit);
    return { items, total: await this.store.count(repo.id, filter) };
  }

  openCounts(repo: Granted): Promise<OpenCounts> {
    return this.store.openCounts(repo.id);
  }

  /** Throws 'discussion/not-found', 'discussion/disabled'. */
  async get(repo: Granted, num: number): Promise<Discussion> {
    await this.writer.assertOn(repo);
    return this.writer.found(repo, num);
  }

  /** Also what would begin one and waits, to its author and administrators. Throws 'discussion/not-found', 'discussion/disabled'. */
  async shown(repo: Granted, num: number): Promise<Discussion> {
    await this.writer.assertOn(repo);
    return (await this.store.find(repo.id, num)) ?? (await this.held.found(repo, num)) ?? this.writer.found(repo, num);
  }

  /** What would begin discussions and waits, for its author and administrators. */
  async waiting(repo: Granted): Promise<Discussion[]> {
    return this.held.openings(repo);
  }

  async timeline(repo: Granted, discussion: Discussion): Promise<DiscussionEvent[]> {
    if (discussion.heldId !== null) return this.held.beginning(repo, discussion.num);
    return this.held.among(repo, discussion, await this.events.all(discussion.id, viewerOf(repo)));
  }

  /** What was held of it, as if its author wrote it now. Inside the caller's transaction. Throws what its author would be refused by. */
  async letThrough(text: HeldText): Promise<void> {
    const repo = await this.held.repository(text);
    await this.writer.assertOn(repo);
    if (text.kind !== 'discussion') return this.held.say(repo, text);
    const written = { title: text.title ?? '', description: text.content ?? '' };
    await this.writer.open(repo, { ...written, status: 'open', targetRef: null }, text.num);
  }

  /** Throws 'moderation/refused', 'held/too-many', as do all others by which something is said. */
  async open(repo: Granted<'discuss'>, request: { title: string; description: string }): Promise<Discussion> {
    const [title, description] = [titleIn(request.title), commentIn(request.description, { mayBeEmpty: true })];
    await this.writer.assertOn(repo);
    const doubt = await this.judge.held(repo.actor, placeOf(repo, 'discussion'), { title, description });
    return this.transaction.inTransaction(async () => {
      if (doubt) return this.held.opening(repo, this.access.user(repo.actor).userId, { title, content: description }, doubt);
      return this.writer.found(repo, await this.writer.open(repo, { title, description, status: 'open', targetRef: null }));
    });
  }

  /** Throws 'discussion/locked'. */
  async comment(repo: Granted<'discuss'>, num: number, { content, data }: CommentRequest): Promise<DiscussionEvent> {
    const text = commentIn(content);
    const doubt = await this.doubts(repo, num, text);
    return this.inDiscussion(repo, num, async (discussion, authorId) => {
      this.assertMayTalk(repo, discussion);
      const said = { kind: 'comment' as const, content: text, ...(data ? { data } : {}) };
      if (doubt) return this.held.said(discussion, authorId, said, doubt);
      const id = await this.events.insert(discussion.id, { ...said, authorId });
      await this.store.commented(discussion.id);
      await this.news.tell({ what: 'commented', repositoryId: repo.id, discussionId: discussion.id, eventId: id, actorId: authorId });
      return this.event(repo, discussion, id);
    });
  }

  /** What somebody thinks of a change, as it stood at `headOid`: an approval counts for that and for nothing that came later. Throws 'discussion/locked', 'pull-request/none', 'pull-request/ended', 'pull-request/own-review'. */
  async review(
    repo: Granted<'discuss'>,
    num: number,
    { content, verdict, headOid, comments = [] }: ReviewRequest,
  ): Promise<DiscussionEvent> {
    const text = commentIn(content, { mayBeEmpty: verdict === 'approve' || comments.length > 0 });
    const lines = comments.map((comment) => ({ kind: 'comment' as const, content: commentIn(comment.content), data: comment.data ?? {} }));
    const doubt = await this.doubts(repo, num, [text, ...lines.map((line) => line.content)].join('\n\n'));
    return this.inDiscussion(repo, num, async (discussion, authorId) => {
      this.assertMayTalk(repo, discussion);
      this.ends.assertReviewable(repo, discussion, verdict);
      const seen = headOid ?? (await this.ends.heads(repo, discussion)).headOid;
      const said = { kind: 'review' as const, content: text, data: { verdict, ...(seen ? { headOid: seen } : {}) } };
      if (doubt) {
        for (const line of lines) await this.held.said(discussion, authorId, line, doubt);
        return this.held.said(discussion, authorId, said, doubt);
      }
      const id = await this.events.insert(discussion.id, { ...said, authorId });
      await this.store.commented(discussion.id);
      for (const { data, ...line } of lines) {
        await this.events.insert(discussion.id, { ...line, authorId, data: { ...data, review: String(id) } });
        await this.store.commented(discussion.id);
      }
      await this.news.tell({ what: 'reviewed', repositoryId: repo.id, discussionId: discussion.id, eventId: id, actorId: authorId });
      return this.event(repo, discussion, id);
    });
  }

  /** That a thread needs no more talk, or does again: said by who proposed the change, who began the thread and who may write. Throws 'discussion/no-thread', 'discussion/not-yours', 'discussion/locked'. */
  async resolve(repo: Granted<'discuss'>, num: number, threadId: bigint, isResolved: boolean): Promise<DiscussionEvent> {
    return this.inDiscussion(repo, num, async (discussion, userId) => {
      const thread = await this.events.one(discussion.id, viewerOf(repo), threadId);
      if (!thread?.data.place) throw threadNotFound();
      if (!mayResolve(repo, discussion, thread)) throw notYours('resolve a thread');
      this.assertMayTalk(repo, discussion);
      if ((thread.resolved !== null) !== isResolved) await this.events.resolve(threadId, isResolved ? userId : null);
      return this.event(repo, discussion, threadId);
    });
  }

  /** What it said before stays to be looked up. Throws 'discussion/no-comment', 'discussion/not-author', 'discussion/hidden'. */
  async edit(repo: Granted<'discuss'>, num: number, commentId: bigint, content: string): Promise<DiscussionEvent> {
    const text = commentIn(content);
    const doubt = await this.doubts(repo, num, text);
    return this.inDiscussion(repo, num, async (discussion, authorId) => {
      const before = await this.aComment(repo, discussion, commentId);
      if (!isBy(repo, before.author)) throw onlyAuthor();
      this.assertMayTalk(repo, discussion);
      if (doubt && before.comment.content !== text) await this.held.edit(discussion, before, authorId, text, doubt);
      else await this.held.dropEdit(commentId);
      if (!doubt && before.comment.content !== text) await this.events.edit(commentId, text);
      return this.event(repo, discussion, commentId);
    });
  }

  /** For good. Throws 'discussion/no-comment', 'discussion/not-yours'. */
  async hide(repo: Granted<'discuss'>, num: number, commentId: bigint): Promise<DiscussionEvent> {
    return this.inDiscussion(repo, num, async (discussion, userId) => {
      const before = await this.aComment(repo, discussion, commentId, { hiddenToo: true });
      if (!mayTend(repo, before)) throw notYours('hide a comment');
      if (!before.comment.hidden) await this.events.hide(commentId, userId);
      return this.event(repo, discussion, commentId);
    });
  }

  /** Null: the one that it began with. Throws 'discussion/no-comment', 'discussion/hidden'. */
  async commentOf(repo: Granted, num: number, commentId: bigint | null): Promise<DiscussionEvent> {
    const discussion = await this.get(repo, num);
    const id = commentId ?? (await this.events.all(discussion.id, null)).find(({ comment }) => comment)?.id ?? 0n;
    return this.aComment(repo, discussion, id);
  }

  /** The earlier texts of a comment. Who may not read it now may not read them either. */
  async versions(repo: Granted, num: number, commentId: bigint): Promise<{ content: string; writtenAt: Date }[]> {
    const discussion = await this.get(repo, num);
    await this.aComment(repo, discussion, commentId);
    return this.events.versions(commentId);
  }

  /** Throws 'discussion/emoji', 'discussion/no-comment', 'discussion/hidden'. */
  async react(repo: Granted<'discuss'>, num: number, commentId: bigint, emoji: string, isOn: boolean): Promise<DiscussionEvent> {
    if (!EMOJI.includes(emoji)) throw emojiUnknown(EMOJI);
    return this.inDiscussion(repo, num, async (discussion, userId) => {
      await this.aComment(repo, discussion, commentId);
      await this.events.react(commentId, userId, emoji, isOn);
      return this.event(repo, discussion, commentId);
    });
  }

  /** Throws 'discussion/not-yours'. */
  async rename(repo: Granted<'discuss'>, num: number, text: string): Promise<DiscussionEvent> {
    const title = titleIn(text);
    const doubt = await this.judge.held(repo.actor, placeOf(repo, 'title', num), { title });
    return this.inDiscussion(repo, num, async (discussion, authorId) => {
      if (!mayTend(repo, discussion)) throw notYours('rename it');
      if (doubt) return this.held.title(discussion, authorId, title, doubt);
      await this.held.dropTitle(discussion);
      await this.store.setTitle(discussion.id, title);
      const data = { from: discussion.title, to: title };
      return this.event(repo, discussion, await this.events.insert(discussion.id, { kind: 'title-change', authorId, data }));
    });
  }

  /** Opens, closes, publishes a draft. Throws 'discussion/not-yours', 'discussion/status'. */
  async setStatus(repo: Granted<'discuss'>, num: number, status: 'open' | 'closed', comment?: string): Promise<DiscussionEvent> {
    const content = comment === undefined || comment.trim() === '' ? null : commentIn(comment);
    const doubt = await this.doubts(repo, num, content);
    return this.inDiscussion(repo, num, async (discussion, authorId) => {
      if (!mayTend(repo, discussion)) throw notYours(status === 'open' ? 'open it' : 'close it');
      assertFollows(discussion.status, status);
      await this.writer.say(discussion, authorId, content, doubt);
      await this.store.setStatus(discussion.id, status, await this.ends.ending(repo, discussion, status));
      const change = Number(isOpen({ status })) - Number(isOpen(discussion));
      if (change !== 0) await this.store.countOpen(repo.id, discussion.isPullRequest, change);
      const eventId = await this.events.insert(discussion.id, { kind: 'status-change', authorId, data: { status } });
      await this.news.tell({ what: 'status', repositoryId: repo.id, discussionId: discussion.id, eventId, actorId: authorId });
      return this.event(repo, discussion, eventId);
    });
  }

  /** Throws 'discussion/not-writer'. */
  async setPinned(repo: Granted<'discuss'>, num: number, pinned: boolean): Promise<void> {
    if (!mayWrite(repo)) throw onlyWriters('pin a discussion');
    return this.inDiscussion(repo, num, async (discussion, authorId) => {
      if (discussion.isPinned === pinned) return;
      await this.store.setPinned(discussion.id, pinned);
      await this.events.insert(discussion.id, { kind: 'pinning-change', authorId, data: { pinned } });
    });
  }

  /** Throws 'discussion/not-writer'. */
  async setLocked(repo: Granted<'discuss'>, num: number, locked: boolean): Promise<void> {
    if (!mayWrite(repo)) throw onlyWriters('lock a discussion');
    return this.inDiscussion(repo, num, async (discussion, authorId) => {
      if (discussion.isLocked === locked) return;
      await this.store.setLocked(discussion.id, locked);
      await this.events.insert(discussion.id, { kind: 'locking-change', authorId, data: { locked } });
    });
  }

  /** With the row held, so that what was decided of it still holds when it is written. */
  private async inDiscussion<T>(
    repo: Granted<'discuss'>,
    num: number,
    work: (discussion: Discussion, userId: bigint) => Promise<T>,
  ): Promise<T> {
    await this.writer.assertOn(repo);
    const { userId } = this.access.user(repo.actor);
    return this.transaction.inTransaction(async () => {
      const discussion = await this.store.lock(repo.id, num);
      if (!discussion) throw discussionNotFound(num);
      return work(discussion, userId);
    });
  }

  private doubts(repo: Granted, num: number, content: string | null): Promise<Doubt | null> {
    return this.judge.held(repo.actor, placeOf(repo, 'comment', num), { content });
  }

  private assertMayTalk(repo: Granted, { isLocked }: Discussion): void {
    if (isLocked && !mayWrite(repo)) throw discussionLocked();
  }

  private async aComment(
    repo: Granted,
    discussion: Discussion,
    id: bigint,
    { hiddenToo = false } = {},
  ): Promise<DiscussionEvent & { comment: NonNullable<DiscussionEvent['comment']> }> {
    const event = await this.events.one(discussion.id, viewerOf(repo), id);
    if (!event?.comment) throw commentNotFound();
    if (event.comment.hidden && !hiddenToo) throw commentHidden();
    return { ...event, comment: event.comment };
  }

  private async event(repo: Granted, discussion: Discussion, id: bigint): Promise<DiscussionEvent> {
    const event = await this.events.one(discussion.id, viewerOf(repo), id);
    if (!event) throw commentNotFound();
    const [shown] = await this.held.among(repo, discussion, [event]);
    return shown ?? event;
  }
}

function viewerOf({ actor }: Granted): bigint | null {
  return actor.kind === 'user' ? actor.userId : null;
}

function placeIn(cursor: string | null): { isPinned: boolean; num: number } | null {
  if (cursor === null || cursor === '') return null;
  const [, pinned, num] = /^([01])\.(\d{1,9})$/.exec(cursor) ?? [];
  if (num === undefined) throw new DomainError('invalid', 'list/cursor', 'This cursor was not handed out by this list.');
  return { isPinned: pinned === '1', num: Number(num) };
}
