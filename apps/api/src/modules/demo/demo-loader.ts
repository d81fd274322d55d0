// Makes one example a repository, through the same use-cases as everybody's: rows, large files, commits, tag and branch. Each step looks
// for what is there already, so that a load which was cut off is completed by the next one.
import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { GitOid } from '@modelgrove/git-objects';
import { SYSTEM } from '../../common/actor';
import { DomainError } from '../../common/errors';
import { Transaction } from '../../platform/database/transaction';
import { failpoint } from '../../platform/failpoints';
import { AccessService, type Granted, type RepositoryLocator } from '../access';
import { BlobUploadService } from '../blobs';
import { CreateRepository } from '../contributions';
import { RepositoriesService } from '../repositories';
import { CommitService, type FileOperation, RefService, VersionReader } from '../versions';
import type { Example, FileContent, Step } from './content';
import { demoBusy } from './demo.errors';
import { DemoStore, type RecordedRepository } from './demo.store';

const HISTORY_LIMIT = 100;

@Injectable()
export class DemoLoader {
  constructor(
    private readonly store: DemoStore,
    private readonly access: AccessService,
    private readonly repositories: RepositoriesService,
    private readonly creation: CreateRepository,
    private readonly uploads: BlobUploadService,
    private readonly commits: CommitService,
    private readonly refs: RefService,
    private readonly versions: VersionReader,
    private readonly transaction: Transaction,
  ) {}

  /** What has the example's name and is somebody's own stays as it is. */
  async present(organization: string, example: Example, recorded: RecordedRepository | undefined): Promise<void> {
    const record = recorded && (await this.repositories.find(recorded.id));
    if (record && recorded.fingerprint !== null) return;
    const at = record ?? (await this.create(organization, example));
    if (at === null) return;
    const repo = await this.access.repository(SYSTEM, at, 'administer');
    await this.fill(repo, example);
    await this.store.putRepository(keyOf(example), { id: repo.id, fingerprint: await this.fingerprint(repo) });
  }

  /** Changes with every push, branch and tag. */
  async fingerprint(repo: Granted): Promise<string> {
    const refs = await this.versions.refs(repo);
    const lines = refs.map(({ name, oid }) => `${oid} ${name}\n`).sort();
    return createHash('sha256').update(lines.join('')).digest('hex');
  }

  private async create(organization: string, { type, name, sdk, ...example }: Example): Promise<RepositoryLocator | null> {
    const request = { type, namespace: organization, name, isPrivate: false, ...(sdk === undefined ? {} : { sdk }) };
    try {
      return await this.transaction.inTransaction(async () => {
        const made = await this.creation.make(SYSTEM, request);
        await this.store.putRepository(keyOf({ type, name, ...example }), { id: made.id, fingerprint: null });
        return made;
      });
    } catch (error) {
      if (error instanceof DomainError && error.code === 'repository/exists') return null;
      throw error;
    }
  }

  private async fill(repo: Granted<'administer'>, { main, tag, branch }: Example): Promise<void> {
    await this.upload(repo, [...main, ...(branch?.steps ?? [])]);
    await this.replay(repo, 'main', main);
    const names = new Set((await this.versions.refs(repo)).map((ref) => ref.name));
    const author = main.at(-1)!.author;
    if (tag && !names.has(`refs/tags/${tag.name}`))
      await this.refs.createTag(repo, tag.name, { revision: 'main', message: tag.message, author });
    if (!branch) return;
    if (!names.has(`refs/heads/${branch.name}`)) await this.refs.createBranch(repo, branch.name, { startingPoint: 'main', author });
    await this.replay(repo, branch.name, branch.steps);
  }

  private async upload(repo: Granted<'write'>, steps: readonly Step[]): Promise<void> {
    const large = steps.flatMap((step) => Object.values(step.files)).filter((content) => typeof content !== 'string');
    for (const { large: bytes } of large) {
      await this.uploads.receive({ repositoryId: repo.id, sha256: sha256Of(bytes), sizeBytes: bytes.length }, chunksOf(bytes));
      failpoint('demo.uploaded');
    }
  }

  /** The commits that the branch does not have yet; two loads at a time cannot make one twice. */
  private async replay(repo: Granted<'write'>, branch: string, steps: readonly Step[]): Promise<void> {
    let { commitOid: head } = await this.versions.resolve(repo, `refs/heads/${branch}`);
    const { commits } = await this.versions.history(repo, head, { limit: HISTORY_LIMIT });
    const present = new Set(commits.map((commit) => commit.title));
    for (const step of steps.filter(({ title }) => !present.has(title))) {
      head = await this.commit(repo, branch, step, head);
      failpoint('demo.committed');
    }
  }

  private async commit(repo: Granted<'write'>, branch: string, step: Step, expectedParent: GitOid): Promise<GitOid> {
    const { title, body = '', author, files } = step;
    const operations = Object.entries(files).map(([path, content]) => operation(path, content));
    try {
      return (await this.commits.commit(repo, { refName: `refs/heads/${branch}`, title, body, author, expectedParent, operations }))
        .commitOid;
    } catch (error) {
      throw error instanceof DomainError && error.code === 'commit/parent-moved' ? demoBusy() : error;
    }
  }
}

export function keyOf({ type, name }: Pick<Example, 'type' | 'name'>): string {
  return `${type}/${name}`;
}

function operation(path: string, content: FileContent): FileOperation {
  if (typeof content === 'string') return { kind: 'put', path, content: Buffer.from(content) };
  return { kind: 'put-large', path, sha256: sha256Of(content.large), sizeBytes: content.large.length };
}

function sha256Of(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}

async function* chunksOf(bytes: Buffer): AsyncGenerator<Uint8Array> {
  yield bytes;
}
