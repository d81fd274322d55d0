// Requests for access to gated repositories (contracts/huggingface-hub.md §10.1).
import { Get, HttpCode, Param, Post, Req, Res } from '@nestjs/common';
import { IsIn, IsOptional, IsString, Matches, MaxLength } from 'class-validator';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { isoDate, wireId } from '@modelgrove/wire-formats';
import type { Actor } from '../../common/actor';
import { DomainError } from '../../common/errors';
import { AccessService, type RepositoryLocator } from '../../modules/access';
import { type AccessRequest, AccessRequestsService, type RequestStatus } from '../../modules/access-requests';
import { CurrentActor, JsonBody } from '../../platform/http';
import { ApiController } from './api-controller';
import { setNextLink } from './addresses';
import { NO_NUL } from './bodies';
import { ParsedQuery, Query } from './query';
import { apiPaths, RepositoryAt } from './repository-address';

const STATUSES = ['pending', 'accepted', 'rejected'] as const;
const PAGE = 100;
const REQUEST_ID = /^[0-9a-f]{24}$/;

class HandleBody {
  @IsOptional() @Matches(NO_NUL) @MaxLength(96) user?: string | null;
  @IsOptional() @Matches(REQUEST_ID) requestId?: string | null;
  @IsIn(STATUSES) status: RequestStatus;
  @IsOptional() @IsString() @MaxLength(10_000) rejectionReason?: string | null;
}

class GrantBody {
  @Matches(NO_NUL) @MaxLength(96) user: string;
}

@ApiController()
export class AccessRequestsController {
  constructor(
    private readonly access: AccessService,
    private readonly requests: AccessRequestsService,
  ) {}

  @Get(apiPaths('/user-access-request/:status'))
  async list(
    @CurrentActor() actor: Actor,
    @RepositoryAt() at: RepositoryLocator,
    @Param('status') text: string,
    @ParsedQuery() query: Query,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<object[]> {
    const repo = await this.access.repository(actor, at, 'write');
    const status = STATUSES.find((one) => one === text);
    if (!status) throw new DomainError('not-found', 'access-request/not-found', 'There is no such list of requests for access.');
    const cursor = query.text('cursor');
    const { items, next } = await this.requests.page(repo, status, cursor && /^\d{1,18}$/.test(cursor) ? BigInt(cursor) : null, PAGE);
    setNextLink(request, reply, 'cursor', next === null ? null : String(next));
    return items.map(viewRequest);
  }

  @Post(apiPaths('/user-access-request/handle'))
  @HttpCode(200)
  async handle(
    @CurrentActor() actor: Actor,
    @RepositoryAt() at: RepositoryLocator,
    @JsonBody(HandleBody) { user = null, requestId = null, status, rejectionReason = null }: HandleBody,
  ): Promise<object> {
    const repo = await this.access.repository(actor, at, 'write');
    const by = { name: user, id: requestId === null ? null : BigInt(`0x${requestId.slice(9)}`) };
    await this.requests.decide(repo, by, status, rejectionReason);
    return { success: true };
  }

  @Post(apiPaths('/user-access-request/grant'))
  @HttpCode(200)
  async grant(
    @CurrentActor() actor: Actor,
    @RepositoryAt() at: RepositoryLocator,
    @JsonBody(GrantBody) { user }: GrantBody,
  ): Promise<object> {
    await this.requests.grant(await this.access.repository(actor, at, 'write'), user);
    return { success: true };
  }
}

function viewRequest({ id, name, fullName, avatarUrl, email, status, fields, askedAt }: AccessRequest): object {
  return {
    requestId: wireId(id),
    user: {
      _id: wireId(id),
      user: name,
      fullname: fullName || name,
      avatarUrl: avatarUrl ?? '',
      type: 'user',
      ...(email ? { email } : {}),
    },
    status,
    timestamp: isoDate(askedAt),
    ...(Object.keys(fields).length > 0 ? { fields } : {}),
  };
}
