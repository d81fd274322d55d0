import { Module } from '@nestjs/common';
import { RepositoriesModule } from '../repositories';
import { WordingModule } from '../wording';
import { CollectionItemsService } from './collection-items.service';
import { CollectionItemsStore } from './collection-items.store';
import { CollectionListStore } from './collection-list.store';
import { CollectionListsService } from './collection-lists.service';
import { CollectionReader } from './collection-reader';
import { CollectionsService } from './collections.service';
import { CollectionsStore } from './collections.store';

@Module({
  imports: [RepositoriesModule, WordingModule],
  providers: [
    CollectionsStore,
    CollectionItemsStore,
    CollectionListStore,
    CollectionReader,
    CollectionsService,
    CollectionItemsService,
    CollectionListsService,
  ],
  exports: [CollectionsService, CollectionItemsService, CollectionListsService],
})
export class CollectionsModule {}
