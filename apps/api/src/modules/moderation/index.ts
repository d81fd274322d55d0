// What people report, and what waits for a look, until administrators have decided.
export { HeldTexts } from './held-texts.service';
export { HELD_DECISIONS, HELD_KINDS, type HeldDecision, type HeldKind, type HeldText, type HeldWish, type QueuedText } from './held.types';
export { ModerationModule } from './moderation.module';
export { ModerationService } from './moderation.service';
export {
  CASE_REASONS,
  type CaseReason,
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
