// What authors give to those who subscribe to them: a price by the month, and which of their repositories it opens.
import { Injectable } from '@nestjs/common';
import { nameKey } from '@modelgrove/shared';
import type { Actor } from '../../../common/actor';
import { AuditLog } from '../../../platform/audit';
import { Transaction } from '../../../platform/database/transaction';
import type { RequestFacts } from '../../../platform/http';
import type { Granted, GrantedNamespace } from '../../access';
import { WalletsService } from '../../wallets';
import { OffersService } from '../offers.service';
import { OffersStore } from '../offers.store';
import { RevenueSharesStore } from '../revenue-shares.store';
import { SaleMaker } from '../sale-maker';
import { privateIsNotSold } from '../sales.errors';
import type { Offer } from '../sales.types';
import { CreatorsStore, type MarkedRepository } from './creators.store';
import { givesToOthers, noCreatorOffer, noSuchAuthor } from './sale-subscriptions.errors';

const MOST_SHOWN = 100;

export interface CreatorState {
  author: { id: bigint; name: string };
  /** Null: nobody can subscribe. */
  offer: Offer | null;
  repositories: MarkedRepository[];
  /** Who asks, or an organization that they belong to. */
  isSubscribed: boolean;
}

@Injectable()
export class CreatorsService {
  constructor(
    private readonly store: CreatorsStore,
    private readonly prices: OffersService,
    private readonly offers: OffersStore,
    private readonly shares: RevenueSharesStore,
    private readonly maker: SaleMaker,
    private readonly wallets: WalletsService,
    private readonly transaction: Transaction,
    private readonly audit: AuditLog,
  ) {}

  /** Throws 'creator/not-found'. */
  async author(name: string): Promise<{ id: bigint; name: string }> {
    const author = await this.store.author(nameKey(name));
    if (!author) throw noSuchAuthor();
    return author;
  }

  /** Throws 'creator/not-found'. */
  async find(actor: Actor, name: string): Promise<CreatorState> {
    const author = await this.author(name);
    const offer = await this.prices.ofAuthor(author.id);
    const repositories = await this.store.marked(author.id, MOST_SHOWN);
    const isSubscribed = actor.kind === 'user' && (await this.store.isSubscribed(author.id, actor.userId));
    return { author, offer, repositories, isSubscribed };
  }

  /** How a month at this price would be cut today. */
  preview({ id, name }: GrantedNamespace, priceMinor: bigint): ReturnType<SaleMaker['cut']> {
    return this.maker.cut({ id: null, type: null, name, sellerId: id }, priceMinor);
  }

  /** What it opens. Throws 'creator/no-offer', 'creator/gives-shares', 'sale/private'. */
  async mark(repo: Granted<'administer'>, isForSubscribers: boolean, facts: RequestFacts): Promise<void> {
    this.wallets.assertOn();
    await this.transaction.inTransaction(async () => {
      await this.shares.lock();
      if (isForSubscribers) await this.assertMarkable(repo);
      await this.offers.markForSubscribers(repo.id, isForSubscribers);
      await this.audit.record(repo.actor, 'repository.for-subscribers', `repository:${repo.id}`, { isForSubscribers }, facts);
    });
  }

  private async assertMarkable(repo: Granted): Promise<void> {
    if (repo.isPrivate) throw privateIsNotSold();
    if (!(await this.offers.ofAuthor(repo.namespaceId))) throw noCreatorOffer();
    const edges = await this.shares.tree(repo.id);
    if (edges.some(({ payeeId }) => payeeId !== repo.namespaceId)) throw givesToOthers();
  }
}
