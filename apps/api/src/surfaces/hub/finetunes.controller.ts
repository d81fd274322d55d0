import { Controller, Get, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { UserActor } from '../../common/actor';
import { FinetuneChoices, FinetuneService } from '../../modules/finetune';
import { JsonBody, ValidQuery } from '../../platform/http';
import { BaseModelQueryDto, DataReferenceDto, NewFinetuneDto } from './finetunes.dto';
import { BaseModelView, DataBeginningView, viewBase, viewBeginning } from './finetunes.views';
import { JobView, viewJob } from './jobs.views';
import { CurrentUser, ForSelf } from './signed-in.guard';

@ApiTags('jobs')
@Controller('hub/v1/fine-tunes')
@ForSelf()
export class FinetunesController {
  constructor(
    private readonly finetunes: FinetuneService,
    private readonly choices: FinetuneChoices,
  ) {}

  @Post()
  @ApiOperation({ summary: 'Ask for a fine-tune: its data are checked first, and what it costs is said before it starts' })
  @ApiCreatedResponse({ type: JobView })
  async create(@CurrentUser() user: UserActor, @JsonBody(NewFinetuneDto) form: NewFinetuneDto): Promise<JobView> {
    const { hyperparameters = {}, autoStart = false, priority = 0, ...rest } = form;
    return viewJob(await this.finetunes.create(user, { ...rest, hyperparameters: { ...hyperparameters }, autoStart, priority }));
  }

  @Get('base')
  @ApiOperation({ summary: 'Whether a model can be fine-tuned, and why not' })
  @ApiOkResponse({ type: BaseModelView })
  async base(
    @CurrentUser() user: UserActor,
    @ValidQuery(BaseModelQueryDto) { model, revision }: BaseModelQueryDto,
  ): Promise<BaseModelView> {
    return viewBase(await this.choices.base(user, model, revision));
  }

  @Get('data')
  @ApiOperation({ summary: 'What a file of a dataset begins with, and what its columns seem to mean' })
  @ApiOkResponse({ type: DataBeginningView })
  async data(@CurrentUser() user: UserActor, @ValidQuery(DataReferenceDto) reference: DataReferenceDto): Promise<DataBeginningView> {
    return viewBeginning(await this.choices.beginning(user, { ...reference }));
  }
}
