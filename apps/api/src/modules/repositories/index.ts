// Rows of users' repositories: names, settings, redirects, lists.
export { codeOfLanguageName } from './language-names';
export { repositoryExists } from './repositories.errors';
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
