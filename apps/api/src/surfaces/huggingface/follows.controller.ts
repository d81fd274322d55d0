// Who follows whom (contracts/huggingface-hub.md §10.3). The clients have no call for following: pages do that (hub/v1).
import { Get, Param, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { LIST_PAGE_MAX } from '@modelgrove/shared';
import type { Actor } from '../../common/actor';
import { AccessService } from '../../modules/access';
import { type Followed, FollowsService } from '../../modules/follows';
import { CurrentActor } from '../../platform/http';
import { ApiController } from './api-controller';
import { setNextLink } from './addresses';
import { Named } from './named';
import { idCursor, ParsedQuery, Query } from './query';
import { personView } from './views/person.view';

const PAGE = 100;

@ApiController()
export class FollowsController {
  constructor(
    private readonly access: AccessService,
    private readonly named: Named,
    private readonly follows: FollowsService,
  ) {}

  @Get('api/users/:name/followers')
  async followers(
    @CurrentActor() actor: Actor,
    @Param('name') name: string,
    @ParsedQuery() query: Query,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<object[]> {
    this.access.reader(actor);
    return page(await this.follows.followers((await this.named.person(name)).id, pageOf(query)), request, reply);
  }

  /** People: organizations that somebody follows are no users of the clients. */
  @Get('api/users/:name/following')
  async following(
    @CurrentActor() actor: Actor,
    @Param('name') name: string,
    @ParsedQuery() query: Query,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<object[]> {
    this.access.reader(actor);
    return page(await this.follows.following((await this.named.person(name)).id, pageOf(query), true), request, reply);
  }

  @Get('api/organizations/:name/followers')
  async followersOfOrganization(
    @CurrentActor() actor: Actor,
    @Param('name') name: string,
    @ParsedQuery() query: Query,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<object[]> {
    this.access.reader(actor);
    return page(await this.follows.followers((await this.named.organization(name)).id, pageOf(query)), request, reply);
  }
}

function pageOf(query: Query): { after: bigint | null; limit: number } {
  return { after: idCursor(query), limit: query.count('limit', PAGE, LIST_PAGE_MAX) };
}

function page({ items, next }: { items: Followed[]; next: bigint | null }, request: FastifyRequest, reply: FastifyReply): object[] {
  setNextLink(request, reply, 'cursor', next === null ? null : String(next));
  return items.map(personView);
}
