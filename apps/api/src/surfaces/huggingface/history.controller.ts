// History, branches, tags and squashes (contracts/huggingface-hub.md §5.5 to §5.7).
import { Delete, Get, HttpCode, Post, Req, Res } from '@nestjs/common';
import { IsBoolean, IsOptional, IsString, Matches, MaxLength } from 'class-validator';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Actor } from '../../common/actor';
import { DomainError } from '../../common/errors';
import { AccessService, type RepositoryLocator } from '../../modules/access';
import { Authors, CommitFiles } from '../../modules/contributions';
import { CommitService, type Ref, RefService, VersionReader } from '../../modules/versions';
import { CurrentActor, JsonBody } from '../../platform/http';
import { ApiController } from './api-controller';
import { setNextLink } from './addresses';
import { NO_NUL } from './bodies';
import { ParsedQuery, Query } from './query';
import { apiPaths, RepositoryAt, RevisionInPath } from './repository-address';
import { commitView } from './views/commit.view';

const COMMITS_PAGE = 50;
const COMMITS_PAGE_MAX = 1000;

class BranchBody {
  @IsOptional() @Matches(NO_NUL) @MaxLength(400) startingPoint?: string;
  @IsOptional() @IsBoolean() emptyBranch?: boolean;
  @IsOptional() @IsBoolean() overwrite?: boolean;
}

class TagBody {
  @Matches(NO_NUL) @MaxLength(250) tag: string;
  @IsOptional() @IsString() @MaxLength(20_000) message?: string;
}

class SquashBody {
  @IsOptional() @IsString() @MaxLength(20_000) message?: string;
}

@ApiController()
export class HistoryController {
  constructor(
    private readonly access: AccessService,
    private readonly versions: VersionReader,
    private readonly branches: RefService,
    private readonly commits: CommitService,
    private readonly commitFiles: CommitFiles,
    private readonly authors: Authors,
  ) {}

  @Get(apiPaths('/refs'))
  async refs(@CurrentActor() actor: Actor, @RepositoryAt() at: RepositoryLocator, @ParsedQuery() query: Query): Promise<object> {
    const refs = await this.versions.refs(await this.access.repository(actor, at, 'see'));
    const under = (prefix: string) => refs.filter((ref) => ref.name.startsWith(prefix)).map((ref) => refView(ref, prefix));
    const view: Record<string, unknown> = { branches: under('refs/heads/'), converts: under('refs/convert/'), tags: under('refs/tags/') };
    if (query.flag('include_prs')) view.pullRequests = under('refs/pr/');
    return view;
  }

  /** `limit=1` with X-Total-Count is how clients count commits. `p` is a page number from 0. */
  @Get(apiPaths('/commits/*'))
  async history(
    @CurrentActor() actor: Actor,
    @RepositoryAt() at: RepositoryLocator,
    @RevisionInPath() revision: string,
    @ParsedQuery() query: Query,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<object[]> {
    const repo = await this.access.repository(actor, at, 'see', revision);
    const { commitOid } = await this.versions.resolve(repo, revision);
    const limit = query.count('limit', COMMITS_PAGE, COMMITS_PAGE_MAX);
    const page = Number(query.text('p') ?? 0);
    if (!Number.isSafeInteger(page) || page < 0) throw new DomainError('invalid', 'request/invalid', "'p' is a page number from 0.");
    const history = await this.versions.history(repo, commitOid, { limit, skip: page * limit });
    reply.header('X-Total-Count', String(history.total));
    setNextLink(request, reply, 'p', history.next === null ? null : String(page + 1));
    return history.commits.map((commit) => commitView(commit, query.list('expand').includes('formatted')));
  }

  @Post(apiPaths('/branch/*'))
  @HttpCode(200)
  async createBranch(
    @CurrentActor() actor: Actor,
    @RepositoryAt() at: RepositoryLocator,
    @RevisionInPath() name: string,
    @JsonBody(BranchBody, { optional: true }) body: BranchBody,
  ): Promise<object> {
    const repo = await this.access.repository(actor, at, 'write');
    refuseRefPath(name, 'branch');
    const { startingPoint, emptyBranch: empty = false, overwrite = false } = body;
    await this.branches.createBranch(repo, name, {
      empty,
      overwrite,
      author: this.authors.of(actor),
      ...(startingPoint ? { startingPoint } : {}),
    });
    return {};
  }

  @Delete(apiPaths('/branch/*'))
  async deleteBranch(@CurrentActor() actor: Actor, @RepositoryAt() at: RepositoryLocator, @RevisionInPath() name: string): Promise<object> {
    await this.branches.deleteBranch(await this.access.repository(actor, at, 'write'), name);
    return {};
  }

  @Post(apiPaths('/tag/*'))
  @HttpCode(200)
  async createTag(
    @CurrentActor() actor: Actor,
    @RepositoryAt() at: RepositoryLocator,
    @RevisionInPath() revision: string,
    @JsonBody(TagBody) body: TagBody,
  ): Promise<object> {
    const repo = await this.access.repository(actor, at, 'write', revision);
    refuseRefPath(body.tag, 'tag');
    await this.branches.createTag(repo, body.tag, {
      revision,
      author: this.authors.of(actor),
      ...(body.message ? { message: body.message } : {}),
    });
    return {};
  }

  @Delete(apiPaths('/tag/*'))
  async deleteTag(@CurrentActor() actor: Actor, @RepositoryAt() at: RepositoryLocator, @RevisionInPath() name: string): Promise<object> {
    await this.branches.deleteTag(await this.access.repository(actor, at, 'write'), name);
    return {};
  }

  @Post(apiPaths('/super-squash/*'))
  @HttpCode(200)
  async squash(
    @CurrentActor() actor: Actor,
    @RepositoryAt() at: RepositoryLocator,
    @RevisionInPath() revision: string,
    @JsonBody(SquashBody, { optional: true }) body: SquashBody,
  ): Promise<object> {
    const repo = await this.access.repository(actor, at, 'write', revision);
    const refName = await this.commitFiles.branch(repo, revision);
    const [title = '', ...rest] = (body.message?.trim() || 'Super-squash branch').split('\n');
    const commitOid = await this.commits.superSquash(repo, refName, {
      title,
      body: rest.join('\n').trim(),
      author: this.authors.of(actor),
    });
    return { success: true, commitOid };
  }
}

function refView(ref: Ref, prefix: string): object {
  return { name: ref.name.slice(prefix.length), ref: ref.name, targetCommit: ref.peeled ?? ref.oid };
}

function refuseRefPath(name: string, kind: 'branch' | 'tag'): void {
  if (name.startsWith('refs/')) throw new DomainError('invalid', 'ref/invalid', `Invalid reference for a ${kind}: ${name}`);
}
