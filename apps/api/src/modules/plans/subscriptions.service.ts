// The plan of a namespace: looked at, begun, changed, cancelled, paid. What a change costs is shown first, with a moment and a token of all its terms; who
// confirms sends both back, and the invoice is made by the same function with the same moment. Other terms than those are refused.
import { Injectable } from '@nestjs/common';
import { trialFrom } from '@modelgrove/money';
import type { Actor } from '../../common/actor';
import { Clock } from '../../common/clock';
import { AuditLog } from '../../platform/audit';
import { Transaction } from '../../platform/database/transaction';
import { failpoint } from '../../platform/failpoints';
import type { RequestFacts } from '../../platform/http';
import { AccessService, type GrantedNamespace } from '../access';
import { BillingRulesService, type Funding, type InvoiceLine, InvoicesService } from '../invoices';
import { WalletsService } from '../wallets';
import { EntitlementsService } from './entitlements.service';
import { lapsesAt } from './entitlements.policy';
import * as refusals from './plans.errors';
import { PlansStore } from './plans.store';
import type { PlanVersion, Subscription, SubscriptionState, Wish } from './plans.types';
import { SubscriptionRenewals } from './subscription-renewals';
import { changeDraft, type Draft, firstDraft, periodLine, type Terms, tokenOf } from './subscription-terms';
import { SubscriptionsStore } from './subscriptions.store';

/** How long a preview may be confirmed, and how far the clock of another process may be ahead. */
const PREVIEW_MS = 15 * 60_000;
const AHEAD_MS = 2 * 60_000;
const MOST_GIFT_MS = 10 * 366 * 86_400_000;

export interface Upcoming {
  at: Date;
  lines: InvoiceLine[];
  funding: Funding;
}

export interface SubscriptionView {
  subscription: Subscription;
  version: PlanVersion;
  nextVersion: PlanVersion | null;
  /** Until then the plan gives what it gives, whatever happens. */
  lapsesAt: Date;
  /** The next invoice, as it would be today. Null: there is none. */
  upcoming: Upcoming | null;
}

export interface Preview {
  draft: Draft;
  version: PlanVersion;
  funding: Funding;
  token: string;
}

export type Confirmation = Wish & { at: Date; token: string; requestKey: string };

@Injectable()
export class SubscriptionsService {
  constructor(
    private readonly access: AccessService,
    private readonly store: SubscriptionsStore,
    private readonly plans: PlansStore,
    private readonly renewals: SubscriptionRenewals,
    private readonly invoices: InvoicesService,
    private readonly rules: BillingRulesService,
    private readonly wallets: WalletsService,
    private readonly transaction: Transaction,
    private readonly audit: AuditLog,
    private readonly entitlements: EntitlementsService,
    private readonly clock: Clock,
  ) {}

  /** Null: what everybody has. */
  async find({ id }: Pick<GrantedNamespace, 'id'>): Promise<SubscriptionView | null> {
    this.wallets.assertOn();
    const subscription = await this.store.live(id);
    if (!subscription) return null;
    const { versionId, nextVersionId } = subscription;
    const { graceDays } = await this.rules.rules();
    return {
      subscription,
      version: await this.plans.version(versionId),
      nextVersion: nextVersionId === null ? null : await this.plans.version(nextVersionId),
      lapsesAt: lapsesAt(subscription, graceDays),
      upcoming: await this.upcoming(subscription),
    };
  }

  private async upcoming(s: Subscription): Promise<Upcoming | null> {
    if (s.cancelsAtEnd || s.isGift) return null;
    const { subscription: next, terms } = await this.renewals.next(s, s.state === 'unpaid' ? this.clock.now() : null);
    const line = periodLine(terms, { fromAt: next.periodStart, untilAt: next.periodEnd });
    const funding = await this.invoices.funding(s.namespaceId, terms.version.currency, line.amountMinor);
    return { at: next.periodStart, lines: [line], funding };
  }

  /** What it would cost at this moment. Throws 'plan/…', 'money/off'. */
  preview(namespace: GrantedNamespace, wish: Wish): Promise<Preview> {
    return this.previewAt(namespace, wish, this.clock.now());
  }

  private async previewAt(
    namespace: GrantedNamespace,
    wish: Wish,
    at: Date,
  ): Promise<Preview & { wanted: Terms; live: Subscription | null }> {
    this.wallets.assertOn();
    const live = await this.store.live(namespace.id);
    const wanted = await this.wanted(namespace, wish, live);
    const draft = await this.draft(namespace, wish, live, wanted, at);
    const total = draft.lines.reduce((sum, { amountMinor }) => sum + amountMinor, 0n);
    const funding = await this.invoices.funding(namespace.id, wanted.version.currency, total);
    const base = { namespaceId: namespace.id, subscription: live ? `${live.id}:${live.changes}:${live.periodNumber}` : '' };
    return { draft, version: wanted.version, funding, token: tokenOf(draft, wanted, funding, base), wanted, live };
  }

  private async draft(namespace: GrantedNamespace, wish: Wish, live: Subscription | null, wanted: Terms, at: Date): Promise<Draft> {
    if (live && !live.isGift) {
      if (live.state === 'past_due' || live.state === 'unpaid' || at >= live.periodEnd) throw refusals.stillDue();
      const held = { version: await this.plans.version(live.versionId), interval: live.interval, seats: live.seats };
      return changeDraft(live, held, wanted, at);
    }
    const hasTrial = wish.withTrial && wanted.version.trialDays > 0;
    if (wish.withTrial && (!hasTrial || (await this.store.hasTried(namespace.id)))) throw refusals.trialUsed();
    return firstDraft(wanted, at, (await this.rules.rules()).timeZone, hasTrial);
  }

  private async wanted({ id, kind }: GrantedNamespace, wish: Wish, live: Subscription | null): Promise<Terms> {
    const held = live && !live.isGift ? await this.plans.version(live.versionId) : null;
    const isHeld = held?.code === wish.plan && !wish.isNewTerms;
    const version = isHeld ? held : (await this.plans.current()).find(({ code, isVisible }) => code === wish.plan && isVisible);
    // Nothing is what everybody has: that is had by cancelling.
    if (!version || version.audience === 'everybody' || version.currency !== this.wallets.currency) throw refusals.planNotFound();
    if ((version.audience === 'users') !== (kind === 'user')) throw refusals.wrongAudience(wish.plan);
    const members = version.isPerSeat ? await this.store.members(id) : 1;
    if (version.isPerSeat && wish.seats < members) throw refusals.tooFewSeats(members);
    return { version, interval: wish.interval, seats: version.isPerSeat ? wish.seats : 1 };
  }

  /**
   * Does what the preview showed. The same request again changes nothing. Throws 'plan/preview-stale', 'plan/insufficient-funds' and what the preview throws.
   */
  async confirm(namespace: GrantedNamespace, form: Confirmation, facts: RequestFacts): Promise<SubscriptionView> {
    this.wallets.assertOn();
    const key = `plan:${namespace.id}:${form.requestKey}`;
    await this.transaction.inRetriedTransaction(async () => {
      await this.store.lockLive(namespace.id);
      if (await this.store.isNoted(key)) return;
      const age = this.clock.now().getTime() - form.at.getTime();
      if (age > PREVIEW_MS || age < -AHEAD_MS) throw refusals.previewStale();
      const shown = await this.previewAt(namespace, form, form.at);
      if (shown.token !== form.token) throw refusals.previewStale();
      const id = await this.apply(namespace, shown);
      await this.store.note(id, { key, kind: shown.draft.kind, details: { plan: form.plan, interval: form.interval }, at: shown.draft.at });
      const details = { plan: form.plan, interval: form.interval, seats: shown.wanted.seats, how: shown.draft.kind };
      await this.audit.record(namespace.actor, 'plan.chosen', `namespace:${namespace.name}`, details, facts);
      this.entitlements.changed();
      failpoint('plan.confirming');
    });
    return this.present(namespace);
  }

  private async apply(namespace: GrantedNamespace, shown: Preview & { wanted: Terms; live: Subscription | null }): Promise<bigint> {
    const { draft, live } = shown;
    if (draft.kind === 'start' || draft.kind === 'trial') return this.begin(namespace, shown);
    const s = live as Subscription;
    if (draft.kind === 'keep' && s.nextVersionId === null && !s.cancelsAtEnd) throw refusals.sameTerms();
    await this.store.save(changed(s, shown.wanted, draft));
    if (draft.lines.length > 0) await this.charge(s.id, namespace.id, `change:${s.changes + 1}`, shown);
    return s.id;
  }

  private async begin(
    namespace: GrantedNamespace,
    { draft, wanted, live, funding }: Preview & { wanted: Terms; live: Subscription | null },
  ) {
    // What was given is not lost to what is paid: it ends here, because a namespace has one plan.
    if (live) await this.store.save({ ...live, state: 'ended', endedAt: draft.at, dueAt: null });
    const { timeZone } = await this.rules.rules();
    const { at, period } = draft;
    const trialEnd = draft.kind === 'trial' ? trialFrom({ at, zone: timeZone }, wanted.version.trialDays).endAt : null;
    const id = await this.store.insert({
      namespaceId: namespace.id,
      versionId: wanted.version.id,
      interval: wanted.interval,
      seats: wanted.seats,
      state: trialEnd ? 'trialing' : 'active',
      isGift: false,
      anchorAt: at,
      timeZone,
      periodIndex: 0,
      periodNumber: 0,
      periodStart: at,
      periodEnd: trialEnd ?? period.untilAt,
      changedAt: at,
      trialEnd,
    });
    if (!trialEnd) await this.charge(id, namespace.id, 'period:0', { draft, version: wanted.version, funding });
    return id;
  }

  private async charge(id: bigint, namespaceId: bigint, what: string, { draft, version, funding }: Omit<Preview, 'token'>): Promise<void> {
    if (!funding.isEnough) throw refusals.notEnough(funding.walletMinor);
    const about = { key: `subscription:${id}:${what}`, namespaceId, reference: `subscription:${id}`, currency: version.currency };
    const { lines, period, at } = draft;
    const isShown = (now: Funding): boolean => now.promoMinor === funding.promoMinor && now.taxMinor === funding.taxMinor;
    const invoice = await this.invoices.issue({ ...about, lines, period, at, income: 'plans' }, isShown);
    if (!invoice) throw refusals.previewStale();
  }

  /** At the end of what is paid; at once where nothing is. */
  async cancel(namespace: GrantedNamespace, facts: RequestFacts): Promise<SubscriptionView | null> {
    await this.alter(namespace, 'plan.cancelled', facts, (s) => {
      const none = { nextVersionId: null, nextInterval: null, nextSeats: null, changes: s.changes + 1 };
      if (s.state === 'trialing' || s.state === 'active') return { ...s, ...none, cancelsAtEnd: true, dueAt: s.periodEnd };
      return { ...s, ...none, state: 'ended', endedAt: this.clock.now(), dueAt: null };
    });
    return this.find(namespace);
  }

  /** Takes a cancellation back, before it has come about. */
  async resume(namespace: GrantedNamespace, facts: RequestFacts): Promise<SubscriptionView> {
    await this.alter(namespace, 'plan.resumed', facts, (s) => {
      if (!s.cancelsAtEnd) throw refusals.sameTerms();
      return { ...s, cancelsAtEnd: false, changes: s.changes + 1 };
    });
    return this.present(namespace);
  }

  /** Pays what is due now, and does not wait for the next attempt. Throws 'plan/insufficient-funds'. */
  async pay(namespace: GrantedNamespace): Promise<SubscriptionView> {
    const { subscription: before } = await this.present(namespace);
    await this.renewals.renew(before.id, this.clock.now(), true);
    const after = await this.present(namespace);
    const isDue = after.subscription.state === 'past_due' || after.subscription.state === 'unpaid';
    if (isDue) throw refusals.notEnough(after.upcoming?.funding.walletMinor ?? 0n);
    return after;
  }

  private async alter(
    namespace: GrantedNamespace,
    what: string,
    facts: RequestFacts,
    how: (s: Subscription) => Subscription,
  ): Promise<void> {
    this.wallets.assertOn();
    await this.transaction.inRetriedTransaction(async () => {
      const live = await this.store.lockLive(namespace.id);
      if (!live || live.isGift) throw refusals.noSubscription();
      await this.store.save(how(live));
      await this.audit.record(namespace.actor, what, `namespace:${namespace.name}`, {}, facts);
      this.entitlements.changed();
    });
  }

  /** By an administrator, for nothing, until a day. Throws 'plan/subscribed' where somebody pays, 'plan/gift', 'plan/not-found', 'plan/audience'. */
  async give(actor: Actor, namespace: GrantedNamespace, gift: { plan: string; until: Date; seats: number }, facts: RequestFacts) {
    this.access.administrator(actor);
    this.wallets.assertOn();
    const at = this.clock.now();
    if (!(gift.until > at && gift.until.getTime() < at.getTime() + MOST_GIFT_MS)) throw refusals.giftInPast();
    await this.transaction.inRetriedTransaction(async () => {
      const live = await this.store.lockLive(namespace.id);
      if (live && !live.isGift) throw refusals.alreadySubscribed();
      if (live) await this.store.save({ ...live, state: 'ended', endedAt: at, dueAt: null });
      const wish = { plan: gift.plan, interval: 'month' as const, seats: gift.seats, withTrial: false, isNewTerms: true };
      const { version, seats } = await this.wanted(namespace, wish, null);
      const period = { periodIndex: 0, periodNumber: 0, periodStart: at, periodEnd: gift.until, changedAt: at, trialEnd: null };
      const about = { namespaceId: namespace.id, versionId: version.id, interval: wish.interval, seats, state: 'active' as const };
      await this.store.insert({ ...about, ...period, isGift: true, anchorAt: at, timeZone: (await this.rules.rules()).timeZone });
      await this.audit.record(actor, 'plan.given', `namespace:${namespace.name}`, { ...gift, until: gift.until.toISOString() }, facts);
      this.entitlements.changed();
    });
    return this.present(namespace);
  }

  /** The newest first. */
  list(actor: Actor, state: SubscriptionState | null, page: { before: bigint | null; limit: number }): Promise<Subscription[]> {
    this.access.administrator(actor);
    return this.store.list(page.before, state, page.limit);
  }

  private async present(namespace: Pick<GrantedNamespace, 'id'>): Promise<SubscriptionView> {
    const found = await this.find(namespace);
    if (!found) throw refusals.noSubscription();
    return found;
  }
}

function changed(s: Subscription, wanted: Terms, { kind, at, period, isNewAnchor }: Draft): Subscription {
  const base = { ...s, changes: s.changes + 1, cancelsAtEnd: false, nextVersionId: null, nextInterval: null, nextSeats: null };
  if (kind === 'keep') return base;
  const { version, interval, seats } = wanted;
  if (kind === 'later') return { ...base, nextVersionId: version.id, nextInterval: interval, nextSeats: seats };
  const now = { ...base, versionId: version.id, interval, seats, changedAt: at };
  if (!isNewAnchor) return now;
  const dates = { anchorAt: period.fromAt, periodStart: period.fromAt, periodEnd: period.untilAt, dueAt: period.untilAt };
  return { ...now, ...dates, periodIndex: 0, periodNumber: s.periodNumber + 1 };
}
