// Passwords: proving one, changing one, resetting one. Wrong names and wrong passwords cannot be told apart, neither by words nor by
// time; guessing slows down per account and per address. A new password ends every other session.
import { Injectable } from '@nestjs/common';
import { type Actor, ANONYMOUS, type UserActor } from '../../common/actor';
import { AuditLog } from '../../platform/audit';
import { AppConfig } from '../../platform/config';
import { Transaction } from '../../platform/database/transaction';
import type { RequestFacts } from '../../platform/http';
import { SignInThrottle } from '../../platform/rate-limit';
import {
  accountNotFound,
  currentPasswordWrong,
  linkInvalid,
  passwordNeeded,
  passwordRefused,
  passwordSignInOff,
  wrongPassword,
} from './accounts.errors';
import { AccountsStore, type CredentialRow } from './accounts.store';
import type { Account } from './accounts.types';
import { NoticesService } from './notices.service';
import { OneTimeLinksService } from './one-time-links.service';
import { PasswordHasher } from './password-hasher';
import { passwordProblem } from './passwords.policy';
import { SessionsService } from './sessions.service';

const MAX_LOGIN = 254;

export const ACCEPTED_PASSWORDS = ['everybody', 'administrators', 'nobody'] as const;
export type AcceptedPasswords = (typeof ACCEPTED_PASSWORDS)[number];

@Injectable()
export class PasswordsService {
  constructor(
    private readonly store: AccountsStore,
    private readonly links: OneTimeLinksService,
    private readonly sessions: SessionsService,
    private readonly hasher: PasswordHasher,
    private readonly throttle: SignInThrottle,
    private readonly transaction: Transaction,
    private readonly notices: NoticesService,
    private readonly audit: AuditLog,
    private readonly config: AppConfig,
  ) {}

  /** The account that `login` (name or e-mail address) and `password` prove, or 'auth/wrong-password', or 'auth/too-many-attempts'. */
  async prove(login: string, password: string, facts: RequestFacts): Promise<Account> {
    const accepted = await this.accepted();
    if (accepted === 'nobody') throw passwordSignInOff();
    const attempt = this.throttle.begin(login.slice(0, MAX_LOGIN).toLowerCase(), facts.clientAddress);
    const found = login.length > MAX_LOGIN ? null : await this.store.findByLogin(login);
    const right = await this.hasher.verify(found?.passwordHash ?? null, password);
    if (!found || !right || found.account.disabledAt) {
      // What was typed is kept only when it is a name: people type passwords into the wrong field.
      await this.audit.record(
        ANONYMOUS,
        'sign-in.refused',
        found ? `user:${found.account.name}` : 'user',
        { known: found !== null },
        facts,
      );
      throw wrongPassword();
    }
    attempt.succeeded();
    if (accepted === 'administrators' && !found.account.isAdmin) throw passwordSignInOff();
    return found.account;
  }

  /** Of somebody who is signed in, for what a lost laptop must not do. Who has no password does it in the browser. */
  async confirm(user: UserActor, password: string, facts: RequestFacts): Promise<Account> {
    const found = await this.store.findById(user.userId);
    if (!found) throw accountNotFound(user.name);
    if (found.passwordHash === null) {
      if (user.via.kind !== 'session') throw passwordNeeded();
      return found.account;
    }
    const attempt = this.throttle.begin(user.name.toLowerCase(), facts.clientAddress);
    if (!(await this.hasher.verify(found.passwordHash, password))) throw currentPasswordWrong();
    attempt.succeeded();
    return found.account;
  }

  async has(userId: bigint): Promise<boolean> {
    return ((await this.store.findById(userId))?.passwordHash ?? null) !== null;
  }

  /**
   * Whose passwords sign in. With GROVE_PASSWORD_SIGN_IN=off nobody's is looked at any more, once an administrator has come in by the
   * provider. Until then administrators sign in by theirs: a wrong setting must not lock everybody out.
   */
  async accepted(): Promise<AcceptedPasswords> {
    const { passwordSignIn, oidc } = this.config.signIn;
    if (passwordSignIn) return 'everybody';
    return oidc && (await this.store.administratorHasIdentity(oidc.issuer)) ? 'nobody' : 'administrators';
  }

  async change(user: UserActor, currentPassword: string, newPassword: string, facts: RequestFacts): Promise<void> {
    await this.confirm(user, currentPassword, facts);
    await this.replace(
      user,
      await this.known(user.name),
      newPassword,
      'password.changed',
      user.via.kind === 'session' ? user.via.sessionId : null,
      facts,
    );
  }

  /** By the one-time link that an administrator made; where passwords sign nobody in, none is set either. Ends all sessions of the account. */
  async reset(secret: string, newPassword: string, facts: RequestFacts): Promise<void> {
    const { purpose, userName } = await this.links.inspect(secret);
    if (purpose !== 'reset' || userName === null) throw linkInvalid();
    const of = await this.known(userName);
    const accepted = await this.accepted();
    if (accepted === 'nobody' || (accepted === 'administrators' && !of.account.isAdmin)) throw passwordSignInOff();
    const passwordHash = await this.hashOf(newPassword, of);
    await this.transaction.inTransaction(async () => {
      const link = await this.links.use(secret, 'reset');
      const owner = link.userId === null ? null : await this.store.findById(link.userId);
      if (!owner) throw linkInvalid();
      await this.store.setPasswordHash(owner.account.id, passwordHash);
      // It was mailed to the account's address: who uses it reads that mailbox.
      const { email } = link.payload;
      if (email !== undefined && email === owner.account.email) await this.store.setEmail(owner.account.id, email, true);
      await this.links.voidOthers('reset', owner.account.id);
      await this.sessions.endOthers(owner.account.id, null);
      await this.audit.record(
        ANONYMOUS,
        'one-time-link.used',
        `user:${owner.account.name}`,
        { purpose: 'reset', linkId: String(link.id) },
        facts,
      );
      await this.notices.send(owner.account, 'password-changed');
    });
  }

  /** By the operator. Ends all sessions of the account. */
  async set(actor: Actor, name: string, newPassword: string, facts: RequestFacts | null = null): Promise<void> {
    await this.replace(actor, await this.known(name), newPassword, 'password.set', null, facts);
  }

  private async replace(
    actor: Actor,
    of: CredentialRow,
    newPassword: string,
    action: string,
    keepSession: bigint | null,
    facts: RequestFacts | null,
  ): Promise<void> {
    const passwordHash = await this.hashOf(newPassword, of);
    await this.transaction.inTransaction(async () => {
      await this.store.setPasswordHash(of.account.id, passwordHash);
      await this.links.voidOthers('reset', of.account.id);
      const ended = await this.sessions.endOthers(of.account.id, keepSession);
      await this.audit.record(actor, action, `user:${of.account.name}`, { sessionsEnded: ended }, facts);
      await this.notices.send(of.account, 'password-changed');
    });
  }

  private async known(name: string): Promise<CredentialRow> {
    const found = await this.store.findByLogin(name);
    if (!found) throw accountNotFound(name);
    return found;
  }

  private async hashOf(password: string, of: CredentialRow): Promise<string> {
    const problem = passwordProblem(password, of.account);
    if (problem) throw passwordRefused(problem);
    return this.hasher.hash(password);
  }
}
