// Rows of users' repositories: names, settings, redirects, lists.
export { RepositoriesModule } from './repositories.module';
export { RepositoriesService } from './repositories.service';
export type {
  CardProblem,
  DerivedFacts,
  ListPage,
  ListQuery,
  RepositoryCounts,
  RepositoryRecord,
  RepositorySort,
  SettingsChange,
} from './repositories.types';
