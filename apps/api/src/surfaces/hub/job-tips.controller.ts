// Tips on jobs that wait, and the lanes of the queue that bound what they do.
import { Controller, Delete, Get, HttpCode, Param, Post, Put } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { UserActor } from '../../common/actor';
import { JobTipsService } from '../../modules/tips';
import { JsonBody, type RequestFacts, ValidQuery } from '../../platform/http';
import { Facts } from './request-facts';
import { CurrentUser, ForAdministrators, ForSelf } from './signed-in.guard';
import { JobLanesDto, JobTipDto, TipQueryDto } from './tips.dto';
import { JobLanesView, JobTipsView, viewJobTips, viewLanes } from './tips.views';

@ApiTags('tips')
@Controller('hub/v1')
export class JobTipsController {
  constructor(private readonly tips: JobTipsService) {}

  @Get('jobs/:key/tips')
  @ForSelf()
  @ApiOperation({ summary: 'What tips do for a job that waits, and what nobody can do against it' })
  @ApiOkResponse({ type: JobTipsView })
  async state(
    @CurrentUser() user: UserActor,
    @Param('key') key: string,
    @ValidQuery(TipQueryDto) { amount }: TipQueryDto,
  ): Promise<JobTipsView> {
    return viewJobTips(await this.tips.state(user, key, amount ?? null));
  }

  @Post('jobs/:key/tips')
  @HttpCode(200)
  @ForSelf()
  @ApiOperation({ summary: 'Put a tip on it: held at once, spent only if the job is taken before others' })
  @ApiOkResponse({ type: JobTipsView })
  async give(
    @CurrentUser() user: UserActor,
    @Param('key') key: string,
    @JsonBody(JobTipDto) tip: JobTipDto,
    @Facts() facts: RequestFacts,
  ): Promise<JobTipsView> {
    await this.tips.give(user, key, tip, facts);
    return viewJobTips(await this.tips.state(user, key, null));
  }

  @Delete('jobs/:key/tips')
  @HttpCode(200)
  @ForSelf()
  @ApiOperation({ summary: 'Take back what was put on it, while it waits' })
  @ApiOkResponse({ type: JobTipsView })
  async withdraw(@CurrentUser() user: UserActor, @Param('key') key: string, @Facts() facts: RequestFacts): Promise<JobTipsView> {
    await this.tips.withdraw(user, key, facts);
    return viewJobTips(await this.tips.state(user, key, null));
  }

  @Get('admin/job-lanes')
  @ForAdministrators()
  @ApiOperation({ summary: 'How much of the queue goes by an order in which tips are nothing' })
  @ApiOkResponse({ type: JobLanesView })
  async lanes(@CurrentUser() admin: UserActor): Promise<JobLanesView> {
    return viewLanes(await this.tips.rules(admin));
  }

  @Put('admin/job-lanes')
  @ForAdministrators()
  @ApiOperation({ summary: 'Change that' })
  @ApiOkResponse({ type: JobLanesView })
  async changeLanes(
    @CurrentUser() admin: UserActor,
    @JsonBody(JobLanesDto) lanes: JobLanesDto,
    @Facts() facts: RequestFacts,
  ): Promise<JobLanesView> {
    return viewLanes(await this.tips.changeRules(admin, lanes, facts));
  }
}
