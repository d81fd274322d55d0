// One-time links: first administrator, password reset, invitation, e-mail address. The secret stands behind '#' in the address, so that it reaches
// no server log; the page confirms by POST, so that a mail scanner that opens links uses none up. One use.
import { Injectable } from '@nestjs/common';
import type { Actor } from '../../common/actor';
import { Clock } from '../../common/clock';
import { AuditLog } from '../../platform/audit';
import { Transaction } from '../../platform/database/transaction';
import type { RequestFacts } from '../../platform/http';
import { accountNotFound, linkInvalid, setupDone } from './accounts.errors';
import { AccountsStore } from './accounts.store';
import type { Account, InvitationPayload, LinkPurpose, OneTimeLink } from './accounts.types';
import { OneTimeLinksStore } from './one-time-links.store';
import { hashOfSecret, looksLikeSecret, makeSecret } from './secrets';

const HOUR_MS = 3600_000;
const LIFE_MS: Record<LinkPurpose, number> = {
  'first-admin': HOUR_MS,
  reset: HOUR_MS,
  invitation: 7 * 24 * HOUR_MS,
  address: 24 * HOUR_MS,
};
const PAGE: Record<LinkPurpose, string> = { 'first-admin': '/setup', reset: '/reset', invitation: '/join', address: '/verify' };

export interface InspectedLink {
  purpose: LinkPurpose;
  expiresAt: Date;
  /** Whose password a reset link sets; whose address it is. */
  userName: string | null;
  /** Of an invitation. */
  payload: InvitationPayload;
}

/** An invitation that nobody has used yet. */
export interface OpenInvitation {
  id: bigint;
  payload: InvitationPayload;
  createdAt: Date;
  expiresAt: Date;
}

@Injectable()
export class OneTimeLinksService {
  constructor(
    private readonly store: OneTimeLinksStore,
    private readonly accounts: AccountsStore,
    private readonly transaction: Transaction,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  /** Refused once there is an administrator ('setup/done'). */
  async createFirstAdminLink(actor: Actor, facts: RequestFacts | null = null): Promise<OneTimeLink> {
    if ((await this.accounts.countAdministrators()) > 0) throw setupDone();
    return this.create(actor, 'first-admin', null, {}, 'setup', facts);
  }

  /** The earlier links of this user end. */
  async createResetLink(actor: Actor, userName: string, facts: RequestFacts | null = null): Promise<OneTimeLink> {
    const found = await this.accounts.findByLogin(userName);
    if (!found) throw accountNotFound(userName);
    return this.create(actor, 'reset', found.account.id, {}, `user:${found.account.name}`, facts);
  }

  createInvitation(
    actor: Actor,
    facts: RequestFacts | null = null,
    payload: InvitationPayload = {},
    subject = 'invitation',
  ): Promise<OneTimeLink> {
    const made = actor.kind === 'user' ? { ...payload, invitedBy: String(actor.userId) } : payload;
    return this.create(actor, 'invitation', null, made, subject, facts);
  }

  /** One that nobody has used yet; null when it was, was withdrawn, or is too old. */
  openInvitation(id: bigint): Promise<OpenInvitation | null> {
    return this.store.openInvitation(id, this.clock.now());
  }

  /** Inside the caller's transaction, by whom it was addressed to: false when it can be used no more. */
  useInvitation(id: bigint): Promise<boolean> {
    return this.store.useInvitation(id, this.clock.now());
  }

  /** Of one organization, newest first; a link itself is shown only when it is made. */
  openInvitations(organizationId: bigint): Promise<OpenInvitation[]> {
    return this.store.openInvitations(String(organizationId), this.clock.now());
  }

  /** False when it was used, withdrawn or too old already. */
  async withdrawInvitation(
    actor: Actor,
    id: bigint,
    organizationId: bigint,
    subject: string,
    facts: RequestFacts | null = null,
  ): Promise<boolean> {
    return this.transaction.inTransaction(async () => {
      if (!(await this.store.withdraw(id, String(organizationId), this.clock.now()))) return false;
      await this.audit.record(actor, 'one-time-link.withdrawn', subject, { purpose: 'invitation', linkId: String(id) }, facts);
      return true;
    });
  }

  /** Whoever uses it has shown that the account's address is theirs. The earlier links end. */
  createMailedResetLink(actor: Actor, account: Account): Promise<OneTimeLink> {
    return this.create(actor, 'reset', account.id, emailPayload(account.email), `user:${account.name}`, null);
  }

  /** Confirms `email` as the account's. The earlier links end. */
  createAddressLink(actor: Actor, account: Account, email: string, facts: RequestFacts | null): Promise<OneTimeLink> {
    return this.create(actor, 'address', account.id, { email }, `user:${account.name}`, facts);
  }

  /** The address that a link which is still good would confirm. */
  async openAddress(userId: bigint): Promise<string | null> {
    return (await this.store.findOpen('address', userId, this.clock.now()))?.email ?? null;
  }

  madeSince(purpose: LinkPurpose, userId: bigint, ms: number): Promise<boolean> {
    return this.store.madeSince(purpose, userId, new Date(this.clock.now().getTime() - ms));
  }

  /** Where somebody had invitations mailed to. */
  mailedSince(invitedBy: string, ms: number): Promise<string[]> {
    return this.store.mailedSince(invitedBy, new Date(this.clock.now().getTime() - ms));
  }

  /** What a link is for; does not use it up. */
  async inspect(secret: string): Promise<InspectedLink> {
    if (!looksLikeSecret(secret)) throw linkInvalid();
    const row = await this.store.findUsable(hashOfSecret(secret), this.clock.now());
    if (!row || (row.purpose === 'first-admin' && (await this.accounts.countAdministrators()) > 0)) throw linkInvalid();
    const owner = row.userId === null ? null : await this.accounts.findById(row.userId);
    if (isOfUser(row.purpose) && !owner) throw linkInvalid();
    return { purpose: row.purpose, expiresAt: row.expiresAt, userName: owner?.account.name ?? null, payload: row.payload };
  }

  /** Inside the caller's transaction: uses the link up, or 'one-time-link/invalid'. When the transaction fails it stays usable. */
  async use(secret: string, purpose: LinkPurpose): Promise<{ id: bigint; userId: bigint | null; payload: InvitationPayload }> {
    if (!looksLikeSecret(secret)) throw linkInvalid();
    const used = await this.store.use(hashOfSecret(secret), purpose, this.clock.now());
    if (!used) throw linkInvalid();
    return { id: used.id, userId: used.user_id, payload: used.payload };
  }

  /** Inside the caller's transaction: no other open link of this purpose stays usable. */
  voidOthers(purpose: 'first-admin' | 'reset' | 'address', userId: bigint | null): Promise<void> {
    return this.store.void(purpose, userId, this.clock.now());
  }

  private async create(
    actor: Actor,
    purpose: LinkPurpose,
    userId: bigint | null,
    payload: InvitationPayload,
    subject: string,
    facts: RequestFacts | null,
  ): Promise<OneTimeLink> {
    const [at, secret] = [this.clock.now(), makeSecret()];
    const expiresAt = new Date(at.getTime() + LIFE_MS[purpose]);
    const id = await this.transaction.inTransaction(async () => {
      if (isOfUser(purpose)) await this.store.void(purpose, userId, at);
      const made = await this.store.create({ purpose, secretHash: hashOfSecret(secret), userId, payload, at, expiresAt });
      await this.audit.record(actor, 'one-time-link.created', subject, { purpose, linkId: String(made), ...publicPart(payload) }, facts);
      return made;
    });
    return { id, secret, path: `${PAGE[purpose]}#${secret}`, expiresAt };
  }
}

function isOfUser(purpose: LinkPurpose): boolean {
  return purpose === 'reset' || purpose === 'address';
}

function emailPayload(email: string | null): { email?: string } {
  return email === null ? {} : { email };
}

/** The log says where an invitation leads, not to whose mailbox. */
function publicPart({ email: _email, invitedBy: _invitedBy, ...rest }: InvitationPayload): Omit<InvitationPayload, 'email' | 'invitedBy'> {
  return rest;
}
