// Accounts: how they come to be (sign-up, set-up of the first administrator, the operator's hand) and what the operator changes.
import { Injectable } from '@nestjs/common';
import { type Actor, ANONYMOUS, SYSTEM, type UserActor } from '../../common/actor';
import { Clock } from '../../common/clock';
import { AuditLog } from '../../platform/audit';
import { AppConfig, type HubMode } from '../../platform/config';
import { Transaction } from '../../platform/database/transaction';
import { HubModes } from '../../platform/hub-mode';
import type { RequestFacts } from '../../platform/http';
import { languageOf } from './account-mails';
import {
  accountNotFound,
  invitationNeeded,
  lastAdministrator,
  linkInvalid,
  modeFixed,
  passwordRefused,
  passwordSignInOff,
  setupDone,
  signupClosed,
} from './accounts.errors';
import { AccountsStore } from './accounts.store';
import type { Account, InvitationPayload, NewAccount, ProvisionedAccount } from './accounts.types';
import { AddressesService } from './addresses.service';
import { Departures } from './departures';
import { NamespacesService } from './namespaces.service';
import { OneTimeLinksService } from './one-time-links.service';
import { PasswordHasher } from './password-hasher';
import { passwordProblem } from './passwords.policy';
import { SessionsService } from './sessions.service';

@Injectable()
export class AccountsService {
  private hasAdministrator = false;

  constructor(
    private readonly store: AccountsStore,
    private readonly names: NamespacesService,
    private readonly departures: Departures,
    private readonly addresses: AddressesService,
    private readonly links: OneTimeLinksService,
    private readonly sessions: SessionsService,
    private readonly hasher: PasswordHasher,
    private readonly transaction: Transaction,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
    private readonly config: AppConfig,
    private readonly modes: HubModes,
  ) {}

  /** Whether nobody administers this hub yet. Costs a statement only as long as that is so. */
  async needsSetup(): Promise<boolean> {
    this.hasAdministrator ||= (await this.store.countAdministrators()) > 0;
    return !this.hasAdministrator;
  }

  /** Anybody's own sign-up, as GROVE_SIGNUP allows: freely, with an invitation, or not at all. Never makes an administrator. */
  async signUp(
    account: NewAccount,
    invitation: string | null,
    facts: RequestFacts,
    /** Inside the same transaction: what the invitation promises besides an account. */
    welcome: (made: Account, link: { id: bigint; payload: InvitationPayload }) => Promise<void> = () => Promise.resolve(),
  ): Promise<Account> {
    if (!this.config.signIn.passwordSignIn) throw passwordSignInOff();
    if (this.config.signup === 'closed' && invitation === null) throw signupClosed();
    if (this.config.signup === 'invite' && invitation === null) throw invitationNeeded();
    await this.names.assertSeemly(ANONYMOUS, account);
    const passwordHash = await this.hashOf(account, account.password);
    return this.transaction.inTransaction(async () => {
      const link = invitation === null ? null : await this.links.use(invitation, 'invitation');
      const made = await this.insert({ ...account, email: null }, passwordHash, false);
      await this.giveAddress(made, account.email?.trim() || null, link?.payload.email ?? null, facts);
      await this.audit.record(ANONYMOUS, 'account.signed-up', `user:${made.name}`, link ? { linkId: String(link.id) } : {}, facts);
      if (link) await welcome(made, link);
      return (await this.store.findById(made.id))?.account ?? made;
    });
  }

  /** The first administrator and what kind of hub it is, by the one-time link that the start of the hub printed. */
  async setUp(secret: string, account: NewAccount, facts: RequestFacts, mode: HubMode | null = null): Promise<Account> {
    if ((await this.links.inspect(secret)).purpose !== 'first-admin') throw linkInvalid();
    if (mode !== null && this.modes.isFixed && mode !== this.config.mode) throw modeFixed();
    const passwordHash = await this.hashOf(account, account.password);
    return this.transaction.inTransaction(async () => {
      await this.store.lockAdministrators();
      if ((await this.store.countAdministrators()) > 0) throw setupDone();
      const link = await this.links.use(secret, 'first-admin');
      const made = await this.insert(account, passwordHash, true);
      if (mode !== null && !this.modes.isFixed) await this.modes.choose(mode);
      if (made.email !== null) await this.addresses.request(ANONYMOUS, made, made.email, facts);
      await this.links.voidOthers('first-admin', null);
      await this.audit.record(
        ANONYMOUS,
        'one-time-link.used',
        `user:${made.name}`,
        { purpose: 'first-admin', linkId: String(link.id), mode },
        facts,
      );
      return made;
    });
  }

  /** Null: nobody ever chose one, and the hub is as its variables say. */
  get mode(): HubMode | null {
    return this.config.mode;
  }

  /** Changes what kind of hub this is. Refused where GROVE_MODE says it ('hub/mode-fixed'). */
  async chooseMode(actor: Actor, mode: HubMode, facts: RequestFacts | null = null): Promise<void> {
    if (this.modes.isFixed) throw modeFixed();
    await this.transaction.inTransaction(async () => {
      const from = this.config.mode;
      await this.modes.choose(mode);
      await this.audit.record(actor, 'hub.mode-chosen', 'hub', { from, to: mode }, facts);
    });
  }

  /** By the operator or a seed file. Without a password the account waits for a reset link. */
  async provision(actor: Actor, account: ProvisionedAccount, facts: RequestFacts | null = null): Promise<Account> {
    await this.names.assertSeemly(actor, account);
    const passwordHash = account.password == null ? null : await this.hashOf(account, account.password);
    return this.transaction.inTransaction(async () => {
      const made = await this.insert(account, passwordHash, account.isAdmin ?? false);
      await this.audit.record(actor, 'account.created', `user:${made.name}`, { isAdmin: made.isAdmin }, facts);
      return made;
    });
  }

  /** Of somebody whom the sign-in provider vouches for: without a password. A verified address is theirs unless another account has it. */
  async signUpByProvider(
    account: { name: string; fullName: string; email: string | null; isEmailVerified: boolean; locale: string },
    facts: RequestFacts,
  ): Promise<Account> {
    const { email, isEmailVerified, ...rest } = account;
    this.names.check(rest.name);
    return this.transaction.inTransaction(async () => {
      const made = await this.insert(rest, null, false);
      const isFree = email !== null && (await this.store.findByLogin(email)) === null;
      if (isFree && isEmailVerified) await this.store.setEmail(made.id, email, true);
      else if (isFree) await this.addresses.request(ANONYMOUS, made, email, facts);
      await this.audit.record(ANONYMOUS, 'account.signed-up', `user:${made.name}`, { byProvider: true }, facts);
      return (await this.store.findById(made.id))?.account ?? made;
    });
  }

  /** By name or e-mail address. */
  async find(login: string): Promise<Account | null> {
    return (await this.store.findByLogin(login))?.account ?? null;
  }

  /** By name or e-mail address; 'account/not-found'. */
  async known(login: string): Promise<Account> {
    const found = await this.find(login);
    if (!found) throw accountNotFound(login);
    return found;
  }

  async ofActor(user: UserActor): Promise<Account> {
    const found = await this.store.findById(user.userId);
    if (!found) throw accountNotFound(user.name);
    return found.account;
  }

  async get(id: bigint): Promise<Account> {
    const found = await this.store.findById(id);
    if (!found) throw accountNotFound(String(id));
    return found.account;
  }

  list(after: bigint = 0n, limit = 100): Promise<Account[]> {
    return this.store.list(after, limit);
  }

  async setEmail(actor: Actor, name: string, email: string | null, facts: RequestFacts | null = null): Promise<void> {
    await this.change(actor, name, 'account.email-changed', {}, facts, (account) => this.store.setEmail(account.id, email));
  }

  /** The last administrator stays one. */
  async setAdmin(actor: Actor, name: string, isAdmin: boolean, facts: RequestFacts | null = null): Promise<void> {
    await this.change(actor, name, 'account.admin-changed', { isAdmin }, facts, async (account) => {
      if (!isAdmin) await this.refuseLast(account);
      await this.store.setAdmin(account.id, isAdmin);
    });
    this.hasAdministrator = false;
  }

  /** What a group of the provider gave or took; what people gave stays. The last administrator stays one, without a word. */
  async setAdminByGroup(user: bigint, isMember: boolean, facts: RequestFacts): Promise<void> {
    await this.transaction.inTransaction(async () => {
      await this.store.lockAdministrators();
      const found = await this.store.findAdminState(user);
      if (!found || isMember === found.isAdmin || (!isMember && !found.adminByGroup)) return;
      if (!isMember && (await this.store.countAdministrators()) <= 1) return;
      await this.store.setAdmin(user, isMember, isMember);
      await this.audit.record(SYSTEM, 'account.admin-changed', `user:${found.name}`, { isAdmin: isMember, byGroup: true }, facts);
    });
    this.hasAdministrator = false;
  }

  /** A disabled account cannot sign in; its tokens are refused and its sessions end. */
  async setDisabled(actor: Actor, name: string, disabled: boolean, facts: RequestFacts | null = null): Promise<void> {
    await this.change(actor, name, disabled ? 'account.disabled' : 'account.enabled', {}, facts, async (account) => {
      if (disabled) await this.refuseLast(account);
      await this.store.setDisabled(account.id, disabled ? this.clock.now() : null);
      if (disabled) await this.sessions.endOthers(account.id, null);
    });
  }

  /**
   * Deletes an account for ever: its name is given to nobody again. Refused for the last administrator, for the owner of repositories
   * and for the last admin of an organization, in whose names somebody must go on first.
   */
  async remove(actor: Actor, name: string, facts: RequestFacts | null = null): Promise<void> {
    await this.change(actor, name, 'account.removed', {}, facts, async (account) => {
      await this.refuseLast(account);
      await this.departures.refuseOwner(account);
      await this.departures.remove(account);
    });
    this.hasAdministrator = false;
  }

  private async change(
    actor: Actor,
    name: string,
    action: string,
    details: { isAdmin?: boolean },
    facts: RequestFacts | null,
    apply: (account: Account) => Promise<void>,
  ): Promise<void> {
    await this.transaction.inTransaction(async () => {
      await this.store.lockAdministrators();
      const found = await this.store.findByLogin(name);
      if (!found) throw accountNotFound(name);
      await apply(found.account);
      await this.audit.record(actor, action, `user:${found.account.name}`, details, facts);
    });
  }

  /** An address that an invitation was sent to is the guest's; another one is asked about by mail. */
  private async giveAddress(made: Account, email: string | null, invited: string | null, facts: RequestFacts): Promise<void> {
    if (email === null) return;
    if (invited?.toLowerCase() === email.toLowerCase()) await this.store.setEmail(made.id, email, true);
    else await this.addresses.request(ANONYMOUS, made, email, facts);
  }

  private async refuseLast(account: Account): Promise<void> {
    const active = account.isAdmin && account.disabledAt === null;
    if (active && (await this.store.countAdministrators()) <= 1) throw lastAdministrator();
  }

  private async hashOf(account: ProvisionedAccount, password: string): Promise<string> {
    this.names.check(account.name);
    const problem = passwordProblem(password, account);
    if (problem) throw passwordRefused(problem);
    return this.hasher.hash(password);
  }

  private async insert(account: ProvisionedAccount, passwordHash: string | null, isAdmin: boolean): Promise<Account> {
    await this.names.claim(account.name);
    return this.store.create({
      name: account.name,
      email: account.email?.trim() || null,
      fullName: account.fullName?.trim() ?? '',
      passwordHash,
      isAdmin,
      ...(account.locale === undefined ? {} : { locale: languageOf(account.locale) }),
    });
  }
}
