// Decides every read and write of every dialect. What one may not see answers exactly like what does not exist.
import { Injectable } from '@nestjs/common';
import { type GitOid, oidFromBytes } from '@modelgrove/git-objects';
import { nameKey, type RepoType, WIRE_TYPE } from '@modelgrove/shared';
import { type Actor, programOf, type UserActor } from '../../common/actor';
import { DomainError } from '../../common/errors';
import { AppConfig } from '../../platform/config';
import {
  archived,
  authorAddress,
  credentialRejected,
  disabled,
  forbidden,
  forSale,
  forSaleAnonymous,
  forSubscribers,
  forSubscribersAnonymous,
  forUseHere,
  gatedAnonymous,
  gatedForbidden,
  outOfScope,
  repositoryNotFound,
  RepositoryMoved,
  saleAddress,
  signInNeeded,
} from './access.errors';
import {
  allowedActions,
  allowedWithStrangers,
  mayFetch,
  type MemberRole,
  namespaceActions,
  namespaceAllows,
  type RepositoryFacts,
} from './access.policy';
import { AccessStore, type RepositoryRow } from './access.store';
import type { Granted, GrantedNamespace, NamespaceAction, RepositoryAction, RepositoryLocator } from './access.types';

export interface ReachedRepository {
  id: bigint;
  type: RepoType;
  namespace: string;
  namespaceId: bigint;
  name: string;
  /** Anybody reads it. */
  isOpen: boolean;
  allowed: readonly RepositoryAction[];
}

export interface ReachedNamespace {
  id: bigint;
  name: string;
  /** In an organization; null in one's own. */
  role: MemberRole | null;
  actions: NamespaceAction[];
}

const CALLING: readonly string[] = ['inference-api', 'jobs'];
const WANTED: Partial<Record<NamespaceAction, string>> = {
  'create-repository': 'create a repository',
  'run-jobs': 'run jobs',
  'call-models': 'call models',
  'edit-collections': 'make or change collections',
  'edit-webhooks': 'change webhooks',
  'see-webhooks': 'see webhooks',
  'see-money': 'see what is paid and earned',
  'spend-money': 'pay',
};

@Injectable()
export class AccessService {
  constructor(
    private readonly store: AccessStore,
    private readonly config: AppConfig,
  ) {}

  /**
   * Grants `action` on a repository or throws: 'repository/not-found' when the actor may not even see it, 'repository/gated',
   * 'access/forbidden', 'auth/invalid-credentials', or RepositoryMoved. With `revision` the ref of that name comes along (Granted.ref).
   */
  async repository<A extends RepositoryAction>(
    actor: Actor,
    at: RepositoryLocator,
    action: A,
    revision: string | null = null,
  ): Promise<Granted<A>> {
    refuseBadCredential(actor);
    const row = await this.store.findRepository({
      type: at.type,
      namespaceKey: nameKey(at.namespace),
      nameKey: nameKey(at.name),
      userId: actor.kind === 'user' ? actor.userId : null,
      revision,
    });
    return this.grant(actor, row, at, action, revision);
  }

  /** Its contents, for people who may read it and for jobs that read it in the name of whoever may use it: where the hub hands out files one by one. */
  async fetched(actor: Actor, at: RepositoryLocator, revision: string | null): Promise<Granted<'read'>> {
    const repo = await this.repository(actor, at, 'see', revision);
    // The refusal is the one of reading.
    return mayFetch(actor, repo.allowed) ? insideHub(repo as Granted<'use'>) : this.repository(actor, at, 'read', revision);
  }

  /** The same by its name of today; null for what is refused. */
  async find<A extends RepositoryAction>(actor: Actor, at: RepositoryLocator, action: A): Promise<Granted<A> | null> {
    try {
      return await this.repository(actor, at, action);
    } catch (error) {
      if (error instanceof RepositoryMoved) return this.find(actor, { type: at.type, ...error.to }, action);
      if (error instanceof DomainError) return null;
      throw error;
    }
  }

  /** The same for whoever carries the id of a repository in something we signed. */
  async repositoryById<A extends RepositoryAction>(actor: Actor, id: bigint, action: A): Promise<Granted<A>> {
    refuseBadCredential(actor);
    const [row] = await this.store.findByIds([id], actor.kind === 'user' ? actor.userId : null);
    if (!row) throw repositoryNotFound();
    return this.grant(actor, row, { type: row.type, namespace: row.namespace, name: row.name }, action, null);
  }

  /** Those of the repositories that the actor may read; `inEveryVersion`: not those of which they bought earlier ones only. One statement. */
  readable(actor: Actor, ids: readonly bigint[], { inEveryVersion = false } = {}): Promise<Set<bigint>> {
    return this.those(actor, ids, 'read', (row, facts) => !(inEveryVersion && this.versionsUntil(actor, row, facts)));
  }

  /** Those of the repositories that the actor may see. One statement. */
  visible(actor: Actor, ids: readonly bigint[]): Promise<Set<bigint>> {
    return this.those(actor, ids, 'see');
  }

  /** Those of the repositories that the actor may write to. One statement. */
  writable(actor: Actor, ids: readonly bigint[]): Promise<Set<bigint>> {
    return this.those(actor, ids, 'write');
  }

  /** What the actor may do with each of them; those that they may not see are not among the answers. One statement. */
  async reached(actor: Actor, ids: readonly bigint[]): Promise<ReachedRepository[]> {
    if (ids.length === 0) return [];
    const rows = await this.store.findByIds(ids, actor.kind === 'user' ? actor.userId : null);
    return rows.flatMap((row) => {
      const { id, type, namespace, namespace_id: namespaceId, name, is_private: isPrivate } = row;
      const allowed = isClosed(row, actor) ? [] : allowedActions(actor, factsOf(row, { type, namespace, name }), this.config.anonymousRead);
      const isOpen = !isPrivate && row.gated === null && !row.is_sold;
      return allowed.length === 0 ? [] : [{ id, type, namespace, namespaceId, name, isOpen, allowed }];
    });
  }

  /** What the actor may do with a repository of a namespace that they have nothing to do with: of that one, or of anybody. */
  reachedOfStrangers(actor: Actor, of: { isPrivate: boolean; namespace?: string }): RepositoryAction[] {
    return allowedWithStrangers(actor, of, this.config.anonymousRead);
  }

  /** Of the namespaces that they belong to, their own first: what they may do in each. */
  async reachedNamespaces(user: UserActor): Promise<ReachedNamespace[]> {
    const all = await this.store.namespacesOf(user.userId);
    return all.map((namespace) => ({ ...namespace, actions: namespaceActions(user, namespace) }));
  }

  private async those(
    actor: Actor,
    ids: readonly bigint[],
    action: RepositoryAction,
    also: (row: RepositoryRow, facts: RepositoryFacts) => boolean = () => true,
  ): Promise<Set<bigint>> {
    if (ids.length === 0) return new Set();
    const rows = await this.store.findByIds(ids, actor.kind === 'user' ? actor.userId : null);
    const found = rows.filter((row) => {
      const facts = factsOf(row, { type: row.type, namespace: row.namespace, name: row.name });
      return !isClosed(row, actor) && allowedActions(actor, facts, this.config.anonymousRead).includes(action) && also(row, facts);
    });
    return new Set(found.map(({ id }) => id));
  }

  /** Where they may read it without what they bought, that limits nothing. */
  private versionsUntil(actor: Actor, row: RepositoryRow, facts: RepositoryFacts): Date | null {
    if (row.versions_until === null) return null;
    const others = allowedActions(actor, { ...facts, bought: null }, this.config.anonymousRead);
    return others.includes('read') ? null : row.versions_until;
  }

  private grant<A extends RepositoryAction>(
    actor: Actor,
    row: RepositoryRow | null,
    at: RepositoryLocator,
    action: A,
    revision: string | null,
  ): Granted<A> {
    if (!row) throw repositoryNotFound();
    const facts = factsOf(row, at);
    const allowed = allowedActions(actor, facts, this.config.anonymousRead);
    if (allowed.length === 0) throw repositoryNotFound();
    if (row.moved)
      throw new RepositoryMoved(at.type, { namespace: at.namespace, name: at.name }, { namespace: row.namespace, name: row.name });
    if (isClosed(row, actor)) throw disabled(allowed.includes('administer') ? row.disabled_reason : null);
    if (!allowed.includes(action)) throw refusal(actor, at, row, allowed, action, this.config.publicUrl);
    return toGranted<A>(row, at, { actor, allowed, asked: revision, versionsUntil: this.versionsUntil(actor, row, facts) });
  }

  /** Grants `action` in a namespace: the actor's own, or an organization's by role. A foreign or missing one is 'access/forbidden' alike. */
  async namespace(actor: Actor, name: string, action: NamespaceAction): Promise<GrantedNamespace> {
    refuseBadCredential(actor);
    if (actor.kind === 'anonymous') throw signInNeeded();
    const row = await this.store.findNamespace(nameKey(name), actor.kind === 'user' ? actor.userId : null);
    if (!row || !namespaceAllows(actor, row, action)) {
      throw forbidden(`You don't have the rights to ${WANTED[action] ?? 'do this'} under the namespace "${name}".`);
    }
    return { id: row.id, name: row.name, kind: row.kind, actor };
  }

  /** Whether the user may do `action` in the namespace with this id: their own, or an organization's by role. */
  async mayIn(user: Extract<Actor, { kind: 'user' }>, namespaceId: bigint, action: NamespaceAction): Promise<boolean> {
    const row = await this.store.findNamespaceById(namespaceId, user.userId);
    return row !== null && namespaceAllows(user, row, action);
  }

  /** Whose jobs and files they may list: their own, and those of the organizations that they belong to, as far as their token reaches. */
  namespacesOf(user: Extract<Actor, { kind: 'user' }>): Promise<bigint[]> {
    return this.namespacesWhere(user, 'see-jobs');
  }

  /** Of which of the namespaces that they belong to they may do `action`, as far as their token reaches. */
  async namespacesWhere(actor: Actor, action: NamespaceAction): Promise<bigint[]> {
    if (actor.kind !== 'user') return [];
    const all = await this.store.namespacesOf(actor.userId);
    return all.filter((namespace) => namespaceAllows(actor, namespace, action)).map(({ id }) => id);
  }

  /** Whose private collections they see: everybody's, or those of these namespaces. */
  async collectionsSeen(actor: Actor): Promise<{ everything: boolean; namespaceIds: bigint[] }> {
    const isNarrow = actor.kind === 'user' && actor.via.kind === 'token' && actor.via.role === 'fineGrained';
    const everything = actor.kind === 'system' || (actor.kind === 'user' && actor.isAdmin && !isNarrow);
    return { everything, namespaceIds: await this.namespacesWhere(actor, 'see-collections') };
  }

  /** Whoever may read here at all: everybody, or anybody signed in where GROVE_ANONYMOUS_READ is off. */
  reader(actor: Actor): void {
    refuseBadCredential(actor);
    if (actor.kind === 'anonymous' && !this.config.anonymousRead) throw signInNeeded();
    if (programOf(actor)?.isIdentityOnly && !this.config.anonymousRead) throw outOfScope('read-repos');
  }

  /** Whose name it is, also for a program that may know nothing else. */
  identity(actor: Actor): Extract<Actor, { kind: 'user' }> {
    refuseBadCredential(actor);
    if (actor.kind !== 'user') throw signInNeeded();
    return actor;
  }

  /** The signed-in person behind the request, whatever their token may do; a program needs a scope for doing anything. */
  user(actor: Actor): Extract<Actor, { kind: 'user' }> {
    if (programOf(actor)?.isIdentityOnly) throw outOfScope('read-repos');
    return this.identity(actor);
  }

  /** Whoever may have models answer in their name. */
  caller(actor: Actor): Extract<Actor, { kind: 'user' }> {
    const program = programOf(actor);
    if (program && !program.scopes.some((scope) => CALLING.includes(scope))) throw outOfScope('inference-api');
    return this.identity(actor);
  }

  /** A person acting for themselves with full rights: a browser session, or a write token. */
  self(actor: Actor): Extract<Actor, { kind: 'user' }> {
    const user = this.user(actor);
    if (user.via.kind === 'token' && user.via.role !== 'write') throw forbidden('This needs a token with the role "write".');
    return user;
  }

  administrator(actor: Actor): Extract<Actor, { kind: 'user' }> {
    const user = this.self(actor);
    if (!user.isAdmin) throw forbidden('This needs an administrator.');
    return user;
  }
}

/** What this hub itself does with it in the name of who may use it: checks, plans, runs. Nothing of it goes to them. */
export function insideHub(repo: Granted<'use'>): Granted<'read'> {
  return repo as unknown as Granted<'read'>;
}

/** Disabled by an administrator, who may still look. */
function isClosed(row: RepositoryRow, actor: Actor): boolean {
  return row.disabled && actor.kind !== 'system' && !(actor.kind === 'user' && actor.isAdmin);
}

/** A credential that was sent and is not valid is never treated as no credential (contract §3.2). */
function refuseBadCredential(actor: Actor): void {
  if (actor.kind === 'anonymous' && actor.rejectedCredential) throw credentialRejected(actor.rejectedCredential);
}

function factsOf(row: RepositoryRow, at: RepositoryLocator): RepositoryFacts {
  return {
    namespace: row.namespace,
    namespaceId: row.namespace_id,
    name: row.name,
    wireType: WIRE_TYPE[at.type],
    isPrivate: row.is_private,
    gated: row.gated,
    isAdmitted: row.is_admitted,
    isSold: row.is_sold,
    isArchived: row.archived,
    bought: row.bought,
    createdById: row.created_by_id,
    role: row.role,
  };
}

function refusal(
  actor: Actor,
  at: RepositoryLocator,
  row: RepositoryRow,
  allowed: RepositoryAction[],
  action: RepositoryAction,
  hubUrl: string,
): Error {
  const isContents = !allowed.includes('read') && (action === 'use' || action === 'read' || action === 'contribute');
  if (isContents && allowed.includes('use')) return forUseHere();
  if (isContents && row.for_subscribers) {
    const address = authorAddress(hubUrl, row.namespace);
    return actor.kind === 'anonymous' ? forSubscribersAnonymous(row.namespace, address) : forSubscribers(row.namespace, address);
  }
  if (isContents && row.is_sold) {
    const address = saleAddress(hubUrl, at.type, row);
    return actor.kind === 'anonymous' ? forSaleAnonymous(address) : forSale(address);
  }
  if (isContents && row.gated)
    return actor.kind === 'anonymous'
      ? gatedAnonymous(at.type, `${row.namespace}/${row.name}`)
      : gatedForbidden(at.type, `${row.namespace}/${row.name}`);
  if (actor.kind === 'anonymous') return signInNeeded();
  return row.archived && action !== 'administer' ? archived() : forbidden();
}

function toGranted<A extends RepositoryAction>(
  row: RepositoryRow,
  at: RepositoryLocator,
  grant: Pick<Granted, 'actor' | 'allowed' | 'asked' | 'versionsUntil'>,
): Granted<A> {
  const ref = row.ref_name && row.ref_oid ? { name: row.ref_name, oid: oidFromBytes(row.ref_oid), peeled: peeledOf(row.ref_peeled) } : null;
  const { id, namespace, name, is_private: isPrivate, gated, is_sold: isSold, bought } = row;
  return {
    id,
    type: at.type,
    namespace,
    namespaceId: row.namespace_id,
    name,
    isPrivate,
    gated,
    isSold,
    isArchived: row.archived,
    isBought: bought === 'read',
    isForSubscribers: row.for_subscribers,
    isUsable: bought === 'use',
    ...grant,
    ref,
  } as unknown as Granted<A>;
}

function peeledOf(bytes: Buffer | null): GitOid | null {
  return bytes ? oidFromBytes(bytes) : null;
}
