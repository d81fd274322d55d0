// Use-cases over several rooms: create, delete, move, duplicate, plan an upload, commit.
export { ContributionsModule } from './contributions.module';
export { Authors } from './author';
export { CommitIntake, commitRequestOf } from './commit-intake';
export { FileIntake, type ReceivedFile } from './file-intake';
export { BeginBranch } from './use-cases/begin-branch';
export { CheckPaths, type PathProblem } from './use-cases/check-paths';
export { CommitFiles, type CommitFilesRequest, type CommitTarget } from './use-cases/commit-files';
export type { FirstFile } from './templates/first-files';
export { CreateRepository } from './use-cases/create-repository';
export { DeleteLargeFiles } from './use-cases/delete-large-files';
export { DeleteRepository } from './use-cases/delete-repository';
export { DuplicateRepository } from './use-cases/duplicate-repository';
export { MoveRepository } from './use-cases/move-repository';
export { PlanUpload } from './use-cases/plan-upload';
export { ShareLargeFiles } from './use-cases/share-large-files';
export { PutFile } from './use-cases/put-file';
