// Organizations: a namespace that several people share, in four roles. Somebody always administers it.
import { Injectable } from '@nestjs/common';
import { type Actor, SYSTEM, type UserActor } from '../../common/actor';
import { Clock } from '../../common/clock';
import { AuditLog } from '../../platform/audit';
import { AppConfig } from '../../platform/config';
import { Transaction } from '../../platform/database/transaction';
import type { RequestFacts } from '../../platform/http';
import { Outbox } from '../../platform/outbox';
import { type Account, AccountsService, type AdministeredNamespace, NamespacesService } from '../accounts';
import {
  creationRefused,
  lastAdmin,
  memberNotFound,
  memberUnknown,
  organizationNotEmpty,
  organizationNotFound,
} from './organizations.errors';
import { type Belonging, type Member, type MemberRole, type Organization, OrganizationsStore } from './organizations.store';

const MEMBERS_PAGE = 1000;

@Injectable()
export class OrganizationsService {
  constructor(
    private readonly store: OrganizationsStore,
    private readonly accounts: AccountsService,
    private readonly names: NamespacesService,
    private readonly transaction: Transaction,
    private readonly audit: AuditLog,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
    private readonly config: AppConfig,
  ) {}

  /** Whoever makes an organization is its first admin; one made by the system has no member yet. 'organization/creation-refused', 'moderation/refused'. */
  async create(
    actor: Actor,
    organization: { name: string; fullName?: string | undefined },
    facts: RequestFacts | null = null,
  ): Promise<Organization> {
    if (!this.mayCreate(actor)) throw creationRefused();
    await this.names.assertSeemly(actor, organization);
    return this.transaction.inTransaction(async () => {
      await this.names.claim(organization.name);
      const row = { name: organization.name, fullName: organization.fullName?.trim() ?? '' };
      const made = await this.store.create(row, actor.kind === 'user' ? actor.userId : null);
      await this.audit.record(actor, 'organization.created', `organization:${made.name}`, {}, facts);
      return made;
    });
  }

  /** Everybody who is signed in, or administrators alone (GROVE_ORGANIZATIONS). */
  mayCreate(actor: Actor): boolean {
    if (actor.kind === 'system') return true;
    return actor.kind === 'user' && (actor.isAdmin || this.config.organizations === 'everyone');
  }

  /** Its name is never given to anybody else. Refused while it owns repositories ('organization/not-empty'). */
  async remove(organization: AdministeredNamespace, facts: RequestFacts | null = null): Promise<void> {
    await this.inTurn(organization, async () => {
      await this.names.close(organization.id);
      if (await this.store.ownsRepositories(organization.id)) throw organizationNotEmpty(organization.name);
      await this.names.remove(organization);
      await this.audit.record(organization.actor, 'organization.deleted', `organization:${organization.name}`, {}, facts);
    });
  }

  countMembers(organization: { id: bigint }): Promise<number> {
    return this.store.countMembers(organization.id);
  }

  /** By its name of today or a former one; 'organization/not-found'. */
  async get(name: string): Promise<Organization> {
    const found = await this.find(name);
    if (!found) throw organizationNotFound(name);
    return found;
  }

  async find(name: string): Promise<Organization | null> {
    const namespace = await this.names.find(name);
    return namespace?.kind === 'organization' ? this.store.find(namespace.name) : null;
  }

  /** A page of all organizations, oldest first, for the operator. */
  list(after: bigint = 0n, limit = 100): Promise<Organization[]> {
    return this.store.list(after, limit);
  }

  /** A page of members, in the order of their accounts. */
  members(organization: Organization, after: bigint = 0n, limit: number = MEMBERS_PAGE): Promise<Member[]> {
    return this.store.members(organization.id, after, limit);
  }

  /** The organizations a person belongs to, with their role. */
  of(userId: bigint): Promise<Belonging[]> {
    return this.store.belongings(userId);
  }

  async roleOf(organization: { id: bigint }, actor: Actor): Promise<MemberRole | null> {
    return actor.kind === 'user' ? this.store.role(organization.id, actor.userId) : null;
  }

  /** Adds a member or changes their role. The last admin keeps theirs ('organization/last-admin'). */
  async setMember(
    organization: AdministeredNamespace,
    userName: string,
    role: MemberRole,
    facts: RequestFacts | null = null,
  ): Promise<void> {
    const account = await this.account(userName);
    await this.inTurn(organization, async () => {
      const before = await this.store.role(organization.id, account.id);
      if (before === role) return;
      if (before === 'admin') await this.refuseLastAdmin(organization);
      await this.store.setRole(organization.id, account.id, role);
      if (before === null) await this.tellOfJoining(organization, account.id, role);
      await this.audit.record(
        organization.actor,
        'organization.member-set',
        `organization:${organization.name}`,
        { user: account.name, from: before, to: role },
        facts,
      );
    });
  }

  async removeMember(organization: AdministeredNamespace, userName: string, facts: RequestFacts | null = null): Promise<void> {
    const account = await this.account(userName);
    await this.takeOut(organization, account, facts);
  }

  /** Anybody may leave, except the last admin. */
  async leave(user: UserActor, organization: Organization, facts: RequestFacts): Promise<void> {
    await this.takeOut({ id: organization.id, name: organization.name, actor: user }, { id: user.userId, name: user.name }, facts);
  }

  /**
   * Inside the caller's transaction, for an organization that the hub itself made and nobody uses: it goes, and its name is free again.
   * One that people used leaves its name behind, so that nobody else can pose as it. It owns no repositories.
   */
  async discard(organization: Organization): Promise<void> {
    await this.store.discard(organization.id);
    await this.audit.record(SYSTEM, 'organization.discarded', `organization:${organization.name}`);
  }

  private async takeOut(
    organization: AdministeredNamespace,
    account: { id: bigint; name: string },
    facts: RequestFacts | null,
  ): Promise<void> {
    await this.inTurn(organization, async () => {
      const before = await this.store.role(organization.id, account.id);
      if (before === null) throw memberNotFound(account.name);
      if (before === 'admin') await this.refuseLastAdmin(organization);
      await this.store.remove(organization.id, account.id);
      await this.audit.record(
        organization.actor,
        'organization.member-removed',
        `organization:${organization.name}`,
        { user: account.name, from: before },
        facts,
      );
    });
  }

  private async tellOfJoining({ id, actor }: AdministeredNamespace, userId: bigint, role: MemberRole): Promise<void> {
    await this.outbox.emit('person.notice', {
      what: 'joined',
      at: String(this.clock.now().getTime()),
      actorId: actor.kind === 'user' ? String(actor.userId) : null,
      userId: String(userId),
      namespaceId: String(id),
      details: role,
    });
  }

  private inTurn(organization: AdministeredNamespace, work: () => Promise<void>): Promise<void> {
    return this.transaction.inTransaction(async () => {
      if (!(await this.store.lock(organization.id))) throw organizationNotFound(organization.name);
      await work();
    });
  }

  private async refuseLastAdmin(organization: AdministeredNamespace): Promise<void> {
    if ((await this.store.countAdmins(organization.id)) <= 1) throw lastAdmin();
  }

  private async account(name: string): Promise<Account> {
    const found = name.includes('@') ? null : await this.accounts.find(name);
    if (!found) throw memberUnknown(name);
    return found;
  }
}
