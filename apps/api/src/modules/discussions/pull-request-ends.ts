// Where a pull request and its branch stand, and what is kept of that when it is closed.
import { Injectable } from '@nestjs/common';
import type { Granted } from '../access';
import { ProposalReader } from '../versions';
import { notAPullRequest, ownReview, pullRequestEnded } from './discussions.errors';
import { isBy, isOpen } from './discussions.policy';
import type { Ending } from './discussions.store';
import type { Discussion, DiscussionStatus, Verdict } from './discussions.types';

const NOTHING: Ending = { headOid: null, targetOid: null, mergeOid: null };

@Injectable()
export class PullRequestEnds {
  constructor(private readonly proposals: ProposalReader) {}

  /** As it stands; as it stood then, for one that was merged or closed. */
  async heads(repo: Granted, discussion: Discussion): Promise<Pick<Ending, 'headOid' | 'targetOid'>> {
    if (discussion.headOid) return { headOid: discussion.headOid, targetOid: discussion.targetOid };
    return this.proposals.heads(repo, discussion.num, discussion.targetRef ?? '');
  }

  async ending(repo: Granted, discussion: Discussion, status: DiscussionStatus): Promise<Ending> {
    if (!discussion.isPullRequest || status !== 'closed') return NOTHING;
    return { ...(await this.heads(repo, discussion)), mergeOid: null };
  }

  /** Throws 'pull-request/none', 'pull-request/ended', 'pull-request/own-review'. */
  assertReviewable(repo: Granted, discussion: Discussion, verdict: Verdict): void {
    if (!discussion.isPullRequest) throw notAPullRequest(discussion.num);
    if (!isOpen(discussion)) throw pullRequestEnded(discussion.status);
    if (verdict === 'approve' && isBy(repo, discussion.author)) throw ownReview();
  }
}
