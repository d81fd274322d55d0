// How an account ends. Repositories and organizations never lose their last keeper with it.
import { Injectable } from '@nestjs/common';
import { lastAdminOf, ownsRepositories } from './accounts.errors';
import type { Account } from './accounts.types';
import { DeparturesStore } from './departures.store';
import { NamespacesService } from './namespaces.service';

@Injectable()
export class Departures {
  constructor(
    private readonly store: DeparturesStore,
    private readonly names: NamespacesService,
  ) {}

  countRepositories(userId: bigint): Promise<number> {
    return this.store.countRepositories(userId);
  }

  /** Inside the caller's transaction. */
  async refuseOwner(account: Account): Promise<void> {
    await this.store.lockOrganizations(account.id);
    const organizations = await this.store.onlyAdminOf(account.id);
    if (organizations.length > 0) throw lastAdminOf(organizations);
    await this.names.close(account.id);
    const count = await this.store.countRepositories(account.id);
    if (count > 0) throw ownsRepositories(count);
  }

  /** Inside the caller's transaction: what belongs to the account goes with it, and its name is kept from others. */
  async remove(account: Account): Promise<void> {
    await this.store.withdrawLikes(account.id);
    await this.names.retire(account.name);
    await this.store.remove(account.id);
  }
}
