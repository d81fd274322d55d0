import { Module } from '@nestjs/common';
import { AccountsModule } from '../accounts';
import { BlobsModule } from '../blobs';
import { CollectionsModule } from '../collections';
import { DiscussionsModule } from '../discussions';
import { JobsModule } from '../jobs';
import { ModerationModule } from '../moderation';
import { RepositoriesModule } from '../repositories';
import { AdministrationService } from './administration.service';
import { AdministrationStore } from './administration.store';
import { CaseDecisions } from './case-decisions';
import { DecidedThingsStore } from './decided-things.store';
import { HeldDecisions } from './held-decisions';
import { HealthService } from './health.service';
import { HealthStore } from './health.store';
import { StorageService } from './storage.service';
import { StorageStore } from './storage.store';
import { UsageStore } from './usage.store';

const SERVICES = [AdministrationService, CaseDecisions, HeldDecisions, StorageService, HealthService];

@Module({
  imports: [AccountsModule, BlobsModule, CollectionsModule, DiscussionsModule, JobsModule, ModerationModule, RepositoriesModule],
  providers: [AdministrationStore, DecidedThingsStore, StorageStore, HealthStore, UsageStore, ...SERVICES],
  exports: SERVICES,
})
export class AdministrationModule {}
