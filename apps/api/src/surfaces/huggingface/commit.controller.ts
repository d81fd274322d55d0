// A commit as newline-delimited JSON (contracts/huggingface-hub.md §7.4), read as it arrives.
import { HttpCode, Post, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { GitOid } from '@modelgrove/git-objects';
import type { Actor } from '../../common/actor';
import { AccessService, type Granted, type RepositoryLocator } from '../../modules/access';
import { CommitFiles, CommitIntake, commitRequestOf } from '../../modules/contributions';
import { bodyStream, CurrentActor } from '../../platform/http';
import { ApiController } from './api-controller';
import { repositoryUrl } from './addresses';
import { ParsedQuery, Query } from './query';
import { apiPaths, RepositoryAt, RevisionInPath } from './repository-address';

@ApiController()
export class CommitController {
  constructor(
    private readonly access: AccessService,
    private readonly commits: CommitFiles,
    private readonly intake: CommitIntake,
  ) {}

  @Post(apiPaths('/commit/*'))
  @HttpCode(200)
  async commit(
    @CurrentActor() actor: Actor,
    @RepositoryAt() at: RepositoryLocator,
    @RevisionInPath() revision: string,
    @ParsedQuery() query: Query,
    @Req() request: FastifyRequest,
  ): Promise<object> {
    if (query.flag('create_pr')) return this.propose(await this.access.repository(actor, at, 'contribute', revision), revision, request);
    const target = await this.commits.target(actor, at, revision);
    await using received = await this.intake.read(bodyStream(request));
    const { commitOid } = await this.commits.runAt(target, commitRequestOf(received));
    return viewOf(request, target.repo, commitOid);
  }

  /** `?create_pr=1`: whoever may read the repository proposes the commit. */
  private async propose(repo: Granted<'contribute'>, revision: string, request: FastifyRequest): Promise<object> {
    await this.commits.branch(repo, revision);
    await using received = await this.intake.read(bodyStream(request));
    const { num, commitOid } = await this.commits.propose(repo, { revision, ...commitRequestOf(received) });
    return { ...viewOf(request, repo, commitOid), pullRequestUrl: `${repositoryUrl(request.baseUrl, repo)}/discussions/${num}` };
  }
}

function viewOf(request: FastifyRequest, repo: Granted, commitOid: GitOid): object {
  const commitUrl = `${repositoryUrl(request.baseUrl, repo)}/commit/${commitOid}`;
  return { success: true, commitOid, commitUrl, hookOutput: '' };
}
