import { Module } from '@nestjs/common';
import { AccountsModule } from '../../modules/accounts';
import { AdministrationModule } from '../../modules/administration';
import { RepositoriesModule } from '../../modules/repositories';
import { AdminContentsController } from './admin-contents.controller';
import { AdminHealthController } from './admin-health.controller';
import { AdminPeopleController } from './admin-people.controller';

/** What administrators do, in our own API. */
@Module({
  imports: [AccountsModule, AdministrationModule, RepositoriesModule],
  controllers: [AdminPeopleController, AdminContentsController, AdminHealthController],
})
export class HubAdministrationModule {}
