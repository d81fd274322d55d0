// A commit as newline-delimited JSON (contracts/huggingface-hub.md §7.4), read as it arrives.
import { HttpCode, Post, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { gitOid } from '@modelgrove/git-objects';
import type { Actor } from '../../common/actor';
import { AccessService, type RepositoryLocator } from '../../modules/access';
import { CommitFiles, CommitIntake } from '../../modules/contributions';
import { bodyStream, CurrentActor } from '../../platform/http';
import { ApiController } from './api-controller';
import { repositoryUrl } from './addresses';
import { refusePullRequest } from './pull-requests';
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
    refusePullRequest(query);
    const repo = await this.access.repository(actor, at, 'write', revision);
    await this.commits.branch(repo, revision);
    await using received = await this.intake.read(bodyStream(request));
    const { summary, description, parentCommit } = received.header;
    const result = await this.commits.run(repo, {
      revision,
      title: summary,
      body: description,
      operations: received.operations,
      ...(parentCommit === null ? {} : { expectedParent: gitOid(parentCommit) }),
    });
    const commitUrl = `${repositoryUrl(request.baseUrl, repo)}/commit/${result.commitOid}`;
    return { success: true, commitOid: result.commitOid, commitUrl, hookOutput: '' };
  }
}
