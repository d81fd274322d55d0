// Git objects, refs, commits, trees and changes of every repository: one room with several stores.
export { ChangedLines } from './changed-lines';
export { ComparisonService } from './comparison.service';
export type * from './comparison.types';
export { CommitService } from './commit.service';
export { MergePlanner, type MergePlan } from './merge-planner';
export { ProposalReader, proposalName, type ProposedCommit } from './proposal-reader';
export { type CollectedVersions, VersionGc } from './gc.service';
export { RefRulesService } from './ref-rules.service';
export {
  DIRECT_PUSHES,
  type DirectPush,
  MOST_APPROVALS,
  type Protection,
  type RefKind,
  type RefRule,
  type RefRules,
  type RuleText,
} from './ref-rules.policy';
export { RefService } from './ref.service';
export { VersionCopier } from './version-copier';
export { VersionDoctor } from './version-doctor';
export { VersionReader } from './version-reader';
export { type PushReport, ReceivePackService } from './receive-pack.service';
export { UploadPackService } from './upload-pack.service';
export { mergeUnapproved, parentMoved } from './versions.errors';
export { VersionsModule } from './versions.module';
export type * from './versions.types';
