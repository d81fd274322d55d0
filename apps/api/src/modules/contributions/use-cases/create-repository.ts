// A new repository: its row and its first commit (`.gitattributes`, and what it begins with) appear together or not at all.
import { Injectable } from '@nestjs/common';
import { DEFAULT_GITATTRIBUTES } from '@modelgrove/git-objects';
import { REPOSITORY_TEMPLATES, type RepositoryTemplate, type RepoType } from '@modelgrove/shared';
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
import { signInToCreate, templateOfAnotherType } from '../contributions.errors';
import { type FirstFile, firstFiles, sdkOf, type TemplateLanguage } from '../templates/first-files';

export interface CreateRepositoryRequest {
  type: RepoType;
  /** Absent: the actor's own. */
  namespace?: string;
  name: string;
  /** Absent: as the hub makes them (GROVE_DEFAULT_VISIBILITY, or its mode). */
  isPrivate?: boolean | undefined;
  license?: string;
  /** Of a license `other`. */
  licenseName?: string;
  licenseLink?: string;
  sdk?: string;
  /** Absent: 'empty'. */
  template?: RepositoryTemplate;
  /** Of the template's texts. Absent: English. */
  language?: TemplateLanguage;
  /** What a model is made from, for the templates that say so. */
  baseModel?: string;
  /** In the place of those that the hub writes under the same paths. */
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

  /** Throws 'access/forbidden' (namespace), 'repository/exists', 'repository/name', 'repository/template', 'quota/…', 'moderation/refused'. */
  async run(actor: Actor, request: CreateRepositoryRequest): Promise<RepositoryLocator & { id: bigint }> {
    const namespace = await this.access.namespace(actor, request.namespace ?? ownNamespace(actor), 'create-repository');
    await this.assertSeemly(actor, namespace.name, request.name);
    return this.make(actor, request);
  }

  /** What would be committed, without `.gitattributes`. Throws 'repository/template'. */
  preview(request: Omit<CreateRepositoryRequest, 'files' | 'isPrivate'> & { namespace: string }): FirstFile[] {
    return this.beginning(request, request.namespace);
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
    const files = allFiles(request, this.beginning(request, namespace.name));
    return this.transaction.inTransaction(async () => {
      const createdByClientId = programOf(actor)?.clientId ?? null;
      const row = {
        type,
        name,
        isPrivate,
        namespaceId: namespace.id,
        namespace: namespace.name,
        sdk: sdkOf({ template: 'empty', ...request }) ?? null,
        createdById,
        createdByClientId,
      };
      const id = await this.repositories.insert(row);
      failpoint('create.row-written');
      const first = { title: 'initial commit', body: '', author: this.authors.of(actor), files, actorId: createdById };
      await this.commits.initialize(id, first);
      await this.audit.record(actor, 'repository.created', `repository:${id}`, { type, id: `${namespace.name}/${name}`, isPrivate });
      await this.quotas.repositoryAdded(namespace.id, id);
      failpoint('create.before-commit');
      this.transaction.afterCommit(() => failpoint('create.committed'));
      return { id, type, namespace: namespace.name, name };
    });
  }

  private beginning(request: CreateRepositoryRequest, namespace: string): FirstFile[] {
    const { type, template = 'empty', language = 'en' } = request;
    const known: readonly RepositoryTemplate[] = REPOSITORY_TEMPLATES[type];
    if (!known.includes(template)) throw templateOfAnotherType(template, known);
    const around = { hub: this.config.publicUrl, year: new Date().getFullYear() };
    return firstFiles({ ...request, namespace, template, language }, around);
  }
}

function ownNamespace(actor: Actor): string {
  if (actor.kind !== 'user') throw signInToCreate();
  return actor.name;
}

function allFiles(
  { type, files: given = [] }: CreateRepositoryRequest,
  beginning: readonly FirstFile[],
): { path: string; content: Buffer }[] {
  const own = [{ path: '.gitattributes', text: DEFAULT_GITATTRIBUTES[type] }, ...beginning];
  const files = own.map(({ path, text }) => ({ path, content: Buffer.from(text) }));
  return [...files.filter((file) => !given.some((other) => other.path === file.path)), ...given];
}
