// Rows of users' repositories: names, settings, redirects, lists.
export { codeOfLanguageName } from './language-names';
export { cursorInvalid, repositoryExists } from './repositories.errors';
export { containsPattern } from './repositories.policy';
export { RepositoriesModule } from './repositories.module';
export { RepositoriesService } from './repositories.service';
export { RepositoryLists } from './repository-lists';
export type {
  CappedCount,
  CardProblem,
  DerivedFacts,
  FacetValue,
  ImportedFrom,
  ListFilter,
  ListPage,
  ListQuery,
  RepositoryCounts,
  RepositoryRecord,
  RepositorySort,
  SettingsChange,
  TextQuery,
} from './repositories.types';
