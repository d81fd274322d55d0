// Which repositories a command goes through: all of them, or those that an address names.
import { API_PLURAL, parseRepoId, REPO_TYPES, type RepoId, type RepoType, WEB_PREFIX } from '@modelgrove/shared';
import { RepositoriesService, type RepositoryRecord } from '../../modules/repositories';
import { CommandFailed, UsageError } from './errors';
import type { Operator } from './operator';

const PAGE = 200;

/** By type and age, from the rows themselves: lists are derived. `address`: `ns/name` (of any type), `models/ns/name`, `datasets/ns/name`, `spaces/ns/name`. */
export async function* repositories(operator: Operator, address?: string): AsyncGenerator<RepositoryRecord> {
  const service = await operator.service(RepositoriesService);
  const wanted = address === undefined ? null : parseAddress(address);
  let found = 0;
  for (const type of wanted?.types ?? REPO_TYPES) {
    for await (const repository of ofType(service, type, wanted?.id)) {
      found++;
      yield repository;
    }
  }
  if (wanted && found === 0) throw new CommandFailed(`There is no repository ${address}.`);
}

/** As web and git address it: `datasets/ns/name`. */
export function addressOf({ type, namespace, name }: Pick<RepositoryRecord, 'type' | 'namespace' | 'name'>): string {
  return `${WEB_PREFIX[type]}${namespace}/${name}`;
}

function parseAddress(address: string): { types: readonly RepoType[]; id: RepoId } {
  const type = REPO_TYPES.find((candidate) => address.startsWith(`${API_PLURAL[candidate]}/`));
  const id = parseRepoId(type === undefined ? address : address.slice(API_PLURAL[type].length + 1));
  if (!id) throw new UsageError(`"${address}" is no repository: ns/name, datasets/ns/name or spaces/ns/name.`);
  return { types: type === undefined ? REPO_TYPES : [type], id };
}

async function* ofType(service: RepositoriesService, type: RepoType, id: RepoId | undefined): AsyncGenerator<RepositoryRecord> {
  for (let after = 0n; ;) {
    const page = await service.every(type, after, PAGE, id);
    yield* page;
    const last = page.at(-1);
    if (!last) return;
    after = last.id;
  }
}
