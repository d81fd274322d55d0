// What a fine-tune uses of others without receiving it: on which terms, and what is counted once its result is there. Its runner is the hub's own, its data
// are shown to nobody, and its result holds no copy of the model.
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { AccessService, AttemptFence, type Granted, type GrantedNamespace } from '../access';
import { type InputFile, type JobRecord, JobsStore, locatorOf } from '../jobs';
import { OfferUses, type UseBill } from '../sales';
import { notForTraining, wouldCopy } from './finetune.errors';
import { FINETUNE, type FinetuneSettings, type Method } from './finetune.types';

/** Behind the end of an attempt, for its last upload. */
const GRACE_MS = 3_600_000;
const ONE_JOB = 1n;

@Injectable()
export class FinetuneUses implements OnModuleInit {
  constructor(
    private readonly access: AccessService,
    private readonly fence: AttemptFence,
    private readonly jobs: JobsStore,
    private readonly uses: OfferUses,
  ) {}

  onModuleInit(): void {
    this.fence.follow((jobId) => this.committed(jobId));
  }

  /**
   * Whether the job may use what it names, at the payer's cost. Resolves with whether anything of it may only be used here. Throws 'usage/not-accepted',
   * 'finetune/would-copy', 'finetune/not-for-training'.
   */
  async assess(model: Granted<'use'>, data: readonly Granted<'use'>[], method: Method, payer: GrantedNamespace): Promise<boolean> {
    const ofModel = await this.uses.terms(model, payer);
    if (ofModel) throw notForTraining(nameOf(model));
    for (const repo of data) await this.uses.terms(repo, payer);
    const isClosed = !model.allowed.includes('read');
    if (isClosed && method === 'full') throw wouldCopy(nameOf(model));
    return isClosed || data.some(({ allowed }) => !allowed.includes('read'));
  }

  /** For an attempt: what the use of its data can cost is set aside anew. */
  async begin(job: JobRecord, payer: GrantedNamespace): Promise<void> {
    const settings = job.settings as FinetuneSettings;
    for (const bill of settings.bills ?? []) await this.uses.drop(bill);
    const bills: UseBill[] = [];
    for (const input of datasetsOf(settings)) {
      const repo = await this.access.repository(payer.actor, locatorOf(input), 'use');
      const bill = await this.uses.begin(repo, payer, () => ONE_JOB, job.secondsLimit * 1000 + GRACE_MS);
      if (bill) bills.push(bill);
    }
    if (bills.length > 0 || settings.bills) await this.jobs.setSettings(job.id, { ...settings, bills });
  }

  /** In the transaction that commits the result: a job that came to nothing used nothing. */
  private async committed(jobId: bigint): Promise<void> {
    const job = await this.jobs.find(jobId);
    if (job?.kind !== FINETUNE) return;
    for (const bill of (job.settings as FinetuneSettings).bills ?? [])
      await this.uses.end(bill, { source: 'job', key: `job:${job.key}`, note: `${job.title} (${job.key})`, units: ONE_JOB });
  }
}

/** Each dataset once, however many files of it are read. */
function datasetsOf({ train, validation }: FinetuneSettings): InputFile[] {
  return [...new Map([...train, ...validation].map((input) => [input.repository, input])).values()];
}

function nameOf({ namespace, name }: Granted): string {
  return `${namespace}/${name}`;
}
