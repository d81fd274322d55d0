// What a fine-tune's result was made from, written down as a fact in the transaction that commits it: the card may say what it likes from then on.
import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { GitOid } from '@modelgrove/git-objects';
import { AttemptFence } from '../access';
import { JobsStore } from '../jobs';
import { LineageKeeper, type MadeFrom } from '../lineage';
import { FINETUNE, type FinetuneSettings } from './finetune.types';

@Injectable()
export class FinetuneLineage implements OnModuleInit {
  constructor(
    private readonly fence: AttemptFence,
    private readonly jobs: JobsStore,
    private readonly lineage: LineageKeeper,
  ) {}

  onModuleInit(): void {
    this.fence.follow((jobId, repositoryId, commitOid) => this.committed(jobId, repositoryId, commitOid));
  }

  private async committed(jobId: bigint, repositoryId: bigint, commitOid: GitOid): Promise<void> {
    const job = await this.jobs.find(jobId);
    if (job?.kind === FINETUNE) await this.lineage.made(repositoryId, job, commitOid, madeFrom(job.settings as FinetuneSettings));
  }
}

/** The base, and each dataset once: several files of it are one origin. Validation data were not learned from. */
export function madeFrom({ method, model, train }: FinetuneSettings): MadeFrom[] {
  const base: MadeFrom = {
    relation: method === 'lora' ? 'adapter' : 'finetune',
    type: 'model',
    repository: model.repository,
    commitOid: model.revision,
  };
  const data = new Map(train.map(({ repository, revision }) => [`${repository}@${revision}`, { repository, commitOid: revision }]));
  return [base, ...[...data.values()].map((one): MadeFrom => ({ relation: 'data', type: 'dataset', ...one }))];
}
