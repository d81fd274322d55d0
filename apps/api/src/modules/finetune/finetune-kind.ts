// What a runner is told of a fine-tune, and the card of its result. Every attempt asks anew whether who made the job may still read what it reads.
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { WIRE_TYPE } from '@modelgrove/shared';
import type { TokenScope, UserActor } from '../../common/actor';
import { Clock } from '../../common/clock';
import { AccessService } from '../access';
import { CreateRepository } from '../contributions';
import { type Assignment, type InputFile, type JobKind, JobKinds, JobOwners, type JobRecord, JobsService, type ResultFile } from '../jobs';
import { RepositoriesService } from '../repositories';
import { TokensService } from '../tokens';
import { metricsCsv, resultCard } from './finetune.card';
import { badReport, outputTaken } from './finetune.errors';
import { locatorOf } from './locator';
import { defaultOutputName, isTrainerReport } from './finetune.policy';
import { FINETUNE } from './finetune.service';
import type { FinetuneSettings } from './finetune.types';

/** Behind the end of an attempt, for its last upload. */
const TOKEN_GRACE_MS = 3_600_000;
const MOST_METRICS = 100_000;

@Injectable()
export class FinetuneKind implements JobKind, OnModuleInit {
  readonly kind = FINETUNE;

  constructor(
    private readonly kinds: JobKinds,
    private readonly jobs: JobsService,
    private readonly owners: JobOwners,
    private readonly access: AccessService,
    private readonly repositories: RepositoriesService,
    private readonly creation: CreateRepository,
    private readonly tokens: TokensService,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.kinds.add(this);
  }

  async assign(job: JobRecord): Promise<Assignment> {
    const settings = job.settings as FinetuneSettings;
    const actor = await this.owners.of(job);
    const inputs = [settings.model, ...settings.train, ...settings.validation];
    for (const input of inputs) await this.access.repository(actor, locatorOf(input), 'read');
    const result = await this.output(actor, job, settings);
    const { recipe, method, shape, columns, seed, hyperparameters, heldOutShare, model, train, validation } = settings;
    const scopes = [
      ...inputs.map((input) => scopeOf(input, 'repo.content.read')),
      scopeOf({ type: 'model', repository: result }, 'repo.write'),
    ];
    const expiresAt = new Date(this.clock.now().getTime() + job.secondsLimit * 1000 + TOKEN_GRACE_MS);
    const token = await this.tokens.createForAttempt(actor.userId, { jobId: job.id, attempt: job.attempt }, job.key, scopes, expiresAt);
    const named = Object.fromEntries(Object.entries(columns ?? {}).filter(([, column]) => typeof column === 'string'));
    const told = { recipe, method, seed, hyperparameters, data: { shape, columns: named, heldOutShare } };
    return { settings: told, model, train, validation, result: { type: 'model', repository: result }, token };
  }

  async card(job: JobRecord, report: unknown): Promise<ResultFile[]> {
    if (report !== null && !isTrainerReport(report)) throw badReport();
    const settings = job.settings as FinetuneSettings;
    const found = job.resultRepositoryId === null ? null : await this.repositories.find(job.resultRepositoryId);
    const metrics = await this.jobs.metrics(job, -1, MOST_METRICS);
    const now = this.clock.now();
    const card = resultCard({
      job,
      settings,
      report,
      metrics,
      seconds: job.usedSeconds + (now.getTime() - (job.attemptAt ?? now).getTime()) / 1000,
      runner: job.runner,
      license: await this.licenseOf(settings.model),
      resultId: found ? `${found.namespace}/${found.name}` : `${job.namespace}/${settings.output.name}`,
      madeAt: now,
    });
    const files = [
      { path: 'README.md', content: card },
      { path: 'training/metrics.csv', content: metricsCsv(metrics) },
    ];
    return report === null ? files : [...files, { path: 'training/report.json', content: `${JSON.stringify(report, null, 2)}\n` }];
  }

  /** The repository of the result: made by the first attempt, found by the others. */
  private async output(actor: UserActor, job: JobRecord, { model, output }: FinetuneSettings): Promise<string> {
    const made = job.resultRepositoryId === null ? null : await this.repositories.find(job.resultRepositoryId);
    if (made) return `${made.namespace}/${made.name}`;
    const name = output.name === '' ? defaultOutputName(model.repository, job.key) : output.name;
    const namespace = await this.access.namespace(actor, job.namespace, 'create-repository');
    if (await this.repositories.isTaken('model', namespace, name)) throw outputTaken(`${namespace.name}/${name}`);
    return this.jobs.withResultRepository(job, async () => {
      const created = await this.creation.run(actor, { type: 'model', namespace: namespace.name, name, isPrivate: output.isPrivate });
      return { id: created.id, value: `${created.namespace}/${created.name}` };
    });
  }

  private async licenseOf(model: InputFile): Promise<string | null> {
    const found = await this.access.repository({ kind: 'system' }, locatorOf(model), 'see').then(
      (repo) => this.repositories.record(repo),
      () => null,
    );
    const license = found?.cardData?.license;
    return typeof license === 'string' ? license : null;
  }
}

function scopeOf({ type, repository }: Pick<InputFile, 'type' | 'repository'>, permission: string): TokenScope {
  return { entity: { type: WIRE_TYPE[type], name: repository }, permissions: [permission] };
}
