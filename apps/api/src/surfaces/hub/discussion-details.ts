// A discussion with all that its page shows: what was said and done, the commits of a pull request, and what the one who looks may do.
import { Injectable } from '@nestjs/common';
import type { Actor } from '../../common/actor';
import { AccessService, type Granted, type RepositoryLocator } from '../../modules/access';
import { AuthorAccountsService } from '../../modules/accounts';
import {
  CommentTexts,
  type Discussion,
  type DiscussionEvent,
  DiscussionsService,
  mayTend,
  type Proposal,
  PullRequestsService,
  timelineOf,
} from '../../modules/discussions';
import { NotificationsService } from '../../modules/notifications';
import {
  type DiscussionDetailView,
  type DiscussionEntryView,
  viewCommitEntry,
  viewDiscussion,
  viewEvent,
  viewProposal,
} from './discussions.views';
import { viewCommit } from './history.views';

@Injectable()
export class DiscussionDetails {
  constructor(
    private readonly access: AccessService,
    private readonly discussions: DiscussionsService,
    private readonly pullRequests: PullRequestsService,
    private readonly notifications: NotificationsService,
    private readonly authors: AuthorAccountsService,
    private readonly texts: CommentTexts,
  ) {}

  async of(actor: Actor, at: RepositoryLocator, repo: Granted, num: number): Promise<DiscussionDetailView> {
    const discussion = await this.discussions.shown(repo, num);
    const proposal = await this.proposal(actor, at, repo, discussion);
    return {
      ...viewDiscussion(discussion),
      entries: await this.entries(repo, discussion, proposal),
      proposal: proposal && viewProposal(discussion, proposal),
      may: this.rights(repo, discussion),
      watch: await this.notifications.discussionWatchOf(repo, discussion),
    };
  }

  async entry(repo: Granted, event: DiscussionEvent): Promise<DiscussionEntryView> {
    return viewEvent(event, (await this.texts.of(repo, [event])).get(event.id) ?? '');
  }

  /** Who may not read the repository sees what is said, and not what is proposed. */
  private async proposal(actor: Actor, at: RepositoryLocator, repo: Granted, discussion: Discussion): Promise<Proposal | null> {
    if (!discussion.isPullRequest || !repo.allowed.includes('read')) return null;
    return this.pullRequests.proposal(await this.access.repository(actor, at, 'read'), discussion);
  }

  private async entries(repo: Granted, discussion: Discussion, proposal: Proposal | null): Promise<DiscussionEntryView[]> {
    const events = await this.discussions.timeline(repo, discussion);
    const commits = proposal?.commits ?? [];
    const texts = await this.texts.of(repo, events);
    const accounts = await this.authors.byEmails(commits.map(({ commit }) => commit.author.email));
    return timelineOf(events, commits).map((entry) =>
      entry.kind === 'event'
        ? viewEvent(entry.event, texts.get(entry.event.id) ?? '')
        : viewCommitEntry(entry, viewCommit(entry.commit, accounts)),
    );
  }

  private rights(repo: Granted, discussion: Discussion): DiscussionDetailView['may'] {
    if (discussion.heldId !== null) return { comment: false, tend: false, write: false };
    const write = repo.allowed.includes('write');
    const isIn = repo.actor.kind === 'user' && repo.allowed.includes('discuss');
    return { comment: isIn && (write || !discussion.isLocked), tend: isIn && mayTend(repo, discussion), write };
  }
}
