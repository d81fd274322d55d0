// From a parsed pack to rows of the version store: what is new, what each commit changed, how objects are kept. Pure: runs in a
// worker thread, asks for what the repository already holds, and never touches a database or a file itself.
export { planIngest } from './plan-ingest';
export { ObjectRows } from './object-rows';
export {
  commitRows,
  changeRows,
  directoryKey,
  encodeIdxs,
  encodeNames,
  objectRows,
  type CommitRow,
  type ObjectRowInput,
} from './copy-rows';
export { compress } from './compress';
export type { HeldObject, IngestPlan, PlannedCommit, PlannedTip, PlannedPointer, RepositoryView } from './types';
