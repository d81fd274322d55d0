// What a month of use comes to, as a sale: one for each offer, buyer and month, cut among those who have a part, held back and refunded like any other.
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type ChargePurpose, ChargePurposes, type Meter } from '../../charges';
import type { Line } from '../../ledger';
import { OffersStore } from '../offers.store';
import { incomeLines, SaleWriter } from '../sale-writer';
import { OFFER } from './use-counter';
import { UseEventsStore } from './use-events.store';
import { UseRightsStore } from './use-rights.store';
import { MONTH_LATE_MS } from './usage.types';

@Injectable()
export class UseBills implements ChargePurpose, OnModuleInit {
  readonly name = OFFER;
  /** Authors earn it, so it is paid with money. */
  readonly takesPromo = false;
  readonly lateMs = MONTH_LATE_MS;

  constructor(
    private readonly purposes: ChargePurposes,
    private readonly offers: OffersStore,
    private readonly rights: UseRightsStore,
    private readonly events: UseEventsStore,
    private readonly writer: SaleWriter,
  ) {}

  onModuleInit(): void {
    this.purposes.add(this);
  }

  /** What is used of a repository keeps it from being deleted until it was taken. */
  async earned({ subject, namespaceId, periodAt, currency }: Meter, amountMinor: bigint, at: Date): Promise<Line[]> {
    const offer = await this.offers.find(BigInt(subject));
    const root = offer && (await this.rights.root(offer.repositoryId));
    if (!offer || !root) throw new Error(`offer ${subject}, which was used, is gone`);
    const key = `use:${subject}:${namespaceId}:${periodAt.toISOString().slice(0, 7)}`;
    const sold = { key, root, offer: { ...offer, priceMinor: amountMinor }, buyerId: namespaceId, boughtById: null, at };
    const written = await this.writer.write(sold);
    if (!written) throw new Error(`${key} was sold already`);
    await this.events.taken({ offerId: offer.id, holderId: namespaceId, periodAt }, written.sale.id);
    return incomeLines(written.lines, currency);
  }
}
