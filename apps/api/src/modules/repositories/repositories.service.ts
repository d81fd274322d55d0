// Rows of repositories: names, settings, redirects, lists. Contents are the versions room's, large bytes the blobs room's.
import { Injectable } from '@nestjs/common';
import { REPO_TYPES, type RepoId, type RepoType } from '@modelgrove/shared';
import type { Actor, UserActor } from '../../common/actor';
import { Clock } from '../../common/clock';
import { AuditLog } from '../../platform/audit';
import { AppConfig } from '../../platform/config';
import { Transaction } from '../../platform/database/transaction';
import type { RequestFacts } from '../../platform/http';
import { Outbox } from '../../platform/outbox';
import type { Granted, GrantedNamespace } from '../access';
import { assertRepositoryName, listingScope } from './repositories.policy';
import { repositoryExists, repositoryNameTaken } from './repositories.errors';
import { RepositoriesStore } from './repositories.store';
import { RepositoryListStore } from './repository-list.store';
import { RepositoryLists } from './repository-lists';
import type {
  DerivedFacts,
  ImportedFrom,
  ListPage,
  ListQuery,
  NewRepository,
  RepositoryAddress,
  RepositoryCounts,
  RepositoryRecord,
  SettingsChange,
} from './repositories.types';

@Injectable()
export class RepositoriesService {
  constructor(
    private readonly store: RepositoriesStore,
    private readonly lists: RepositoryListStore,
    private readonly catalogue: RepositoryLists,
    private readonly config: AppConfig,
    private readonly transaction: Transaction,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
    private readonly outbox: Outbox,
  ) {}

  async record(repo: Granted): Promise<RepositoryRecord> {
    const record = await this.store.find(repo.id);
    if (!record) throw new Error(`repository ${repo.id} vanished while it was being read`);
    return record;
  }

  /** A repository by its id, for jobs. */
  find(id: bigint): Promise<RepositoryRecord | null> {
    return this.store.find(id);
  }

  /** All of a type after an id, whoever may see them; or the one of a name. For operators: from the rows, not from what is derived of them. */
  every(type: RepoType, after: bigint, limit: number, at?: RepoId): Promise<RepositoryRecord[]> {
    return this.store.every(type, after, limit, at);
  }

  list(actor: Actor, query: ListQuery): Promise<ListPage> {
    return this.catalogue.list(actor, query);
  }

  /** How many repositories of a namespace the actor may see. */
  count(actor: Actor, namespace: string): Promise<RepositoryCounts> {
    return this.catalogue.countOf(actor, namespace);
  }

  /** Those of `ids` that the actor may see, in no order. */
  async visible(actor: Actor, ids: bigint[]): Promise<RepositoryRecord[]> {
    if (ids.length === 0) return [];
    const found: RepositoryRecord[] = [];
    for (const type of REPO_TYPES) {
      found.push(...(await this.lists.visible(ids, type, listingScope(actor, type, this.config.anonymousRead))));
    }
    return found;
  }

  /** The head commit of each default branch. */
  heads(ids: bigint[]): Promise<Map<bigint, string>> {
    return ids.length === 0 ? Promise.resolve(new Map()) : this.store.heads(ids);
  }

  /** The repository that has this name in a namespace, whoever may see it; for use-cases that look for a free one. */
  holderOf(at: { type: RepoType; namespaceId: bigint; name: string }): Promise<bigint | null> {
    return this.store.exists(at.type, at.namespaceId, at.name);
  }

  /** In a person's own namespace, the one that was pushed to last; null before the first push. */
  newestPushed(user: UserActor): Promise<RepositoryAddress | null> {
    return this.store.newestPushed(user.userId);
  }

  /** Inside the caller's transaction. A name that redirected elsewhere belongs to the new repository from now on. */
  async insert(values: NewRepository): Promise<bigint> {
    assertRepositoryName(values.name);
    const id = await this.store.insert(values);
    if (id === null) throw repositoryExists(values.type, values.namespace, values.name);
    await this.store.dropRedirect(values.type, values);
    return id;
  }

  /** Whether a new repository could not be called so. Throws 'repository/name'. */
  async isTaken(type: RepoType, namespace: GrantedNamespace, name: string): Promise<boolean> {
    assertRepositoryName(name);
    return (await this.store.exists(type, namespace.id, name)) !== null;
  }

  async updateSettings(repo: Granted<'administer'>, change: SettingsChange): Promise<void> {
    const present = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
    if (Object.keys(present).length === 0) return;
    await this.transaction.inTransaction(async () => {
      await this.store.update(repo.id, present);
      await this.audit.record(repo.actor, 'repository.settings-changed', `repository:${repo.id}`, present);
    });
  }

  /** By an administrator: nobody but administrators gets at it until it is enabled. Null enables it. */
  async setDisabled(repo: Granted<'administer'>, reason: string | null, facts: RequestFacts | null = null): Promise<void> {
    const disabledAt = reason === null ? null : this.clock.now();
    await this.transaction.inTransaction(async () => {
      await this.store.update(repo.id, { disabledAt, disabledReason: reason });
      const details = { id: `${repo.namespace}/${repo.name}`, type: repo.type, ...(reason === null ? {} : { reason }) };
      const action = reason === null ? 'repository.enabled' : 'repository.disabled';
      await this.audit.record(repo.actor, action, `repository:${repo.id}`, details, facts);
    });
  }

  /** Inside the caller's transaction. The former name leads to the new one until somebody takes it. */
  async rename(repo: Granted<'administer'>, to: { namespaceId: bigint; namespace: string; name: string }): Promise<void> {
    assertRepositoryName(to.name);
    const holder = await this.store.exists(repo.type, to.namespaceId, to.name);
    if (holder !== null && holder !== repo.id) throw repositoryNameTaken(repo.type, to.namespace, to.name);
    if (!(await this.store.rename(repo.id, to))) throw repositoryNameTaken(repo.type, to.namespace, to.name);
    this.outbox.announce();
    await this.store.dropRedirect(repo.type, to);
    const sameName = `${repo.namespace}/${repo.name}`.toLowerCase() === `${to.namespace}/${to.name}`.toLowerCase();
    if (!sameName) await this.store.redirect(repo.type, repo, repo.id);
  }

  /** Inside the caller's transaction. */
  async delete(repo: Granted<'administer'>): Promise<void> {
    await this.store.dropRedirectsTo(repo.id);
    await this.store.delete(repo.id);
  }

  /** The default branch moved. */
  touch(id: bigint, at: Date): Promise<void> {
    return this.store.touch(id, at);
  }

  /** True when lists or pages know something new by it. */
  saveDerived(id: bigint, facts: DerivedFacts): Promise<boolean> {
    return this.store.saveDerived(id, facts);
  }

  /** As the files room left them; it knows their shape. */
  fileFacts(id: bigint): Promise<unknown> {
    return this.store.fileFacts(id);
  }

  /** Null for what was made here. */
  importedFrom(id: bigint): Promise<ImportedFrom | null> {
    return this.store.importedFrom(id);
  }

  /** Inside the caller's transaction. */
  noteImported(id: bigint, from: Omit<ImportedFrom, 'at'>): Promise<void> {
    return this.store.noteImported(id, { ...from, at: this.clock.now().toISOString() });
  }
}
