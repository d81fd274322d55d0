// Likes (contracts/huggingface-hub.md §5.2, §6).
import { Delete, Get, HttpCode, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { LIST_PAGE_MAX, WIRE_TYPE } from '@modelgrove/shared';
import { isoDate } from '@modelgrove/wire-formats';
import type { Actor } from '../../common/actor';
import { AccessService, type RepositoryLocator } from '../../modules/access';
import { LikesService } from '../../modules/likes';
import { CurrentActor } from '../../platform/http';
import { ApiController } from './api-controller';
import { setNextLink } from './addresses';
import { idCursor, ParsedQuery, Query } from './query';
import { apiPaths, RepositoryAt } from './repository-address';
import { personView } from './views/person.view';

@ApiController()
export class LikesController {
  constructor(
    private readonly access: AccessService,
    private readonly likes: LikesService,
  ) {}

  @Post(apiPaths('/like'))
  @HttpCode(200)
  async like(@CurrentActor() actor: Actor, @RepositoryAt() at: RepositoryLocator): Promise<object> {
    return { success: true, likes: await this.likes.like(await this.access.repository(actor, at, 'see')) };
  }

  @Delete(apiPaths('/like'))
  async unlike(@CurrentActor() actor: Actor, @RepositoryAt() at: RepositoryLocator): Promise<object> {
    return { success: true, likes: await this.likes.unlike(await this.access.repository(actor, at, 'see')) };
  }

  @Get(apiPaths('/likers'))
  async likers(
    @CurrentActor() actor: Actor,
    @RepositoryAt() at: RepositoryLocator,
    @ParsedQuery() query: Query,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<object[]> {
    const repo = await this.access.repository(actor, at, 'see');
    const { items, next } = await this.likes.likers(repo, idCursor(query), query.count('limit', 100, LIST_PAGE_MAX));
    setNextLink(request, reply, 'cursor', next === null ? null : String(next));
    return items.map(personView);
  }

  @Get('api/users/:user/likes')
  async likesOf(@CurrentActor() actor: Actor, @Param('user') user: string): Promise<object[]> {
    this.access.reader(actor);
    const likes = await this.likes.likesOf(actor, user.replaceAll('\0', ''));
    return likes.map(({ repository, at }) => ({
      createdAt: isoDate(at),
      repo: { name: `${repository.namespace}/${repository.name}`, type: WIRE_TYPE[repository.type] },
    }));
  }
}
