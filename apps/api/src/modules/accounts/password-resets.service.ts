// "Forgot password?": the answer is the same, and takes as long, whoever asks for whomever. What was typed goes sealed to the worker,
// which looks whether there is such an account and mails it a link.
import { Injectable } from '@nestjs/common';
import { ANONYMOUS } from '../../common/actor';
import { AppConfig } from '../../platform/config';
import { Transaction } from '../../platform/database/transaction';
import type { RequestFacts } from '../../platform/http';
import { Outbox } from '../../platform/outbox';
import { SignInThrottle } from '../../platform/rate-limit';
import { Sealer } from '../../platform/signing';
import { resetMail } from './account-mails';
import { passwordSignInOff } from './accounts.errors';
import { AccountsStore } from './accounts.store';
import { NoticesService } from './notices.service';
import { OneTimeLinksService } from './one-time-links.service';

const HOUR_MS = 3600_000;
/** Between two mails to one account: nobody's mailbox is flooded by strangers. */
const REST_MS = 2 * 60_000;
const MAX_LOGIN = 254;

@Injectable()
export class PasswordResetsService {
  constructor(
    private readonly store: AccountsStore,
    private readonly links: OneTimeLinksService,
    private readonly notices: NoticesService,
    private readonly sealer: Sealer,
    private readonly throttle: SignInThrottle,
    private readonly outbox: Outbox,
    private readonly transaction: Transaction,
    private readonly config: AppConfig,
  ) {}

  /**
   * 'mail' where the hub sends mail; 'administrator' where a link must be asked of one. Says nothing about the account. Refused where
   * passwords are off ('auth/password-sign-in-off').
   */
  async ask(login: string, facts: RequestFacts): Promise<'mail' | 'administrator'> {
    if (!this.config.signIn.passwordSignIn) throw passwordSignInOff();
    if (!this.notices.canMail) return 'administrator';
    const typed = login.trim().slice(0, MAX_LOGIN);
    this.throttle.begin(`reset:${typed.toLowerCase()}`, facts.clientAddress);
    const sealed = this.sealer.seal('reset-asked', typed).toString('base64');
    await this.transaction.inTransaction(() => this.outbox.emit('accounts.reset-asked', { sealed }));
    return 'mail';
  }

  /** In the worker. Idempotent: an account that was mailed a moment ago is not mailed again. */
  async send(sealed: string): Promise<void> {
    const login = this.sealer.open('reset-asked', Buffer.from(sealed, 'base64'));
    const found = login === null || !this.notices.canMail ? null : await this.store.findByLogin(login);
    if (!found || found.account.disabledAt || found.account.email === null) return;
    const { account } = found;
    const address = account.email ?? '';
    await this.transaction.inTransaction(async () => {
      await this.store.lock(account.id);
      if (await this.links.madeSince('reset', account.id, REST_MS)) return;
      const link = await this.links.createMailedResetLink(ANONYMOUS, account);
      await this.notices.post(address, resetMail(this.notices.readerOf(account), this.notices.url(link.path), this.notices.hub), HOUR_MS);
    });
  }
}
