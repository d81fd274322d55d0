import { Controller, Delete, Get, HttpCode, Param, Patch, Post, Put } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../common/actor';
import { DomainError } from '../../common/errors';
import { AccessService, type Granted, type RepositoryLocator } from '../../modules/access';
import { Authors, CommitFiles } from '../../modules/contributions';
import {
  type CommentRequest,
  type DiscussionFilter,
  DiscussionsService,
  numberIn,
  PullRequestsService,
  ReviewThreads,
  STATUSES_OF,
} from '../../modules/discussions';
import { HeldTexts } from '../../modules/moderation';
import { NotificationsService } from '../../modules/notifications';
import { CurrentActor, JsonBody, ValidQuery } from '../../platform/http';
import { DiscussionDetails } from './discussion-details';
import {
  CommentPlaceDto,
  CommentTextDto,
  DiscussionChangeDto,
  DiscussionsQueryDto,
  MergeDto,
  NewCommentDto,
  NewDiscussionDto,
  NewPullRequestDto,
  ReactionDto,
  ReviewDto,
  ThreadChangeDto,
  WatchDto,
} from './discussions.dto';
import {
  CommentVersionView,
  DiscussionDetailView,
  DiscussionEntryView,
  DiscussionsView,
  DiscussionView,
  viewDiscussion,
  WatchView,
} from './discussions.views';
import { idFrom } from './id-from';
import { RepositoryAt } from './repository-at';
import { ForReaders, ForSelf } from './signed-in.guard';

const PAGE = 25;

/** What people say about a repository, and changes that they propose. */
@ApiTags('discussions')
@Controller('hub/v1/repositories/:type/:namespace/:name')
export class DiscussionsController {
  constructor(
    private readonly access: AccessService,
    private readonly discussions: DiscussionsService,
    private readonly pullRequests: PullRequestsService,
    private readonly threads: ReviewThreads,
    private readonly notifications: NotificationsService,
    private readonly held: HeldTexts,
    private readonly details: DiscussionDetails,
    private readonly commits: CommitFiles,
    private readonly authors: Authors,
  ) {}

  @Get('discussions')
  @ForReaders()
  @ApiOperation({ summary: 'Discussions and pull requests, pinned ones first, then the newest' })
  @ApiOkResponse({ type: DiscussionsView })
  async list(
    @CurrentActor() actor: Actor,
    @RepositoryAt() at: RepositoryLocator,
    @ValidQuery(DiscussionsQueryDto) query: DiscussionsQueryDto,
  ): Promise<DiscussionsView> {
    const repo = await this.access.repository(actor, at, 'see');
    const { items, next } = await this.discussions.page(repo, filterIn(query), query.cursor ?? null, PAGE);
    const waiting = query.cursor ? [] : await this.discussions.waiting(repo);
    const rows = { items: items.map(viewDiscussion), waiting: waiting.map(viewDiscussion) };
    return { ...rows, nextCursor: next, open: await this.discussions.openCounts(repo) };
  }

  @Post('discussions')
  @ForSelf()
  @ApiOperation({ summary: 'Begin a discussion' })
  @ApiCreatedResponse({ type: DiscussionView })
  async open(
    @CurrentActor() actor: Actor,
    @RepositoryAt() at: RepositoryLocator,
    @JsonBody(NewDiscussionDto) request: NewDiscussionDto,
  ): Promise<DiscussionView> {
    return viewDiscussion(await this.discussions.open(await this.access.repository(actor, at, 'discuss'), request));
  }

  @Post('pull-requests')
  @ForSelf()
  @ApiOperation({ summary: 'Begin a pull request as a draft, to add commits to' })
  @ApiCreatedResponse({ type: DiscussionView })
  async openPullRequest(
    @CurrentActor() actor: Actor,
    @RepositoryAt() at: RepositoryLocator,
    @JsonBody(NewPullRequestDto) { title, description, revision }: NewPullRequestDto,
  ): Promise<DiscussionView> {
    const repo = await this.access.repository(actor, at, 'contribute');
    const targetRef = await this.commits.branch(repo, revision ?? 'HEAD');
    return viewDiscussion(await this.pullRequests.open(repo, { title, description, targetRef }));
  }

  @Get('discussions/:num')
  @ForReaders()
  @ApiOperation({ summary: 'One of them, with what was said and done' })
  @ApiOkResponse({ type: DiscussionDetailView })
  async get(@CurrentActor() actor: Actor, @RepositoryAt() at: RepositoryLocator, @Param('num') num: string): Promise<DiscussionDetailView> {
    const repo = await this.access.repository(actor, at, 'see');
    return this.details.of(actor, at, repo, numberIn(num));
  }

  @Delete('held/:id')
  @ForSelf()
  @HttpCode(204)
  @ApiOperation({ summary: 'Take back what one wrote and what waits for a look' })
  @ApiNoContentResponse()
  async withdraw(@CurrentActor() actor: Actor, @RepositoryAt() at: RepositoryLocator, @Param('id') id: string): Promise<void> {
    const repo = await this.access.repository(actor, at, 'see');
    await this.held.withdraw(this.access.user(actor), repo.id, idFrom(id));
  }

  @Post('discussions/:num/seen')
  @ForSelf()
  @HttpCode(204)
  @ApiOperation({ summary: 'What one was told of it is read' })
  @ApiNoContentResponse()
  async seen(@CurrentActor() actor: Actor, @RepositoryAt() at: RepositoryLocator, @Param('num') num: string): Promise<void> {
    const repo = await this.access.repository(actor, at, 'see');
    await this.notifications.seen(this.access.self(actor), await this.discussions.get(repo, numberIn(num)));
  }

  @Patch('discussions/:num')
  @ForSelf()
  @ApiOperation({ summary: 'Rename, close, open or publish it; pin it or lock it' })
  @ApiOkResponse({ type: DiscussionView })
  async change(
    @CurrentActor() actor: Actor,
    @RepositoryAt() at: RepositoryLocator,
    @Param('num') text: string,
    @JsonBody(DiscussionChangeDto) { title, status, comment, isPinned, isLocked }: DiscussionChangeDto,
  ): Promise<DiscussionView> {
    const repo = await this.access.repository(actor, at, 'discuss');
    const num = numberIn(text);
    if (title !== undefined) await this.discussions.rename(repo, num, title);
    if (isPinned !== undefined) await this.discussions.setPinned(repo, num, isPinned);
    if (isLocked !== undefined) await this.discussions.setLocked(repo, num, isLocked);
    if (status !== undefined) await this.discussions.setStatus(repo, num, status, comment);
    return viewDiscussion(await this.discussions.get(repo, num));
  }

  @Post('discussions/:num/comments')
  @ForSelf()
  @ApiOperation({ summary: 'Comment, on the whole or on a line of the change' })
  @ApiCreatedResponse({ type: DiscussionEntryView })
  async comment(
    @CurrentActor() actor: Actor,
    @RepositoryAt() at: RepositoryLocator,
    @Param('num') num: string,
    @JsonBody(NewCommentDto) { content, place, threadId }: NewCommentDto,
  ): Promise<DiscussionEntryView> {
    const repo = await this.access.repository(actor, at, 'discuss');
    const request = { content, ...(await this.lineOf(actor, at, repo, numberIn(num), place, threadId)) };
    return this.details.entry(repo, await this.discussions.comment(repo, numberIn(num), request));
  }

  @Post('discussions/:num/reviews')
  @ForSelf()
  @ApiOperation({ summary: 'Say what one thinks of a change, as a whole and of single lines' })
  @ApiCreatedResponse({ type: DiscussionEntryView })
  async review(
    @CurrentActor() actor: Actor,
    @RepositoryAt() at: RepositoryLocator,
    @Param('num') text: string,
    @JsonBody(ReviewDto) { verdict, content = '', headOid, comments: lines = [] }: ReviewDto,
  ): Promise<DiscussionEntryView> {
    const repo = await this.access.repository(actor, at, 'discuss');
    const num = numberIn(text);
    const comments: CommentRequest[] = [];
    for (const line of lines) comments.push({ content: line.content, ...(await this.lineOf(actor, at, repo, num, line.place)) });
    const request = { verdict, content, comments, ...(headOid ? { headOid } : {}) };
    return this.details.entry(repo, await this.discussions.review(repo, num, request));
  }

  @Patch('discussions/:num/threads/:id')
  @ForSelf()
  @ApiOperation({ summary: 'Say that a thread on a line needs no more talk, or that it does again' })
  @ApiOkResponse({ type: DiscussionEntryView })
  async changeThread(
    @CurrentActor() actor: Actor,
    @RepositoryAt() at: RepositoryLocator,
    @Param('num') num: string,
    @Param('id') id: string,
    @JsonBody(ThreadChangeDto) { isResolved }: ThreadChangeDto,
  ): Promise<DiscussionEntryView> {
    const repo = await this.access.repository(actor, at, 'discuss');
    return this.details.entry(repo, await this.discussions.resolve(repo, numberIn(num), idFrom(id), isResolved));
  }

  @Patch('discussions/:num/comments/:id')
  @ForSelf()
  @ApiOperation({ summary: 'Edit a comment of one’s own; what it said before is kept' })
  @ApiOkResponse({ type: DiscussionEntryView })
  async edit(
    @CurrentActor() actor: Actor,
    @RepositoryAt() at: RepositoryLocator,
    @Param('num') num: string,
    @Param('id') id: string,
    @JsonBody(CommentTextDto) { content }: CommentTextDto,
  ): Promise<DiscussionEntryView> {
    const repo = await this.access.repository(actor, at, 'discuss');
    return this.details.entry(repo, await this.discussions.edit(repo, numberIn(num), idIn(id), content));
  }

  @Get('discussions/:num/comments/:id/versions')
  @ForReaders()
  @ApiOperation({ summary: 'What a comment said before, the latest first' })
  @ApiOkResponse({ type: [CommentVersionView] })
  async versions(
    @CurrentActor() actor: Actor,
    @RepositoryAt() at: RepositoryLocator,
    @Param('num') num: string,
    @Param('id') id: string,
  ): Promise<CommentVersionView[]> {
    const repo = await this.access.repository(actor, at, 'see');
    const versions = await this.discussions.versions(repo, numberIn(num), idIn(id));
    return versions.map(({ content, writtenAt }) => ({ content, writtenAt: writtenAt.toISOString() }));
  }

  @Post('discussions/:num/comments/:id/hide')
  @ForSelf()
  @HttpCode(200)
  @ApiOperation({ summary: 'Hide a comment, for good' })
  @ApiOkResponse({ type: DiscussionEntryView })
  async hide(
    @CurrentActor() actor: Actor,
    @RepositoryAt() at: RepositoryLocator,
    @Param('num') num: string,
    @Param('id') id: string,
  ): Promise<DiscussionEntryView> {
    const repo = await this.access.repository(actor, at, 'discuss');
    return this.details.entry(repo, await this.discussions.hide(repo, numberIn(num), idIn(id)));
  }

  @Put('discussions/:num/comments/:id/reactions')
  @ForSelf()
  @ApiOperation({ summary: 'React to a comment' })
  @ApiOkResponse({ type: DiscussionEntryView })
  react(
    @CurrentActor() actor: Actor,
    @RepositoryAt() at: RepositoryLocator,
    @Param('num') num: string,
    @Param('id') id: string,
    @JsonBody(ReactionDto) { emoji }: ReactionDto,
  ): Promise<DiscussionEntryView> {
    return this.setReaction(actor, at, [num, id], emoji, true);
  }

  @Delete('discussions/:num/comments/:id/reactions')
  @ForSelf()
  @ApiOperation({ summary: 'Take a reaction back' })
  @ApiOkResponse({ type: DiscussionEntryView })
  unreact(
    @CurrentActor() actor: Actor,
    @RepositoryAt() at: RepositoryLocator,
    @Param('num') num: string,
    @Param('id') id: string,
    @ValidQuery(ReactionDto) { emoji }: ReactionDto,
  ): Promise<DiscussionEntryView> {
    return this.setReaction(actor, at, [num, id], emoji, false);
  }

  @Post('discussions/:num/merge')
  @ForSelf()
  @HttpCode(200)
  @ApiOperation({ summary: 'Merge a pull request, as one commit upon its branch' })
  @ApiOkResponse({ type: DiscussionView })
  async merge(
    @CurrentActor() actor: Actor,
    @RepositoryAt() at: RepositoryLocator,
    @Param('num') num: string,
    @JsonBody(MergeDto, { optional: true }) { comment }: MergeDto,
  ): Promise<DiscussionView> {
    const repo = await this.access.repository(actor, at, 'write');
    const author = ({ name }: { name: string }) => this.authors.named(name);
    return viewDiscussion(await this.pullRequests.merge(repo, numberIn(num), { author, ...(comment ? { comment } : {}) }));
  }

  @Put('discussions/:num/watch')
  @ForSelf()
  @ApiOperation({ summary: 'Hear of it, or not' })
  @ApiOkResponse({ type: WatchView })
  async watchOne(
    @CurrentActor() actor: Actor,
    @RepositoryAt() at: RepositoryLocator,
    @Param('num') num: string,
    @JsonBody(WatchDto) { level = null }: WatchDto,
  ): Promise<WatchView> {
    const repo = await this.access.repository(actor, at, 'see');
    await this.notifications.setDiscussionWatch(repo, await this.discussions.get(repo, numberIn(num)), level);
    return { level };
  }

  @Get('watch')
  @ForReaders()
  @ApiOperation({ summary: 'Whether one hears of what goes on in a repository' })
  @ApiOkResponse({ type: WatchView })
  async watched(@CurrentActor() actor: Actor, @RepositoryAt() at: RepositoryLocator): Promise<WatchView> {
    return { level: await this.notifications.watchOf(await this.access.repository(actor, at, 'see')) };
  }

  @Put('watch')
  @ForSelf()
  @ApiOperation({ summary: 'Hear of what goes on in a repository, or not' })
  @ApiOkResponse({ type: WatchView })
  async watch(
    @CurrentActor() actor: Actor,
    @RepositoryAt() at: RepositoryLocator,
    @JsonBody(WatchDto) { level = null }: WatchDto,
  ): Promise<WatchView> {
    await this.notifications.setWatch(await this.access.repository(actor, at, 'see'), level);
    return { level };
  }

  /** What a comment is about, if not the whole. Who may not read the repository does not see its lines. */
  private async lineOf(
    actor: Actor,
    at: RepositoryLocator,
    repo: Granted,
    num: number,
    place?: CommentPlaceDto,
    threadId?: string,
  ): Promise<Pick<CommentRequest, 'data'>> {
    if (place) return { data: await this.threads.begun(await this.access.repository(actor, at, 'read'), num, place) };
    return threadId === undefined ? {} : { data: await this.threads.answered(repo, num, idFrom(threadId)) };
  }

  private async setReaction(
    actor: Actor,
    at: RepositoryLocator,
    [num, id]: [string, string],
    emoji: string,
    isOn: boolean,
  ): Promise<DiscussionEntryView> {
    const repo: Granted<'discuss'> = await this.access.repository(actor, at, 'discuss');
    return this.details.entry(repo, await this.discussions.react(repo, numberIn(num), idIn(id), emoji, isOn));
  }
}

/** Throws 'discussion/no-comment'. */
function idIn(text: string): bigint {
  if (/^\d{1,18}$/.test(text)) return BigInt(text);
  throw new DomainError('not-found', 'discussion/no-comment', 'There is no such comment.');
}

const KINDS: Record<string, boolean | null> = { all: null, discussion: false, 'pull-request': true };

function filterIn({ kind = 'all', status = 'open', author, search }: DiscussionsQueryDto): DiscussionFilter {
  return {
    isPullRequest: KINDS[kind] ?? null,
    statuses: STATUSES_OF[status] ?? null,
    author: author?.toLowerCase() ?? null,
    search: search ?? null,
  };
}
