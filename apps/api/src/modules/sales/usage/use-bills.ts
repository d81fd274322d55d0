// What a month of use comes to, as a sale: one for each offer, buyer and month, cut among those who have a part, held back and refunded like any other.
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { monthStart } from '../../../common/month';
import { type ChargePurpose, ChargePurposes, type Meter } from '../../charges';
import type { Line } from '../../ledger';
import { OffersStore } from '../offers.store';
import { incomeLines } from '../payee-pots';
import { SaleMaker } from '../sale-maker';
import { termsOf } from '../subscriptions/subscription-months';
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
    private readonly maker: SaleMaker,
  ) {}

  onModuleInit(): void {
    this.purposes.add(this);
  }

  /** What is used of a repository keeps it from being deleted until it was taken. */
  async earned({ subject: offerId, namespaceId, periodAt, currency }: Meter, amountMinor: bigint, at: Date): Promise<Line[]> {
    const offer = await this.offers.find(BigInt(offerId));
    const root = offer?.repositoryId ? await this.rights.root(offer.repositoryId) : null;
    if (!offer || !root) throw new Error(`offer ${offerId}, which was used, is gone`);
    const key = `use:${offerId}:${namespaceId}:${periodAt.toISOString().slice(0, 7)}`;
    const subject = { id: root.id, type: root.type, name: root.name, sellerId: root.namespaceId };
    const period = { subscriptionId: null, fromAt: periodAt, untilAt: monthStart(periodAt, 1) };
    const terms = { ...termsOf(offer), priceMinor: amountMinor };
    const written = await this.maker.write({ key, subject, terms, buyerId: namespaceId, boughtById: null, period, at });
    if (!written) throw new Error(`${key} was sold already`);
    await this.events.taken({ offerId: offer.id, holderId: namespaceId, periodAt }, written.sale.id);
    return incomeLines(written.lines, currency);
  }
}
