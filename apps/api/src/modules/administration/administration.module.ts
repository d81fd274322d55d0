import { Module } from '@nestjs/common';
import { BlobsModule } from '../blobs';
import { JobsModule } from '../jobs';
import { AdministrationService } from './administration.service';
import { AdministrationStore } from './administration.store';
import { HealthService } from './health.service';
import { HealthStore } from './health.store';
import { StorageService } from './storage.service';
import { StorageStore } from './storage.store';
import { UsageStore } from './usage.store';

@Module({
  imports: [BlobsModule, JobsModule],
  providers: [AdministrationStore, StorageStore, HealthStore, UsageStore, AdministrationService, StorageService, HealthService],
  exports: [AdministrationService, StorageService, HealthService],
})
export class AdministrationModule {}
