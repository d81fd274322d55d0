export { type KnownProcess, Presence } from './presence';
export { PresenceModule } from './presence.module';
