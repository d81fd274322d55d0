// One commit as clients describe it: operations in order, large files by their sha256, the branch by any of its names.
import { Injectable } from '@nestjs/common';
import type { GitOid } from '@modelgrove/git-objects';
import type { Granted } from '../../access';
import { BlobService } from '../../blobs';
import { CommitService, type CommitResult, type FileOperation, VersionReader } from '../../versions';
import { DomainError } from '../../../common/errors';
import { Authors } from '../author';
import { largeFileNotUploaded, notABranch, sizeOfLargeFileWrong } from '../contributions.errors';
import { LargeFileAttributes } from '../large-file-attributes';

/** Heads may move while the attributes are read. */
const MOST_TRIES = 8;

/** A large file whose size the client may not know: when it copies one the repository has already. */
export interface LargeFileOperation {
  kind: 'large';
  path: string;
  sha256: string;
  sizeBytes: number | null;
}

export interface CommitFilesRequest {
  revision: string;
  title: string;
  body: string;
  expectedParent?: GitOid;
  /** The caller brings `.gitattributes` itself, and nothing is added to it. */
  attributesAreGiven?: boolean;
  operations: (Exclude<FileOperation, { kind: 'put-large' }> | LargeFileOperation)[];
}

@Injectable()
export class CommitFiles {
  constructor(
    private readonly commits: CommitService,
    private readonly versions: VersionReader,
    private readonly blobs: BlobService,
    private readonly authors: Authors,
    private readonly attributes: LargeFileAttributes,
  ) {}

  /** What `CommitService.commit` throws, and 'revision/not-found' for what is no branch, 'lfs/object-missing', 'lfs/size-mismatch'. */
  async run(repo: Granted<'write'>, request: CommitFilesRequest): Promise<CommitResult> {
    const { revision, operations, attributesAreGiven, ...rest } = request;
    const refName = await this.branch(repo, revision);
    const sized = await this.sized(repo, operations);
    for (let tries = 1; ; tries++) {
      const attributes = attributesAreGiven ? null : await this.attributes.missing(repo, refName, sized);
      const author = this.authors.of(repo.actor);
      if (!attributes) return this.commits.commit(repo, { ...rest, refName, author, operations: sized });
      try {
        // The whole file is written anew: on another head than was read, it would undo what others wrote.
        const expectedParent = rest.expectedParent ?? attributes.commitOid;
        return await this.commits.commit(repo, { ...rest, refName, author, expectedParent, operations: attributes.operations });
      } catch (error) {
        const isOurs = error instanceof DomainError && error.code === 'commit/parent-moved' && !rest.expectedParent;
        if (!isOurs || tries === MOST_TRIES) throw error;
      }
    }
  }

  /** Only branches and pull requests take commits. */
  async branch(repo: Granted, revision: string): Promise<string> {
    const { refName } = await this.versions.resolve(repo, revision);
    if (refName === null || !/^refs\/(?:heads|pr)\//.test(refName)) throw notABranch(revision);
    return refName;
  }

  private async sized(repo: Granted, operations: CommitFilesRequest['operations']): Promise<FileOperation[]> {
    const hashes = operations.flatMap((operation) => (operation.kind === 'large' ? [operation.sha256] : []));
    const sizes = await this.blobs.linkedSizes(repo.id, [...new Set(hashes)]);
    return operations.map((operation) => (operation.kind === 'large' ? withSize(operation, sizes.get(operation.sha256)) : operation));
  }
}

function withSize(operation: LargeFileOperation, sizeBytes: number | undefined): FileOperation {
  const { path, sha256 } = operation;
  if (sizeBytes === undefined) throw largeFileNotUploaded(path, sha256);
  if (operation.sizeBytes !== null && operation.sizeBytes !== sizeBytes) throw sizeOfLargeFileWrong(path, operation.sizeBytes, sizeBytes);
  return { kind: 'put-large', path, sha256, sizeBytes };
}
