// What an attempt may do at the hub: read its inputs and write its result, as long as it holds the job. Asked anew for every attempt.
import { Injectable } from '@nestjs/common';
import { parseRepoId, WIRE_TYPE } from '@modelgrove/shared';
import type { TokenScope, UserActor } from '../../common/actor';
import { Clock } from '../../common/clock';
import { AccessService, type RepositoryLocator } from '../access';
import { TokensService } from '../tokens';
import type { Assignment, InputFile } from './job-kinds';
import { hereOnly } from './jobs.errors';
import type { JobRecord } from './jobs.types';

/** Behind the end of an attempt, for its last upload. */
const GRACE_MS = 3_600_000;

@Injectable()
export class AttemptTokens {
  constructor(
    private readonly access: AccessService,
    private readonly tokens: TokensService,
    private readonly clock: Clock,
  ) {}

  /**
   * Throws what access refuses when the owner may not use one of them any more, and 'job/here-only' when one may only be used here by now and the job was
   * made for any runner.
   */
  async requireInputs(owner: UserActor, job: Pick<JobRecord, 'isHereOnly'>, inputs: readonly InputFile[]): Promise<void> {
    for (const input of inputs) {
      const repo = await this.access.repository(owner, locatorOf(input), 'use');
      if (!repo.allowed.includes('read') && !job.isHereOnly) throw hereOnly(input.repository);
    }
  }

  create(owner: UserActor, job: JobRecord, inputs: readonly InputFile[], result: Assignment['result']): Promise<string> {
    const scopes = [...inputs.map((input) => scopeOf(input, 'repo.content.read')), ...(result ? [scopeOf(result, 'repo.write')] : [])];
    const expiresAt = new Date(this.clock.now().getTime() + job.secondsLimit * 1000 + GRACE_MS);
    return this.tokens.createForAttempt(owner.userId, { jobId: job.id, attempt: job.attempt }, job.key, scopes, expiresAt);
  }
}

type Named = Pick<InputFile, 'type' | 'repository'>;

export function locatorOf({ type, repository }: Named): RepositoryLocator {
  const at = parseRepoId(repository);
  if (!at) throw new Error(`a job names '${repository}'`);
  return { type, ...at };
}

function scopeOf({ type, repository }: Named, permission: string): TokenScope {
  return { entity: { type: WIRE_TYPE[type], name: repository }, permissions: [permission] };
}
