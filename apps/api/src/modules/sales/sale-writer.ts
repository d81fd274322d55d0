// A sale as rows, with the terms that are in force at its moment: who gets what of it is cut and frozen here, whether it was bought or used.
import { Injectable } from '@nestjs/common';
import type { RepoType } from '@modelgrove/shared';
import type { Line } from '../ledger';
import { MoneyRulesService } from '../wallets';
import { RevenueSharesStore } from './revenue-shares.store';
import { linesOfSale, type NewSaleLine, type Root } from './sale-terms';
import { SalesStore } from './sales.store';
import type { Offer, Sale } from './sales.types';

const DAY_MS = 86_400_000;

export interface SaleFacts {
  /** Of the fact of business: a sale happens once. */
  key: string;
  root: Root & { type: RepoType };
  /** Its price is what is paid. */
  offer: Offer;
  buyerId: bigint;
  boughtById: bigint | null;
  at: Date;
}

@Injectable()
export class SaleWriter {
  constructor(
    private readonly store: SalesStore,
    private readonly shares: RevenueSharesStore,
    private readonly rules: MoneyRulesService,
  ) {}

  /** Inside the caller's transaction, which books it. Null when there is one with this key. */
  async write({ root, ...facts }: SaleFacts): Promise<{ sale: Sale; lines: NewSaleLine[] } | null> {
    const { saleFeeBasisPoints: feeBasisPoints, holdBackDays } = await this.rules.rules();
    const lines = linesOfSale(facts.offer.priceMinor, feeBasisPoints, root, await this.shares.tree(root.id));
    const releaseAt = new Date(facts.at.getTime() + holdBackDays * DAY_MS);
    const repository = { id: root.id, name: root.name, type: root.type };
    const sale = await this.store.insert({ ...facts, repository, sellerId: root.namespaceId, feeBasisPoints, releaseAt });
    if (!sale) return null;
    await this.store.insertLines(sale.id, lines);
    return { sale, lines };
  }
}

/** What everybody gets, on its way: the hub's fee, and earnings that are held back. */
export function incomeLines(lines: readonly NewSaleLine[], currency: string): Line[] {
  return lines.map(({ payeeId, amountMinor }) => ({
    account: payeeId === null ? { kind: 'sales-fee', holder: null, currency } : { kind: 'pending', holder: payeeId, currency },
    amountMinor,
  }));
}
