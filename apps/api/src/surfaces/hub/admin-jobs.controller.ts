import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { UserActor } from '../../common/actor';
import { JobsService } from '../../modules/jobs';
import { ValidQuery } from '../../platform/http';
import { beforeOf } from './id-from';
import { AdminJobsQueryDto } from './jobs.dto';
import { JobsPageView, viewJobs } from './jobs.views';
import { CurrentUser, ForAdministrators } from './signed-in.guard';

const PAGE = 50;

@ApiTags('administration')
@Controller('hub/v1/admin/jobs')
@ForAdministrators()
export class AdminJobsController {
  constructor(private readonly jobs: JobsService) {}

  @Get()
  @ApiOperation({ summary: 'Jobs of everybody' })
  @ApiOkResponse({ type: JobsPageView })
  async list(@CurrentUser() admin: UserActor, @ValidQuery(AdminJobsQueryDto) { state, cursor }: AdminJobsQueryDto): Promise<JobsPageView> {
    return viewJobs(await this.jobs.listAll(admin, state === undefined ? null : [state], beforeOf(cursor), PAGE));
  }
}
