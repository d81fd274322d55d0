// One commit as clients describe it: operations in order, large files by their sha256, the branch by any of its names.
import { Injectable } from '@nestjs/common';
import type { GitOid } from '@modelgrove/git-objects';
import type { Actor } from '../../../common/actor';
import { AccessService, type Granted, type RepositoryLocator } from '../../access';
import { BlobService } from '../../blobs';
import { PullRequestsService } from '../../discussions';
import { type CommitRequest, CommitService, type CommitResult, type FileOperation, type ProposalRef, VersionReader } from '../../versions';
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

/** Where somebody may commit to: a branch, or a pull request. */
export type CommitTarget =
  | { kind: 'branch'; repo: Granted<'write'>; refName: string }
  | { kind: 'proposal'; repo: Granted<'contribute'>; refName: string; ref: ProposalRef };

const PROPOSAL = /^refs\/pr\//;

@Injectable()
export class CommitFiles {
  constructor(
    private readonly access: AccessService,
    private readonly commits: CommitService,
    private readonly versions: VersionReader,
    private readonly blobs: BlobService,
    private readonly pullRequests: PullRequestsService,
    private readonly authors: Authors,
    private readonly attributes: LargeFileAttributes,
  ) {}

  /** What access throws, 'revision/not-found' for what is no branch, and what `PullRequestsService.writable` throws. */
  async target(actor: Actor, at: RepositoryLocator, revision: string): Promise<CommitTarget> {
    if (PROPOSAL.test(revision)) {
      const repo = await this.access.repository(actor, at, 'contribute', revision);
      const ref = await this.pullRequests.writable(repo, revision);
      return { kind: 'proposal', repo, refName: ref.refName, ref };
    }
    const repo = await this.access.repository(actor, at, 'write', revision);
    return { kind: 'branch', repo, refName: await this.branch(repo, revision) };
  }

  /** What `CommitService.commit` throws, and 'lfs/object-missing', 'lfs/size-mismatch'. */
  async runAt(target: CommitTarget, request: Omit<CommitFilesRequest, 'revision'>): Promise<CommitResult> {
    return this.withAttributes(target.repo, target.refName, request, (commit) =>
      target.kind === 'branch' ? this.commits.commit(target.repo, commit) : this.commits.commitTo(target.ref, commit),
    );
  }

  /** What `runAt` throws, and 'revision/not-found' for what is no branch. */
  async run(repo: Granted<'write'>, { revision, ...request }: CommitFilesRequest): Promise<CommitResult> {
    return this.runAt({ kind: 'branch', repo, refName: await this.branch(repo, revision) }, request);
  }

  /** As a pull request for the branch `revision`, which says what the commit says. Throws what `PullRequestsService.openWith` throws. */
  async propose(repo: Granted<'contribute'>, { revision, ...request }: CommitFilesRequest): Promise<{ num: number; commitOid: GitOid }> {
    const targetRef = await this.branch(repo, revision);
    if (PROPOSAL.test(targetRef)) throw notABranch(revision);
    const { title, body: description } = request;
    return this.withAttributes(repo, targetRef, request, (commit) =>
      this.pullRequests.openWith(repo, { title, description, targetRef }, commit),
    );
  }

  /** Only branches and pull requests take commits. */
  async branch(repo: Granted, revision: string): Promise<string> {
    const { refName } = await this.versions.resolve(repo, revision);
    if (refName === null || !/^refs\/(?:heads|pr)\//.test(refName)) throw notABranch(revision);
    return refName;
  }

  private async withAttributes<T>(
    repo: Granted<'contribute'>,
    refName: string,
    request: Omit<CommitFilesRequest, 'revision'>,
    commit: (request: CommitRequest) => Promise<T>,
  ): Promise<T> {
    const { operations, attributesAreGiven, ...rest } = request;
    const sized = await this.sized(repo, operations);
    for (let tries = 1; ; tries++) {
      const attributes = attributesAreGiven ? null : await this.attributes.missing(repo, refName, sized);
      const author = this.authors.of(repo.actor);
      if (!attributes) return commit({ ...rest, refName, author, operations: sized });
      try {
        // The whole file is written anew: on another head than was read, it would undo what others wrote.
        const expectedParent = rest.expectedParent ?? attributes.commitOid;
        return await commit({ ...rest, refName, author, expectedParent, operations: attributes.operations });
      } catch (error) {
        const isOurs = error instanceof DomainError && error.code === 'commit/parent-moved' && !rest.expectedParent;
        if (!isOurs || tries === MOST_TRIES) throw error;
      }
    }
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
