import { Module } from '@nestjs/common';
import { AccountsModule } from '../../modules/accounts';
import { OrganizationsModule } from '../../modules/organizations';
import { TokensModule } from '../../modules/tokens';
import { AccountsController } from './accounts.controller';
import { BrowserSessions } from './browser-sessions';
import { MetaController } from './meta.controller';
import { NamespacesController } from './namespaces.controller';
import { OpenApiController } from './openapi.controller';
import { OrganizationsController } from './organizations.controller';
import { SessionController } from './session.controller';
import { TokensController } from './tokens.controller';

/** People and names in our own API. */
@Module({
  imports: [AccountsModule, OrganizationsModule, TokensModule],
  controllers: [
    MetaController,
    OpenApiController,
    SessionController,
    AccountsController,
    TokensController,
    NamespacesController,
    OrganizationsController,
  ],
  providers: [BrowserSessions],
})
export class HubIdentityModule {}
