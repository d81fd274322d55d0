// A new repository: its row and its first commit (`.gitattributes`, a card when a license is given) appear together or not at all.
import { Injectable } from '@nestjs/common';
import { DEFAULT_GITATTRIBUTES } from '@modelgrove/git-objects';
import type { RepoType } from '@modelgrove/shared';
import { type Actor, programOf } from '../../../common/actor';
import { AuditLog } from '../../../platform/audit';
import { AppConfig } from '../../../platform/config';
import { Transaction } from '../../../platform/database/transaction';
import { failpoint } from '../../../platform/failpoints';
import { AccessService, type RepositoryLocator } from '../../access';
import { QuotasService } from '../../quotas';
import { RepositoriesService } from '../../repositories';
import { TextJudge } from '../../wording';
import { CommitService } from '../../versions';
import { Authors } from '../author';
import { signInToCreate } from '../contributions.errors';

export interface CreateRepositoryRequest {
  type: RepoType;
  /** Absent: the actor's own. */
  namespace?: string;
  name: string;
  /** Absent: as the hub makes them (GROVE_DEFAULT_VISIBILITY, or its mode). */
  isPrivate?: boolean | undefined;
  license?: string;
  sdk?: string;
  files?: { path: string; content: Buffer }[];
}

@Injectable()
export class CreateRepository {
  constructor(
    private readonly access: AccessService,
    private readonly repositories: RepositoriesService,
    private readonly commits: CommitService,
    private readonly transaction: Transaction,
    private readonly authors: Authors,
    private readonly audit: AuditLog,
    private readonly quotas: QuotasService,
    private readonly judge: TextJudge,
    private readonly config: AppConfig,
  ) {}

  /** Throws 'access/forbidden' (namespace), 'repository/exists', 'repository/name', 'quota/…', 'moderation/refused'. */
  async run(actor: Actor, request: CreateRepositoryRequest): Promise<RepositoryLocator & { id: bigint }> {
    const namespace = await this.access.namespace(actor, request.namespace ?? ownNamespace(actor), 'create-repository');
    await this.assertSeemly(actor, namespace.name, request.name);
    return this.make(actor, request);
  }

  /** 'moderation/refused', 'moderation/needs-look'. */
  async assertSeemly(actor: Actor, namespace: string, name: string): Promise<void> {
    await this.judge.assertAllowed(actor, { kind: 'name', where: namespace }, { name });
  }

  /** The same in a transaction of the caller, who has asked before it whether the name may be. */
  async make(actor: Actor, request: CreateRepositoryRequest): Promise<RepositoryLocator & { id: bigint }> {
    const namespace = await this.access.namespace(actor, request.namespace ?? ownNamespace(actor), 'create-repository');
    const createdById = actor.kind === 'user' ? actor.userId : null;
    const { type, name, isPrivate = this.config.defaultVisibility === 'private' } = request;
    return this.transaction.inTransaction(async () => {
      const createdByClientId = programOf(actor)?.clientId ?? null;
      const row = {
        type,
        name,
        isPrivate,
        namespaceId: namespace.id,
        namespace: namespace.name,
        sdk: request.sdk ?? null,
        createdById,
        createdByClientId,
      };
      const id = await this.repositories.insert(row);
      failpoint('create.row-written');
      const first = { title: 'initial commit', body: '', author: this.authors.of(actor), files: firstFiles(request), actorId: createdById };
      await this.commits.initialize(id, first);
      await this.audit.record(actor, 'repository.created', `repository:${id}`, { type, id: `${namespace.name}/${name}`, isPrivate });
      await this.quotas.repositoryAdded(namespace.id, id);
      failpoint('create.before-commit');
      this.transaction.afterCommit(() => failpoint('create.committed'));
      return { id, type, namespace: namespace.name, name };
    });
  }
}

function ownNamespace(actor: Actor): string {
  if (actor.kind !== 'user') throw signInToCreate();
  return actor.name;
}

function firstFiles(request: CreateRepositoryRequest): { path: string; content: Buffer }[] {
  const given = request.files ?? [];
  const files = [{ path: '.gitattributes', content: Buffer.from(DEFAULT_GITATTRIBUTES[request.type]) }, ...cardFor(request)];
  return [...files.filter((file) => !given.some((other) => other.path === file.path)), ...given];
}

function cardFor({ license, sdk }: CreateRepositoryRequest): { path: string; content: Buffer }[] {
  const fields = [license && `license: ${JSON.stringify(license)}`, sdk && `sdk: ${JSON.stringify(sdk)}`].filter(Boolean);
  return license ? [{ path: 'README.md', content: Buffer.from(`---\n${fields.join('\n')}\n---\n`) }] : [];
}
