// Who somebody is, as programs are told: OpenID Connect Core §5.1 and what Hugging Face adds to it (contracts/huggingface-hub.md §3.2).
import { Injectable } from '@nestjs/common';
import type { Account as ProviderAccount, AccountClaims as Claims } from 'oidc-provider';
import { DomainError } from '../../common/errors';
import { AppConfig } from '../../platform/config';
import { type Account, AccountsService } from '../accounts';
import { OrganizationsService } from '../organizations';
import { subjectOf, userIdOf } from './provider-adapter';

@Injectable()
export class AccountClaims {
  constructor(
    private readonly accounts: AccountsService,
    private readonly organizations: OrganizationsService,
    private readonly config: AppConfig,
  ) {}

  /** Nobody for a disabled account: no token of theirs is good for anything, and none is renewed. */
  async account(subject: string): Promise<ProviderAccount | undefined> {
    const account = await this.accounts.get(userIdOf(subject)).catch(nobody);
    if (!account || account.disabledAt) return undefined;
    return { accountId: subject, claims: () => this.claims(account, subject) };
  }

  private async claims(account: Account, subject: string): Promise<Claims> {
    const organizations = await this.organizations.of(account.id);
    return {
      sub: subject,
      name: account.fullName || account.name,
      preferred_username: account.name,
      picture: `${this.config.publicUrl}/favicon.svg`,
      profile: `${this.config.publicUrl}/${account.name}`,
      website: '',
      email: account.email ?? undefined,
      email_verified: account.email === null ? undefined : account.emailVerifiedAt !== null,
      isPro: false,
      orgs: organizations.map((organization) => ({
        sub: subjectOf(organization.organizationId),
        name: organization.fullName || organization.name,
        preferred_username: organization.name,
        picture: `${this.config.publicUrl}/favicon.svg`,
        isEnterprise: false,
        roleInOrg: organization.role,
      })),
    };
  }
}

function nobody(error: unknown): null {
  if (error instanceof DomainError && error.kind === 'not-found') return null;
  throw error;
}
