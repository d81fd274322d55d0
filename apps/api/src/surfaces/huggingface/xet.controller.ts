// Tokens of the Xet store (contracts/xet.md §1.1). Clients ask for one before they send or fetch large files, and again before it expires.
import { Get, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Actor } from '../../common/actor';
import { AccessService, type Granted, type RepositoryLocator } from '../../modules/access';
import { type XetScope, XetTokens } from '../../modules/blobs';
import { QuotasService } from '../../modules/quotas';
import { CurrentActor } from '../../platform/http';
import { ApiController } from './api-controller';
import { ParsedQuery, Query } from './query';
import { apiPaths, RepositoryAt, RevisionInPath } from './repository-address';

@ApiController()
export class XetController {
  constructor(
    private readonly access: AccessService,
    private readonly tokens: XetTokens,
    private readonly quotas: QuotasService,
  ) {}

  /** Refused early where nothing more fits: clients find out before they read a single file. */
  @Get(apiPaths('/xet-write-token/*'))
  async writeToken(
    @CurrentActor() actor: Actor,
    @RepositoryAt() at: RepositoryLocator,
    @RevisionInPath() revision: string,
    @ParsedQuery() query: Query,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<object> {
    const isProposed = query.flag('create_pr') || revision.startsWith('refs/pr/');
    const repo = await this.access.repository(actor, at, isProposed ? 'contribute' : 'write');
    await this.quotas.assertRoom(repo.namespaceId, 0);
    return this.token(repo, 'write', request, reply);
  }

  @Get(apiPaths('/xet-read-token/*'))
  async readToken(
    @CurrentActor() actor: Actor,
    @RepositoryAt() at: RepositoryLocator,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<object> {
    return this.token(await this.access.repository(actor, at, 'read'), 'read', request, reply);
  }

  /** Some clients read the headers, some the body. */
  private token(repo: Granted<'read'>, scope: XetScope, request: FastifyRequest, reply: FastifyReply): object {
    const { accessToken, exp, account } = this.tokens.issue(repo, scope);
    const casUrl = `${request.baseUrl}/xet/${account}`;
    reply.headers({
      'Cache-Control': 'no-store',
      'X-Xet-Cas-Url': casUrl,
      'X-Xet-Access-Token': accessToken,
      'X-Xet-Token-Expiration': String(exp),
    });
    return { accessToken, exp, casUrl };
  }
}
