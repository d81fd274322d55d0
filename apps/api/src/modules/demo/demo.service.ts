// Example content: loaded in one action, removed in one action, all of it and only it. What people pushed to, renamed or moved has
// become theirs and stays, and so does an organization in which they have something.
import { Injectable } from '@nestjs/common';
import { type Actor, SYSTEM } from '../../common/actor';
import { KeyedQueue } from '../../common/keyed-queue';
import { AuditLog } from '../../platform/audit';
import { Transaction } from '../../platform/database/transaction';
import { failpoint } from '../../platform/failpoints';
import { AccessService, type Granted } from '../access';
import { NamespacesService } from '../accounts';
import { DeleteRepository } from '../contributions';
import { type Organization, OrganizationsService } from '../organizations';
import { RepositoriesService } from '../repositories';
import { type Example, examplesOf, ORGANIZATION, ORGANIZATION_NAMES } from './content';
import { DemoLoader, keyOf } from './demo-loader';
import { demoNamesTaken } from './demo.errors';
import { type DemoFacts, DemoStore, type RecordedRepository } from './demo.store';
import type { DemoRemoval, DemoState, KeptReason } from './demo.types';

@Injectable()
export class DemoService {
  /** One at a time in this process. */
  private readonly queue = new KeyedQueue<'demo'>();

  constructor(
    private readonly store: DemoStore,
    private readonly loader: DemoLoader,
    private readonly access: AccessService,
    private readonly names: NamespacesService,
    private readonly organizations: OrganizationsService,
    private readonly repositories: RepositoriesService,
    private readonly deletion: DeleteRepository,
    private readonly transaction: Transaction,
    private readonly audit: AuditLog,
  ) {}

  async state(): Promise<DemoState> {
    const facts = await this.store.facts();
    const organization = await this.recorded(facts);
    const found = await Promise.all([...facts.repositories.values()].map(({ id }) => this.repositories.find(id)));
    const repositories = found.filter((record) => record !== null).map(({ type, namespace, name }) => ({ type, namespace, name }));
    const state = repositories.length === 0 ? 'absent' : (await this.isComplete(facts, organization)) ? 'loaded' : 'partial';
    return { state, organization: organization?.name ?? null, repositories };
  }

  /** Idempotent. Throws 'demo/names-taken', 'demo/busy'. */
  load(actor: Actor): Promise<DemoState> {
    return this.queue.run('demo', async () => {
      const facts = await this.store.facts();
      const organization = (await this.recorded(facts)) ?? (await this.makeOrganization());
      for (const example of examplesOf(organization.name)) {
        await this.loader.present(organization.name, example, facts.repositories.get(keyOf(example)));
      }
      await this.audit.record(actor, 'demo.loaded', `organization:${organization.name}`);
      return this.state();
    });
  }

  remove(actor: Actor): Promise<DemoRemoval> {
    return this.queue.run('demo', async () => {
      const facts = await this.store.facts();
      const organization = await this.recorded(facts);
      const removal: DemoRemoval = { removed: [], kept: [] };
      for (const [example, recorded] of facts.repositories) {
        await this.removeRepository(actor, organization, example, recorded, removal);
        failpoint('demo.removed-one');
      }
      if (organization) await this.removeOrganization(organization, removal);
      await this.audit.record(actor, 'demo.removed', 'demo', { removed: removal.removed.length, kept: removal.kept.length });
      return removal;
    });
  }

  /** An example whose name somebody else has in the organization is not missing. */
  private async isComplete(facts: DemoFacts, organization: Organization | null): Promise<boolean> {
    if (!organization) return false;
    for (const example of examplesOf(organization.name)) {
      const recorded = facts.repositories.get(keyOf(example));
      const complete = recorded && recorded.fingerprint !== null && (await this.repositories.find(recorded.id)) !== null;
      if (!complete && !(await this.isTaken(organization, example, recorded))) return false;
    }
    return true;
  }

  private async isTaken({ id }: Organization, { type, name }: Example, recorded: RecordedRepository | undefined): Promise<boolean> {
    const holder = await this.repositories.holderOf({ type, namespaceId: id, name });
    return holder !== null && holder !== recorded?.id;
  }

  /** By its name of today; null when it was removed, or never made. */
  private async recorded({ organization }: DemoFacts): Promise<Organization | null> {
    const found = organization && (await this.organizations.find(organization.name));
    return found?.id === organization?.id ? found : null;
  }

  private async makeOrganization(): Promise<Organization> {
    for (const name of ORGANIZATION_NAMES) {
      if (await this.names.find(name)) continue;
      return this.transaction.inTransaction(async () => {
        const made = await this.organizations.create(SYSTEM, { name, fullName: ORGANIZATION.fullName });
        await this.names.describe({ ...made, actor: SYSTEM }, { details: ORGANIZATION.details });
        await this.store.putOrganization(made);
        return made;
      });
    }
    throw demoNamesTaken(ORGANIZATION_NAMES);
  }

  private async removeRepository(
    actor: Actor,
    organization: Organization | null,
    example: string,
    recorded: RecordedRepository,
    removal: DemoRemoval,
  ): Promise<void> {
    const record = await this.repositories.find(recorded.id);
    const repo = record && (await this.access.repository(actor, record, 'administer'));
    const reason = repo && (await this.reasonToKeep(repo, organization, example, recorded));
    await this.transaction.inTransaction(async () => {
      if (repo && reason === null) await this.deletion.run(repo);
      await this.store.forgetRepository(example);
    });
    if (!repo) return;
    const id = `${repo.namespace}/${repo.name}`;
    if (reason === null) removal.removed.push(id);
    else removal.kept.push({ id, reason });
  }

  private async reasonToKeep(
    repo: Granted,
    organization: Organization | null,
    example: string,
    { fingerprint }: RecordedRepository,
  ): Promise<KeptReason | null> {
    if (repo.namespaceId !== organization?.id || keyOf(repo) !== example) return 'moved';
    return fingerprint === null || fingerprint === (await this.loader.fingerprint(repo)) ? null : 'changed';
  }

  private async removeOrganization(organization: Organization, removal: DemoRemoval): Promise<void> {
    const { models, datasets, apps } = await this.repositories.count(SYSTEM, organization.name);
    const hasMembers = (await this.organizations.members(organization, 0n, 1)).length > 0;
    const reason: KeptReason | null = models + datasets + apps > 0 ? 'repositories' : hasMembers ? 'members' : null;
    if (reason !== null) {
      removal.kept.push({ id: organization.name, reason });
      return;
    }
    await this.transaction.inTransaction(async () => {
      await this.organizations.discard(organization);
      await this.store.forgetOrganization();
    });
    removal.removed.push(organization.name);
  }
}
