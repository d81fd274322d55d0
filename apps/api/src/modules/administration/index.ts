// What whoever runs the hub sees over all rooms. It reads; what is changed is changed by the room it belongs to.
export { AdministrationModule } from './administration.module';
export { AdministrationService } from './administration.service';
export { CaseDecisions } from './case-decisions';
export { HeldDecisions } from './held-decisions';
export { type HealthCheck, HealthService, type HubHealth } from './health.service';
export { StorageService, type StorageUse } from './storage.service';
export type {
  AdminPage,
  AfterUsage,
  ListedOrganization,
  ListedRepository,
  ListedUser,
  NamespaceTotals,
  UsagePage,
} from './administration.types';
