// Rows of users' repositories: names, settings, redirects, lists.
export { RepositoriesModule } from './repositories.module';
export { RepositoriesService } from './repositories.service';
export type {
  CardFacts,
  ListPage,
  ListQuery,
  RepositoryCounts,
  RepositoryRecord,
  RepositorySort,
  SettingsChange,
} from './repositories.types';
