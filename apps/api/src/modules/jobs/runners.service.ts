// Runners as administrators see them, and who a runner is by its token.
import { Injectable } from '@nestjs/common';
import type { Actor, RunnerActor } from '../../common/actor';
import { AuditLog } from '../../platform/audit';
import { Bell } from '../../platform/bell';
import { Transaction } from '../../platform/database/transaction';
import type { RequestFacts } from '../../platform/http';
import { AccessService } from '../access';
import { WORK } from './job-topics';
import { JobMoves } from './job-moves';
import { JobQueueStore } from './job-queue.store';
import { builtInRunner, runnerNameInvalid, runnerNameTaken, runnerNotFound, runnerUnknown } from './jobs.errors';
import { hashOfRunnerSecret, looksLikeRunnerSecret, makeRunnerSecret } from './runner-secret';
import { type RunnerRecord, RunnersStore } from './runners.store';

const NAME = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/;
const BUILT_IN = 'built-in';

export interface RegisteredRunner {
  runner: RunnerRecord;
  /** Shown this once. */
  token: string;
}

@Injectable()
export class RunnersService {
  constructor(
    private readonly store: RunnersStore,
    private readonly queue: JobQueueStore,
    private readonly moves: JobMoves,
    private readonly access: AccessService,
    private readonly transaction: Transaction,
    private readonly audit: AuditLog,
    private readonly bell: Bell,
  ) {}

  list(actor: Actor): Promise<RunnerRecord[]> {
    this.access.administrator(actor);
    return this.store.list();
  }

  /** Throws 'runner/name', 'runner/exists'. `namespace`: works for that one only. */
  async register(actor: Actor, name: string, namespace: string | null, facts: RequestFacts): Promise<RegisteredRunner> {
    const admin = this.access.administrator(actor);
    if (!NAME.test(name) || name.toLowerCase() === BUILT_IN) throw runnerNameInvalid();
    const namespaceId = namespace === null ? null : (await this.access.namespace(actor, namespace, 'administer')).id;
    const token = makeRunnerSecret();
    const id = await this.transaction.inTransaction(async () => {
      const made = await this.store.insert(name, hashOfRunnerSecret(token), namespaceId, admin.userId);
      if (made === null) throw runnerNameTaken(name);
      await this.audit.record(actor, 'runner.registered', `runner:${name}`, { namespace }, facts);
      return made;
    });
    return { runner: await this.present(id), token };
  }

  /** The old token is good no more. */
  async renewToken(actor: Actor, id: bigint, facts: RequestFacts): Promise<RegisteredRunner> {
    this.access.administrator(actor);
    const runner = await this.present(id);
    const token = makeRunnerSecret();
    await this.transaction.inTransaction(async () => {
      if (!(await this.store.setSecret(id, hashOfRunnerSecret(token)))) throw builtInRunner();
      await this.audit.record(actor, 'runner.token-renewed', `runner:${runner.name}`, {}, facts);
    });
    return { runner, token };
  }

  /** One that is paused finishes what it runs, and takes nothing new. */
  async setPaused(actor: Actor, id: bigint, isPaused: boolean, facts: RequestFacts): Promise<RunnerRecord> {
    this.access.administrator(actor);
    const runner = await this.present(id);
    await this.transaction.inTransaction(async () => {
      await this.store.setPaused(id, isPaused);
      await this.audit.record(actor, isPaused ? 'runner.paused' : 'runner.resumed', `runner:${runner.name}`, {}, facts);
      this.bell.ring(WORK);
    });
    return this.present(id);
  }

  /** What it runs is lost, and taken up by others. */
  async remove(actor: Actor, id: bigint, facts: RequestFacts): Promise<void> {
    this.access.administrator(actor);
    const runner = await this.present(id);
    if (runner.isBuiltIn) throw builtInRunner();
    await this.giveUp(id);
    await this.transaction.inTransaction(async () => {
      if ((await this.store.delete(id)) === null) throw runnerNotFound();
      await this.audit.record(actor, 'runner.removed', `runner:${runner.name}`, {}, facts);
    });
  }

  /** The hub's own, with a new token: whatever an earlier process of this name ran is lost, and begins again. */
  async registerBuiltIn(host: string): Promise<RegisteredRunner> {
    const token = makeRunnerSecret();
    const id = await this.store.putBuiltIn(host === '' ? BUILT_IN : `${BUILT_IN}-${host}`, hashOfRunnerSecret(token));
    await this.giveUp(id);
    return { runner: await this.present(id), token };
  }

  /** Null for what is no token of a runner. */
  async resolve(secret: string): Promise<RunnerActor | null> {
    if (!looksLikeRunnerSecret(secret)) return null;
    const runner = await this.store.resolve(hashOfRunnerSecret(secret));
    return runner && { kind: 'runner', runnerId: runner.id, name: runner.name };
  }

  /** Throws 'runner/unknown'. */
  async of(actor: Actor): Promise<RunnerRecord> {
    const runner = actor.kind === 'runner' ? await this.store.find(actor.runnerId) : null;
    if (!runner) throw runnerUnknown();
    return runner;
  }

  private async giveUp(id: bigint): Promise<void> {
    for (const lost of await this.queue.lost(id)) await this.moves.lose(lost);
  }

  private async present(id: bigint): Promise<RunnerRecord> {
    const runner = await this.store.find(id);
    if (!runner) throw runnerNotFound();
    return runner;
  }
}
