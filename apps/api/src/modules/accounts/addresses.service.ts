// E-mail addresses. Where the hub sends mail, an address counts once its owner opened the link that was sent to it, and nobody learns
// whose account has an address already. Where it sends none, an address is taken as it is given, and counts as not verified until
// somebody opens a link that an administrator made.
import { Injectable } from '@nestjs/common';
import type { Actor, UserActor } from '../../common/actor';
import { AuditLog } from '../../platform/audit';
import { Transaction } from '../../platform/database/transaction';
import type { RequestFacts } from '../../platform/http';
import { SignInThrottle } from '../../platform/rate-limit';
import { addressChangedMail, addressKnownMail, verifyMail } from './account-mails';
import { accountNotFound, emailMissing, linkInvalid, mailOff } from './accounts.errors';
import { AccountsStore } from './accounts.store';
import type { Account, OneTimeLink } from './accounts.types';
import { NoticesService } from './notices.service';
import { OneTimeLinksService } from './one-time-links.service';

const DAY_MS = 24 * 3600_000;

@Injectable()
export class AddressesService {
  constructor(
    private readonly store: AccountsStore,
    private readonly links: OneTimeLinksService,
    private readonly notices: NoticesService,
    private readonly throttle: SignInThrottle,
    private readonly transaction: Transaction,
    private readonly audit: AuditLog,
  ) {}

  /** The address that waits for its owner to open the link. */
  pending(account: Account): Promise<string | null> {
    return this.links.openAddress(account.id);
  }

  /** Inside the caller's transaction. The caller has made sure that it is the owner of the account who asks. */
  async request(actor: Actor, account: Account, email: string, facts: RequestFacts | null): Promise<void> {
    const address = email.trim();
    if (!this.notices.canMail) return this.set(actor, account, address, facts);
    const link = await this.links.createAddressLink(actor, account, address, facts);
    const holder = await this.store.findByLogin(address);
    const isOthers = holder !== null && holder.account.id !== account.id;
    const mail = isOthers
      ? addressKnownMail(this.notices.readerOf(holder.account), this.notices.url('/login'), this.notices.hub)
      : verifyMail(this.notices.readerOf(account), this.notices.url(link.path), this.notices.hub);
    await this.notices.post(address, mail, DAY_MS);
  }

  /** Takes the address away. */
  async clear(actor: Actor, account: Account, facts: RequestFacts | null): Promise<void> {
    await this.links.voidOthers('address', account.id);
    if (account.email !== null) await this.set(actor, account, null, facts);
  }

  /** Sends the link anew, for the address that waits or the one that is not verified yet. */
  async resend(user: UserActor, facts: RequestFacts): Promise<void> {
    if (!this.notices.canMail) throw mailOff();
    const account = await this.known(user.name);
    const address = (await this.pending(account)) ?? (account.emailVerifiedAt === null ? account.email : null);
    if (address === null) throw emailMissing();
    this.throttle.begin(`address:${account.id}`, facts.clientAddress);
    await this.transaction.inTransaction(() => this.request(user, account, address, facts));
  }

  /** By the link: the address is the account's, and verified. The former one is told. */
  async confirm(secret: string, facts: RequestFacts): Promise<void> {
    await this.transaction.inTransaction(async () => {
      const link = await this.links.use(secret, 'address');
      const found = link.userId === null ? null : await this.store.findById(link.userId);
      if (!found || link.payload.email === undefined) throw linkInvalid();
      const { email } = link.payload;
      const { account } = found;
      await this.store.setEmail(account.id, email, true);
      await this.audit.record({ kind: 'anonymous' }, 'account.email-verified', `user:${account.name}`, { linkId: String(link.id) }, facts);
      await this.tellFormer(account, email);
    });
  }

  /** By the operator or an administrator, where no mail is sent: who opens it confirms the address that the account has. */
  async createLink(actor: Actor, userName: string, facts: RequestFacts | null = null): Promise<OneTimeLink> {
    const account = await this.known(userName);
    if (account.email === null) throw emailMissing();
    return this.links.createAddressLink(actor, account, account.email, facts);
  }

  private async set(actor: Actor, account: Account, address: string | null, facts: RequestFacts | null): Promise<void> {
    if (address !== null && address.toLowerCase() === account.email?.toLowerCase()) return;
    await this.store.setEmail(account.id, address);
    await this.audit.record(actor, 'account.email-changed', `user:${account.name}`, {}, facts);
    if (address !== null) await this.tellFormer(account, address);
  }

  private async tellFormer(account: Account, address: string): Promise<void> {
    if (account.email === null || account.email.toLowerCase() === address.toLowerCase()) return;
    await this.notices.post(account.email, addressChangedMail(this.notices.readerOf(account), address, this.notices.hub), 2 * DAY_MS);
  }

  private async known(name: string): Promise<Account> {
    const found = await this.store.findByLogin(name);
    if (!found) throw accountNotFound(name);
    return found.account;
  }
}
