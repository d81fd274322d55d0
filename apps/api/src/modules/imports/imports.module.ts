import { Module } from '@nestjs/common';
import { Sealer } from '../../platform/signing';
import { AccountsModule } from '../accounts';
import { BlobsModule } from '../blobs';
import { ContributionsModule } from '../contributions';
import { QuotasModule } from '../quotas';
import { RepositoriesModule } from '../repositories';
import { VersionsModule } from '../versions';
import { ImportTimings } from './import-timings';
import { ImportsService } from './imports.service';
import { ImportsStore } from './imports.store';
import { ImportExecutor } from './run/import-executor';
import { ChunkedFiles } from './run/chunked-files';
import { History } from './run/history';
import { LargeFiles } from './run/large-files';
import { Snapshot } from './run/snapshot';
import { UpstreamGit } from './upstream/upstream-git';
import { UpstreamHttp } from './upstream/upstream-http';
import { UpstreamHub } from './upstream/upstream-hub';
import { UpstreamXet } from './upstream/upstream-xet';

@Module({
  imports: [AccountsModule, RepositoriesModule, QuotasModule, BlobsModule, VersionsModule, ContributionsModule],
  providers: [
    Sealer,
    ImportTimings,
    ImportsStore,
    ImportsService,
    UpstreamHttp,
    UpstreamHub,
    UpstreamGit,
    UpstreamXet,
    History,
    LargeFiles,
    ChunkedFiles,
    Snapshot,
    ImportExecutor,
  ],
  exports: [ImportTimings, ImportsStore, ImportsService, ImportExecutor],
})
export class ImportsModule {}
