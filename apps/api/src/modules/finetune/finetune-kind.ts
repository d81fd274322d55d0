// What a runner is told of a fine-tune, and the card of its result. Every attempt asks anew whether who made the job may still read what it reads.
import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { UserActor } from '../../common/actor';
import { Clock } from '../../common/clock';
import { AccessService } from '../access';
import { becamePrivate } from '../compute';
import { CreateRepository } from '../contributions';
import {
  type Assignment,
  AttemptTokens,
  type InputFile,
  type JobKind,
  JobKinds,
  JobOwners,
  type JobRecord,
  JobsService,
  locatorOf,
  type ResultFile,
  SHARING,
} from '../jobs';
import { RepositoriesService } from '../repositories';
import { metricsCsv, resultCard } from './finetune.card';
import { badReport, outputTaken } from './finetune.errors';
import { defaultOutputName, isTrainerReport } from './finetune.policy';
import { FinetuneSecrecy } from './finetune-secrecy';
import { FinetuneUses } from './finetune-uses';
import { FINETUNE, type FinetuneSettings, type Interval } from './finetune.types';

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
    private readonly attempts: AttemptTokens,
    private readonly secrecy: FinetuneSecrecy,
    private readonly uses: FinetuneUses,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.kinds.add(this);
  }

  async assign(job: JobRecord): Promise<Assignment> {
    const settings = job.settings as FinetuneSettings;
    const actor = await this.owners.of(job);
    const inputs = [settings.model, ...settings.train, ...settings.validation];
    await this.attempts.requireInputs(actor, job, inputs);
    await this.requirePublic(job, settings);
    const result = { type: 'model' as const, repository: await this.output(actor, job, settings) };
    const { recipe, method, shape, columns, seed, hyperparameters, heldOutShare, model, train, validation } = settings;
    await this.uses.begin(job, await this.access.namespace(actor, job.namespace, 'run-jobs'));
    const token = await this.attempts.create(actor, job, inputs, result);
    const named = Object.fromEntries(Object.entries(columns ?? {}).filter(([, column]) => typeof column === 'string'));
    const told = { recipe, method, seed, hyperparameters, data: { shape, columns: named, heldOutShare } };
    return { settings: told, model, train, validation, result, token };
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

  hidden(job: JobRecord): Promise<string[]> {
    return this.secrecy.hidden(job.settings as FinetuneSettings);
  }

  estimate({ outcome }: JobRecord): Interval | null {
    return (outcome as { quote?: { seconds?: Interval } | null } | null)?.quote?.seconds ?? null;
  }

  /** What was public when its owner agreed may not be any more. */
  private async requirePublic(job: JobRecord, settings: FinetuneSettings): Promise<void> {
    const isOthers = job.runnerNamespaceId !== null && job.runnerNamespaceId !== job.namespaceId;
    if (!isOthers || job.sharing === SHARING.any) return;
    const hidden = await this.secrecy.hidden(settings);
    if (hidden.length > 0) throw becamePrivate(hidden);
  }

  /** The repository of the result: made by the first attempt, found by the others. */
  private async output(actor: UserActor, job: JobRecord, { model, output }: FinetuneSettings): Promise<string> {
    const made = job.resultRepositoryId === null ? null : await this.repositories.find(job.resultRepositoryId);
    if (made) return `${made.namespace}/${made.name}`;
    const name = output.name === '' ? defaultOutputName(model.repository, job.key) : output.name;
    const namespace = await this.access.namespace(actor, job.namespace, 'create-repository');
    if (await this.repositories.isTaken('model', namespace, name)) throw outputTaken(`${namespace.name}/${name}`);
    return this.jobs.withResultRepository(job, async () => {
      const created = await this.creation.make(actor, { type: 'model', namespace: namespace.name, name, isPrivate: output.isPrivate });
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
