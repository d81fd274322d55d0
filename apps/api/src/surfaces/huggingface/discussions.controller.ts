// Discussions and pull requests (contracts/huggingface-hub.md §8).
import { Get, HttpCode, Param, Post, Req } from '@nestjs/common';
import { IsBoolean, IsIn, IsOptional, IsString, MaxLength } from 'class-validator';
import type { FastifyRequest } from 'fastify';
import type { Actor } from '../../common/actor';
import { DomainError } from '../../common/errors';
import { AccessService, type Granted, type RepositoryLocator } from '../../modules/access';
import { Authors, CommitFiles } from '../../modules/contributions';
import {
  CommentTexts,
  type Discussion,
  type DiscussionEvent,
  type DiscussionFilter,
  DiscussionsService,
  MOST_COMMENT,
  numberIn,
  PullRequestsService,
  STATUSES_OF,
  timelineOf,
} from '../../modules/discussions';
import { ComparisonService } from '../../modules/versions';
import { CurrentActor, JsonBody } from '../../platform/http';
import { ApiController } from './api-controller';
import { repositoryUrl } from './addresses';
import { ParsedQuery, Query } from './query';
import { apiPaths, RepositoryAt } from './repository-address';
import { diffText } from './views/diff-text';
import { discussionView, entryView, eventView } from './views/discussion.view';

const PAGE = 50;
/** Escapes of JSON and a little more; the room has the exact limit. */
const MOST_TEXT = MOST_COMMENT * 2;
const MAIN = 'HEAD';

class NewBody {
  @IsString() @MaxLength(1000) title: string;
  @IsOptional() @IsString() @MaxLength(MOST_TEXT) description?: string | null;
  @IsOptional() @IsBoolean() pullRequest?: boolean;
}

class CommentBody {
  @IsString() @MaxLength(MOST_TEXT) comment: string;
}

class EditBody {
  @IsString() @MaxLength(MOST_TEXT) content: string;
}

class TitleBody {
  @IsString() @MaxLength(1000) title: string;
}

class StatusBody {
  @IsIn(['open', 'closed']) status: 'open' | 'closed';
  @IsOptional() @IsString() @MaxLength(MOST_TEXT) comment?: string | null;
}

class MergeBody {
  @IsOptional() @IsString() @MaxLength(MOST_TEXT) comment?: string | null;
}

@ApiController()
export class DiscussionsController {
  constructor(
    private readonly access: AccessService,
    private readonly discussions: DiscussionsService,
    private readonly pullRequests: PullRequestsService,
    private readonly comparison: ComparisonService,
    private readonly commits: CommitFiles,
    private readonly authors: Authors,
    private readonly texts: CommentTexts,
  ) {}

  @Get(apiPaths('/discussions'))
  async list(@CurrentActor() actor: Actor, @RepositoryAt() at: RepositoryLocator, @ParsedQuery() query: Query): Promise<object> {
    const repo = await this.access.repository(actor, at, 'see');
    const start = pageIn(query) * PAGE;
    const { items, total } = await this.discussions.numbered(repo, filterIn(query), start, PAGE);
    return { discussions: items.map((item) => discussionView(item, repo)), count: total, start };
  }

  @Get(apiPaths('/discussions/:num'))
  async details(
    @CurrentActor() actor: Actor,
    @RepositoryAt() at: RepositoryLocator,
    @Param('num') text: string,
    @ParsedQuery() query: Query,
  ): Promise<object> {
    const repo = await this.access.repository(actor, at, 'see');
    const discussion = await this.discussions.shown(repo, numberIn(text));
    // Of a gated repository everybody reads what is said, and those who passed the gate what is proposed.
    if (discussion.isPullRequest && repo.allowed.includes('read')) {
      return this.pullRequestDetails(await this.access.repository(actor, at, 'read'), discussion, query.flag('diff'));
    }
    const events = await this.discussions.timeline(repo, discussion);
    const texts = await this.texts.of(repo, events);
    const view = { ...discussionView(discussion, repo), events: events.map((event) => eventView(event, texts)) };
    return discussion.isPullRequest ? { ...view, changes: { base: discussion.targetRef }, filesWithConflicts: null } : view;
  }

  @Post(apiPaths('/discussions'))
  @HttpCode(200)
  async open(
    @CurrentActor() actor: Actor,
    @RepositoryAt() at: RepositoryLocator,
    @JsonBody(NewBody) { title, description, pullRequest = false }: NewBody,
    @Req() request: FastifyRequest,
  ): Promise<object> {
    const made = pullRequest
      ? await this.openPullRequest(await this.access.repository(actor, at, 'contribute'), title, description ?? '')
      : await this.discussions.open(await this.access.repository(actor, at, 'discuss'), { title, description: description ?? '' });
    return { num: made.num, pullRequest, url: `${repositoryUrl(request.baseUrl, at)}/discussions/${made.num}` };
  }

  @Post(apiPaths('/discussions/:num/comment'))
  @HttpCode(200)
  async comment(
    @CurrentActor() actor: Actor,
    @RepositoryAt() at: RepositoryLocator,
    @Param('num') num: string,
    @JsonBody(CommentBody) { comment }: CommentBody,
  ): Promise<object> {
    const repo = await this.access.repository(actor, at, 'discuss');
    return { newMessage: await this.view(repo, await this.discussions.comment(repo, numberIn(num), { content: comment })) };
  }

  @Post(apiPaths('/discussions/:num/comment/:id/edit'))
  @HttpCode(200)
  async edit(
    @CurrentActor() actor: Actor,
    @RepositoryAt() at: RepositoryLocator,
    @Param('num') num: string,
    @Param('id') id: string,
    @JsonBody(EditBody) { content }: EditBody,
  ): Promise<object> {
    const repo = await this.access.repository(actor, at, 'discuss');
    return { updatedComment: await this.view(repo, await this.discussions.edit(repo, numberIn(num), idIn(id), content)) };
  }

  @Post(apiPaths('/discussions/:num/comment/:id/hide'))
  @HttpCode(200)
  async hide(
    @CurrentActor() actor: Actor,
    @RepositoryAt() at: RepositoryLocator,
    @Param('num') num: string,
    @Param('id') id: string,
  ): Promise<object> {
    const repo = await this.access.repository(actor, at, 'discuss');
    return { updatedComment: await this.view(repo, await this.discussions.hide(repo, numberIn(num), idIn(id))) };
  }

  @Post(apiPaths('/discussions/:num/title'))
  @HttpCode(200)
  async rename(
    @CurrentActor() actor: Actor,
    @RepositoryAt() at: RepositoryLocator,
    @Param('num') num: string,
    @JsonBody(TitleBody) body: TitleBody,
  ): Promise<object> {
    const repo = await this.access.repository(actor, at, 'discuss');
    return { newTitle: await this.view(repo, await this.discussions.rename(repo, numberIn(num), body.title)) };
  }

  @Post(apiPaths('/discussions/:num/status'))
  @HttpCode(200)
  async setStatus(
    @CurrentActor() actor: Actor,
    @RepositoryAt() at: RepositoryLocator,
    @Param('num') num: string,
    @JsonBody(StatusBody) { status, comment }: StatusBody,
  ): Promise<object> {
    const repo = await this.access.repository(actor, at, 'discuss');
    return { newStatus: await this.view(repo, await this.discussions.setStatus(repo, numberIn(num), status, comment ?? undefined)) };
  }

  @Post(apiPaths('/discussions/:num/merge'))
  @HttpCode(200)
  async merge(
    @CurrentActor() actor: Actor,
    @RepositoryAt() at: RepositoryLocator,
    @Param('num') num: string,
    @JsonBody(MergeBody, { optional: true }) { comment }: MergeBody,
  ): Promise<object> {
    const repo = await this.access.repository(actor, at, 'write');
    const merged = await this.pullRequests.merge(repo, numberIn(num), {
      author: ({ name }) => this.authors.named(name),
      ...(comment ? { comment } : {}),
    });
    return { success: true, mergeCommitId: merged.mergeOid };
  }

  private async view(repo: Granted, event: DiscussionEvent): Promise<object> {
    return eventView(event, await this.texts.of(repo, [event]));
  }

  private async openPullRequest(repo: Granted<'contribute'>, title: string, description: string): Promise<Discussion> {
    return this.pullRequests.open(repo, { title, description, targetRef: await this.commits.branch(repo, MAIN) });
  }

  private async pullRequestDetails(repo: Granted<'read'>, discussion: Discussion, withDiff: boolean): Promise<object> {
    const proposal = await this.pullRequests.proposal(repo, discussion);
    const events = await this.discussions.timeline(repo, discussion);
    const texts = await this.texts.of(repo, events);
    const { headOid, baseOid, conflicts, commits } = proposal;
    return {
      ...discussionView(discussion, repo),
      events: timelineOf(events, commits).map((entry) => entryView(entry, texts)),
      filesWithConflicts: conflicts,
      changes: { base: discussion.targetRef, ...(discussion.mergeOid ? { mergeCommitId: discussion.mergeOid } : {}) },
      ...(withDiff ? { diff: headOid && baseOid ? await diffText(this.comparison, repo, baseOid, headOid) : '' } : {}),
    };
  }
}

/** Clients write ids in lower case. Throws 'discussion/no-comment'. */
function idIn(text: string): bigint {
  if (/^[0-9a-f]{24}$/.test(text) && text.startsWith('0'.repeat(9))) return BigInt(`0x${text}`);
  throw new DomainError('not-found', 'discussion/no-comment', 'There is no such comment.');
}

function pageIn(query: Query): number {
  const page = Number(query.text('p') ?? 0);
  if (!Number.isSafeInteger(page) || page < 0 || page > 1_000_000)
    throw new DomainError('invalid', 'request/invalid', "'p' is a page number from 0.");
  return page;
}

const TYPES: Record<string, boolean | null> = { all: null, discussion: false, pull_request: true };

function filterIn(query: Query): DiscussionFilter {
  const [type, status] = [query.text('type') ?? 'all', query.text('status') ?? 'all'];
  if (!Object.hasOwn(TYPES, type) || !Object.hasOwn(STATUSES_OF, status))
    throw new DomainError('invalid', 'request/invalid', "'type' is all, discussion or pull_request; 'status' is all, open or closed.");
  return {
    isPullRequest: TYPES[type] ?? null,
    statuses: STATUSES_OF[status] ?? null,
    author: query.text('author')?.toLowerCase() ?? null,
    search: query.text('search') ?? null,
  };
}
