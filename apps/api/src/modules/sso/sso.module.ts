import { Module } from '@nestjs/common';
import { AccountsModule } from '../accounts';
import { OrganizationsModule } from '../organizations';
import { IdentitiesStore } from './identities.store';
import { Provider } from './provider';
import { SsoService } from './sso.service';

@Module({ imports: [AccountsModule, OrganizationsModule], providers: [IdentitiesStore, Provider, SsoService], exports: [SsoService] })
export class SsoModule {}
