// Repositories brought in from other hubs.
export { ImportsModule } from './imports.module';
export { ImportsService } from './imports.service';
export { ImportTimings } from './import-timings';
export { ImportExecutor } from './run/import-executor';
export type {
  ImportRecord,
  ImportRequest,
  ImportsPage,
  ImportState,
  ImportStep,
  InspectedSource,
  UnderWay,
  Upstream,
} from './imports.types';
