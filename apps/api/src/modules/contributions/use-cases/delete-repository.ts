// Everything a repository is goes in one step; bytes that nothing links any more are the garbage collector's.
import { Injectable } from '@nestjs/common';
import { AuditLog } from '../../../platform/audit';
import { Transaction } from '../../../platform/database/transaction';
import { failpoint } from '../../../platform/failpoints';
import type { Granted } from '../../access';
import { QuotasService } from '../../quotas';
import { RepositoriesService } from '../../repositories';
import { SalesService } from '../../sales';
import { VersionCopier } from '../../versions';

@Injectable()
export class DeleteRepository {
  constructor(
    private readonly repositories: RepositoriesService,
    private readonly versions: VersionCopier,
    private readonly transaction: Transaction,
    private readonly audit: AuditLog,
    private readonly quotas: QuotasService,
    private readonly sales: SalesService,
  ) {}

  /** Throws 'sale/has-buyers': what was bought stays. */
  async run(repo: Granted<'administer'>): Promise<void> {
    await this.transaction.inTransaction(async () => {
      await this.sales.assertNoBuyers(repo.id);
      await this.versions.remove(repo.id);
      failpoint('delete.contents-removed');
      await this.quotas.repositoryRemoved(repo.namespaceId, repo.id);
      await this.repositories.delete(repo);
      await this.audit.record(repo.actor, 'repository.deleted', `repository:${repo.id}`, {
        type: repo.type,
        id: `${repo.namespace}/${repo.name}`,
      });
      failpoint('delete.before-commit');
      this.transaction.afterCommit(() => failpoint('delete.committed'));
    });
  }
}
