import { Module } from '@nestjs/common';
import { AccountsModule } from '../../modules/accounts';
import { AppsModule } from '../../modules/apps';
import { BlobsModule } from '../../modules/blobs';
import { CardsModule } from '../../modules/cards';
import { CollectionsModule } from '../../modules/collections';
import { ContributionsModule } from '../../modules/contributions';
import { DiscussionsModule } from '../../modules/discussions';
import { FilesModule } from '../../modules/files';
import { ImportsModule } from '../../modules/imports';
import { LikesModule } from '../../modules/likes';
import { LineageModule } from '../../modules/lineage';
import { TensorsModule } from '../../modules/tensors';
import { MarkdownModule } from '../../modules/markdown';
import { PagesModule } from '../../modules/pages';
import { PopularityModule } from '../../modules/popularity';
import { QuotasModule } from '../../modules/quotas';
import { RepositoriesModule } from '../../modules/repositories';
import { SalesModule } from '../../modules/sales';
import { SearchModule } from '../../modules/search';
import { VersionsModule } from '../../modules/versions';
import { ViewerModule } from '../../modules/viewer';
import { AppsController } from './apps.controller';
import { BranchRulesController } from './branch-rules.controller';
import { ContentsController } from './contents.controller';
import { FilesController } from './files.controller';
import { HistoryController } from './history.controller';
import { LineageController } from './lineage.controller';
import { MarkdownController } from './markdown.controller';
import { PreviewsController } from './previews.controller';
import { RefsController } from './refs.controller';
import { RepositoriesController } from './repositories.controller';
import { RepositoryNamesController } from './repository-names.controller';
import { RepositoryTemplatesController } from './repository-templates.controller';
import { TensorsController } from './tensors.controller';
import { UploadsController } from './uploads.controller';
import { ViewerController } from './viewer.controller';
import { RepositoryDetails } from './repository-details';
import { SearchController } from './search.controller';
import { TalkSearchController } from './talk-search.controller';

/** Repositories in our own API. */
@Module({
  imports: [
    AccountsModule,
    RepositoriesModule,
    QuotasModule,
    VersionsModule,
    BlobsModule,
    CardsModule,
    AppsModule,
    FilesModule,
    LineageModule,
    TensorsModule,
    LikesModule,
    DiscussionsModule,
    MarkdownModule,
    PagesModule,
    PopularityModule,
    SalesModule,
    SearchModule,
    CollectionsModule,
    ContributionsModule,
    ImportsModule,
    ViewerModule,
  ],
  controllers: [
    SearchController,
    TalkSearchController,
    RepositoriesController,
    RepositoryNamesController,
    RepositoryTemplatesController,
    ContentsController,
    PreviewsController,
    AppsController,
    FilesController,
    HistoryController,
    TensorsController,
    RefsController,
    BranchRulesController,
    LineageController,
    MarkdownController,
    UploadsController,
    ViewerController,
  ],
  providers: [RepositoryDetails],
})
export class HubRepositoriesModule {}
