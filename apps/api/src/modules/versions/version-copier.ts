// Whole version stores: duplicated (rows copied within Postgres, isolated from their source) and removed.
import { Injectable } from '@nestjs/common';
import { VersionStore } from './version.store';

@Injectable()
export class VersionCopier {
  constructor(private readonly store: VersionStore) {}

  /** Objects, commits, changes and refs; inside the caller's transaction. The target has no version store yet. */
  duplicate(fromRepositoryId: bigint, toRepositoryId: bigint): Promise<void> {
    return this.store.duplicate(fromRepositoryId, toRepositoryId);
  }

  /** Everything of a repository; inside the caller's transaction. Idempotent. */
  remove(repositoryId: bigint): Promise<void> {
    return this.store.remove(repositoryId);
  }
}
