import { Module } from '@nestjs/common';
import { AccountsModule } from '../../modules/accounts';
import { OrganizationsModule } from '../../modules/organizations';
import { QuotasModule } from '../../modules/quotas';
import { TokensModule } from '../../modules/tokens';
import { AccountsController } from './accounts.controller';
import { BrowserSessions } from './browser-sessions';
import { MetaController } from './meta.controller';
import { NamespacesController } from './namespaces.controller';
import { OpenApiController } from './openapi.controller';
import { OrganizationsController } from './organizations.controller';
import { QuotasController } from './quotas.controller';
import { SessionController } from './session.controller';
import { TokensController } from './tokens.controller';

/** People and names in our own API. */
@Module({
  imports: [AccountsModule, OrganizationsModule, TokensModule, QuotasModule],
  controllers: [
    MetaController,
    OpenApiController,
    SessionController,
    AccountsController,
    TokensController,
    NamespacesController,
    OrganizationsController,
    QuotasController,
  ],
  providers: [BrowserSessions],
})
export class HubIdentityModule {}
