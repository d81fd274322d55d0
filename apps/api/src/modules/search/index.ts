// Search over repositories, people and organizations; the words behind it are derived and can be made anew.
export { SearchModule } from './search.module';
export { SearchService } from './search.service';
export { SearchIndexer } from './search-indexer';
export type { Everything, FoundRepository } from './search.service';
export { type Suggestion, type Suggestions, SuggestionsService } from './suggestions.service';
export { type FoundTalk, TalkSearch } from './talk-search';
