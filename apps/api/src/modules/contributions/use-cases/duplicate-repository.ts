// A copy of a repository with its whole history; large files are linked, not copied.
import { Injectable } from '@nestjs/common';
import { programOf } from '../../../common/actor';
import { AuditLog } from '../../../platform/audit';
import { Transaction } from '../../../platform/database/transaction';
import { failpoint } from '../../../platform/failpoints';
import { AccessService, type Granted, type RepositoryLocator } from '../../access';
import { BlobService } from '../../blobs';
import { QuotasService } from '../../quotas';
import { RepositoriesService } from '../../repositories';
import { TextJudge } from '../../wording';
import { VersionCopier } from '../../versions';
import { soldAreNotDuplicated } from '../contributions.errors';

export interface DuplicateRequest {
  namespace: string;
  name: string;
  /** Absent: as private as the source. */
  isPrivate?: boolean;
}

@Injectable()
export class DuplicateRepository {
  constructor(
    private readonly access: AccessService,
    private readonly repositories: RepositoriesService,
    private readonly versions: VersionCopier,
    private readonly blobs: BlobService,
    private readonly transaction: Transaction,
    private readonly audit: AuditLog,
    private readonly quotas: QuotasService,
    private readonly judge: TextJudge,
  ) {}

  /** Throws 'access/forbidden' (namespace), 'repository/sold', 'repository/exists', 'repository/name', 'quota/…', 'moderation/refused'. */
  async run(source: Granted<'read'>, request: DuplicateRequest): Promise<RepositoryLocator> {
    const { actor, type } = source;
    // Who bought may read it, and not give it on.
    if ((source.isSold || source.versionsUntil !== null) && !source.allowed.includes('write')) throw soldAreNotDuplicated();
    const namespace = await this.access.namespace(actor, request.namespace, 'create-repository');
    await this.judge.assertAllowed(actor, { kind: 'name', where: namespace.name }, { name: request.name });
    const { sdk } = await this.repositories.record(source);
    await this.quotas.assertRoom(namespace.id, await this.quotas.repositoryBytes(source.id));
    await this.transaction.inTransaction(async () => {
      const id = await this.repositories.insert({
        type,
        sdk,
        name: request.name,
        namespaceId: namespace.id,
        namespace: namespace.name,
        isPrivate: request.isPrivate ?? source.isPrivate,
        createdById: actor.kind === 'user' ? actor.userId : null,
        createdByClientId: programOf(actor)?.clientId ?? null,
      });
      await this.blobs.linkAll(source.id, id);
      failpoint('duplicate.files-linked');
      await this.versions.duplicate(source.id, id);
      const subject = { type, id: `${namespace.name}/${request.name}`, source: String(source.id) };
      await this.audit.record(actor, 'repository.duplicated', `repository:${id}`, subject);
      await this.quotas.repositoryAdded(namespace.id, id);
      await this.quotas.recount(id);
      failpoint('duplicate.before-commit');
    });
    return { type, namespace: namespace.name, name: request.name };
  }
}
