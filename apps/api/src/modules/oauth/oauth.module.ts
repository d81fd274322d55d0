import { Module } from '@nestjs/common';
import { AccountsModule } from '../accounts';
import { OrganizationsModule } from '../organizations';
import { AccountClaims } from './account-claims';
import { AppOrigins } from './app-origins';
import { ArtifactsStore } from './artifacts.store';
import { OauthClientsService } from './clients.service';
import { ClientsStore } from './clients.store';
import { ConsentsService } from './consents.service';
import { ConsentsStore } from './consents.store';
import { DevicesService } from './devices.service';
import { KeysStore } from './keys.store';
import { OauthProvider } from './provider';
import { SigningKeys } from './signing-keys';
import { TokenRequests } from './token-request';

@Module({
  imports: [AccountsModule, OrganizationsModule],
  providers: [
    ArtifactsStore,
    ClientsStore,
    ConsentsStore,
    KeysStore,
    AppOrigins,
    OauthClientsService,
    AccountClaims,
    SigningKeys,
    OauthProvider,
    TokenRequests,
    ConsentsService,
    DevicesService,
  ],
  exports: [AppOrigins, ArtifactsStore, OauthClientsService, SigningKeys, OauthProvider, TokenRequests, ConsentsService, DevicesService],
})
export class OauthModule {}
