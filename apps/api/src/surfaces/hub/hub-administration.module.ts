import { Module } from '@nestjs/common';
import { AccountsModule } from '../../modules/accounts';
import { AdministrationModule } from '../../modules/administration';
import { QuotasModule } from '../../modules/quotas';
import { RepositoriesModule } from '../../modules/repositories';
import { AdminContentsController } from './admin-contents.controller';
import { AdminHealthController } from './admin-health.controller';
import { AdminPeopleController } from './admin-people.controller';
import { QuotasController } from './quotas.controller';

/** What administrators do, in our own API; and what namespaces store, which their members see too. */
@Module({
  imports: [AccountsModule, AdministrationModule, QuotasModule, RepositoriesModule],
  controllers: [AdminPeopleController, AdminContentsController, AdminHealthController, QuotasController],
})
export class HubAdministrationModule {}
