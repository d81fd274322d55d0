import { Module } from '@nestjs/common';
import { RepositoriesModule } from '../repositories';
import { VersionsModule } from '../versions';
import { PeopleStore } from './people.store';
import { QueryPlanner } from './query-planner';
import { SearchIndexer } from './search-indexer';
import { SearchService } from './search.service';
import { SearchStore } from './search.store';

@Module({
  imports: [RepositoriesModule, VersionsModule],
  providers: [SearchStore, PeopleStore, QueryPlanner, SearchService, SearchIndexer],
  exports: [SearchService, SearchIndexer],
})
export class SearchModule {}
