import { Controller, Delete, Get, Param, Put } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { UserActor } from '../../common/actor';
import { NamespacesService } from '../../modules/accounts';
import { FollowsService } from '../../modules/follows';
import { ValidQuery } from '../../platform/http';
import { beforeOf } from './id-from';
import { FollowedPage, FollowView, viewFollow, viewFollowed } from './people.views';
import { PageQueryDto } from './sales.dto';
import { CurrentUser, ForReaders, ForSelf } from './signed-in.guard';

const PAGE = 50;

@ApiTags('namespaces')
@Controller('hub/v1/namespaces/:name')
export class FollowsController {
  constructor(
    private readonly names: NamespacesService,
    private readonly follows: FollowsService,
  ) {}

  @Put('follow')
  @ForSelf()
  @ApiOperation({ summary: 'Follow a person or an organization' })
  @ApiOkResponse({ type: FollowView })
  async follow(@CurrentUser() user: UserActor, @Param('name') name: string): Promise<FollowView> {
    return viewFollow(await this.follows.follow(user, name));
  }

  @Delete('follow')
  @ForSelf()
  @ApiOperation({ summary: 'Follow it no longer' })
  @ApiOkResponse({ type: FollowView })
  async unfollow(@CurrentUser() user: UserActor, @Param('name') name: string): Promise<FollowView> {
    return viewFollow(await this.follows.unfollow(user, name));
  }

  @Get('followers')
  @ForReaders()
  @ApiOperation({ summary: 'Who follows it' })
  @ApiOkResponse({ type: FollowedPage })
  async followers(@Param('name') name: string, @ValidQuery(PageQueryDto) { cursor }: PageQueryDto): Promise<FollowedPage> {
    const { id } = await this.names.profile(name);
    return viewFollowed(await this.follows.followers(id, { after: beforeOf(cursor), limit: PAGE }));
  }

  @Get('following')
  @ForReaders()
  @ApiOperation({ summary: 'Whom and what a person follows; an organization follows nobody' })
  @ApiOkResponse({ type: FollowedPage })
  async following(@Param('name') name: string, @ValidQuery(PageQueryDto) { cursor }: PageQueryDto): Promise<FollowedPage> {
    const { id } = await this.names.profile(name);
    return viewFollowed(await this.follows.following(id, { after: beforeOf(cursor), limit: PAGE }));
  }
}
