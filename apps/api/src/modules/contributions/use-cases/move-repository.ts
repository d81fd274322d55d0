// A new name, or a new owner. The former name leads to the new one until somebody takes it.
import { Injectable } from '@nestjs/common';
import { AuditLog } from '../../../platform/audit';
import { Transaction } from '../../../platform/database/transaction';
import { failpoint } from '../../../platform/failpoints';
import { AccessService, type Granted, type RepositoryLocator } from '../../access';
import { QuotasService } from '../../quotas';
import { RepositoriesService } from '../../repositories';
import { TextJudge } from '../../wording';

@Injectable()
export class MoveRepository {
  constructor(
    private readonly access: AccessService,
    private readonly repositories: RepositoriesService,
    private readonly transaction: Transaction,
    private readonly audit: AuditLog,
    private readonly quotas: QuotasService,
    private readonly judge: TextJudge,
  ) {}

  /** Throws 'access/forbidden' (the namespace it goes to), 'repository/exists', 'repository/name', 'quota/…', 'moderation/refused'. */
  async run(repo: Granted<'administer'>, to: { namespace: string; name: string }): Promise<RepositoryLocator> {
    const stays = to.namespace.toLowerCase() === repo.namespace.toLowerCase();
    const target = stays
      ? { id: repo.namespaceId, name: repo.namespace }
      : await this.access.namespace(repo.actor, to.namespace, 'create-repository');
    if (to.name !== repo.name) await this.judge.assertAllowed(repo.actor, { kind: 'name', where: target.name }, { name: to.name });
    await this.transaction.inTransaction(async () => {
      await this.repositories.rename(repo, { namespaceId: target.id, namespace: target.name, name: to.name });
      await this.quotas.repositoryMoved(repo.namespaceId, target.id, repo.id);
      const names = { from: `${repo.namespace}/${repo.name}`, to: `${target.name}/${to.name}` };
      await this.audit.record(repo.actor, 'repository.moved', `repository:${repo.id}`, names);
      failpoint('move.before-commit');
      this.transaction.afterCommit(() => failpoint('move.committed'));
    });
    return { type: repo.type, namespace: target.name, name: to.name };
  }
}
