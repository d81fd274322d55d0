// Models of the hub that answer: whether they can, how they stand, and waking them. Whose rights: whoever may read the model may ask it; who woke it is
// in whose name its files are read.
import { Injectable } from '@nestjs/common';
import type { GitOid } from '@modelgrove/git-objects';
import type { Actor } from '../../common/actor';
import { DomainError } from '../../common/errors';
import { Transaction } from '../../platform/database/transaction';
import { AccessService, type Granted, type GrantedNamespace } from '../access';
import { JobMoves, type JobRecord, JobsService, JobsStore, type JobWaiting, nameOf, SERVICE } from '../jobs';
import { VersionReader } from '../versions';
import { ServingPlanner } from './serving-planner';
import { ServingTimings } from './serving-timings';
import { noBase } from './serving.errors';
import { needsOf } from './serving.policy';
import { ServingStore } from './serving.store';
import type { ModelQuestion, Serving, ServingPlan, ServingState, ServingUse } from './serving.types';

const MAIN = 'main';
/** Beyond what the hub lets it run. */
const SECONDS_LIMIT = 24 * 3600;
const RECIPE = 'serve';

export interface ServingSettings {
  model: ServingPlan['model'];
  adapter: ServingPlan['adapter'];
  base: ServingPlan['base'];
  use: ServingUse;
}

export interface LoadedModel {
  /** namespace/name */
  name: string;
  use: ServingUse;
  since: Date;
}

export interface ServingStatus {
  /** Why not; null when it can be asked. */
  problem: { code: string; message: string } | null;
  /** namespace/name of what it can be compared with. */
  base: string | null;
  state: ServingState;
  waiting: JobWaiting | null;
  /** For those who may see it. */
  jobKey: string | null;
  idleSeconds: number;
}

@Injectable()
export class ServingService {
  constructor(
    private readonly access: AccessService,
    private readonly versions: VersionReader,
    private readonly planner: ServingPlanner,
    private readonly store: ServingStore,
    private readonly jobs: JobsService,
    private readonly records: JobsStore,
    private readonly moves: JobMoves,
    private readonly transaction: Transaction,
    private readonly timings: ServingTimings,
  ) {}

  async status(actor: Actor, repo: Granted<'read'>): Promise<ServingStatus> {
    const idleSeconds = this.timings.idleMs / 1000;
    const nothing = { state: 'none' as const, waiting: null, jobKey: null, idleSeconds };
    try {
      const commitOid = await this.head(repo);
      const plan = await this.planner.plan(repo, commitOid, 'chat');
      const base = plan.base ?? (plan.adapter ? plan.model : null);
      const shown = { problem: null, base: base?.repository ?? null };
      const serving = await this.store.live(repo.id, commitOid, false);
      const job = serving && (await this.records.find(serving.jobId));
      return job ? { ...shown, ...(await this.standing(actor, job)), idleSeconds } : { ...shown, ...nothing };
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      return { problem: { code: error.code, message: error.message }, base: null, ...nothing };
    }
  }

  /** Models that are loaded now, of those that the actor may read. */
  async loaded(actor: Actor): Promise<LoadedModel[]> {
    const all = await this.store.ready();
    const readable = await this.access.readable(
      actor,
      all.map(({ repositoryId }) => repositoryId),
    );
    return all
      .filter(({ repositoryId }) => readable.has(repositoryId))
      .map(({ namespace, name, use, since }) => ({ name: `${namespace}/${name}`, use, since }));
  }

  /** The most that it can be asked for. Throws 'serving/…' with the reason why it can be asked nothing. */
  async useOf(repo: Granted<'read'>, revision: string | undefined): Promise<ServingUse> {
    return (await this.planner.plan(repo, await this.head(repo, revision), 'embedding')).use;
  }

  async head(repo: Granted<'read'>, revision = MAIN): Promise<GitOid> {
    return (await this.versions.resolve(repo, revision)).commitOid;
  }

  /**
   * That which runs, or a new one that waits for a runner; with its base when that is what is asked. Planned for every call: who asks may have fewer rights
   * than who woke it, also on the base. Throws 'serving/…'.
   */
  async wake(
    repo: Granted<'read'>,
    commitOid: GitOid,
    { of, request }: ModelQuestion,
    payer: GrantedNamespace,
  ): Promise<{ serving: Serving; used: readonly Granted<'use'>[] }> {
    const plan = await this.planner.plan(repo, commitOid, 'inputs' in request ? 'embedding' : 'chat');
    const isWithBase = of === 'base';
    if (isWithBase && plan.baseRepositoryId === null) throw noBase();
    const used = isWithBase ? plan.usedOfBase : plan.used;
    const live = await this.store.live(repo.id, commitOid, isWithBase);
    if (live) return { serving: live, used };
    return this.transaction.inTransaction(async () => {
      await this.store.lock(repo.id);
      return { serving: (await this.store.live(repo.id, commitOid, isWithBase)) ?? (await this.begin(plan, payer)), used };
    });
  }

  private async begin(plan: ServingPlan, payer: GrantedNamespace): Promise<Serving> {
    const { model, adapter, base, use, weightBytes, repositoryId, commitOid, baseRepositoryId } = plan;
    const settings: ServingSettings = { model, adapter, base, use };
    const by = nameOf(payer.actor);
    const named = adapter ?? model;
    const { actor, id: namespaceId } = payer;
    const job = {
      ...needsOf(weightBytes),
      kind: SERVICE,
      recipe: RECIPE,
      namespaceId,
      createdById: actor.kind === 'user' ? actor.userId : null,
      title: named.repository,
      settings,
      secondsLimit: SECONDS_LIMIT,
      isHereOnly: [...plan.used, ...plan.usedOfBase].some(({ allowed }) => !allowed.includes('read')),
      // somebody sits before it and waits
      priority: 1 as const,
    };
    const beside = base ?? (adapter ? model : null);
    const compared = baseRepositoryId !== null && beside ? { repositoryId: baseRepositoryId, commitOid: beside.revision } : null;
    const also = (id: bigint): Promise<void> => this.store.insert(id, repositoryId, commitOid, compared);
    const id = await this.moves.create(job, by, also, 'Somebody asked this model.');
    await this.moves.quote(id, {}, 'What answering costs is counted by the token.');
    await this.moves.enqueue(id, by);
    return (await this.store.live(repositoryId, commitOid, baseRepositoryId !== null))!;
  }

  private async standing(actor: Actor, job: JobRecord): Promise<Pick<ServingStatus, 'state' | 'waiting' | 'jobKey'>> {
    const waiting = await this.jobs.waiting(actor, job);
    const isSeen = await this.access.namespace(actor, job.namespace, 'see-jobs').then(
      () => true,
      () => false,
    );
    return { state: stateOf(job), waiting, jobKey: isSeen ? job.key : null };
  }
}

export function stateOf({ state, stage }: Pick<JobRecord, 'state' | 'stage'>): ServingState {
  if (state !== 'running') return 'waiting';
  return stage === 'ready' ? 'ready' : 'loading';
}
