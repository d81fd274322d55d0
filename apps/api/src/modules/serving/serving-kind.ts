// What a runner is told of a model that it serves. Every attempt asks anew whether who woke it may still read what it reads.
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type Assignment, AttemptTokens, type JobKind, JobKinds, JobOwners, type JobRecord, type ResultFile, SERVICE } from '../jobs';
import type { ServingSettings } from './serving.service';

@Injectable()
export class ServingKind implements JobKind, OnModuleInit {
  readonly kind = SERVICE;

  constructor(
    private readonly kinds: JobKinds,
    private readonly owners: JobOwners,
    private readonly attempts: AttemptTokens,
  ) {}

  onModuleInit(): void {
    this.kinds.add(this);
  }

  async assign(job: JobRecord): Promise<Assignment> {
    const { model, adapter, base } = job.settings as ServingSettings;
    const actor = await this.owners.of(job);
    const inputs = [model, adapter, base].filter((input) => input !== null);
    await this.attempts.requireInputs(actor, job, inputs);
    const token = await this.attempts.create(actor, job, inputs, null);
    return { settings: {}, model, adapter, base, train: [], validation: [], result: null, token };
  }

  card(): Promise<ResultFile[]> {
    return Promise.resolve([]);
  }
}
