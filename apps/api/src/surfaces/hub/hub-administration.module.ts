import { Module } from '@nestjs/common';
import { AccountsModule } from '../../modules/accounts';
import { AdministrationModule } from '../../modules/administration';
import { CollectionsModule } from '../../modules/collections';
import { DiscussionsModule } from '../../modules/discussions';
import { ModerationModule } from '../../modules/moderation';
import { QuotasModule } from '../../modules/quotas';
import { ShowbackModule } from '../../modules/showback';
import { WordingModule } from '../../modules/wording';
import { AdminCasesController } from './admin-cases.controller';
import { AdminContentsController } from './admin-contents.controller';
import { AdminHealthController } from './admin-health.controller';
import { AdminHeldController } from './admin-held.controller';
import { AdminPeopleController } from './admin-people.controller';
import { AdminWordsController } from './admin-words.controller';
import { QuotasController } from './quotas.controller';
import { ReportsController } from './reports.controller';
import { ShowbackController } from './showback.controller';

/** What administrators do, in our own API; and what namespaces store and used, which those who belong to them see too. */
@Module({
  imports: [
    AccountsModule,
    AdministrationModule,
    CollectionsModule,
    DiscussionsModule,
    ModerationModule,
    QuotasModule,
    ShowbackModule,
    WordingModule,
  ],
  controllers: [
    AdminCasesController,
    AdminPeopleController,
    AdminContentsController,
    AdminHealthController,
    AdminHeldController,
    AdminWordsController,
    QuotasController,
    ReportsController,
    ShowbackController,
  ],
})
export class HubAdministrationModule {}
