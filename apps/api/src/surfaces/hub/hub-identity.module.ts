import { Module } from '@nestjs/common';
import { AccountsModule } from '../../modules/accounts';
import { OrganizationsModule } from '../../modules/organizations';
import { SsoModule } from '../../modules/sso';
import { TokensModule } from '../../modules/tokens';
import { AccountsController } from './accounts.controller';
import { BrowserSessions } from './browser-sessions';
import { MetaController } from './meta.controller';
import { NamespacesController } from './namespaces.controller';
import { OpenApiController } from './openapi.controller';
import { OrganizationsController } from './organizations.controller';
import { OwnAccountController } from './own-account.controller';
import { SessionController } from './session.controller';
import { SsoController } from './sso.controller';
import { TokensController } from './tokens.controller';
import { TwoFactorController } from './two-factor.controller';

/** People and names in our own API. */
@Module({
  imports: [AccountsModule, OrganizationsModule, TokensModule, SsoModule],
  controllers: [
    MetaController,
    OpenApiController,
    SessionController,
    SsoController,
    AccountsController,
    OwnAccountController,
    TwoFactorController,
    TokensController,
    NamespacesController,
    OrganizationsController,
  ],
  providers: [BrowserSessions],
})
export class HubIdentityModule {}
