// The second factor: a code of an authenticator app, or one of ten recovery codes. Its secret is sealed in the row; codes are used once;
// guessing slows down per account. Access tokens are not asked for it: they are the programs' own credential.
import { Injectable } from '@nestjs/common';
import type { Actor, UserActor } from '../../common/actor';
import { Clock } from '../../common/clock';
import { AuditLog } from '../../platform/audit';
import { AppConfig } from '../../platform/config';
import { Transaction } from '../../platform/database/transaction';
import type { RequestFacts } from '../../platform/http';
import { SignInThrottle } from '../../platform/rate-limit';
import { Sealer } from '../../platform/signing';
import { accountNotFound, secondFactorNeeded, secondFactorOff, secondFactorOn, wrongCode } from './accounts.errors';
import { AccountsStore } from './accounts.store';
import type { Account } from './accounts.types';
import { NoticesService } from './notices.service';
import { PasswordsService } from './passwords.service';
import { makeRecoveryCodes, recoveryCodeKey } from './recovery-codes';
import { SessionsService } from './sessions.service';
import { base32, makeTotpSecret, matchingStep, otpauthUri } from './totp';
import { TwoFactorStore } from './two-factor.store';

export interface TwoFactorState {
  isOn: boolean;
  /** The operator demands it of this account. */
  isRequired: boolean;
  recoveryCodesLeft: number;
}

export interface Enrolment {
  /** In the letters that are typed by hand. */
  secret: string;
  /** What the QR code says. */
  uri: string;
}

@Injectable()
export class TwoFactorService {
  constructor(
    private readonly store: TwoFactorStore,
    private readonly accounts: AccountsStore,
    private readonly passwords: PasswordsService,
    private readonly sessions: SessionsService,
    private readonly notices: NoticesService,
    private readonly sealer: Sealer,
    private readonly throttle: SignInThrottle,
    private readonly transaction: Transaction,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
    private readonly config: AppConfig,
  ) {}

  async state(account: Account): Promise<TwoFactorState> {
    const isOn = await this.isOn(account.id);
    return { isOn, isRequired: this.isRequired(account), recoveryCodesLeft: isOn ? await this.store.countRecoveryCodes(account.id) : 0 };
  }

  async isOn(userId: bigint): Promise<boolean> {
    return (await this.store.find(userId))?.confirmed ?? false;
  }

  isRequired(account: Pick<Account, 'isAdmin'>): boolean {
    const { secondFactor } = this.config.signIn;
    return secondFactor === 'everybody' || (secondFactor === 'administrators' && account.isAdmin);
  }

  /** A new secret, which counts once it is confirmed. */
  async begin(user: UserActor, password: string, facts: RequestFacts): Promise<Enrolment> {
    return this.enrol(await this.passwords.confirm(user, password, facts));
  }

  /** For an account that proved itself another way (a sign-in that is half done). */
  async enrol(account: Account): Promise<Enrolment> {
    const secret = makeTotpSecret();
    if (!(await this.store.begin(account.id, this.sealer.seal(purpose(account.id), secret.toString('base64'))))) throw secondFactorOn();
    const issuer = `Modelgrove (${new URL(this.config.publicUrl).host})`;
    return { secret: base32(secret), uri: otpauthUri(issuer, account.name, secret) };
  }

  /** Turns it on. The recovery codes are shown this once. */
  async confirm(user: UserActor, code: string, facts: RequestFacts): Promise<string[]> {
    const keepSession = user.via.kind === 'session' ? user.via.sessionId : null;
    return this.turnOn(user, await this.known(user.userId, user.name), code, keepSession, facts);
  }

  /** `keepSession`: other sessions began without the second factor, and end. */
  async turnOn(actor: Actor, account: Account, code: string, keepSession: bigint | null, facts: RequestFacts): Promise<string[]> {
    const row = await this.store.find(account.id);
    if (!row) throw secondFactorOff();
    if (row.confirmed) throw secondFactorOn();
    await this.prove(account, code, facts, row.sealedSecret);
    return this.transaction.inTransaction(async () => {
      if (!(await this.store.confirm(account.id))) throw secondFactorOn();
      const codes = await this.newRecoveryCodes(account.id);
      await this.sessions.endOthers(account.id, keepSession);
      await this.audit.record(actor, 'two-factor.on', `user:${account.name}`, {}, facts);
      await this.notices.send(account, 'second-factor-on');
      return codes;
    });
  }

  async renewRecoveryCodes(user: UserActor, password: string, code: string, facts: RequestFacts): Promise<string[]> {
    const account = await this.passwords.confirm(user, password, facts);
    await this.check(account, code, facts);
    return this.transaction.inTransaction(async () => {
      const codes = await this.newRecoveryCodes(account.id);
      await this.audit.record(user, 'two-factor.codes-renewed', `user:${account.name}`, {}, facts);
      return codes;
    });
  }

  async turnOff(user: UserActor, password: string, code: string, facts: RequestFacts): Promise<void> {
    const account = await this.passwords.confirm(user, password, facts);
    if (this.isRequired(account)) throw secondFactorNeeded();
    await this.check(account, code, facts);
    await this.remove(user, account, 'two-factor.off', facts);
  }

  /** By the operator or an administrator, for whoever lost telephone and codes. Ends all sessions of the account. */
  async reset(actor: Actor, name: string, facts: RequestFacts | null = null): Promise<void> {
    const found = await this.accounts.findByLogin(name);
    if (!found) throw accountNotFound(name);
    await this.remove(actor, found.account, 'two-factor.reset', facts);
  }

  /** A code of the app or a recovery code, of an account that has the second factor on; 'auth/wrong-code'. */
  async check(account: Account, code: string, facts: RequestFacts): Promise<void> {
    const row = await this.store.find(account.id);
    if (!row?.confirmed) throw secondFactorOff();
    await this.prove(account, code, facts, row.sealedSecret);
  }

  private async prove(account: Account, code: string, facts: RequestFacts, sealed: Uint8Array): Promise<void> {
    const attempt = this.throttle.begin(`second-factor:${account.id}`, facts.clientAddress);
    const isRight = (await this.isCode(account.id, code, sealed)) || (await this.isRecoveryCode(account, code, facts));
    if (!isRight) {
      await this.audit.record({ kind: 'anonymous' }, 'second-factor.refused', `user:${account.name}`, {}, facts);
      throw wrongCode();
    }
    attempt.succeeded();
  }

  private async isCode(userId: bigint, code: string, sealed: Uint8Array): Promise<boolean> {
    const opened = this.sealer.open(purpose(userId), sealed);
    if (opened === null) throw new Error(`the second factor of user ${userId} was sealed with another GROVE_SECRET_KEY: grove reset-2fa`);
    const step = matchingStep(Buffer.from(opened, 'base64'), code.replace(/\s/g, ''), this.clock.now());
    return step !== null && this.store.takeStep(userId, step);
  }

  private async isRecoveryCode(account: Account, code: string, facts: RequestFacts): Promise<boolean> {
    const key = recoveryCodeKey(code);
    if (key === null || !(await this.store.useRecoveryCode(account.id, this.hashOf(account.id, key)))) return false;
    await this.audit.record({ kind: 'anonymous' }, 'second-factor.recovery-code-used', `user:${account.name}`, {}, facts);
    return true;
  }

  private async newRecoveryCodes(userId: bigint): Promise<string[]> {
    const codes = makeRecoveryCodes();
    await this.store.replaceRecoveryCodes(
      userId,
      codes.map((code) => this.hashOf(userId, recoveryCodeKey(code)!)),
    );
    return codes;
  }

  private hashOf(userId: bigint, key: string): Buffer<ArrayBuffer> {
    return this.sealer.digest('recovery-code', `${userId}:${key}`);
  }

  private async remove(actor: Actor, account: Account, action: string, facts: RequestFacts | null): Promise<void> {
    await this.transaction.inTransaction(async () => {
      if (!(await this.store.remove(account.id))) throw secondFactorOff();
      if (action === 'two-factor.reset') await this.sessions.endOthers(account.id, null);
      await this.audit.record(actor, action, `user:${account.name}`, {}, facts);
      await this.notices.send(account, 'second-factor-off');
    });
  }

  private async known(userId: bigint, name: string): Promise<Account> {
    const found = await this.accounts.findById(userId);
    if (!found) throw accountNotFound(name);
    return found.account;
  }
}

/** Of its own for each account: a sealed secret that is copied into another row opens nothing. */
function purpose(userId: bigint): string {
  return `totp ${userId}`;
}
