import { Module } from '@nestjs/common';
import { RepositoriesService } from './repositories.service';
import { RepositoriesStore } from './repositories.store';
import { RepositoryListStore } from './repository-list.store';
import { RepositoryLists } from './repository-lists';

@Module({
  providers: [RepositoriesStore, RepositoryListStore, RepositoryLists, RepositoriesService],
  exports: [RepositoriesService, RepositoryLists],
})
export class RepositoriesModule {}
