// What people do to their own account: another address, another language, an end. The password (or, for those who have none, the
// browser session) is asked for what a lost laptop must not do.
import { Injectable } from '@nestjs/common';
import type { UserActor } from '../../common/actor';
import { Transaction } from '../../platform/database/transaction';
import type { RequestFacts } from '../../platform/http';
import { languageOf } from './account-mails';
import { AccountsService } from './accounts.service';
import { AccountsStore } from './accounts.store';
import type { Account } from './accounts.types';
import { AddressesService } from './addresses.service';
import { Departures } from './departures';
import { PasswordsService } from './passwords.service';

export interface OwnAccount {
  account: Account;
  hasPassword: boolean;
  pendingEmail: string | null;
  /** What keeps the account from being deleted: the code of the refusal, or null. */
  ownedRepositories: number;
}

@Injectable()
export class OwnAccountService {
  constructor(
    private readonly accounts: AccountsService,
    private readonly store: AccountsStore,
    private readonly addresses: AddressesService,
    private readonly passwords: PasswordsService,
    private readonly departures: Departures,
    private readonly transaction: Transaction,
  ) {}

  async of(user: UserActor): Promise<OwnAccount> {
    const account = await this.accounts.ofActor(user);
    return {
      account,
      hasPassword: await this.passwords.has(account.id),
      pendingEmail: await this.addresses.pending(account),
      ownedRepositories: await this.departures.countRepositories(account.id),
    };
  }

  async setEmail(user: UserActor, email: string | null, password: string, facts: RequestFacts): Promise<void> {
    const account = await this.passwords.confirm(user, password, facts);
    await this.transaction.inTransaction(() =>
      email === null ? this.addresses.clear(user, account, facts) : this.addresses.request(user, account, email, facts),
    );
  }

  /** Of mails. */
  async setLocale(user: UserActor, locale: string): Promise<void> {
    await this.store.setLocale(user.userId, languageOf(locale));
  }

  async remove(user: UserActor, password: string, facts: RequestFacts): Promise<void> {
    const account = await this.passwords.confirm(user, password, facts);
    await this.accounts.remove(user, account.name, facts);
  }
}
