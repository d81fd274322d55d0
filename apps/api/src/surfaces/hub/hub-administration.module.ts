import { Module } from '@nestjs/common';
import { AccountsModule } from '../../modules/accounts';
import { AdministrationModule } from '../../modules/administration';
import { QuotasModule } from '../../modules/quotas';
import { RepositoriesModule } from '../../modules/repositories';
import { ShowbackModule } from '../../modules/showback';
import { AdminContentsController } from './admin-contents.controller';
import { AdminHealthController } from './admin-health.controller';
import { AdminPeopleController } from './admin-people.controller';
import { QuotasController } from './quotas.controller';
import { ShowbackController } from './showback.controller';

/** What administrators do, in our own API; and what namespaces store and used, which those who belong to them see too. */
@Module({
  imports: [AccountsModule, AdministrationModule, QuotasModule, RepositoriesModule, ShowbackModule],
  controllers: [AdminPeopleController, AdminContentsController, AdminHealthController, QuotasController, ShowbackController],
})
export class HubAdministrationModule {}
