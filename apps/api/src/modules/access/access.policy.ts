// Who may do what, as pure functions over the few facts the store reads. Default deny.
import { type Actor, programOf, type TokenScope, type UserActor } from '../../common/actor';
import type { NamespaceAction, RepositoryAction } from './access.types';

export type MemberRole = 'read' | 'contributor' | 'write' | 'admin';

export interface RepositoryFacts {
  namespace: string;
  namespaceId: bigint;
  name: string;
  wireType: 'model' | 'dataset' | 'space';
  isPrivate: boolean;
  gated: 'auto' | 'manual' | null;
  /** The actor was let through its gate. */
  isAdmitted: boolean;
  isSold: boolean;
  isArchived: boolean;
  /** By the actor, or an organization that they belong to: to read it, or only to use it here. */
  bought: 'read' | 'use' | null;
  createdById: bigint | null;
  /** The actor's role in the organization that owns it; null when none or when a user owns it. */
  role: MemberRole | null;
}

const ORDER: readonly RepositoryAction[] = ['see', 'discuss', 'use', 'read', 'contribute', 'write', 'administer'];
const READING: readonly RepositoryAction[] = ['see', 'use', 'read'];
/** Of an archived repository by nobody, whatever their role; its settings stay its owner's. */
const CHANGING: readonly RepositoryAction[] = ['discuss', 'contribute', 'write'];
const CONTRIBUTING: readonly RepositoryAction[] = [...READING, 'discuss', 'contribute'];

/**
 * An attempt of a job reads what whoever made the job may use: its token names what the job reads, and nothing else. Only where the hub hands files to jobs
 * is this asked (AccessService.fetched), so that the same token opens no other path.
 */
export function mayFetch(actor: Actor, allowed: readonly RepositoryAction[]): boolean {
  return (
    allowed.includes('read') ||
    (allowed.includes('use') && actor.kind === 'user' && actor.via.kind === 'token' && actor.via.attempt !== undefined)
  );
}

/** Everything `actor` may do with the repository; empty means it must look as if it did not exist. */
export function allowedActions(actor: Actor, repository: RepositoryFacts, anonymousRead: boolean): RepositoryAction[] {
  if (actor.kind === 'system') return [...ORDER];
  if (programOf(actor)?.isIdentityOnly) return anonymousActions(repository, anonymousRead);
  const byRole = actor.kind === 'user' ? personActions(actor, repository) : anonymousActions(repository, anonymousRead);
  const byPerson = repository.isArchived ? byRole.filter((action) => !CHANGING.includes(action)) : byRole;
  return actor.kind === 'user' ? byPerson.filter((action) => tokenAllows(actor, repository, action)) : byPerson;
}

function anonymousActions(repository: RepositoryFacts, anonymousRead: boolean): RepositoryAction[] {
  if (repository.isPrivate || !anonymousRead) return [];
  return repository.gated || repository.isSold ? ['see'] : [...READING];
}

function personActions(actor: UserActor, repository: RepositoryFacts): RepositoryAction[] {
  if (actor.userId === repository.namespaceId || actor.isAdmin || repository.role === 'admin') return [...ORDER];
  if (repository.role === 'write') return [...CONTRIBUTING, 'write'];
  if (repository.role === 'contributor') return contributorActions(actor, repository);
  if (repository.role === 'read') return [...CONTRIBUTING];
  // What was bought stays readable, whatever its owner makes of it.
  if (repository.bought === 'read') return [...CONTRIBUTING];
  const isClosed = repository.isPrivate || (repository.gated !== null && !repository.isAdmitted) || repository.isSold;
  if (repository.bought === 'use' && isClosed) return ['see', 'discuss', 'use'];
  if (repository.isPrivate) return [];
  // Who may not read it yet may ask about it.
  return isClosed ? ['see', 'discuss'] : [...CONTRIBUTING];
}

/** A contributor writes to what they created and reads the rest. */
function contributorActions(actor: UserActor, repository: RepositoryFacts): RepositoryAction[] {
  return repository.createdById === actor.userId ? [...ORDER] : [...CONTRIBUTING];
}

function tokenAllows(actor: UserActor, repository: RepositoryFacts, action: RepositoryAction): boolean {
  if (actor.via.kind === 'session' || actor.via.role === 'write') return true;
  if (actor.via.role === 'read') return READING.includes(action);
  const granted = actor.via.scopes.filter((scope) => covers(scope, repository)).flatMap((scope) => scope.permissions);
  if (action === 'see' && !repository.isPrivate) return true;
  if ((action === 'read' || action === 'use') && opensGated(actor, repository)) return true;
  if (action === 'see' || action === 'use' || action === 'read')
    return isOpen(repository) || granted.some((permission) => READ_PERMISSIONS.has(permission));
  return granted.some((permission) => PERMISSIONS[action].includes(permission));
}

const READ_PERMISSIONS = new Set(['repo.content.read', 'repo.content.write', 'repo.manage', 'repo.write', 'repo.access.read']);
/** `repo.content.write` and `repo.manage` are of programs only (modules/tokens/oauth-scopes.policy.ts); `repo.write` is both, and more. */
const PERMISSIONS: Record<Exclude<RepositoryAction, 'see' | 'use' | 'read'>, readonly string[]> = {
  discuss: ['discussion.write', 'repo.content.write', 'repo.manage', 'repo.write'],
  contribute: ['discussion.write', 'repo.content.write', 'repo.manage', 'repo.write'],
  write: ['repo.content.write', 'repo.manage', 'repo.write'],
  administer: ['repo.manage', 'repo.write'],
};

/** A public repository with a gate that its owner has passed, or paid for: the program needs their word for that too. */
function opensGated(actor: UserActor, repository: RepositoryFacts): boolean {
  return (
    (repository.gated !== null || repository.isSold) && !repository.isPrivate && (programOf(actor)?.scopes.includes('gated-repos') ?? false)
  );
}

function isOpen(repository: RepositoryFacts): boolean {
  return !repository.isPrivate && repository.gated === null && !repository.isSold;
}

function covers(scope: TokenScope, repository: RepositoryFacts): boolean {
  const name = scope.entity.name.toLowerCase();
  if (scope.entity.type === 'user' || scope.entity.type === 'org') return name === repository.namespace.toLowerCase();
  return scope.entity.type === repository.wireType && name === `${repository.namespace}/${repository.name}`.toLowerCase();
}

/** A repository of a namespace that the actor has nothing to do with, and that no scope names by its own name. Without `namespace`: of anybody. */
export function allowedWithStrangers(
  actor: Actor,
  { isPrivate, namespace = '' }: { isPrivate: boolean; namespace?: string },
  anonymousRead: boolean,
): RepositoryAction[] {
  const stranger = { namespace, namespaceId: 0n, name: '', wireType: 'model', gated: null, createdById: null, role: null } as const;
  const untouched = { isPrivate, isAdmitted: false, isSold: false, isArchived: false, bought: null };
  return allowedActions(actor, { ...stranger, ...untouched }, anonymousRead);
}

const LOOKING: readonly NamespaceAction[] = ['see-usage', 'see-jobs', 'see-collections'];
const WRITING: readonly NamespaceAction[] = ['create-repository', 'run-jobs', 'call-models'];
/** What a fine-grained token needs on the namespace. */
const NAMESPACE_PERMISSIONS: Record<NamespaceAction, readonly string[]> = {
  'see-usage': ['repo.write'],
  'see-jobs': ['repo.write', 'job.write'],
  'run-jobs': ['repo.write', 'job.write'],
  'call-models': ['repo.write', 'job.write', 'inference.call'],
  'create-repository': ['repo.write', 'repo.create'],
  'see-collections': ['collection.read', 'collection.write'],
  'edit-collections': ['collection.write'],
  administer: ['repo.write'],
  'see-webhooks': ['user.webhooks.read', 'user.webhooks.write', 'org.write'],
  'edit-webhooks': ['user.webhooks.write', 'org.write'],
  'see-money': ['repo.write'],
  'spend-money': ['repo.write'],
};

/** Everything that `namespaceAllows`. */
export function namespaceActions(actor: Actor, namespace: { id: bigint; name: string; role: MemberRole | null }): NamespaceAction[] {
  return (Object.keys(NAMESPACE_PERMISSIONS) as NamespaceAction[]).filter((action) => namespaceAllows(actor, namespace, action));
}

/** Whether `actor` may do `action` in a namespace where they have `role` (organizations) or which is their own. */
export function namespaceAllows(
  actor: Actor,
  namespace: { id: bigint; name: string; role: MemberRole | null },
  action: NamespaceAction,
): boolean {
  if (actor.kind === 'system') return true;
  if (actor.kind !== 'user') return false;
  const own = actor.userId === namespace.id;
  const asPerson =
    own ||
    (actor.isAdmin && action !== 'spend-money') ||
    namespace.role === 'admin' ||
    (LOOKING.includes(action) && namespace.role !== null) ||
    (WRITING.includes(action) && (namespace.role === 'write' || namespace.role === 'contributor')) ||
    // What stands in a collection of all is not a contributor's own.
    (action === 'edit-collections' && namespace.role === 'write');
  if (!asPerson || actor.via.kind === 'session') return asPerson;
  if (actor.via.role !== 'fineGrained') return actor.via.role === 'write' || LOOKING.includes(action);
  const key = namespace.name.toLowerCase();
  return actor.via.scopes.some(
    (scope) =>
      (scope.entity.type === 'user' || scope.entity.type === 'org') &&
      scope.entity.name.toLowerCase() === key &&
      scope.permissions.some((permission) => NAMESPACE_PERMISSIONS[action].includes(permission)),
  );
}
