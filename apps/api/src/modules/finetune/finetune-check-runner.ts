// One check: reads the data as the job's maker may, and makes of the report a quote or the end of the job. Nothing has cost anything by then.
import { Injectable } from '@nestjs/common';
import type { DataReport, ShapeAndColumns } from '@modelgrove/data-check';
import type { UserActor } from '../../common/actor';
import { DomainError } from '../../common/errors';
import { Transaction } from '../../platform/database/transaction';
import { failpoint } from '../../platform/failpoints';
import { AccessService } from '../access';
import { FilesService } from '../files';
import { type InputFile, type JobFailure, JobMoves, JobOwners, type JobRecord, JobsStore, locatorOf } from '../jobs';
import { CheckedData, type DataFile, formatOf } from './checked-data';
import { checkInThread } from './data-check-thread';
import type { DataCheckTask } from './data-check.thread';
import { FinetunePacesStore } from './finetune-paces.store';
import { deviceOf, type Estimated, estimated, quoted } from './finetune-quote';
import { fitsRecipe } from './finetune.policy';
import type { FinetuneSettings } from './finetune.types';

const MOST_LINES_TOLD = 3;

@Injectable()
export class FinetuneCheckRunner {
  constructor(
    private readonly jobs: JobsStore,
    private readonly moves: JobMoves,
    private readonly data: CheckedData,
    private readonly owners: JobOwners,
    private readonly access: AccessService,
    private readonly files: FilesService,
    private readonly paces: FinetunePacesStore,
    private readonly transaction: Transaction,
  ) {}

  /** Idempotent. Rejects when something is away, or with the reason of `signal`: the job is checked anew then. */
  async run(id: bigint, signal: AbortSignal): Promise<void> {
    const job = await this.jobs.find(id);
    if (job?.state !== 'checking') return;
    try {
      await this.settle(job, await this.check(job, signal));
    } catch (error) {
      if (!(error instanceof DomainError) || signal.aborted) throw error;
      await this.moves.failUnstarted(id, { class: 'input', code: error.code, message: error.message });
    }
  }

  private async check(job: JobRecord, signal: AbortSignal): Promise<Checked> {
    const settings = job.settings as FinetuneSettings;
    const actor = await this.owners.of(job);
    const train = await this.open(actor, settings.train);
    const validation = await this.open(actor, settings.validation);
    const files = [...describe(train, 'train'), ...describe(validation, 'validation')];
    const model = await this.data.model(actor, settings.model);
    const { columns, shape, hyperparameters, heldOutShare } = settings;
    const options: DataCheckTask['options'] = {
      model,
      ...(columns === null ? {} : { shape: { shape, columns } as unknown as ShapeAndColumns }),
      ...(hyperparameters.maxLength === undefined ? {} : { maxTokens: hyperparameters.maxLength }),
      ...(validation.length > 0 ? {} : { heldOutShare }),
    };
    const report = await checkInThread({ files, options }, [...train, ...validation], signal);
    return { report: job.isHereOnly ? withoutExamples(report) : report, config: model.config };
  }

  private open(actor: UserActor, inputs: readonly InputFile[]): Promise<DataFile[]> {
    return Promise.all(inputs.map((input) => this.data.file(actor, input)));
  }

  private async settle(job: JobRecord, { report, config }: Checked): Promise<void> {
    const settings = job.settings as FinetuneSettings;
    failpoint('finetune.checked');
    const refusal = refusalOf(report, settings);
    if (refusal) return void (await this.moves.failUnstarted(job.id, refusal, { check: report }));
    const found = await this.estimate(job, report, config);
    const quote = found?.quote ?? null;
    const estimate = quote ? ` About ${quote.steps} steps, ${quote.seconds.low} to ${quote.seconds.high} seconds.` : '';
    const message = `The data passed the check (${report.verdict}).${estimate}`;
    // what the rows are decides; the recipe trains on both
    const data = report.shape ? { shape: report.shape.shape, columns: { ...report.shape.columns } } : {};
    const isQuoted = await this.transaction.inTransaction(async () => {
      if (!(await this.moves.quote(job.id, { check: report, quote }, message, { ...settings, ...data }))) return false;
      if (found) await this.paces.expect(job.id, { recipe: settings.recipe, ...found.expected });
      return true;
    });
    if (!isQuoted) return;
    if (settings.autoStart) await this.start(job.id);
  }

  /** Without enough to set aside it waits for its owner, who pays in or agrees to less. */
  private async start(id: bigint): Promise<void> {
    try {
      await this.moves.enqueue(id, 'system');
    } catch (error) {
      if (!(error instanceof DomainError) || error.kind !== 'unpaid') throw error;
      await this.moves.tell(id, { level: 'warn', name: 'job.unpaid', actor: 'system', message: error.message });
    }
  }

  private async estimate(job: JobRecord, report: DataReport, config: Uint8Array | undefined): Promise<Estimated | null> {
    const { method, hyperparameters, model, recipe } = job.settings as FinetuneSettings;
    const { epochs, batchSize } = hyperparameters;
    const facts = { config, parameters: await this.parametersOf(model), method, epochs, batchSize, cpus: job.cpus, gpus: job.gpus };
    const arithmetic = estimated(report, facts);
    return arithmetic && quoted(arithmetic, facts, await this.paces.seen(recipe, deviceOf(job)));
  }

  private async parametersOf(model: InputFile): Promise<number | null> {
    try {
      const repo = await this.access.repository({ kind: 'system' }, locatorOf(model), 'see');
      return (await this.files.facts(repo))?.parameters ?? null;
    } catch (error) {
      if (error instanceof DomainError) return null;
      throw error;
    }
  }
}

interface Checked {
  report: DataReport;
  config: Uint8Array | undefined;
}

function describe(files: readonly DataFile[], split: 'train' | 'validation'): DataCheckTask['files'] {
  return files.map(({ name, sizeBytes }) => ({ name, split, format: formatOf(name), sizeBytes }));
}

function refusalOf(report: DataReport, settings: FinetuneSettings): JobFailure | null {
  if (report.shape && !fitsRecipe(settings.recipe, report.shape.shape)) {
    const message = `The data look like ${report.shape.shape}, on which the recipe ${settings.recipe} does not train: name the columns, or choose the other recipe.`;
    return { class: 'input', code: 'data/shape', message };
  }
  const blocking = report.lines.filter(({ verdict }) => verdict === 'red');
  if (blocking.length === 0) return null;
  const told = blocking.slice(0, MOST_LINES_TOLD).map(({ reason, todo }) => `${reason} ${todo ?? ''}`.trim());
  return { class: 'input', code: `data/${blocking[0]!.topic}`, message: told.join(' ') };
}

/** Of data that are not handed out: how much of what is wrong, and not where. */
function withoutExamples(report: DataReport): DataReport {
  return { ...report, findings: report.findings.map((finding) => ({ ...finding, examples: [] })) };
}
