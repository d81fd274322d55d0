// People and organizations as addresses of this dialect name them. An account that was disabled is not there.
import { Injectable } from '@nestjs/common';
import { DomainError } from '../../common/errors';
import { type Account, AccountsService } from '../../modules/accounts';
import { type Organization, OrganizationsService } from '../../modules/organizations';

@Injectable()
export class Named {
  constructor(
    private readonly accounts: AccountsService,
    private readonly organizations: OrganizationsService,
  ) {}

  async person(name: string): Promise<Account> {
    const account = name.includes('@') || name.includes('\0') ? null : await this.accounts.find(name);
    if (!account || account.disabledAt) throw noSuch('user', name);
    return account;
  }

  async organization(name: string): Promise<Organization> {
    const organization = name.includes('\0') ? null : await this.organizations.find(name);
    if (!organization) throw noSuch('organization', name);
    return organization;
  }
}

function noSuch(kind: string, name: string): DomainError {
  return new DomainError('not-found', `${kind}/not-found`, `There is no ${kind} called '${name.slice(0, 60)}'.`);
}
