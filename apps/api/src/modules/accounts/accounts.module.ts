import { Module, type OnModuleInit } from '@nestjs/common';
import { HubModeModule } from '../../platform/hub-mode';
import { WordingModule } from '../wording';
import { AccountsService } from './accounts.service';
import { AccountsStore } from './accounts.store';
import { AuthorAccountsService } from './author-accounts.service';
import { AuthorAccountsStore } from './author-accounts.store';
import { AddressesService } from './addresses.service';
import { Departures } from './departures';
import { DeparturesStore } from './departures.store';
import { InstanceService } from './instance.service';
import { InstanceStore } from './instance.store';
import { GuestsService } from './guests.service';
import { NamespacesService } from './namespaces.service';
import { NamespacesStore } from './namespaces.store';
import { NoticesService } from './notices.service';
import { OneTimeLinksService } from './one-time-links.service';
import { OneTimeLinksStore } from './one-time-links.store';
import { OwnAccountService } from './own-account.service';
import { PasswordHasher } from './password-hasher';
import { PasswordResetsService } from './password-resets.service';
import { PasswordsService } from './passwords.service';
import { SessionsService } from './sessions.service';
import { SessionsStore } from './sessions.store';
import { SignInService } from './sign-in.service';
import { SignInStepsStore } from './sign-in-steps.store';
import { TwoFactorService } from './two-factor.service';
import { TwoFactorStore } from './two-factor.store';

const SERVICES = [
  AccountsService,
  AddressesService,
  AuthorAccountsService,
  InstanceService,
  GuestsService,
  NamespacesService,
  OneTimeLinksService,
  OwnAccountService,
  PasswordResetsService,
  PasswordsService,
  SessionsService,
  SignInService,
  TwoFactorService,
];
const STORES = [
  AccountsStore,
  AuthorAccountsStore,
  DeparturesStore,
  InstanceStore,
  NamespacesStore,
  OneTimeLinksStore,
  SessionsStore,
  SignInStepsStore,
  TwoFactorStore,
];

@Module({
  imports: [HubModeModule, WordingModule],
  providers: [...STORES, PasswordHasher, Departures, NoticesService, ...SERVICES],
  exports: SERVICES,
})
export class AccountsModule implements OnModuleInit {
  constructor(private readonly hasher: PasswordHasher) {}

  onModuleInit(): Promise<void> {
    return this.hasher.prepare();
  }
}
