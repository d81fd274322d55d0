// The dialect of the Hugging Face clients (contracts/huggingface-hub.md).
import { Module } from '@nestjs/common';
import { AccessRequestsModule } from '../../modules/access-requests';
import { AccountsModule } from '../../modules/accounts';
import { BlobsModule } from '../../modules/blobs';
import { CardsModule } from '../../modules/cards';
import { CollectionsModule } from '../../modules/collections';
import { FilesModule } from '../../modules/files';
import { FollowsModule } from '../../modules/follows';
import { ContributionsModule } from '../../modules/contributions';
import { LikesModule } from '../../modules/likes';
import { DiscussionsModule } from '../../modules/discussions';
import { OrganizationsModule } from '../../modules/organizations';
import { PopularityModule } from '../../modules/popularity';
import { QuotasModule } from '../../modules/quotas';
import { RepositoriesModule } from '../../modules/repositories';
import { SalesModule } from '../../modules/sales';
import { SearchModule } from '../../modules/search';
import { VersionsModule } from '../../modules/versions';
import { ViewerModule } from '../../modules/viewer';
import { WebhooksModule } from '../../modules/webhooks';
import { AccessRequestsController } from './access-requests.controller';
import { CollectionsController } from './collections.controller';
import { CommitController } from './commit.controller';
import { DiscussionsController } from './discussions.controller';
import { FollowsController } from './follows.controller';
import { HistoryController } from './history.controller';
import { IdentityController } from './identity.controller';
import { InfoController } from './info.controller';
import { LfsFilesController } from './lfs-files.controller';
import { LikesController } from './likes.controller';
import { ListController } from './list.controller';
import { Named } from './named';
import { OwnRepositoriesController } from './own-repositories.controller';
import { RepositoriesController } from './repositories.controller';
import { RepositoryFactsReader } from './repository-facts';
import { ResolveController } from './resolve.controller';
import { SearchController } from './search.controller';
import { TreeController } from './tree.controller';
import { UnknownController } from './unknown.controller';
import { UploadsController } from './uploads.controller';
import { ParquetController } from './parquet.controller';
import { ViewerController } from './viewer.controller';
import { WebhooksController } from './webhooks.controller';
import { XetController } from './xet.controller';

@Module({
  imports: [
    AccountsModule,
    OrganizationsModule,
    RepositoriesModule,
    QuotasModule,
    BlobsModule,
    VersionsModule,
    CardsModule,
    FilesModule,
    SalesModule,
    SearchModule,
    LikesModule,
    DiscussionsModule,
    AccessRequestsModule,
    FollowsModule,
    CollectionsModule,
    PopularityModule,
    ContributionsModule,
    ViewerModule,
    WebhooksModule,
  ],
  providers: [RepositoryFactsReader, Named],
  controllers: [
    IdentityController,
    ListController,
    SearchController,
    InfoController,
    RepositoriesController,
    OwnRepositoriesController,
    TreeController,
    HistoryController,
    LikesController,
    DiscussionsController,
    AccessRequestsController,
    FollowsController,
    CollectionsController,
    WebhooksController,
    UploadsController,
    CommitController,
    LfsFilesController,
    XetController,
    ResolveController,
    ViewerController,
    ParquetController,
    UnknownController,
  ],
})
export class HuggingFaceSurface {}
