// Rows of users' repositories: names, settings, redirects, lists.
export { RepositoriesModule } from './repositories.module';
export { RepositoriesService } from './repositories.service';
export { assertRepositoryName } from './repositories.policy';
export { repositoryExists } from './repositories.errors';
export type {
  CardFacts,
  ListPage,
  ListQuery,
  RepositoryCounts,
  RepositoryRecord,
  RepositorySort,
  SettingsChange,
} from './repositories.types';
