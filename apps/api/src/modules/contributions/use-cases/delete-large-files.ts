// Large files taken back for good: a commit removes them from the default branch, then the repository loses its link to their bytes.
// Older commits keep their pointers (content behind a commit id never changes); what they point at cannot be had here any more.
import { Injectable } from '@nestjs/common';
import { AuditLog } from '../../../platform/audit';
import { Transaction } from '../../../platform/database/transaction';
import type { Granted } from '../../access';
import { BlobService } from '../../blobs';
import { CommitService, VersionReader } from '../../versions';
import { Authors } from '../author';

@Injectable()
export class DeleteLargeFiles {
  constructor(
    private readonly versions: VersionReader,
    private readonly commits: CommitService,
    private readonly blobs: BlobService,
    private readonly transaction: Transaction,
    private readonly audit: AuditLog,
    private readonly authors: Authors,
  ) {}

  /** `fileOids` are the git oids of pointers, as the list of large files names them; unknown ones are passed over. */
  async run(repo: Granted<'write'>, fileOids: readonly string[]): Promise<void> {
    const wanted = new Set(fileOids);
    const files = await this.versions.largeFiles(repo);
    const gone = files.filter((file) => wanted.has(file.oid));
    if (gone.length === 0) return;
    const kept = new Set(files.filter((file) => !wanted.has(file.oid)).map((file) => file.large.sha256));
    const sha256s = [...new Set(gone.map((file) => file.large.sha256))].filter((sha256) => !kept.has(sha256));
    const operations = gone.map((file) => ({ kind: 'delete-file' as const, path: file.path }));
    const refName = await this.versions.defaultBranch(repo);
    // The commit has a queue and a transaction of its own: waiting for it while holding a connection could starve others.
    await this.commits.commit(repo, { refName, title: 'Delete large files', body: '', author: this.authors.of(repo.actor), operations });
    await this.transaction.inTransaction(async () => {
      await this.blobs.unlink(repo, sha256s);
      await this.audit.record(repo.actor, 'large-files.deleted', `repository:${repo.id}`, { sha256s: sha256s.join(',') });
    });
  }
}
