// Invitations: one-time links by which somebody gets an account, and where the link says so, a place in an organization. Whoever has an
// account already takes the place with it. A role that somebody has is never lowered by a link.
import { Injectable } from '@nestjs/common';
import type { Actor, UserActor } from '../../common/actor';
import { AuditLog } from '../../platform/audit';
import { Transaction } from '../../platform/database/transaction';
import type { RequestFacts } from '../../platform/http';
import {
  type Account,
  AccountsService,
  type AdministeredNamespace,
  type InvitationPayload,
  linkInvalid,
  type NewAccount,
  type OneTimeLink,
  OneTimeLinksService,
  type OpenInvitation,
} from '../accounts';
import { invitationNotFound, invitationWithoutPlace } from './organizations.errors';
import { isMemberRole, strongerRole } from './organizations.policy';
import { type MemberRole, type Organization, OrganizationsStore } from './organizations.store';

export interface InvitedTo {
  organization: Organization;
  role: MemberRole;
}

export interface OrganizationInvitation extends OpenInvitation {
  role: MemberRole;
}

@Injectable()
export class InvitationsService {
  constructor(
    private readonly store: OrganizationsStore,
    private readonly accounts: AccountsService,
    private readonly links: OneTimeLinksService,
    private readonly transaction: Transaction,
    private readonly audit: AuditLog,
  ) {}

  invite(
    organization: AdministeredNamespace,
    role: MemberRole,
    facts: RequestFacts | null = null,
    mailed: Pick<InvitationPayload, 'email' | 'invitedBy'> = {},
  ): Promise<OneTimeLink> {
    const payload = { ...mailed, organizationId: String(organization.id), role };
    return this.links.createInvitation(organization.actor, facts, payload, `organization:${organization.name}`);
  }

  /** The newest hundred that are open. */
  async open(organization: AdministeredNamespace): Promise<OrganizationInvitation[]> {
    return (await this.links.openInvitations(organization.id)).map((link) => ({ ...link, role: roleOf(link.payload) ?? 'read' }));
  }

  async withdraw(organization: AdministeredNamespace, id: bigint, facts: RequestFacts): Promise<void> {
    const { actor, name } = organization;
    if (!(await this.links.withdrawInvitation(actor, id, organization.id, `organization:${name}`, facts))) throw invitationNotFound();
  }

  /** Where an invitation leads; null when it is for an account alone. */
  async describe(payload: InvitationPayload): Promise<InvitedTo | null> {
    const role = roleOf(payload);
    const organization = payload.organizationId && role ? await this.store.findById(BigInt(payload.organizationId)) : null;
    return organization && role ? { organization, role } : null;
  }

  /** Sign-up; the place in the organization comes with the account or not at all. */
  signUp(account: NewAccount, invitation: string | null, facts: RequestFacts): Promise<Account> {
    return this.accounts.signUp(account, invitation, facts, async (made, payload) => {
      if (payload.organizationId !== undefined) await this.admit(made, payload, { kind: 'system' }, facts);
    });
  }

  /** By somebody who has an account: uses the link up. */
  async accept(user: UserActor, secret: string, facts: RequestFacts): Promise<Organization> {
    return this.transaction.inTransaction(async () => {
      const { payload } = await this.links.use(secret, 'invitation');
      if (payload.organizationId === undefined) throw invitationWithoutPlace();
      return this.admit({ id: user.userId, name: user.name }, payload, user, facts);
    });
  }

  private async admit(
    person: { id: bigint; name: string },
    payload: InvitationPayload,
    actor: Actor,
    facts: RequestFacts,
  ): Promise<Organization> {
    const invited = await this.describe(payload);
    if (!invited || !(await this.store.lock(invited.organization.id))) throw linkInvalid();
    const { organization, role } = invited;
    const before = await this.store.role(organization.id, person.id);
    const after = before === null ? role : strongerRole(before, role);
    if (after === before) return organization;
    await this.store.setRole(organization.id, person.id, after);
    const details = { user: person.name, from: before, to: after, byInvitation: true };
    await this.audit.record(actor, 'organization.member-set', `organization:${organization.name}`, details, facts);
    return organization;
  }
}

function roleOf({ role }: InvitationPayload): MemberRole | null {
  return role !== undefined && isMemberRole(role) ? role : null;
}
