// Writes one sale, whatever it is of: its terms, the line of everybody who has a part, the right to read, and the ledger. Inside the caller's transaction.
import { Injectable } from '@nestjs/common';
import { amountText, type Currency } from '@modelgrove/shared';
import { Outbox } from '../../platform/outbox';
import { BillingRulesService, taxIn } from '../invoices';
import { type AccountRef, LedgerService } from '../ledger';
import { MoneyRulesService } from '../wallets';
import { incomeLines } from './payee-pots';
import { RevenueSharesStore, type TreeEdge } from './revenue-shares.store';
import { type Cut, linesOfSale, type NewSaleLine } from './sale-terms';
import { alreadyBought } from './sales.errors';
import { type NewSale, SalesStore } from './sales.store';
import type { AgreedTerms, Sale, SaleSubject } from './sales.types';

const DAY_MS = 86_400_000;

export interface SaleFacts extends Pick<NewSale, 'key' | 'buyerId' | 'boughtById' | 'period' | 'at'> {
  subject: SaleSubject;
  /** Their price is what is paid. */
  terms: AgreedTerms;
}

export interface WantedSale extends SaleFacts {
  /** How long it is read; null: for ever. */
  until: Date | null;
}

@Injectable()
export class SaleMaker {
  constructor(
    private readonly store: SalesStore,
    private readonly shares: RevenueSharesStore,
    private readonly ledger: LedgerService,
    private readonly rules: MoneyRulesService,
    private readonly billing: BillingRulesService,
    private readonly outbox: Outbox,
  ) {}

  /** How a sale at this price would be cut now. */
  async cut(subject: SaleSubject, priceMinor: bigint): Promise<Cut & { lines: NewSaleLine[]; edges: TreeEdge[] }> {
    const { saleFeeBasisPoints: feeBasisPoints } = await this.rules.rules();
    const { taxBasisPoints } = await this.billing.rules();
    const edges = subject.id === null ? [] : await this.shares.tree(subject.id);
    const cut = { feeBasisPoints, taxBasisPoints };
    // An author is no repository: what subscribers pay is theirs alone, and 0 is nobody's id.
    const root = { id: subject.id ?? 0n, namespaceId: subject.sellerId, name: subject.name };
    return { ...cut, lines: linesOfSale(priceMinor, cut, root, edges), edges };
  }

  /** Bought, from the buyer's wallet. Null when there is one with this key. Throws 'sale/bought', 'ledger/insufficient-funds'. */
  async make({ until, ...facts }: WantedSale): Promise<Sale | null> {
    const written = await this.write(facts);
    if (!written) return null;
    const { sale, lines } = written;
    if (!(await this.store.grant(sale, facts.subject, until))) throw alreadyBought();
    await this.book(sale, lines);
    return sale;
  }

  /** Its rows alone: who settles what was used gives no right to read, and books it out of what was set aside. Null when there is one with this key. */
  async write({ subject, terms, ...facts }: SaleFacts): Promise<{ sale: Sale; lines: NewSaleLine[] } | null> {
    const { lines, edges: _, ...cut } = await this.cut(subject, terms.priceMinor);
    const { priceMinor: amountMinor, currency } = terms;
    const what = { kind: 'offer', subject, terms } as const;
    const sale = await this.writeCut({ ...facts, ...cut, what, sellerId: subject.sellerId, amountMinor, currency }, lines);
    if (sale) await this.tellSeller(sale, subject);
    return sale && { sale, lines };
  }

  /** In one line for each thing that is sold. Who bought it is on the page of the sale, for who may see that. */
  private async tellSeller({ at, amountMinor, currency }: Sale, { id, sellerId }: SaleSubject): Promise<void> {
    const details = `${amountText(amountMinor, currency as Currency)} ${currency}`;
    const ids = { repositoryId: id === null ? null : String(id), namespaceId: String(sellerId) };
    await this.outbox.emit('person.notice', { what: 'sold', at: String(at.getTime()), ...ids, details });
  }

  /** The same of what was cut otherwise. */
  async writeCut(facts: Omit<NewSale, 'taxMinor' | 'releaseAt'>, lines: readonly NewSaleLine[]): Promise<Sale | null> {
    const { holdBackDays } = await this.rules.rules();
    const releaseAt = new Date(facts.at.getTime() + holdBackDays * DAY_MS);
    const sale = await this.store.insert({ ...facts, taxMinor: taxIn(facts.amountMinor, facts.taxBasisPoints), releaseAt });
    if (sale) await this.store.insertLines(sale.id, lines);
    return sale;
  }

  private async book({ id, buyerId, amountMinor, currency, at, repositoryName }: Sale, lines: readonly NewSaleLine[]): Promise<void> {
    const wallet: AccountRef = { kind: 'wallet', holder: buyerId, currency };
    await this.ledger.post({
      key: `sale:${id}`,
      kind: 'sale',
      reference: `sale:${id}`,
      effectiveAt: at,
      lines: [{ account: wallet, amountMinor: -amountMinor }, ...incomeLines(lines, currency)],
      details: { repository: repositoryName },
    });
  }
}
