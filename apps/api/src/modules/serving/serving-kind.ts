// What a runner is told of a model that it serves. Every attempt asks anew whether who woke it may still read what it reads.
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { parseRepoId, WIRE_TYPE } from '@modelgrove/shared';
import { Clock } from '../../common/clock';
import { AccessService } from '../access';
import { type Assignment, type InputFile, type JobKind, JobKinds, JobOwners, type JobRecord, type ResultFile, SERVICE } from '../jobs';
import { TokensService } from '../tokens';
import type { ServingSettings } from './serving.service';

const TOKEN_GRACE_MS = 3_600_000;

@Injectable()
export class ServingKind implements JobKind, OnModuleInit {
  readonly kind = SERVICE;

  constructor(
    private readonly kinds: JobKinds,
    private readonly owners: JobOwners,
    private readonly access: AccessService,
    private readonly tokens: TokensService,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.kinds.add(this);
  }

  async assign(job: JobRecord): Promise<Assignment> {
    const { model, adapter, base } = job.settings as ServingSettings;
    const actor = await this.owners.of(job);
    const inputs = [model, adapter, base].filter((input) => input !== null);
    for (const { type, repository } of inputs) await this.access.repository(actor, { type, ...parseRepoId(repository)! }, 'read');
    const expiresAt = new Date(this.clock.now().getTime() + job.secondsLimit * 1000 + TOKEN_GRACE_MS);
    const held = { jobId: job.id, attempt: job.attempt };
    const token = await this.tokens.createForAttempt(actor.userId, held, job.key, inputs.map(readingOf), expiresAt);
    return { settings: {}, model, adapter, base, train: [], validation: [], result: null, token };
  }

  card(): Promise<ResultFile[]> {
    return Promise.resolve([]);
  }
}

function readingOf({ type, repository }: InputFile) {
  return { entity: { type: WIRE_TYPE[type], name: repository }, permissions: ['repo.content.read'] };
}
