import { Module, type OnModuleInit } from '@nestjs/common';
import { HubModeModule } from '../../platform/hub-mode';
import { AccountsService } from './accounts.service';
import { AccountsStore } from './accounts.store';
import { AuthorAccountsService } from './author-accounts.service';
import { AuthorAccountsStore } from './author-accounts.store';
import { Departures } from './departures';
import { DeparturesStore } from './departures.store';
import { InstanceService } from './instance.service';
import { InstanceStore } from './instance.store';
import { NamespacesService } from './namespaces.service';
import { NamespacesStore } from './namespaces.store';
import { OneTimeLinksService } from './one-time-links.service';
import { OneTimeLinksStore } from './one-time-links.store';
import { PasswordHasher } from './password-hasher';
import { PasswordsService } from './passwords.service';
import { SessionsService } from './sessions.service';
import { SessionsStore } from './sessions.store';

const SERVICES = [
  AccountsService,
  AuthorAccountsService,
  InstanceService,
  NamespacesService,
  OneTimeLinksService,
  PasswordsService,
  SessionsService,
];
const STORES = [AccountsStore, AuthorAccountsStore, DeparturesStore, InstanceStore, NamespacesStore, OneTimeLinksStore, SessionsStore];

@Module({ imports: [HubModeModule], providers: [...STORES, PasswordHasher, Departures, ...SERVICES], exports: SERVICES })
export class AccountsModule implements OnModuleInit {
  constructor(private readonly hasher: PasswordHasher) {}

  onModuleInit(): Promise<void> {
    return this.hasher.prepare();
  }
}
