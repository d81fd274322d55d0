// What people report, until administrators have decided.
export { ModerationModule } from './moderation.module';
export { ModerationService } from './moderation.service';
export {
  type Decision,
  DECISIONS,
  type ModerationCase,
  type Report,
  REPORT_REASONS,
  type ReportedThing,
  type ReportReason,
  THING_KINDS,
  type ThingKind,
} from './moderation.types';
