// Apps that run in the browser of whoever looks at them, served from the commits of their repositories.
export { AppClients } from './app-clients';
export { AppsModule } from './apps.module';
export { AppsService } from './apps.service';
export type { AppFacts, AppFile, AppState, OpenApp } from './apps.types';
