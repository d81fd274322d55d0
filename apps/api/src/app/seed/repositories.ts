// Repositories of a seed file. One that is there, or that was renamed, is left as it is: who made theirs private since must not find it
// public after a restart.
import { parseRepoId, type RepoType } from '@modelgrove/shared';
import { SYSTEM } from '../../common/actor';
import { DomainError } from '../../common/errors';
import { AccessService, RepositoryMoved, type RepositoryLocator } from '../../modules/access';
import { NamespacesService } from '../../modules/accounts';
import { CreateRepository } from '../../modules/contributions';
import type { SeedRepository } from '../../platform/config';
import { SeedRefused, type SeedRun } from './run';

const TYPE: Record<SeedRepository['type'], RepoType> = { model: 'model', dataset: 'dataset', space: 'app' };

export async function seedRepositories(run: SeedRun, repositories: readonly SeedRepository[]): Promise<void> {
  for (const repository of repositories) {
    await run.entry(`${repository.type} ${repository.id}`, () => present(run, repository));
  }
}

async function present(run: SeedRun, repository: SeedRepository): Promise<void> {
  const at = await locate(run, repository);
  if (await exists(run, at)) return;
  const { license } = repository;
  await run.get(CreateRepository).run(SYSTEM, { ...at, isPrivate: repository.private, ...(license === undefined ? {} : { license }) });
  run.changed(`created the ${repository.private ? 'private ' : ''}${repository.type} ${at.namespace}/${at.name}`);
}

async function locate(run: SeedRun, { type, id }: SeedRepository): Promise<RepositoryLocator> {
  const parsed = parseRepoId(id);
  const owner = parsed && (await run.get(NamespacesService).find(parsed.namespace));
  if (!owner) throw new SeedRefused(`${type} ${id}`, `there is no user or organization called "${id.split('/')[0]}"`);
  return { type: TYPE[type], namespace: owner.name, name: parsed.name };
}

async function exists(run: SeedRun, at: RepositoryLocator): Promise<boolean> {
  try {
    await run.get(AccessService).repository(SYSTEM, at, 'see');
    return true;
  } catch (error) {
    if (error instanceof RepositoryMoved) return true;
    if (error instanceof DomainError && error.kind === 'not-found') return false;
    throw error;
  }
}
