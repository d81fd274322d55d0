// Cards of public repositories are judged after a commit, by a job: a push is not held up by what it says. What may not just stand there becomes a case of
// the administrators, reported by the hub itself, once for each card.
import { Injectable } from '@nestjs/common';
import type { GitOid } from '@modelgrove/git-objects';
import { WEB_PREFIX } from '@modelgrove/shared';
import { ANONYMOUS } from '../../common/actor';
import { Transaction } from '../../platform/database/transaction';
import { ModerationService } from '../moderation';
import { RepositoriesService, type RepositoryRecord } from '../repositories';
import { type Doubt, TextJudge } from '../wording';
import { CardsService } from './cards.service';
import { JudgedCardsStore } from './judged-cards.store';

@Injectable()
export class CardJudge {
  constructor(
    private readonly cards: CardsService,
    private readonly repositories: RepositoriesService,
    private readonly store: JudgedCardsStore,
    private readonly judge: TextJudge,
    private readonly moderation: ModerationService,
    private readonly transaction: Transaction,
  ) {}

  /** The card of the default branch. What is private is looked at when it is opened. */
  async look(repositoryId: bigint): Promise<void> {
    if (!(await this.judge.judges())) return;
    const record = await this.repositories.find(repositoryId);
    if (!record || record.isPrivate) return;
    const { oid, markdown } = await this.cards.source(repositoryId);
    if (oid === null || markdown === null || oid === (await this.store.last(repositoryId))) return;
    const where = `${record.type}/${record.namespace}/${record.name}`;
    const doubt = await this.judge.doubt(ANONYMOUS, { kind: 'card', where }, { card: markdown });
    await this.transaction.inTransaction(() => this.note(record, oid, markdown, doubt));
  }

  private async note(record: RepositoryRecord, oid: GitOid, markdown: string, doubt: Doubt | null): Promise<void> {
    await this.store.save(record.id, oid, doubt?.verdict ?? 'allow');
    if (!doubt) return;
    const label = `${record.namespace}/${record.name}`;
    const thing = { id: record.id, ownerId: record.namespaceId, label, address: `/${WEB_PREFIX[record.type]}${label}`, excerpt: markdown };
    const { verdict, by, why } = doubt;
    await this.moderation.reportOwn({ ...thing, kind: 'repository' }, `README.md · ${verdict} · ${by} · ${why}`);
  }
}
