// From "it is them" to a session: whether a second factor is asked first, and that one. Nothing of it is told to whoever did not bring the
// right password.
import { Injectable } from '@nestjs/common';
import { Clock } from '../../common/clock';
import type { RequestFacts } from '../../platform/http';
import { Transaction } from '../../platform/database/transaction';
import { stepInvalid } from './accounts.errors';
import { AccountsStore } from './accounts.store';
import type { Account } from './accounts.types';
import { hashOfSecret, looksLikeSecret, makeSecret } from './secrets';
import { SignInStepsStore } from './sign-in-steps.store';
import { type Enrolment, TwoFactorService } from './two-factor.service';

const STEP_MS = 10 * 60_000;
const MAX_ATTEMPTS = 10;

export type StepKind = 'second-factor' | 'enrolment';

export interface SignInStep {
  kind: StepKind;
  secret: string;
  expiresAt: Date;
}

/** How the person proved who they are. A provider has its own second factor, so that none is demanded beside it. */
export type ProvedBy = 'password' | 'provider';

@Injectable()
export class SignInService {
  constructor(
    private readonly store: SignInStepsStore,
    private readonly accounts: AccountsStore,
    private readonly twoFactor: TwoFactorService,
    private readonly transaction: Transaction,
    private readonly clock: Clock,
  ) {}

  /** What must still come before the account has a session; null: nothing. */
  async nextStep(account: Account, provedBy: ProvedBy): Promise<SignInStep | null> {
    if (await this.twoFactor.isOn(account.id)) return this.make('second-factor', account);
    return provedBy === 'password' && this.twoFactor.isRequired(account) ? this.make('enrolment', account) : null;
  }

  /** What the authenticator app is to learn, in a sign-in that demands a second factor of somebody who has none. */
  async enrolment(secret: string): Promise<Enrolment> {
    const row = looksLikeSecret(secret) ? await this.store.try(hashOfSecret(secret), this.clock.now(), MAX_ATTEMPTS) : null;
    if (row?.kind !== 'enrolment') throw stepInvalid();
    return this.twoFactor.enrol(await this.ownerOf(row.user_id));
  }

  /** The account that may have a session now, and its recovery codes when the second factor was turned on just now. */
  async finish(secret: string, code: string, facts: RequestFacts): Promise<{ account: Account; recoveryCodes: string[] | null }> {
    const row = looksLikeSecret(secret) ? await this.store.try(hashOfSecret(secret), this.clock.now(), MAX_ATTEMPTS) : null;
    if (row?.kind !== 'second-factor' && row?.kind !== 'enrolment') throw stepInvalid();
    const account = await this.ownerOf(row.user_id);
    const recoveryCodes = row.kind === 'enrolment' ? await this.turnOn(account, code, facts) : await this.check(account, code, facts);
    if (!(await this.store.use(row.id))) throw stepInvalid();
    return { account, recoveryCodes };
  }

  private turnOn(account: Account, code: string, facts: RequestFacts): Promise<string[]> {
    return this.twoFactor.turnOn({ kind: 'anonymous' }, account, code, null, facts);
  }

  private async check(account: Account, code: string, facts: RequestFacts): Promise<null> {
    await this.twoFactor.check(account, code, facts);
    return null;
  }

  private async ownerOf(userId: bigint | null): Promise<Account> {
    const found = userId === null ? null : await this.accounts.findById(userId);
    if (!found || found.account.disabledAt) throw stepInvalid();
    return found.account;
  }

  private async make(kind: StepKind, account: Account): Promise<SignInStep> {
    const [secret, expiresAt] = [makeSecret(), new Date(this.clock.now().getTime() + STEP_MS)];
    await this.transaction.inTransaction(() =>
      this.store.create({ kind, secretHash: hashOfSecret(secret), userId: account.id, payload: {}, expiresAt }),
    );
    return { kind, secret, expiresAt };
  }
}
