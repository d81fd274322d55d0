// Writes lineage: what a card claims, in place of what it claimed before; and what a job made, once, in the transaction of its commit.
import { Injectable } from '@nestjs/common';
import type { GitOid } from '@modelgrove/git-objects';
import { SYSTEM } from '../../common/actor';
import { DomainError } from '../../common/errors';
import { Transaction } from '../../platform/database/transaction';
import { AccessService, type Granted } from '../access';
import { type TreeItem, VersionReader } from '../versions';
import { type MakingRow, LineageStore } from './lineage.store';
import type { Claim, MadeFrom } from './lineage.types';
import { filesHash } from './made-files';

/** Of models, and of datasets. */
const MOST_CLAIMS = 50;
const TREE_PAGE = 1_000;
/** A result with more files than this counts as changed: nobody could say otherwise. */
const MOST_FILES = 20_000;

@Injectable()
export class LineageKeeper {
  constructor(
    private readonly store: LineageStore,
    private readonly access: AccessService,
    private readonly versions: VersionReader,
    private readonly transaction: Transaction,
  ) {}

  /** What the card says the model was made from. Idempotent. */
  async claimed(repositoryId: bigint, claims: readonly Claim[]): Promise<void> {
    const most = (['model', 'dataset'] as const).flatMap((type) => claims.filter((claim) => claim.type === type).slice(0, MOST_CLAIMS));
    await this.transaction.inTransaction(() => this.store.claim(repositoryId, most));
  }

  /** Inside the transaction of the job's commit. */
  async made(repositoryId: bigint, job: { id: bigint; key: string }, commitOid: GitOid, from: readonly MadeFrom[]): Promise<void> {
    const id = await this.store.make(repositoryId, job, commitOid);
    if (id !== null) for (const one of from) await this.store.madeFrom(repositoryId, id, one);
  }

  /** Whether the default branch, whose head is `headOid`, still has what jobs made here. */
  async compare(repositoryId: bigint, headOid: GitOid): Promise<void> {
    const makings = await this.store.makings(repositoryId);
    if (makings.length === 0) return;
    const repo = await this.access.repositoryById(SYSTEM, repositoryId, 'read');
    const head = await this.hash(repo, headOid);
    for (const making of makings) {
      const made = making.filesHash ?? (await this.hashMade(repo, making));
      await this.store.looked(making.id, made, head !== null && made !== null && made.equals(head));
    }
  }

  /** Null when the commit is gone: somebody has thrown the history away. */
  private async hashMade(repo: Granted<'read'>, { commitOid }: MakingRow): Promise<Buffer | null> {
    return this.hash(repo, commitOid).catch((error: unknown) => {
      if (error instanceof DomainError) return null;
      throw error;
    });
  }

  private async hash(repo: Granted<'read'>, commitOid: GitOid): Promise<Buffer | null> {
    const items: TreeItem[] = [];
    for (let after: string | null = ''; after !== null;) {
      const page = await this.versions.tree(repo, commitOid, '', {
        recursive: true,
        expand: false,
        limit: TREE_PAGE,
        ...(after ? { after } : {}),
      });
      items.push(...page.items);
      if (items.length > MOST_FILES) return null;
      after = page.next;
    }
    return filesHash(items);
  }
}
