// Talk about single lines of a change. A thread is the comment that began it: it keeps the lines as they were then, its answers name it, and where its line
// stands by now is told from the commits.
import { Injectable } from '@nestjs/common';
import type { GitOid } from '@modelgrove/git-objects';
import { DomainError } from '../../common/errors';
import type { Granted } from '../access';
import { ChangedLines, type LineSpot, MergePlanner, ProposalReader } from '../versions';
import { DiscussionWriter } from './discussion-writer';
import { lineNotFound, notAPullRequest, threadNotFound } from './discussions.errors';
import type { CommentData, CommentPlace, Discussion, DiscussionEvent } from './discussions.types';
import { EventsStore } from './events.store';
import { PullRequestEnds } from './pull-request-ends';
import type { Proposal } from './pull-requests.service';

/** A page waits so long for where lines stand; what was compared is remembered, so that the next look comes further. */
const PATIENCE_MS = 3_000;

/** What a page says of a thread besides its comments. */
export interface Thread {
  /** Where its line stands in the change as it is; null when it has changed since, or nobody can tell. */
  line: number | null;
}

type Shown = Pick<Proposal, 'headOid' | 'baseOid'>;

@Injectable()
export class ReviewThreads {
  constructor(
    private readonly lines: ChangedLines,
    private readonly planner: MergePlanner,
    private readonly proposals: ProposalReader,
    private readonly ends: PullRequestEnds,
    private readonly writer: DiscussionWriter,
    private readonly events: EventsStore,
  ) {}

  /** For a comment that begins one. Throws 'pull-request/none', 'pull-request/no-line'. */
  async begun(repo: Granted<'read'>, num: number, { path, side, line, commitOid }: LineSpot & { commitOid: string }): Promise<CommentData> {
    const discussion = await this.writer.found(repo, num);
    if (!discussion.isPullRequest) throw notAPullRequest(num);
    const spot = { path, side, line };
    const shown = await this.shownWith(repo, discussion, side, commitOid as GitOid);
    const lines = shown && (await this.lines.around(repo, shown.baseOid, shown.headOid, spot));
    if (!lines) throw lineNotFound();
    return { place: { ...spot, commitOid, lines } };
  }

  /** For a comment that answers in one. Throws 'discussion/no-thread'. */
  async answered(repo: Granted, num: number, threadId: bigint): Promise<CommentData> {
    const discussion = await this.writer.found(repo, num);
    const thread = await this.events.one(discussion.id, null, threadId);
    if (!thread?.data.place) throw threadNotFound();
    return { thread: String(threadId) };
  }

  /** By the id of the comment that began it. */
  async of(repo: Granted<'read'>, { headOid, baseOid }: Shown, events: readonly DiscussionEvent[]): Promise<Map<bigint, Thread>> {
    const threads = new Map<bigint, Thread>();
    const until = performance.now() + PATIENCE_MS;
    for (const { id, data } of events) {
      if (!data.place) continue;
      const toOid = performance.now() < until ? (data.place.side === 'new' ? headOid : baseOid) : null;
      threads.set(id, { line: await this.lineNow(repo, data.place, toOid) });
    }
    return threads;
  }

  private async lineNow(repo: Granted<'read'>, place: CommentPlace, toOid: GitOid | null): Promise<number | null> {
    if (toOid === null) return null;
    try {
      return await this.lines.moved(repo, place, place.commitOid as GitOid, toOid);
    } catch (error) {
      // Too much is compared at once: a page that says less is better than none.
      if (error instanceof DomainError && error.kind === 'too-many') return null;
      throw error;
    }
  }

  /** The two commits that were beside each other where the one that has the line was seen; null when it never was part of that. */
  private async shownWith(
    repo: Granted<'read'>,
    discussion: Discussion,
    side: LineSpot['side'],
    commitOid: GitOid,
  ): Promise<{ baseOid: GitOid; headOid: GitOid } | null> {
    const { headOid, targetOid } = await this.ends.heads(repo, discussion);
    if (!headOid || !targetOid) return null;
    if (side === 'new' && commitOid !== headOid && !(await this.came(repo, discussion, targetOid, commitOid))) return null;
    const seen = side === 'new' ? commitOid : headOid;
    const baseOid = await this.planner.mergeBase(repo, targetOid, seen);
    if (!baseOid || (side === 'old' && baseOid !== commitOid)) return null;
    return { baseOid, headOid: seen };
  }

  private async came(repo: Granted, { num }: Discussion, targetOid: GitOid, commitOid: GitOid): Promise<boolean> {
    return (await this.proposals.commits(repo, num, targetOid)).some(({ commit }) => commit.oid === commitOid);
  }
}
