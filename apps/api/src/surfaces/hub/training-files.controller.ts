// Files that a page sends for training: the same as those of `/v1/files`, without a form around their bytes.
import { Controller, Get, Post, Req } from '@nestjs/common';
import { ApiBody, ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import type { UserActor } from '../../common/actor';
import { FileIntake } from '../../modules/contributions';
import { TrainingFilesService } from '../../modules/finetune';
import { bodyStream, ValidQuery } from '../../platform/http';
import { TrainingFileQueryDto } from './finetunes.dto';
import { TrainingFileView, TrainingFilesView, viewTrainingFile } from './finetunes.views';
import { CurrentUser, ForSelf } from './signed-in.guard';

const PURPOSE = 'fine-tune';
const MOST = 20;

@ApiTags('jobs')
@Controller('hub/v1/training-files')
@ForSelf()
export class TrainingFilesController {
  constructor(
    private readonly files: TrainingFilesService,
    private readonly intake: FileIntake,
  ) {}

  @Get()
  @ApiOperation({ summary: 'The files that were sent last' })
  @ApiOkResponse({ type: TrainingFilesView })
  async list(@CurrentUser() user: UserActor): Promise<TrainingFilesView> {
    return { files: (await this.files.list(user, null, PURPOSE, MOST)).files.map(viewTrainingFile) };
  }

  @Post()
  @ApiOperation({ summary: 'Send a file to train on; it becomes a file of a private dataset of yours' })
  @ApiBody({ required: true, schema: { type: 'string', format: 'binary' } })
  @ApiCreatedResponse({ type: TrainingFileView })
  async send(
    @CurrentUser() user: UserActor,
    @ValidQuery(TrainingFileQueryDto) { name }: TrainingFileQueryDto,
    @Req() request: FastifyRequest,
  ): Promise<TrainingFileView> {
    await using received = await this.intake.receive(bodyStream(request), Number(request.headers['content-length'] ?? 0) || 0);
    return viewTrainingFile(await this.files.create(user, name, PURPOSE, received));
  }
}
