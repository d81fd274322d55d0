import { Controller, Get, Param } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor, UserActor } from '../../common/actor';
import { NamespacesService } from '../../modules/accounts';
import { ActivityService, WorkService } from '../../modules/activity';
import { CurrentActor, ValidQuery } from '../../platform/http';
import { ActivityPageView, viewActivities, viewWork, WorkView } from './activity.views';
import { beforeOf } from './id-from';
import { PageQueryDto } from './sales.dto';
import { CurrentUser, ForReaders, ForSelf, ForUsers } from './signed-in.guard';

const PAGE = 20;

/** What goes on: of whom one follows, of one owner; and what waits for the one who asks. */
@ApiTags('activity')
@Controller('hub/v1')
export class ActivityController {
  constructor(
    private readonly names: NamespacesService,
    private readonly activity: ActivityService,
    private readonly workOf: WorkService,
  ) {}

  @Get('feed')
  @ForUsers()
  @ApiOperation({ summary: 'What those did whom one follows, and what was done in repositories that one watches; the newest first' })
  @ApiOkResponse({ type: ActivityPageView })
  async feed(@CurrentUser() user: UserActor, @ValidQuery(PageQueryDto) { cursor }: PageQueryDto): Promise<ActivityPageView> {
    return viewActivities(await this.activity.feed(user, beforeOf(cursor), PAGE));
  }

  @Get('namespaces/:name/activity')
  @ForReaders()
  @ApiOperation({ summary: 'What a person or an organization did, as far as the one who asks may see it; the newest first' })
  @ApiOkResponse({ type: ActivityPageView })
  async ofOwner(
    @CurrentActor() actor: Actor,
    @Param('name') name: string,
    @ValidQuery(PageQueryDto) { cursor }: PageQueryDto,
  ): Promise<ActivityPageView> {
    const { id } = await this.names.profile(name);
    return viewActivities(await this.activity.ofOwner(actor, id, beforeOf(cursor), PAGE));
  }

  @Get('work')
  @ForSelf()
  @ApiOperation({
    summary: 'What waits for the one who asks: discussions, requests for access, jobs, tokens that end; and what they spend',
  })
  @ApiOkResponse({ type: WorkView })
  async work(@CurrentUser() user: UserActor): Promise<WorkView> {
    return viewWork(await this.workOf.of(user));
  }
}
