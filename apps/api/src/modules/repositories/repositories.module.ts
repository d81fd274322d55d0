import { Module } from '@nestjs/common';
import { RepositoriesService } from './repositories.service';
import { RepositoriesStore } from './repositories.store';
import { RepositoryListStore } from './repository-list.store';

@Module({ providers: [RepositoriesStore, RepositoryListStore, RepositoriesService], exports: [RepositoriesService] })
export class RepositoriesModule {}
