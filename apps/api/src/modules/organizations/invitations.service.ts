// Invitations: one-time links by which somebody gets an account, and where the link says so, a place in an organization. Whoever has an
// account already takes the place with it; where it was mailed to an address that is theirs, they are told of it here as well. A role that somebody has is
// never lowered by a link. Whoever invited is told of the answer.
import { Injectable } from '@nestjs/common';
import type { Actor, UserActor } from '../../common/actor';
import { Clock } from '../../common/clock';
import { AuditLog } from '../../platform/audit';
import { Transaction } from '../../platform/database/transaction';
import type { RequestFacts } from '../../platform/http';
import { Outbox } from '../../platform/outbox';
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
    private readonly outbox: Outbox,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
  ) {}

  invite(
    organization: AdministeredNamespace,
    role: MemberRole,
    facts: RequestFacts | null = null,
    mailed: Pick<InvitationPayload, 'email'> = {},
  ): Promise<OneTimeLink> {
    const payload = { ...mailed, organizationId: String(organization.id), role };
    return this.transaction.inTransaction(async () => {
      const link = await this.links.createInvitation(organization.actor, facts, payload, `organization:${organization.name}`);
      if (mailed.email !== undefined) await this.tellGuest(organization, mailed.email, link.id);
      return link;
    });
  }

  /** Nobody learns from it whether the address is anybody's. */
  private async tellGuest({ id, actor }: AdministeredNamespace, email: string, linkId: bigint): Promise<void> {
    const guest = await this.accounts.find(email);
    if (!guest || !isAt(guest, email) || (await this.store.role(id, guest.id)) !== null) return;
    const actorId = actor.kind === 'user' ? actor.userId : null;
    await this.tell('invited', { actorId, userId: guest.id, namespaceId: id, subject: linkId, details: String(linkId) });
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
    return this.accounts.signUp(account, invitation, facts, async (made, link) => {
      if (link.payload.organizationId !== undefined) await this.admit(made, link.payload, { kind: 'system' }, facts);
      await this.tellOfAnswer('invitation-accepted', link, made.id);
    });
  }

  /** By somebody who has an account: uses the link up. */
  async accept(user: UserActor, secret: string, facts: RequestFacts): Promise<Organization> {
    return this.transaction.inTransaction(async () => {
      const link = await this.links.use(secret, 'invitation');
      if (link.payload.organizationId === undefined) throw invitationWithoutPlace();
      return this.take(user, link, facts);
    });
  }

  /** One that was mailed to the address of who asks. Throws 'invitation/not-found'. */
  async addressed(user: UserActor, id: bigint): Promise<InvitedTo & { expiresAt: Date }> {
    const { expiresAt, payload } = await this.own(user, id);
    const invited = await this.describe(payload);
    if (!invited) throw invitationNotFound();
    return { ...invited, expiresAt };
  }

  /** The same as by its link: whoever reads the mailbox holds that as well. Throws 'invitation/not-found'. */
  async acceptAddressed(user: UserActor, id: bigint, facts: RequestFacts): Promise<Organization> {
    return this.transaction.inTransaction(async () => {
      const link = await this.own(user, id);
      if (!(await this.links.useInvitation(id))) throw invitationNotFound();
      return this.take(user, link, facts);
    });
  }

  /** It ends. Whoever invited reads the address that they wrote, and not whose it is. Throws 'invitation/not-found'. */
  async decline(user: UserActor, id: bigint, facts: RequestFacts): Promise<void> {
    await this.transaction.inTransaction(async () => {
      const link = await this.own(user, id);
      const invited = await this.describe(link.payload);
      if (!invited) throw invitationNotFound();
      const subject = `organization:${invited.organization.name}`;
      if (!(await this.links.withdrawInvitation(user, id, invited.organization.id, subject, facts))) throw invitationNotFound();
      await this.tellOfAnswer('invitation-declined', link, null);
    });
  }

  private async own(user: UserActor, id: bigint): Promise<OpenInvitation> {
    const [link, account] = [await this.links.openInvitation(id), await this.accounts.ofActor(user)];
    if (!link?.payload.email || link.payload.organizationId === undefined || !isAt(account, link.payload.email)) throw invitationNotFound();
    return link;
  }

  private async take(user: UserActor, link: { id: bigint; payload: InvitationPayload }, facts: RequestFacts): Promise<Organization> {
    const organization = await this.admit({ id: user.userId, name: user.name }, link.payload, user, facts);
    await this.tellOfAnswer('invitation-accepted', link, user.userId);
    return organization;
  }

  private async tellOfAnswer(
    what: 'invitation-accepted' | 'invitation-declined',
    { id, payload }: { id: bigint; payload: InvitationPayload },
    actorId: bigint | null,
  ): Promise<void> {
    if (payload.invitedBy === undefined) return;
    const [userId, namespaceId] = [BigInt(payload.invitedBy), payload.organizationId === undefined ? null : BigInt(payload.organizationId)];
    await this.tell(what, { actorId, userId, namespaceId, subject: id, details: actorId === null ? (payload.email ?? null) : null });
  }

  private async tell(
    what: 'invited' | 'invitation-accepted' | 'invitation-declined',
    about: { actorId: bigint | null; userId: bigint; namespaceId: bigint | null; subject: bigint; details: string | null },
  ): Promise<void> {
    const { actorId, userId, namespaceId, subject, details } = about;
    const text = (id: bigint | null): string | null => (id === null ? null : String(id));
    const ids = { actorId: text(actorId), userId: String(userId), namespaceId: text(namespaceId), subject: String(subject) };
    await this.outbox.emit('person.notice', { what, at: String(this.clock.now().getTime()), ...ids, details });
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

/** It is known to be theirs. */
function isAt({ email, emailVerifiedAt }: Account, mailbox: string): boolean {
  return emailVerifiedAt !== null && email?.toLowerCase() === mailbox.toLowerCase();
}

function roleOf({ role }: InvitationPayload): MemberRole | null {
  return role !== undefined && isMemberRole(role) ? role : null;
}
