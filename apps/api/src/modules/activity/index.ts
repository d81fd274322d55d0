// What was done in repositories, as those who follow see it; and what waits for somebody.
export { ActivityModule } from './activity.module';
export { ActivityService } from './activity.service';
export { ACTIVITY_KINDS } from './activity.types';
export type * from './activity.types';
export { WorkService } from './work.service';
