// `/v1/fine_tuning/jobs` of the OpenAI API, over the same jobs as everything else.
import { Controller, Get, HttpCode, Param, Post, UseGuards } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { Actor } from '../../common/actor';
import { DomainError } from '../../common/errors';
import { AccessService } from '../../modules/access';
import { type DataReference, FINETUNE, FinetuneService, TrainingFilesService } from '../../modules/finetune';
import { type JobRecord, JobsService } from '../../modules/jobs';
import { CurrentActor, JsonBody, ValidQuery } from '../../platform/http';
import { ApiKeyGuard } from './api-key.guard';
import { hyperparametersOf } from './hyperparameters';
import { CreateJobDto, PageDto } from './openai.dto';
import { viewCheckpoint, viewEvent, viewFinetune } from './openai.views';

const PAGE = 20;
const MOST = 100;

@ApiExcludeController()
@Controller('v1/fine_tuning/jobs')
@UseGuards(ApiKeyGuard)
export class FineTuningController {
  constructor(
    private readonly finetunes: FinetuneService,
    private readonly files: TrainingFilesService,
    private readonly jobs: JobsService,
    private readonly access: AccessService,
  ) {}

  @Post()
  @HttpCode(200)
  async create(@CurrentActor() actor: Actor, @JsonBody(CreateJobDto) form: CreateJobDto): Promise<object> {
    const [model = '', modelRevision] = form.model.split('@');
    const { hyperparameters, shape } = hyperparametersOf(form);
    const recipe = form.x_recipe ?? (shape === 'classification' ? 'text-classification' : 'sft-lora');
    const validation = form.x_validation ?? (form.validation_file ? await this.files.reference(actor, form.validation_file) : undefined);
    const job = await this.finetunes.create(actor, {
      ...(form.x_namespace === undefined ? {} : { namespace: form.x_namespace }),
      model,
      ...(modelRevision === undefined ? {} : { modelRevision }),
      training: await this.training(actor, form),
      ...(validation === undefined ? {} : { validation }),
      recipe,
      method: form.x_method ?? 'lora',
      shape,
      ...(form.x_columns === undefined ? {} : { columns: form.x_columns }),
      hyperparameters,
      ...(typeof form.seed === 'number' ? { seed: form.seed } : {}),
      ...outputOf(model, form),
      isPrivate: form.x_private ?? true,
      autoStart: form.x_auto_start ?? true,
      asAsked: {
        trainingFile: form.training_file ?? null,
        validationFile: form.validation_file ?? null,
        suffix: form.suffix ?? null,
        metadata: form.metadata ?? null,
      },
      priority: 0,
    });
    return this.view(actor, job);
  }

  @Get()
  async list(@CurrentActor() actor: Actor, @ValidQuery(PageDto) { after, limit }: PageDto): Promise<object> {
    const before = after === undefined ? null : (await this.jobs.get(actor, after)).id;
    const { jobs, nextCursor } = await this.jobs.list(this.access.user(actor), {
      namespace: null,
      kind: FINETUNE,
      states: null,
      before,
      limit: limitOf(limit),
    });
    return { object: 'list', data: await Promise.all(jobs.map((job) => this.view(actor, job))), has_more: nextCursor !== null };
  }

  @Get(':key')
  async get(@CurrentActor() actor: Actor, @Param('key') key: string): Promise<object> {
    return this.view(actor, await this.jobs.get(actor, key));
  }

  @Post(':key/cancel')
  @HttpCode(200)
  async cancel(@CurrentActor() actor: Actor, @Param('key') key: string): Promise<object> {
    return this.view(actor, await this.jobs.cancel(actor, key));
  }

  /** Ours: accepts the quote of a job that was made with x_auto_start false. */
  @Post(':key/start')
  @HttpCode(200)
  async start(@CurrentActor() actor: Actor, @Param('key') key: string): Promise<object> {
    return this.view(actor, await this.jobs.start(actor, key));
  }

  @Get(':key/events')
  async events(@CurrentActor() actor: Actor, @Param('key') key: string, @ValidQuery(PageDto) { after, limit }: PageDto): Promise<object> {
    const before = after === undefined ? null : BigInt(/^ftevent-(\d{1,18})$/.exec(after)?.[1] ?? 0);
    const most = limitOf(limit);
    const found = await this.jobs.eventsBackwards(await this.jobs.get(actor, key), before, most + 1);
    return { object: 'list', data: found.slice(0, most).map(viewEvent), has_more: found.length > most };
  }

  @Get(':key/checkpoints')
  async checkpoints(@CurrentActor() actor: Actor, @Param('key') key: string): Promise<object> {
    const job = await this.jobs.get(actor, key);
    const result = await this.finetunes.resultOf(job);
    const checkpoints = await this.jobs.checkpoints(job);
    const data = await Promise.all(
      checkpoints.map(async (checkpoint) => {
        const [metric] = await this.jobs.metrics(job, checkpoint.step - 1, 1);
        return viewCheckpoint(job, checkpoint, metric?.step === checkpoint.step ? metric : undefined, result);
      }),
    );
    return { object: 'list', data, has_more: false, first_id: null, last_id: null };
  }

  private async training(actor: Actor, form: CreateJobDto): Promise<DataReference> {
    if (form.x_dataset) return form.x_dataset;
    if (form.training_file) return this.files.reference(actor, form.training_file);
    throw new DomainError('invalid', 'finetune/no-data', 'Name a training_file, or a dataset repository as x_dataset.');
  }

  private async view(actor: Actor, job: JobRecord): Promise<object> {
    return viewFinetune(job, await this.finetunes.resultOf(job), await this.jobs.waiting(actor, job));
  }
}

function outputOf(model: string, { x_output, suffix }: CreateJobDto): { outputName?: string } {
  if (x_output !== undefined) return { outputName: x_output };
  return suffix ? { outputName: `${model.split('/').at(-1)}-${suffix}` } : {};
}

function limitOf(limit: string | undefined): number {
  return Math.min(Math.max(Number(limit ?? PAGE), 1), MOST);
}
