import { Controller, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { UserActor } from '../../common/actor';
import { FinetuneService } from '../../modules/finetune';
import { JsonBody } from '../../platform/http';
import { NewFinetuneDto } from './finetunes.dto';
import { JobView, viewJob } from './jobs.views';
import { CurrentUser, ForSelf } from './signed-in.guard';

@ApiTags('jobs')
@Controller('hub/v1/fine-tunes')
@ForSelf()
export class FinetunesController {
  constructor(private readonly finetunes: FinetuneService) {}

  @Post()
  @ApiOperation({ summary: 'Ask for a fine-tune: its data are checked first, and what it costs is said before it starts' })
  @ApiCreatedResponse({ type: JobView })
  async create(@CurrentUser() user: UserActor, @JsonBody(NewFinetuneDto) form: NewFinetuneDto): Promise<JobView> {
    const { hyperparameters = {}, autoStart = false, priority = 0, ...rest } = form;
    return viewJob(await this.finetunes.create(user, { ...rest, hyperparameters: { ...hyperparameters }, autoStart, priority }));
  }
}
