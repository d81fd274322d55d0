// Pull requests: a change that somebody proposes, as the ref `refs/pr/N` of the same repository. Whoever may read a repository may open one; its author and
// those who may write add commits; those who may write merge it, as one commit upon the branch that it is for.
import { Injectable } from '@nestjs/common';
import type { GitOid } from '@modelgrove/git-objects';
import { type Actor, inTheNameOf } from '../../common/actor';
import { AccessService, type Granted, type RepositoryLocator } from '../access';
import {
  type CommitRequest,
  type CommitResult,
  CommitService,
  MergePlanner,
  type MergePlan,
  mergeUnapproved,
  parentMoved,
  type Protection,
  proposalName,
  ProposalReader,
  type ProposalRef,
  type ProposedCommit,
  RefRulesService,
} from '../versions';
import { type Doubt, TextJudge } from '../wording';
import { DiscussionNews } from './discussion-news';
import { DiscussionWriter } from './discussion-writer';
import {
  branchGone,
  discussionNotFound,
  notAPullRequest,
  notYours,
  pullRequestConflicts,
  pullRequestDraft,
  pullRequestEmpty,
  pullRequestEnded,
  pullRequestNotFound,
} from './discussions.errors';
import { commentIn, isOpen, mayTend, mayWrite, placeOf, titleIn } from './discussions.policy';
import { DiscussionsStore } from './discussions.store';
import type { Discussion } from './discussions.types';
import { EventsStore } from './events.store';
import { mergeMessage } from './merge-message';
import { PullRequestEnds } from './pull-request-ends';

const REF = /^refs\/pr\/([1-9]\d{0,8})$/;
/** The branch may move while a merge is made. */
const MOST_TRIES = 8;

export interface OpenRequest {
  title: string;
  description: string;
  /** Full name of the branch that it is for. */
  targetRef: string;
}

export interface Proposal {
  headOid: GitOid | null;
  targetOid: GitOid | null;
  /** The commit that both have, upon which the change is shown; null when there is none, or nothing to show. */
  baseOid: GitOid | null;
  commits: ProposedCommit[];
  /** Of one that is open: paths that cannot be merged. */
  conflicts: string[];
  /** What rules ask of its merge; null where none holds, or it has ended. */
  guard: (Protection & { given: number }) | null;
}

export interface MergeRequest {
  comment?: string;
  author: (person: { name: string }) => { name: string; email: string };
}

/** How many approvals a rule asks for. */
interface Needed {
  needed: number;
  pattern: string;
}

@Injectable()
export class PullRequestsService {
  constructor(
    private readonly access: AccessService,
    private readonly store: DiscussionsStore,
    private readonly events: EventsStore,
    private readonly ends: PullRequestEnds,
    private readonly commits: CommitService,
    private readonly proposals: ProposalReader,
    private readonly planner: MergePlanner,
    private readonly rules: RefRulesService,
    private readonly news: DiscussionNews,
    private readonly writer: DiscussionWriter,
    private readonly judge: TextJudge,
  ) {}

  /** A draft that stands where its branch does. Throws 'revision/not-found', 'discussion/disabled'. */
  async open(repo: Granted<'contribute'>, request: OpenRequest): Promise<Discussion> {
    const written = await this.checked(repo, request);
    let num = 0;
    await this.commits.proposeNothing(repo, request.targetRef, async () => {
      num = await this.writer.open(repo, { ...written, status: 'draft' });
      return proposalRef(repo, num);
    });
    return this.writer.found(repo, num);
  }

  /** One with its first commit, open at once; a request that was answered before is answered alike. Throws besides what `CommitService.commit` throws. */
  async openWith(
    repo: Granted<'contribute'>,
    request: OpenRequest,
    commit: Omit<CommitRequest, 'refName'>,
  ): Promise<{ num: number; commitOid: GitOid }> {
    const written = await this.checked(repo, request);
    let num: number | null = null;
    const made = await this.commits.propose(repo, { ...commit, refName: request.targetRef }, async () => {
      num = await this.writer.open(repo, { ...written, status: 'open' });
      return proposalRef(repo, num);
    });
    return { num: num ?? (await this.numberOf(repo, made.commitOid)), commitOid: made.commitOid };
  }

  /** The proof that its ref may be moved. Throws 'revision/not-found' for what is none, 'pull-request/ended', 'discussion/not-yours'. */
  async writable(repo: Granted<'contribute'>, refName: string): Promise<ProposalRef> {
    const num = Number(REF.exec(refName)?.[1] ?? 0);
    const discussion = num === 0 ? null : await this.store.find(repo.id, num);
    if (!discussion?.isPullRequest) throw pullRequestNotFound(refName);
    if (!mayTend(repo, discussion)) throw notYours('add commits');
    if (!isOpen(discussion)) throw pullRequestEnded(discussion.status);
    return proposalRef(repo, num);
  }

  private async proposes(repo: Granted<'contribute'>): Promise<boolean> {
    return repo.actor.kind === 'user' && this.store.proposes(repo.id, repo.actor.userId);
  }

  /** Whoever may push something: to branches, or to their own pull requests. Throws what access throws for 'write'. */
  async pusher(actor: Actor, at: RepositoryLocator): Promise<Granted<'contribute'>> {
    const repo = await this.access.find(actor, at, 'contribute');
    const isThere = repo?.name.toLowerCase() === at.name.toLowerCase() && repo.namespace.toLowerCase() === at.namespace.toLowerCase();
    return repo && isThere && (mayWrite(repo) || (await this.proposes(repo))) ? repo : this.access.repository(actor, at, 'write');
  }

  /** Those of the refs that they may push to. */
  async movable(repo: Granted<'contribute'>, refNames: readonly string[]): Promise<Set<string>> {
    const movable = new Set<string>();
    for (const refName of refNames) {
      const discussion = await this.store.find(repo.id, Number(REF.exec(refName)?.[1] ?? 0));
      if (discussion?.isPullRequest && isOpen(discussion) && mayTend(repo, discussion)) movable.add(refName);
    }
    return movable;
  }

  async proposal(repo: Granted<'read'>, discussion: Discussion): Promise<Proposal> {
    const { headOid, targetOid } = await this.ends.heads(repo, discussion);
    const commits = await this.proposals.commits(repo, discussion.num, targetOid);
    if (!headOid || !targetOid) return { headOid, targetOid, baseOid: null, commits, conflicts: [], guard: null };
    if (!isOpen(discussion))
      return { headOid, targetOid, baseOid: await this.planner.mergeBase(repo, targetOid, headOid), commits, conflicts: [], guard: null };
    const { baseOid, conflicts } = await this.planner.plan(repo, targetOid, headOid);
    return { headOid, targetOid, baseOid, commits, conflicts, guard: await this.guard(repo, discussion, headOid) };
  }

  private async guard(repo: Granted<'read'>, discussion: Discussion, headOid: GitOid): Promise<Proposal['guard']> {
    const guard = (await this.rules.of(repo)).protection(discussion.targetRef ?? '');
    return guard && { ...guard, given: guard.approvals === 0 ? 0 : await this.approvals(repo, discussion, headOid) };
  }

  /** Of people who may write to the repository today, for the pull request as it stands. */
  private async approvals(repo: Granted, discussion: Discussion, headOid: GitOid): Promise<number> {
    let given = 0;
    for (const id of await this.events.approvers(discussion.id, headOid)) {
      if (id === discussion.author?.id) continue;
      const writes = await this.access.writable(inTheNameOf({ id, name: '', isAdmin: false }), [repo.id]);
      if (writes.size > 0) given++;
    }
    return given;
  }

  /** Throws 'pull-request/draft', 'pull-request/ended', 'pull-request/conflicts', 'pull-request/empty', 'pull-request/branch-gone', 'commit/parent-moved', 'branch/protected'. */
  async merge(repo: Granted<'write'>, num: number, { comment = '', author }: MergeRequest): Promise<Discussion> {
    const content = comment.trim() === '' ? null : commentIn(comment);
    const doubt = await this.judge.held(repo.actor, placeOf(repo, 'comment', num), { comment: content });
    for (let tries = 1; ; tries++) {
      const discussion = await this.writer.found(repo, num);
      assertMergeable(discussion);
      const plan = await this.plan(repo, discussion);
      try {
        await this.commits.merge(repo, await this.mergeCommit(repo, discussion, plan, author), (made, approvals) =>
          this.merged(repo, discussion, plan, made, { content, doubt, approvals }),
        );
        return await this.writer.found(repo, num);
      } catch (error) {
        if ((error as { code?: string }).code !== 'commit/parent-moved' || tries === MOST_TRIES) throw error;
      }
    }
  }

  private async plan(repo: Granted<'write'>, discussion: Discussion): Promise<MergePlan> {
    const { headOid, targetOid } = await this.ends.heads(repo, discussion);
    if (!headOid || !targetOid) throw branchGone(discussion.targetRef ?? '');
    const plan = await this.planner.plan(repo, targetOid, headOid);
    if (plan.conflicts.length > 0) throw pullRequestConflicts(plan.conflicts);
    if (plan.operations.length === 0) throw pullRequestEmpty();
    return plan;
  }

  private async mergeCommit(
    repo: Granted<'write'>,
    discussion: Discussion,
    plan: MergePlan,
    author: MergeRequest['author'],
  ): Promise<CommitRequest> {
    const commits = await this.proposals.commits(repo, discussion.num, plan.targetOid);
    const committer = author(this.access.user(repo.actor));
    const by = discussion.author ? author(discussion.author) : committer;
    return {
      refName: discussion.targetRef ?? '',
      ...mergeMessage(
        discussion,
        commits.map(({ commit }) => commit),
        by,
      ),
      author: by,
      committer,
      operations: plan.operations,
      expectedParent: plan.targetOid,
    };
  }

  /** In the transaction of the commit: what was decided of the pull request is asked again with its row held. */
  private async merged(
    repo: Granted<'write'>,
    seen: Discussion,
    plan: MergePlan,
    { commitOid }: CommitResult,
    { content, doubt, approvals: { needed, pattern } }: { content: string | null; doubt: Doubt | null; approvals: Needed },
  ): Promise<void> {
    const discussion = await this.store.lock(repo.id, seen.num);
    if (!discussion) throw discussionNotFound(seen.num);
    assertMergeable(discussion);
    const { headOid } = await this.proposals.heads(repo, discussion.num, discussion.targetRef ?? '');
    // Somebody added a commit meanwhile: it is planned anew.
    if (headOid !== plan.headOid) throw parentMoved();
    const given = needed === 0 ? 0 : await this.approvals(repo, discussion, plan.headOid);
    if (given < needed) throw mergeUnapproved((discussion.targetRef ?? '').replace('refs/heads/', ''), pattern, { needed, given });
    const authorId = this.access.user(repo.actor).userId;
    await this.writer.say(discussion, authorId, content, doubt);
    await this.store.setStatus(discussion.id, 'merged', { headOid: plan.headOid, targetOid: plan.targetOid, mergeOid: commitOid });
    await this.store.countOpen(repo.id, true, -1);
    const eventId = await this.events.insert(discussion.id, { kind: 'status-change', authorId, data: { status: 'merged' } });
    await this.news.tell({ what: 'merged', repositoryId: repo.id, discussionId: discussion.id, eventId, actorId: authorId });
  }

  private async checked(repo: Granted<'contribute'>, { title, description, targetRef }: OpenRequest): Promise<OpenRequest> {
    await this.writer.assertOn(repo);
    const written = { title: titleIn(title), description: commentIn(description, { mayBeEmpty: true }) };
    await this.judge.assertAllowed(repo.actor, placeOf(repo, 'pull-request'), written);
    return { ...written, targetRef };
  }

  /** The pull request that a commit made when it was asked for the first time. */
  private async numberOf(repo: Granted, commitOid: GitOid): Promise<number> {
    const num = await this.proposals.numberOf(repo, commitOid);
    if (num === null) throw pullRequestNotFound(commitOid);
    return num;
  }
}

function assertMergeable(discussion: Discussion): void {
  if (!discussion.isPullRequest) throw notAPullRequest(discussion.num);
  if (discussion.status === 'draft') throw pullRequestDraft();
  if (!isOpen(discussion)) throw pullRequestEnded(discussion.status);
}

function proposalRef(repo: Granted<'contribute'>, num: number): ProposalRef {
  return { repo, refName: proposalName(num) } as unknown as ProposalRef;
}
