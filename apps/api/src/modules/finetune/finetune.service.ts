// Fine-tunes as people ask for them: what is asked is looked at at once (may they read the model and the data, can the model be trained, is the name free),
// revisions are pinned to commits, and the job begins with its check. Whose rights: those of who asks, at the time of the check and of every attempt again.
import { Injectable } from '@nestjs/common';
import type { GitOid } from '@modelgrove/git-objects';
import { parseRepoId, type RepoType } from '@modelgrove/shared';
import type { Actor } from '../../common/actor';
import { Outbox } from '../../platform/outbox';
import { AccessService, type Granted, insideHub } from '../access';
import { JobCostsService } from '../compute';
import { FilesService } from '../files';
import { type InputFile, type JobRecord, JobsService } from '../jobs';
import { RepositoriesService } from '../repositories';
import { VersionReader } from '../versions';
import { TextJudge } from '../wording';
import { badRepositoryName, noSuchFile, notTrainable, outputTaken } from './finetune.errors';
import { FinetuneSecrecy } from './finetune-secrecy';
import type { FinetuneCheck } from './finetune.jobs';
import { checkFormat, checkShape, needsOf } from './finetune.policy';
import { FinetuneUses } from './finetune-uses';
import { FINETUNE, type DataReference, type FinetuneRequest, type FinetuneSettings } from './finetune.types';

const MAIN = 'main';
const SEED = 42;
const HELD_OUT_SHARE = 0.1;
const DAY_SECONDS = 24 * 3600;
const ROOT_ENTRIES = 1000;

@Injectable()
export class FinetuneService {
  constructor(
    private readonly access: AccessService,
    private readonly repositories: RepositoriesService,
    private readonly versions: VersionReader,
    private readonly files: FilesService,
    private readonly jobs: JobsService,
    private readonly costs: JobCostsService,
    private readonly secrecy: FinetuneSecrecy,
    private readonly uses: FinetuneUses,
    private readonly outbox: Outbox,
    private readonly judge: TextJudge,
  ) {}

  /** Throws 'access/forbidden', 'repository/…', 'revision/not-found', 'finetune/…'. The job is in state 'checking'. */
  async create(actor: Actor, request: FinetuneRequest): Promise<JobRecord> {
    checkShape(request.recipe, request.shape);
    const namespace = await this.access.namespace(actor, request.namespace ?? this.access.user(actor).name, 'run-jobs');
    await this.judge.assertAllowed(actor, { kind: 'name', where: namespace.name }, { outputName: request.outputName });
    const { model, parameters, repo } = await this.model(actor, request.model, request.modelRevision);
    const train = await this.data(actor, request.training);
    const validation = request.validation ? [await this.data(actor, request.validation)] : [];
    const data = [train, ...validation].map((one) => one.repo);
    const isHereOnly = await this.uses.assess(repo, data, request.method, namespace);
    if (request.outputName !== undefined && (await this.repositories.isTaken('model', namespace, request.outputName)))
      throw outputTaken(`${namespace.name}/${request.outputName}`);
    const settings: FinetuneSettings = {
      recipe: request.recipe,
      method: request.method,
      shape: request.shape,
      columns: request.columns ?? null,
      seed: request.seed ?? SEED,
      hyperparameters: request.hyperparameters,
      heldOutShare: validation.length > 0 ? 0 : HELD_OUT_SHARE,
      model,
      train: [train.file],
      validation: validation.map(({ file }) => file),
      output: { name: request.outputName ?? '', isPrivate: request.isPrivate ?? true },
      autoStart: request.autoStart,
    };
    const job = {
      ...needsOf(parameters, request.method),
      kind: FINETUNE,
      recipe: request.recipe,
      title: `${model.repository} · ${train.file.repository}`,
      settings: { ...request.asAsked, ...settings },
      secondsLimit: request.secondsLimit ?? DAY_SECONDS,
      priority: request.priority,
      isHereOnly,
    };
    const hidden = request.compute ? await this.secrecy.hidden(settings) : [];
    const terms = await this.costs.terms(namespace, request.compute ?? null, job, hidden);
    return this.jobs.create(namespace, job, async (id) => {
      if (request.compute) await this.costs.agree(actor, id, terms);
      await this.outbox.emit('finetune.check', { jobId: String(id) } satisfies FinetuneCheck);
    });
  }

  /** The repository of the result, once it was made; by its name of today. */
  async resultOf(job: JobRecord): Promise<string | null> {
    const found = job.resultRepositoryId === null ? null : await this.repositories.find(job.resultRepositoryId);
    return found && `${found.namespace}/${found.name}`;
  }

  /** Throws what access refuses, and 'finetune/no-…' for what cannot be trained. */
  async model(actor: Actor, id: string, revision = MAIN): Promise<{ model: InputFile; parameters: number | null; repo: Granted<'use'> }> {
    const { repo, commitOid } = await this.pinned(actor, 'model', id, revision);
    const { items } = await this.versions.tree(repo, commitOid, '', { recursive: false, expand: false, limit: ROOT_ENTRIES });
    const has = (pattern: RegExp): boolean => items.some(({ path }) => pattern.test(path));
    const name = `${repo.namespace}/${repo.name}`;
    if (!has(/^config\.json$/)) throw notTrainable('config', name);
    if (!has(/\.safetensors$/)) throw notTrainable('weights', name);
    if (!has(/^tokenizer\.(?:json|model)$/)) throw notTrainable('tokenizer', name);
    const facts = await this.files.facts(repo);
    return { model: { type: 'model', repository: name, revision: commitOid, path: null }, parameters: facts?.parameters ?? null, repo };
  }

  /** Pinned to a commit. Throws what access refuses, 'finetune/format', 'finetune/no-file'. */
  async data(actor: Actor, { repository, revision = MAIN, path }: DataReference): Promise<{ file: InputFile; repo: Granted<'use'> }> {
    checkFormat(path);
    const { repo, commitOid } = await this.pinned(actor, 'dataset', repository, revision);
    const name = `${repo.namespace}/${repo.name}`;
    const entry = await this.versions.entry(repo, commitOid, path);
    if (entry?.kind !== 'file') throw noSuchFile(path, name);
    return { file: { type: 'dataset', repository: name, revision: commitOid, path }, repo };
  }

  private async pinned(actor: Actor, type: RepoType, id: string, revision: string): Promise<{ repo: Granted<'read'>; commitOid: GitOid }> {
    const at = parseRepoId(id);
    if (!at) throw badRepositoryName(id);
    const repo = insideHub(await this.access.repository(actor, { type, ...at }, 'use', revision));
    return { repo, commitOid: (await this.versions.resolve(repo, revision)).commitOid };
  }
}
