import { Module } from '@nestjs/common';
import { BlobsModule } from '../../modules/blobs';
import { CardsModule } from '../../modules/cards';
import { ContributionsModule } from '../../modules/contributions';
import { LikesModule } from '../../modules/likes';
import { RepositoriesModule } from '../../modules/repositories';
import { VersionsModule } from '../../modules/versions';
import { ContentsController } from './contents.controller';
import { RepositoriesController } from './repositories.controller';
import { RepositoryDetails } from './repository-details';

/** Repositories in our own API. */
@Module({
  imports: [RepositoriesModule, VersionsModule, BlobsModule, CardsModule, LikesModule, ContributionsModule],
  controllers: [RepositoriesController, ContentsController],
  providers: [RepositoryDetails],
})
export class HubRepositoriesModule {}
