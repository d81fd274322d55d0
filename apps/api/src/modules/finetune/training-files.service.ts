// Files sent for training without a repository: each becomes a file of the private dataset repository `training-files` of whoever sent it, with the hub's
// versions, quotas and viewer behind it; the row is only its name. The name is bound to the commit: what is written to the repository later changes nothing.
import { Injectable } from '@nestjs/common';
import { Readable } from 'node:stream';
import type { Actor } from '../../common/actor';
import { DomainError } from '../../common/errors';
import type { OpenedObject } from '../../platform/object-store';
import { AccessService, type Granted } from '../access';
import { BlobService } from '../blobs';
import { CommitFiles, CreateRepository, PutFile, type ReceivedFile } from '../contributions';
import { newKey } from '../jobs';
import { VersionReader } from '../versions';
import { badFileName, fileNotFound } from './finetune.errors';
import type { DataReference } from './finetune.types';
import { type TrainingFile, TrainingFilesStore } from './training-files.store';

const REPOSITORY = 'training-files';
const MAIN = 'main';
/** As a path of a repository, on every file system. */
const FILE_NAME = /^[^/\\\p{Cc}<>:"|?*]{1,200}$/u;

export interface TrainingFilesPage {
  files: TrainingFile[];
  nextCursor: bigint | null;
}

@Injectable()
export class TrainingFilesService {
  constructor(
    private readonly store: TrainingFilesStore,
    private readonly access: AccessService,
    private readonly creation: CreateRepository,
    private readonly puts: PutFile,
    private readonly commits: CommitFiles,
    private readonly versions: VersionReader,
    private readonly blobs: BlobService,
  ) {}

  /** Throws 'access/forbidden', 'file/name', 'quota/…'. The caller disposes of `file`. */
  async create(actor: Actor, fileName: string, purpose: string, file: ReceivedFile): Promise<TrainingFile> {
    const user = this.access.user(actor);
    if (!FILE_NAME.test(fileName) || fileName === '.' || fileName === '..') throw badFileName();
    const namespace = await this.access.namespace(actor, user.name, 'run-jobs');
    const repo = await this.repository(actor, user.name);
    const key = newKey('file');
    const path = `${key}/${fileName}`;
    const { commitOid } = await this.puts.run(repo, { revision: MAIN, path, title: `Add ${fileName}`, body: '', file });
    await this.store.insert({
      key,
      namespaceId: namespace.id,
      createdById: user.userId,
      repositoryId: repo.id,
      commitOid,
      path,
      fileName,
      purpose,
      sizeBytes: file.sizeBytes,
    });
    return this.get(actor, key);
  }

  /** Throws 'file/not-found', also for those of others. */
  async get(actor: Actor, key: string): Promise<TrainingFile> {
    const file = await this.store.find(key);
    if (!file || !(await this.maySee(actor, file))) throw fileNotFound();
    return file;
  }

  /** The newest first. */
  async list(actor: Actor, before: bigint | null, purpose: string | null, limit: number): Promise<TrainingFilesPage> {
    const found = await this.store.list(await this.access.namespacesOf(this.access.user(actor)), before, purpose, limit + 1);
    const files = found.slice(0, limit);
    return { files, nextCursor: found.length > limit ? (files.at(-1)?.id ?? null) : null };
  }

  /** The caller consumes or destroys the stream. */
  async open(actor: Actor, file: TrainingFile, signal: AbortSignal): Promise<OpenedObject> {
    const repo = await this.access.repositoryById(actor, file.repositoryId, 'read');
    const item = await this.versions.entry(repo, file.commitOid, file.path);
    if (item?.kind !== 'file') throw fileNotFound();
    if (item.large) return this.blobs.open(repo, item.large.sha256, undefined, signal);
    const content = await this.versions.content(repo, item);
    return { stream: Readable.from([content], { objectMode: false }), sizeBytes: content.length };
  }

  /** The name is gone at once; earlier commits keep the bytes, as with every file of a repository. */
  async delete(actor: Actor, key: string): Promise<void> {
    const file = await this.get(actor, key);
    const repo = await this.access.repositoryById(actor, file.repositoryId, 'write');
    if (await this.isAtHead(repo, file.path)) {
      const operations = [{ kind: 'delete-file' as const, path: file.path }];
      await this.commits.run(repo, { revision: MAIN, title: `Remove ${file.fileName}`, body: '', operations });
    }
    await this.store.delete(file.id);
  }

  /** For a job that trains on it. */
  async reference(actor: Actor, key: string): Promise<DataReference> {
    const file = await this.get(actor, key);
    return { repository: file.repository, revision: file.commitOid, path: file.path };
  }

  private async isAtHead(repo: Granted, path: string): Promise<boolean> {
    const { commitOid } = await this.versions.resolve(repo, MAIN);
    return (await this.versions.entry(repo, commitOid, path)) !== null;
  }

  private async repository(actor: Actor, namespace: string): Promise<Granted<'write'>> {
    const at = { type: 'dataset' as const, namespace, name: REPOSITORY };
    try {
      return await this.access.repository(actor, at, 'write', MAIN);
    } catch (error) {
      if (!(error instanceof DomainError) || error.code !== 'repository/not-found') throw error;
      await this.creation.run(actor, { ...at, isPrivate: true }).catch(ofAnother);
      return this.access.repository(actor, at, 'write', MAIN);
    }
  }

  private maySee(actor: Actor, file: TrainingFile): Promise<boolean> {
    return this.access.namespace(actor, file.namespace, 'see-jobs').then(
      () => true,
      () => false,
    );
  }
}

/** Two first files at the same time: one of them makes the repository. */
function ofAnother(error: unknown): void {
  if (!(error instanceof DomainError) || error.code !== 'repository/exists') throw error;
}
