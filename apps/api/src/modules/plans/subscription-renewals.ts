// What is done to subscriptions by the clock: the next period is charged, in order, and once; what cannot be paid is tried again, keeps its plan for the days
// of grace, and has what everybody has afterwards. Nothing is ever deleted. Each step is one transaction that holds the row, so that two workers, a clock that
// is ahead or a process that dies in between change nothing.
import { Injectable } from '@nestjs/common';
import { type BillingInterval, periodAt } from '@modelgrove/money';
import { Clock } from '../../common/clock';
import { Transaction } from '../../platform/database/transaction';
import { failpoint } from '../../platform/failpoints';
import { BillingRulesService, type Invoice, InvoicesService } from '../invoices';
import { MoneyMails } from '../wallets';
import { EntitlementsService } from './entitlements.service';
import { PLAN_MAILS, type PlanNotice } from './plan-mails';
import { PlansStore } from './plans.store';
import type { Subscription } from './plans.types';
import { periodLine, type Terms } from './subscription-terms';
import { SubscriptionsStore } from './subscriptions.store';

const DAY_MS = 86_400_000;
const TOGETHER = 200;
/** After the day on which it was due. */
const RETRY_DAYS = [1, 3, 5, 7];
/** Periods that are caught up with in one go: 20 years of months. */
const MOST_PERIODS = 240;

@Injectable()
export class SubscriptionRenewals {
  constructor(
    private readonly store: SubscriptionsStore,
    private readonly plans: PlansStore,
    private readonly invoices: InvoicesService,
    private readonly rules: BillingRulesService,
    private readonly mails: MoneyMails,
    private readonly transaction: Transaction,
    private readonly entitlements: EntitlementsService,
    private readonly clock: Clock,
  ) {}

  /** Returns how many were looked at. */
  async renewDue(): Promise<number> {
    const at = this.clock.now();
    let looked = 0;
    for (let ids = await this.store.due(at, TOGETHER); ids.length > 0; ids = await this.store.due(at, TOGETHER)) {
      for (const id of ids) await this.renew(id, at);
      looked += ids.length;
    }
    return looked;
  }

  /** All periods that are due, one transaction each. `isAsked`: somebody who pays does not wait for the next attempt. */
  async renew(id: bigint, at: Date, isAsked = false): Promise<void> {
    for (let count = 0; count < MOST_PERIODS; count++) {
      const goesOn = await this.transaction.inRetriedTransaction(() => this.step(id, at, isAsked));
      failpoint('plan.renewed');
      if (!goesOn) return;
    }
  }

  private async step(id: bigint, at: Date, isAsked: boolean): Promise<boolean> {
    const found = await this.store.lock(id);
    if (!found || found.state === 'ended' || at < found.periodEnd) return false;
    if (!isAsked && (found.dueAt === null || at < found.dueAt)) return false;
    this.entitlements.changed();
    if (found.cancelsAtEnd || found.isGift) return this.end(found, found.isGift ? 'gift-over' : 'cancelled');
    const { graceDays } = await this.rules.rules();
    const isLate = found.state === 'unpaid' || (found.state === 'past_due' && at >= graceEnd(found, graceDays));
    const next = await this.next(found, isAsked && isLate ? at : null);
    const invoice = await this.charge(next.subscription, next.terms, at);
    if (invoice === null) return this.unpaid(found, at, graceDays);
    await this.store.save(next.subscription);
    await this.note(next.subscription, `period:${next.subscription.periodNumber}`, 'renewed', { invoice: invoice.number }, at);
    return true;
  }

  /** The next period, on the terms that hold from then on; as many seats as there are members at least. From now on, where grace is over. */
  async next(s: Subscription, restartAt: Date | null): Promise<{ subscription: Subscription; terms: Terms }> {
    const version = await this.plans.version(s.nextVersionId ?? s.versionId);
    const interval = s.nextInterval ?? s.interval;
    const wanted = s.nextSeats ?? s.seats;
    const seats = version.isPerSeat ? Math.max(wanted, await this.store.members(s.namespaceId), 1) : 1;
    const period = periodAfter(s, interval, restartAt);
    const none = { nextVersionId: null, nextInterval: null, nextSeats: null };
    const fresh = { ...s, ...none, versionId: version.id, interval, seats, state: 'active' as const, attempts: 0 };
    const subscription = {
      ...fresh,
      ...period,
      periodNumber: s.periodNumber + 1,
      changedAt: period.periodStart,
      dueAt: period.periodEnd,
    };
    return { subscription, terms: { version, interval, seats } };
  }

  private charge(s: Subscription, terms: Terms, at: Date): Promise<Invoice | null> {
    const period = { fromAt: s.periodStart, untilAt: s.periodEnd };
    const key = `subscription:${s.id}:period:${s.periodNumber}`;
    const { currency } = terms.version;
    const about = { key, namespaceId: s.namespaceId, reference: `subscription:${s.id}`, currency, income: 'plans' as const };
    return this.invoices.issue({ ...about, lines: [periodLine(terms, period)], period, at });
  }

  private async unpaid(s: Subscription, at: Date, graceDays: number): Promise<false> {
    if (s.state === 'trialing') return this.end(s, 'trial-over', 'trial-over');
    const end = graceEnd(s, graceDays);
    const isOver = at >= end;
    const retry = RETRY_DAYS.map((days) => new Date(s.periodEnd.getTime() + days * DAY_MS)).find((day) => day > at && day < end);
    const state = isOver ? ('unpaid' as const) : ('past_due' as const);
    await this.store.save({ ...s, state, attempts: s.attempts + 1, dueAt: isOver ? null : (retry ?? end) });
    if (isOver && s.state !== 'unpaid') await this.tell(s, 'unpaid-end', end, at);
    else if (s.state === 'active') await this.tell(s, 'unpaid-first', end, at);
    return false;
  }

  private async end(s: Subscription, reason: string, notice: PlanNotice | null = null): Promise<false> {
    await this.store.save({ ...s, state: 'ended', endedAt: s.periodEnd, dueAt: null });
    await this.note(s, 'ended', reason, {}, s.periodEnd);
    if (notice) await this.mail(s, notice, s.periodEnd);
    return false;
  }

  /** Once for each period, whatever comes again. */
  private async tell(s: Subscription, notice: PlanNotice, day: Date, at: Date): Promise<void> {
    if (await this.note(s, `period:${s.periodNumber + 1}:${notice}`, notice, {}, at)) await this.mail(s, notice, day);
  }

  private async mail(s: Subscription, notice: PlanNotice, day: Date): Promise<void> {
    await this.mails.post({ id: s.namespaceId, name: s.namespace }, PLAN_MAILS[notice], { day: day.toISOString().slice(0, 10) });
  }

  private note(s: Subscription, what: string, kind: string, details: object, at: Date): Promise<boolean> {
    return this.store.note(s.id, { key: `subscription:${s.id}:${what}`, kind, details, at });
  }
}

function graceEnd({ periodEnd }: Subscription, graceDays: number): Date {
  return new Date(periodEnd.getTime() + graceDays * DAY_MS);
}

type NextPeriod = Pick<Subscription, 'anchorAt' | 'periodIndex' | 'periodStart' | 'periodEnd'>;

/** Counted from the anchor, and never from the period before, so that a month that is short does not make the next one so. */
function periodAfter(s: Subscription, interval: BillingInterval, restartAt: Date | null): NextPeriod {
  const keepsAnchor = restartAt === null && interval === s.interval && s.state !== 'trialing';
  const anchorAt = restartAt ?? (keepsAnchor ? s.anchorAt : s.periodEnd);
  const { index, startAt, endAt } = periodAt({ at: anchorAt, zone: s.timeZone }, interval, keepsAnchor ? s.periodIndex + 1 : 0);
  return { anchorAt, periodIndex: index, periodStart: startAt, periodEnd: endAt };
}
