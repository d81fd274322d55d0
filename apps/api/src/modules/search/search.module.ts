import { Module } from '@nestjs/common';
import { RepositoriesModule } from '../repositories';
import { VersionsModule } from '../versions';
import { PeopleStore } from './people.store';
import { QueryPlanner } from './query-planner';
import { SearchIndexer } from './search-indexer';
import { SearchService } from './search.service';
import { SearchStore } from './search.store';
import { SuggestionsService } from './suggestions.service';
import { SuggestionsStore } from './suggestions.store';
import { TalkScopes } from './talk-scopes';
import { TalkSearch } from './talk-search';
import { TalkStore } from './talk.store';

@Module({
  imports: [RepositoriesModule, VersionsModule],
  providers: [
    SearchStore,
    PeopleStore,
    QueryPlanner,
    SearchService,
    SearchIndexer,
    TalkStore,
    TalkScopes,
    TalkSearch,
    SuggestionsStore,
    SuggestionsService,
  ],
  exports: [SearchService, SuggestionsService, TalkSearch, SearchIndexer],
})
export class SearchModule {}
