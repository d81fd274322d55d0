// What is sold by the month: begun, and charged for each period. A period is a sale like any other, whose key is made of the subscription and the period's
// number, so that two workers, a clock that is ahead or a process that dies in between charge it once. Each step is one transaction that holds the row.
import { Injectable } from '@nestjs/common';
import { periodAt } from '@modelgrove/money';
import { Clock } from '../../../common/clock';
import { Transaction } from '../../../platform/database/transaction';
import { failpoint } from '../../../platform/failpoints';
import { BillingRulesService, taxIn } from '../../invoices';
import { MoneyMails } from '../../wallets';
import { LedgerService } from '../../ledger';
import { OffersStore } from '../offers.store';
import { SaleMaker } from '../sale-maker';
import { alreadyBought } from '../sales.errors';
import { SalesStore } from '../sales.store';
import type { AgreedTerms, Offer, Sale, SaleSubject } from '../sales.types';
import { MONTH_MAILS, type MonthNotice } from './month-mails';
import { SaleSubscriptionsStore } from './sale-subscriptions.store';
import type { SaleSubscription, SaleSubscriptionEnd } from './sale-subscriptions.types';

const DAY_MS = 86_400_000;
const TOGETHER = 200;
const FORESEEN = 3;
/** Periods that are caught up with in one go; more than the days of grace can hold. */
const MOST_PERIODS = 12;

export interface Checkout {
  taxBasisPoints: number;
  /** What the price contains. */
  taxMinor: bigint;
  periods: { fromAt: Date; untilAt: Date }[];
}

@Injectable()
export class SubscriptionMonths {
  constructor(
    private readonly store: SaleSubscriptionsStore,
    private readonly offers: OffersStore,
    private readonly sales: SalesStore,
    private readonly maker: SaleMaker,
    private readonly ledger: LedgerService,
    private readonly billing: BillingRulesService,
    private readonly mails: MoneyMails,
    private readonly transaction: Transaction,
    private readonly clock: Clock,
  ) {}

  /** Inside the transaction of who buys, who holds the offer. Null when there is one with this key. Throws 'sale/bought' for a second one, 'ledger/…'. */
  async begin(
    subject: SaleSubject,
    offer: Offer,
    { buyerId, boughtById, key }: { buyerId: bigint; boughtById: bigint | null; key: string },
  ): Promise<Sale | null> {
    const at = this.clock.now();
    const { graceDays, timeZone } = await this.billing.rules();
    const { endAt: periodEnd } = periodAt({ at, zone: timeZone }, 'month', 0);
    const who = { subject, holderId: buyerId, begunById: boughtById, key };
    const id = await this.store.insert({ ...termsOf(offer), ...who, anchorAt: at, timeZone, periodEnd });
    if (id === null && (await this.store.findByKey(key)) === null) throw alreadyBought();
    if (id === null) return null;
    const s = (await this.store.find(id)) as SaleSubscription;
    const sale = await this.charge(s, subject, at, graceDays);
    if (sale) await this.store.save({ ...s, lastSaleId: sale.id });
    return sale;
  }

  /** What somebody who buys now will pay, and by the month for which periods: made by what charges them. */
  async checkout({ kind, priceMinor }: Offer): Promise<Checkout> {
    const { taxBasisPoints, timeZone: zone } = await this.billing.rules();
    const at = this.clock.now();
    const periods = kind === 'monthly' ? Array.from({ length: FORESEEN }, (_, index) => periodAt({ at, zone }, 'month', index)) : [];
    const dates = periods.map(({ startAt, endAt }) => ({ fromAt: startAt, untilAt: endAt }));
    return { taxBasisPoints, taxMinor: taxIn(priceMinor, taxBasisPoints), periods: dates };
  }

  /** Of the subscription that was begun by this request. */
  async firstSale(key: string): Promise<Sale | null> {
    const s = await this.store.findByKey(key);
    return s && this.sales.findByKey(keyOf({ ...s, periodNumber: 0 }));
  }

  private charge(s: SaleSubscription, subject: SaleSubject, at: Date, graceDays: number): Promise<Sale | null> {
    const period = { subscriptionId: s.id, fromAt: s.periodStart, untilAt: s.periodEnd };
    const until = readableUntil(s, graceDays);
    const who = { buyerId: s.holderId, boughtById: s.begunById };
    return this.maker.make({ key: keyOf(s), subject, terms: s, ...who, period, at, until });
  }

  /** Returns how many were looked at. One that cannot be renewed keeps no other from it, and is told of in the end. */
  async renewDue(): Promise<number> {
    const at = this.clock.now();
    const problems: unknown[] = [];
    let looked = 0;
    for (let ids = await this.store.due(at, 0n, TOGETHER); ids.length > 0; ids = await this.store.due(at, ids.at(-1) as bigint, TOGETHER)) {
      for (const id of ids) await this.renew(id, at).catch((error: unknown) => problems.push(error));
      looked += ids.length;
    }
    if (problems.length > 0) throw new AggregateError(problems, `${problems.length} subscriptions were not renewed`);
    return looked;
  }

  /** All periods that are due, one transaction each. `isAsked`: somebody who pays does not wait for the next attempt. */
  async renew(id: bigint, at: Date, isAsked = false): Promise<void> {
    for (let count = 0; count < MOST_PERIODS; count++) {
      const goesOn = await this.transaction.inRetriedTransaction(() => this.step(id, at, isAsked));
      failpoint('sale-subscription.renewed');
      if (!goesOn) return;
    }
  }

  private async step(id: bigint, at: Date, isAsked: boolean): Promise<boolean> {
    const s = await this.store.find(id, { lock: true });
    if (!s || s.dueAt === null || at < s.periodEnd || (!isAsked && at < s.dueAt)) return false;
    if (s.state === 'ending') return this.end(s, s.endReason ?? 'cancelled', s.periodEnd);
    const { graceDays } = await this.billing.rules();
    const subject = await this.subjectOf(s);
    const current = await this.currentOf(s);
    if (!subject || current?.kind !== 'monthly') return this.end(s, 'withdrawn', s.periodEnd);
    if (s.state === 'past_due' && !isAsked && at >= graceEnd(s, graceDays)) return this.lapse(s, graceEnd(s, graceDays));
    const next = await this.next(s, at, graceDays);
    const wallet = { kind: 'wallet', holder: s.holderId, currency: next.currency } as const;
    const [hasMinor = 0n] = await this.ledger.lockedBalances([wallet]);
    if (hasMinor < next.priceMinor) return this.unpaid(s, at, graceDays);
    if (s.lastSaleId !== null) await this.sales.endGrants(s.lastSaleId, at);
    const sale = await this.charge(next, subject, at, graceDays);
    if (!sale)
      throw new Error(`the period ${next.periodNumber} of the subscription ${s.id} was charged, and the subscription does not know it`);
    await this.store.save({ ...next, sellerId: subject.sellerId, subjectName: subject.name, lastSaleId: sale.id });
    return true;
  }

  /**
   * The next period, on the terms that were agreed to. Counted from the anchor; from now on where nothing could be read any more since nobody renewed it in
   * time: that is not charged.
   */
  async next(s: SaleSubscription, at: Date, graceDays: number): Promise<SaleSubscription> {
    const accepted = s.nextOfferId === null ? null : await this.offers.find(s.nextOfferId);
    const isLate = at >= graceEnd(s, graceDays) && at > s.periodEnd;
    const anchorAt = isLate ? at : s.anchorAt;
    const { index, startAt, endAt } = periodAt({ at: anchorAt, zone: s.timeZone }, 'month', isLate ? 0 : s.periodIndex + 1);
    const period = { anchorAt, periodIndex: index, periodNumber: s.periodNumber + 1, periodStart: startAt, periodEnd: endAt, dueAt: endAt };
    return { ...s, ...(accepted ? termsOf(accepted) : {}), nextOfferId: null, ...period, state: 'active' };
  }

  /** What is sold where it is of, today. */
  currentOf({ subject, repositoryId: id, sellerId }: SaleSubscription): Promise<Offer | null> {
    if (subject === 'repository' && id === null) return Promise.resolve(null);
    return this.offers.currentOf({ id, sellerId });
  }

  private subjectOf(s: SaleSubscription): Promise<SaleSubject | null> {
    if (s.subject === 'creator') return Promise.resolve({ id: null, type: null, name: s.seller, sellerId: s.sellerId });
    return s.repositoryId === null ? Promise.resolve(null) : this.store.subjectOf(s.repositoryId);
  }

  /** Every day, until the days of grace are over. */
  private async unpaid(s: SaleSubscription, at: Date, graceDays: number): Promise<false> {
    const end = graceEnd(s, graceDays);
    if (at >= end) return this.lapse(s, end);
    if (s.state !== 'past_due') await this.mail(s, 'unpaid-first', end);
    const tomorrow = new Date(at.getTime() + DAY_MS);
    await this.store.save({ ...s, state: 'past_due', dueAt: tomorrow < end ? tomorrow : end });
    return false;
  }

  private async lapse(s: SaleSubscription, end: Date): Promise<false> {
    await this.mail(s, 'unpaid-end', end);
    return this.end(s, 'unpaid', end);
  }

  private mail(s: SaleSubscription, notice: MonthNotice, day: Date): Promise<void> {
    return this.mails.post({ id: s.holderId, name: s.holder }, MONTH_MAILS[notice], {
      of: s.subjectName,
      day: day.toISOString().slice(0, 10),
    });
  }

  /** And what it gave, from then on. */
  async end(s: SaleSubscription, endReason: SaleSubscriptionEnd, endedAt: Date): Promise<false> {
    await this.store.save({ ...s, state: 'ended', endReason, endedAt, dueAt: null, nextOfferId: null });
    if (s.lastSaleId !== null) await this.sales.endGrants(s.lastSaleId, endedAt);
    return false;
  }
}

export function termsOf({ id, priceMinor, currency, licenceName, licenceSha256 }: Offer): AgreedTerms {
  return { offerId: id, priceMinor, currency, licenceName, licenceSha256 };
}

/** Who cancelled reads to the end of what is paid; who did not, for the days of grace as well. */
export function readableUntil(s: SaleSubscription, graceDays: number): Date {
  return s.state === 'ending' ? s.periodEnd : graceEnd(s, graceDays);
}

function keyOf({ id, periodNumber }: Pick<SaleSubscription, 'id' | 'periodNumber'>): string {
  return `subscription:${id}:period:${periodNumber}`;
}

function graceEnd({ periodEnd }: SaleSubscription, graceDays: number): Date {
  return new Date(periodEnd.getTime() + graceDays * DAY_MS);
}
