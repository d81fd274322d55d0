// What serving a commit takes: which files, whose, and whether it can be done at all.
import { Injectable } from '@nestjs/common';
import type { GitOid } from '@modelgrove/git-objects';
import { type AdapterConfig, CONFIG_LIMITS, type ModelConfig, parseAdapterConfig, parseModelConfig } from '@modelgrove/model-formats';
import { parseRepoId } from '@modelgrove/shared';
import type { Actor } from '../../common/actor';
import { DomainError } from '../../common/errors';
import { AppConfig } from '../../platform/config';
import { AccessService, type Granted, insideHub } from '../access';
import type { InputFile } from '../jobs';
import { RepositoriesService } from '../repositories';
import { type TreeItem, VersionReader } from '../versions';
import { notServable } from './serving.errors';
import { problemOfAdapter, problemOfModel, useOf, weightBytesOf } from './serving.policy';
import type { ServingPlan, ServingUse } from './serving.types';

const MAIN = 'main';
const ROOT_ENTRIES = 1000;

interface Looked {
  repo: Granted<'read'>;
  commitOid: GitOid;
  items: readonly TreeItem[];
  input: InputFile;
}

@Injectable()
export class ServingPlanner {
  constructor(
    private readonly access: AccessService,
    private readonly repositories: RepositoriesService,
    private readonly versions: VersionReader,
    private readonly config: AppConfig,
  ) {}

  /** Throws 'serving/…' with the reason why not. */
  async plan(repo: Granted<'read'>, commitOid: GitOid, use: ServingUse): Promise<ServingPlan> {
    if (this.config.servingBytes === 0) throw notServable('off');
    if (repo.type !== 'model') throw notServable('type');
    const found = await this.look(repo, commitOid);
    const adapter = await this.adapterOf(found);
    return adapter ? this.planOfAdapter(found, adapter) : this.planOfModel(found, use);
  }

  private async planOfModel(found: Looked, use: ServingUse): Promise<ServingPlan> {
    const config = await this.requireModel(found, use);
    const { repo, commitOid, input, items } = found;
    const base = await this.baseOf(found);
    return {
      repositoryId: repo.id,
      commitOid,
      model: input,
      adapter: null,
      base: base?.input ?? null,
      baseRepositoryId: base?.repo.id ?? null,
      used: [repo],
      usedOfBase: base ? [base.repo] : [],
      weightBytes: weightBytesOf(items) + weightBytesOf(base?.items ?? []),
      use: useOf(config),
    };
  }

  private async planOfAdapter(found: Looked, { baseModel, ...config }: AdapterConfig): Promise<ServingPlan> {
    const problem = problemOfAdapter(found.items, { baseModel, ...config });
    if (problem) throw notServable(problem);
    const base = await this.named(found.repo.actor, baseModel, await this.revisionOf(found));
    if (!base) throw notServable('base-missing');
    await this.requireModel(base, 'chat');
    return {
      repositoryId: found.repo.id,
      commitOid: found.commitOid,
      model: base.input,
      adapter: found.input,
      base: null,
      baseRepositoryId: base.repo.id,
      used: [found.repo, base.repo],
      usedOfBase: [base.repo],
      weightBytes: weightBytesOf(base.items) + weightBytesOf(found.items),
      use: 'chat',
    };
  }

  private async requireModel(found: Looked, use: ServingUse): Promise<ModelConfig | null> {
    const config = await this.parsed(found, 'config.json', parseModelConfig);
    const problem = problemOfModel(found.items, config, use, this.config.servingBytes);
    if (problem) throw notServable(problem);
    return config;
  }

  /** The model that a whole one was made of, as its card says, where both can be loaded. */
  private async baseOf(found: Looked): Promise<Looked | null> {
    const { cardData } = await this.repositories.record(found.repo);
    const named: unknown = Array.isArray(cardData?.base_model) ? cardData.base_model[0] : cardData?.base_model;
    const base = await this.named(found.repo.actor, typeof named === 'string' ? named : null, MAIN);
    if (!base || base.repo.id === found.repo.id) return null;
    const config: ModelConfig | null = await this.parsed(base, 'config.json', parseModelConfig);
    const left = this.config.servingBytes - weightBytesOf(found.items);
    return problemOfModel(base.items, config, 'chat', left) === null ? base : null;
  }

  /** Null for one that is not here, that the actor may not read, or that has no such revision. */
  private async named(actor: Actor, name: string | null, revision: string): Promise<Looked | null> {
    const at = name === null ? null : parseRepoId(name);
    const found = at && (await this.access.find(actor, { type: 'model', ...at }, 'use'));
    if (!found) return null;
    const repo = insideHub(found);
    try {
      const { commitOid } = await this.versions.resolve(repo, revision);
      return await this.look(repo, commitOid);
    } catch (error) {
      if (error instanceof DomainError) return null;
      throw error;
    }
  }

  private async look(repo: Granted<'read'>, commitOid: GitOid): Promise<Looked> {
    const { items } = await this.versions.tree(repo, commitOid, '', { recursive: false, expand: false, limit: ROOT_ENTRIES });
    const input: InputFile = { type: 'model', repository: `${repo.namespace}/${repo.name}`, revision: commitOid, path: null };
    return { repo, commitOid, items, input };
  }

  private async adapterOf(found: Looked): Promise<AdapterConfig | null> {
    const isWhole = found.items.some(({ path }) => path === 'config.json');
    return isWhole ? null : this.parsed(found, 'adapter_config.json', parseAdapterConfig);
  }

  /** Of the base: an adapter that was made here says which commit it was trained on. */
  private async revisionOf(found: Looked): Promise<string> {
    const revision = await this.parsed(found, 'adapter_config.json', (bytes) => {
      const value: unknown = (JSON.parse(new TextDecoder().decode(bytes)) as { revision?: unknown }).revision;
      return typeof value === 'string' && /^[0-9a-f]{40}$/.test(value) ? value : MAIN;
    });
    return revision ?? MAIN;
  }

  /** Null when it is not there or cannot be read. */
  private async parsed<T>({ repo, items }: Looked, path: string, parse: (bytes: Uint8Array) => T): Promise<T | null> {
    const item = items.find((one) => one.path === path && one.kind === 'file');
    if (!item || item.large || item.sizeBytes > CONFIG_LIMITS.maxBytes) return null;
    const bytes = await this.versions.content(repo, item);
    try {
      return parse(bytes);
    } catch {
      return null;
    }
  }
}
