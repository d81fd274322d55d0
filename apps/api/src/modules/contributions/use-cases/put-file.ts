// One file that was sent whole: it goes to git or to the object store as the rules say, in a commit of its own.
import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { Injectable } from '@nestjs/common';
import { hashObject } from '@modelgrove/git-objects';
import type { Granted } from '../../access';
import { BlobService, BlobUploadService } from '../../blobs';
import type { CommitResult } from '../../versions';
import type { ReceivedFile } from '../file-intake';
import { CommitFiles, type CommitFilesRequest } from './commit-files';
import { PlanUpload, type UploadAnswer } from './plan-upload';

export interface PutFileRequest {
  revision: string;
  path: string;
  title: string;
  body: string;
  file: ReceivedFile;
}

@Injectable()
export class PutFile {
  constructor(
    private readonly plan: PlanUpload,
    private readonly commits: CommitFiles,
    private readonly blobs: BlobService,
    private readonly uploads: BlobUploadService,
  ) {}

  /** No commit where the branch holds the same already. Throws what `CommitFiles.run` throws, and 'quota/exceeded'. */
  async run(repo: Granted<'write'>, { file, ...request }: PutFileRequest): Promise<CommitResult> {
    const { revision, path } = request;
    const refName = await this.commits.branch(repo, revision);
    const { sizeBytes, sample } = file;
    const { commitOid, files } = await this.plan.run(repo, { revision, files: [{ path, sizeBytes, sample }] });
    const { isLarge, contentId } = files[0] as UploadAnswer;
    const content = isLarge ? null : await readFile(file.spoolPath);
    if (contentId === (content ? hashObject('blob', content) : file.sha256)) return { commitOid, refName, created: false };
    const operation = content ? { kind: 'put' as const, path, content } : await this.large(repo, path, file);
    return this.commits.run(repo, { revision, title: request.title, body: request.body, operations: [operation] });
  }

  /** The server has seen all of its bytes: it may be linked here, whoever else has them. */
  private async large(repo: Granted<'write'>, path: string, file: ReceivedFile): Promise<CommitFilesRequest['operations'][number]> {
    const { sha256, sizeBytes, spoolPath } = file;
    if (!(await this.blobs.has(repo, sha256)))
      await this.uploads.receive({ repositoryId: repo.id, sha256, sizeBytes }, createReadStream(spoolPath));
    return { kind: 'large', path, sha256, sizeBytes };
  }
}
