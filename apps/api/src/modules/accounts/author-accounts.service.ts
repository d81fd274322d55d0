// Whose account stands behind the author of a commit. A commit may claim any address: only one that its account has verified counts, or
// the one this hub itself writes into commits made here.
import { Injectable } from '@nestjs/common';
import { AppConfig } from '../../platform/config';
import { type AuthorAccount, AuthorAccountsStore } from './author-accounts.store';

@Injectable()
export class AuthorAccountsService {
  private readonly ownHost: string;

  constructor(
    private readonly store: AuthorAccountsStore,
    config: AppConfig,
  ) {
    this.ownHost = `@users.noreply.${new URL(config.publicUrl).hostname}`.toLowerCase();
  }

  /** Lower-cased address → account; addresses of nobody are left out. */
  async byEmails(emails: readonly string[]): Promise<Map<string, AuthorAccount>> {
    const keys = [...new Set(emails.map((email) => email.toLowerCase()))].filter((key) => key.includes('@') && !key.includes('\0'));
    if (keys.length === 0) return new Map();
    const own = keys.filter((key) => key.endsWith(this.ownHost));
    const found = await this.store.find(
      keys,
      own.map((key) => key.slice(0, -this.ownHost.length)),
    );
    const byName = new Map(found.map((account) => [`${account.name.toLowerCase()}${this.ownHost}`, account]));
    const byEmail = new Map(found.flatMap((account) => (account.emailKey === null ? [] : [[account.emailKey, account] as const])));
    return new Map(
      keys.flatMap((key) => {
        const account = byName.get(key) ?? byEmail.get(key);
        return account ? [[key, account] as const] : [];
      }),
    );
  }
}
