import { Module } from '@nestjs/common';
import { BlobsModule } from '../blobs';
import { DiscussionsModule } from '../discussions';
import { QuotasModule } from '../quotas';
import { RepositoriesModule } from '../repositories';
import { SalesModule } from '../sales';
import { VersionsModule } from '../versions';
import { WordingModule } from '../wording';
import { Authors } from './author';
import { LargeFileAttributes } from './large-file-attributes';
import { CommitIntake } from './commit-intake';
import { FileIntake } from './file-intake';
import { BeginBranch } from './use-cases/begin-branch';
import { CheckPaths } from './use-cases/check-paths';
import { CommitFiles } from './use-cases/commit-files';
import { CreateRepository } from './use-cases/create-repository';
import { DeleteLargeFiles } from './use-cases/delete-large-files';
import { DeleteRepository } from './use-cases/delete-repository';
import { DuplicateRepository } from './use-cases/duplicate-repository';
import { MoveRepository } from './use-cases/move-repository';
import { PlanUpload } from './use-cases/plan-upload';
import { PutFile } from './use-cases/put-file';
import { ShareLargeFiles } from './use-cases/share-large-files';

const USE_CASES = [
  Authors,
  LargeFileAttributes,
  CommitIntake,
  FileIntake,
  BeginBranch,
  CheckPaths,
  CommitFiles,
  CreateRepository,
  DeleteLargeFiles,
  DeleteRepository,
  DuplicateRepository,
  MoveRepository,
  PlanUpload,
  PutFile,
  ShareLargeFiles,
];

@Module({
  imports: [RepositoriesModule, QuotasModule, BlobsModule, VersionsModule, DiscussionsModule, SalesModule, WordingModule],
  providers: USE_CASES,
  exports: USE_CASES,
})
export class ContributionsModule {}
