import { Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { UserActor } from '../../common/actor';
import { DomainError } from '../../common/errors';
import { JobsService } from '../../modules/jobs';
import { ValidQuery } from '../../platform/http';
import { beforeOf, idFrom } from './id-from';
import { AfterQueryDto, JobsQueryDto } from './jobs.dto';
import {
  JobEventsView,
  JobLogView,
  JobMetricsView,
  JobsPageView,
  JobView,
  JobWaitingView,
  viewEvents,
  viewJob,
  viewJobs,
  viewLog,
  viewMetrics,
  viewWaiting,
} from './jobs.views';
import { CurrentUser, ForSelf } from './signed-in.guard';

const PAGE = 50;
const MOST_EVENTS = 500;
const MOST_METRICS = 2000;
const MOST_PIECES = 200;

@ApiTags('jobs')
@Controller('hub/v1/jobs')
@ForSelf()
export class JobsController {
  constructor(private readonly jobs: JobsService) {}

  @Get()
  @ApiOperation({ summary: 'Jobs of the namespaces that you belong to' })
  @ApiOkResponse({ type: JobsPageView })
  async list(@CurrentUser() user: UserActor, @ValidQuery(JobsQueryDto) { namespace, state, cursor }: JobsQueryDto): Promise<JobsPageView> {
    const states = state === undefined ? null : [state];
    return viewJobs(
      await this.jobs.list(user, { namespace: namespace ?? null, kind: null, states, before: beforeOf(cursor), limit: PAGE }),
    );
  }

  @Get(':key')
  @ApiOperation({ summary: 'A job and how it stands' })
  @ApiOkResponse({ type: JobView })
  async get(@CurrentUser() user: UserActor, @Param('key') key: string): Promise<JobView> {
    return viewJob(await this.jobs.get(user, key));
  }

  @Get(':key/waiting')
  @ApiOperation({ summary: 'Why a queued job waits: its place, who is ahead, and what it waits for' })
  @ApiOkResponse({ type: JobWaitingView })
  async waiting(@CurrentUser() user: UserActor, @Param('key') key: string): Promise<JobWaitingView> {
    const waiting = await this.jobs.waiting(user, await this.jobs.get(user, key));
    if (!waiting) throw new DomainError('conflict', 'job/not-waiting', 'This job does not wait for a runner.');
    return viewWaiting(waiting);
  }

  @Get(':key/events')
  @ApiOperation({ summary: 'What happened to a job' })
  @ApiOkResponse({ type: JobEventsView })
  async events(
    @CurrentUser() user: UserActor,
    @Param('key') key: string,
    @ValidQuery(AfterQueryDto) { after }: AfterQueryDto,
  ): Promise<JobEventsView> {
    return viewEvents(await this.jobs.events(await this.jobs.get(user, key), after === undefined ? null : idFrom(after), MOST_EVENTS));
  }

  @Get(':key/metrics')
  @ApiOperation({ summary: 'What a job measured, behind a step' })
  @ApiOkResponse({ type: JobMetricsView })
  async metrics(
    @CurrentUser() user: UserActor,
    @Param('key') key: string,
    @ValidQuery(AfterQueryDto) { after }: AfterQueryDto,
  ): Promise<JobMetricsView> {
    return viewMetrics(await this.jobs.metrics(await this.jobs.get(user, key), after === undefined ? -1 : Number(after), MOST_METRICS));
  }

  @Get(':key/log')
  @ApiOperation({ summary: 'What a job printed, behind a piece' })
  @ApiOkResponse({ type: JobLogView })
  async log(
    @CurrentUser() user: UserActor,
    @Param('key') key: string,
    @ValidQuery(AfterQueryDto) { after }: AfterQueryDto,
  ): Promise<JobLogView> {
    return viewLog(await this.jobs.log(await this.jobs.get(user, key), Number(after ?? 0), MOST_PIECES));
  }

  @Post(':key/cancellation')
  @HttpCode(200)
  @ApiOperation({ summary: 'Cancel a job; one that runs is asked to stop' })
  @ApiOkResponse({ type: JobView })
  async cancel(@CurrentUser() user: UserActor, @Param('key') key: string): Promise<JobView> {
    return viewJob(await this.jobs.cancel(user, key));
  }
}
