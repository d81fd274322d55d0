// One-time links: first administrator, password reset, invitation. The secret stands behind '#' in the address, so that it reaches
// no server log; the page confirms by POST, so that a mail scanner that opens links uses none up. One hour, one use.
import { Injectable } from '@nestjs/common';
import type { Actor } from '../../common/actor';
import { Clock } from '../../common/clock';
import { AuditLog } from '../../platform/audit';
import { Transaction } from '../../platform/database/transaction';
import type { RequestFacts } from '../../platform/http';
import { accountNotFound, linkInvalid, setupDone } from './accounts.errors';
import { AccountsStore } from './accounts.store';
import type { InvitationPayload, LinkPurpose, OneTimeLink } from './accounts.types';
import { OneTimeLinksStore } from './one-time-links.store';
import { hashOfSecret, looksLikeSecret, makeSecret } from './secrets';

const LINK_MS = 3600_000;
const INVITATION_MS = 7 * 24 * 3600_000;
const PAGE: Record<LinkPurpose, string> = { 'first-admin': '/setup', reset: '/reset', invitation: '/join' };

export interface InspectedLink {
  purpose: LinkPurpose;
  expiresAt: Date;
  /** Whose password a reset link sets. */
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
    return this.create(actor, 'first-admin', null, 'setup', facts);
  }

  /** The earlier links of this user end. */
  async createResetLink(actor: Actor, userName: string, facts: RequestFacts | null = null): Promise<OneTimeLink> {
    const found = await this.accounts.findByLogin(userName);
    if (!found) throw accountNotFound(userName);
    return this.create(actor, 'reset', found.account.id, `user:${found.account.name}`, facts);
  }

  createInvitation(
    actor: Actor,
    facts: RequestFacts | null = null,
    payload: InvitationPayload = {},
    subject = 'invitation',
  ): Promise<OneTimeLink> {
    return this.create(actor, 'invitation', null, subject, facts, payload);
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

  /** What a link is for; does not use it up. */
  async inspect(secret: string): Promise<InspectedLink> {
    if (!looksLikeSecret(secret)) throw linkInvalid();
    const row = await this.store.findUsable(hashOfSecret(secret), this.clock.now());
    if (!row || (row.purpose === 'first-admin' && (await this.accounts.countAdministrators()) > 0)) throw linkInvalid();
    const owner = row.userId === null ? null : await this.accounts.findById(row.userId);
    if (row.purpose === 'reset' && !owner) throw linkInvalid();
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
  voidOthers(purpose: 'first-admin' | 'reset', userId: bigint | null): Promise<void> {
    return this.store.void(purpose, userId, this.clock.now());
  }

  private async create(
    actor: Actor,
    purpose: LinkPurpose,
    userId: bigint | null,
    subject: string,
    facts: RequestFacts | null,
    payload: InvitationPayload = {},
  ): Promise<OneTimeLink> {
    const [at, secret] = [this.clock.now(), makeSecret()];
    const expiresAt = new Date(at.getTime() + (purpose === 'invitation' ? INVITATION_MS : LINK_MS));
    await this.transaction.inTransaction(async () => {
      if (purpose === 'reset') await this.store.void('reset', userId, at);
      const id = await this.store.create({ purpose, secretHash: hashOfSecret(secret), userId, payload, at, expiresAt });
      await this.audit.record(actor, 'one-time-link.created', subject, { purpose, linkId: String(id), ...payload }, facts);
    });
    return { secret, path: `${PAGE[purpose]}#${secret}`, expiresAt };
  }
}
