// Who follows which person or organization.
export { FollowsModule } from './follows.module';
export { FollowsService } from './follows.service';
export type { Followed, FollowFacts } from './follows.store';
