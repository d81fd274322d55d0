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
  mayResolve,
  mayTend,
  type Proposal,
  PullRequestsService,
  ReviewThreads,
  timelineOf,
} from '../../modules/discussions';
import { NotificationsService } from '../../modules/notifications';
import {
  type DiscussionDetailView,
  type DiscussionEntryView,
  type SeenThread,
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
    private readonly threads: ReviewThreads,
    private readonly notifications: NotificationsService,
    private readonly authors: AuthorAccountsService,
    private readonly texts: CommentTexts,
  ) {}

  async of(actor: Actor, at: RepositoryLocator, repo: Granted, num: number): Promise<DiscussionDetailView> {
    const discussion = await this.discussions.shown(repo, num);
    const reader = await this.reader(actor, at, repo, discussion);
    const proposal = reader && (await this.pullRequests.proposal(reader, discussion));
    const events = await this.discussions.timeline(repo, discussion);
    return {
      ...viewDiscussion(discussion),
      entries: await this.entries(repo, proposal, events, await this.threadsOf(repo, reader, discussion, proposal, events)),
      openThreads: events.filter(isOpenThread).length,
      proposal: proposal && viewProposal(discussion, proposal),
      may: this.rights(repo, discussion),
      watch: await this.notifications.discussionWatchOf(repo, discussion),
    };
  }

  /** As it was just written: where a line stands by now is told with the whole discussion. */
  async entry(repo: Granted, event: DiscussionEvent): Promise<DiscussionEntryView> {
    return viewEvent(event, (await this.texts.of(repo, [event])).get(event.id) ?? '');
  }

  /** Who may not read the repository sees what is said, and not what is proposed. */
  private async reader(actor: Actor, at: RepositoryLocator, repo: Granted, discussion: Discussion): Promise<Granted<'read'> | null> {
    if (!discussion.isPullRequest || !repo.allowed.includes('read')) return null;
    return this.access.repository(actor, at, 'read');
  }

  private async threadsOf(
    repo: Granted,
    reader: Granted<'read'> | null,
    discussion: Discussion,
    proposal: Proposal | null,
    events: readonly DiscussionEvent[],
  ): Promise<Map<bigint, SeenThread>> {
    const seen = reader && proposal ? await this.threads.of(reader, proposal, events) : null;
    const isIn = this.isIn(repo) && (repo.allowed.includes('write') || !discussion.isLocked);
    const begun = events.filter(({ data }) => data.place);
    return new Map(
      begun.map((event) => [
        event.id,
        {
          line: seen?.get(event.id)?.line ?? null,
          isReadable: seen !== null,
          mayResolve: isIn && event.heldId === null && mayResolve(repo, discussion, event),
        },
      ]),
    );
  }

  private async entries(
    repo: Granted,
    proposal: Proposal | null,
    events: readonly DiscussionEvent[],
    threads: ReadonlyMap<bigint, SeenThread>,
  ): Promise<DiscussionEntryView[]> {
    const commits = proposal?.commits ?? [];
    const texts = await this.texts.of(repo, events);
    const accounts = await this.authors.byEmails(commits.map(({ commit }) => commit.author.email));
    return timelineOf(events, commits).map((entry) =>
      entry.kind === 'event'
        ? viewEvent(entry.event, texts.get(entry.event.id) ?? '', threads.get(entry.event.id) ?? null)
        : viewCommitEntry(entry, viewCommit(entry.commit, accounts)),
    );
  }

  private isIn(repo: Granted): boolean {
    return repo.actor.kind === 'user' && repo.allowed.includes('discuss');
  }

  private rights(repo: Granted, discussion: Discussion): DiscussionDetailView['may'] {
    if (discussion.heldId !== null) return { comment: false, tend: false, write: false };
    const write = repo.allowed.includes('write');
    const isIn = this.isIn(repo);
    return { comment: isIn && (write || !discussion.isLocked), tend: isIn && mayTend(repo, discussion), write };
  }
}

/** What waits for a look, or was hidden, asks for nothing. */
function isOpenThread({ data, resolved, heldId, comment }: DiscussionEvent): boolean {
  return data.place !== undefined && resolved === null && heldId === null && comment?.hidden === null;
}
