import { ApiProperty } from '@nestjs/swagger';
import type { BillingDetails, BillingRules, Funding, Invoice, InvoiceLine } from '../../modules/invoices';
import type { Entitlements, KeptPlan, PlanVersion, Preview, Subscription, SubscriptionView } from '../../modules/plans';
import { nextOf } from './id-from';
import { LocalisedDto, PlanTermsDto } from './plans.dto';

const NULLABLE_TEXT = { type: String, nullable: true } as const;
const DATE = { format: 'date-time' } as const;
const NULLABLE_DATE = { ...NULLABLE_TEXT, ...DATE } as const;
const LIMIT = { type: 'integer', nullable: true, description: 'null: without limit' } as const;

export class PlanView {
  @ApiProperty({ example: 'pro' }) code: string;
  @ApiProperty({ type: 'integer', description: 'Counts up with each change' }) version: number;
  @ApiProperty({ enum: ['everybody', 'users', 'organizations'] }) audience: string;
  @ApiProperty() isPerSeat: boolean;
  @ApiProperty() isVisible: boolean;
  @ApiProperty() currency: string;
  @ApiProperty({ description: 'For a month; tax is contained', example: '4900' }) monthMinor: string;
  @ApiProperty() yearMinor: string;
  @ApiProperty({ type: 'integer' }) trialDays: number;
  @ApiProperty({ type: LocalisedDto }) name: LocalisedDto;
  @ApiProperty({ type: LocalisedDto }) summary: LocalisedDto;
  @ApiProperty({ type: PlanTermsDto, description: 'Storage, minutes and tokens are for each seat' }) terms: PlanTermsDto;
}

export class PlanSubscribersView {
  @ApiProperty({ type: 'integer' }) version: number;
  @ApiProperty({ type: 'integer' }) count: number;
}

export class KeptPlanView extends PlanView {
  @ApiProperty({ type: [PlanSubscribersView], description: 'How many have which version, and keep it when the plan is changed' })
  subscribers: PlanSubscribersView[];
}

export class KeptPlansView {
  @ApiProperty({ type: [KeptPlanView] }) plans: KeptPlanView[];
}

export class PlansView {
  @ApiProperty({ type: [PlanView] }) plans: PlanView[];
}

export class EntitlementsView {
  @ApiProperty(LIMIT) privateStorageBytes: number | null;
  @ApiProperty(LIMIT) maxRepositories: number | null;
  @ApiProperty({ type: 'integer' }) concurrentJobs: number;
  @ApiProperty(LIMIT) jobMinutesPerMonth: number | null;
  @ApiProperty(LIMIT) gatewayTokensPerMonth: number | null;
  @ApiProperty() requestsFactor: number;
  @ApiProperty({ type: 'integer' }) jobPriority: number;
}

export class InvoiceLineView {
  @ApiProperty({ description: 'plan, unused, remaining, credit …' }) kind: string;
  @ApiProperty({ type: LocalisedDto }) text: LocalisedDto;
  @ApiProperty({ type: 'integer' }) quantity: number;
  @ApiProperty() unitMinor: string;
  @ApiProperty() amountMinor: string;
  @ApiProperty(NULLABLE_DATE) fromAt: string | null;
  @ApiProperty(NULLABLE_DATE) untilAt: string | null;
}

export class AmountsView {
  @ApiProperty({ type: [InvoiceLineView] }) lines: InvoiceLineView[];
  @ApiProperty({ description: 'With tax' }) totalMinor: string;
  @ApiProperty({ description: 'Of it with promotional credit' }) promoMinor: string;
  @ApiProperty({ description: 'Of it from the wallet' }) walletMinor: string;
  @ApiProperty({ type: 'integer' }) taxBasisPoints: number;
  @ApiProperty({ description: 'Contained in what the wallet pays' }) taxMinor: string;
}

export class PreviewView extends AmountsView {
  @ApiProperty({ enum: ['start', 'trial', 'now', 'later', 'keep'] }) kind: string;
  @ApiProperty({ ...DATE, description: 'Send it back to confirm' }) at: string;
  @ApiProperty({ description: 'Send it back to confirm' }) token: string;
  @ApiProperty(DATE) periodStart: string;
  @ApiProperty(DATE) periodEnd: string;
  @ApiProperty() currency: string;
  @ApiProperty({ description: 'Credit and wallet reach for it' }) isEnough: boolean;
}

export class UpcomingView extends AmountsView {
  @ApiProperty(DATE) at: string;
  @ApiProperty() isEnough: boolean;
}

export class SubscriptionDetailsView {
  @ApiProperty() id: string;
  @ApiProperty() namespace: string;
  @ApiProperty({ description: 'The code of its plan', example: 'pro' }) plan: string;
  @ApiProperty({ type: 'integer', description: 'Which version of it: that of the terms it was made with' }) planVersion: number;
  @ApiProperty({ enum: ['trialing', 'active', 'past_due', 'unpaid', 'ended'] }) state: string;
  @ApiProperty({ description: 'Given by the hub' }) isGift: boolean;
  @ApiProperty({ enum: ['month', 'year'] }) interval: string;
  @ApiProperty({ type: 'integer' }) seats: number;
  @ApiProperty(DATE) periodStart: string;
  @ApiProperty(DATE) periodEnd: string;
  @ApiProperty() cancelsAtEnd: boolean;
  @ApiProperty({ ...NULLABLE_DATE, description: 'When paying is tried next' }) dueAt: string | null;
}

export class SubscriptionAnswer {
  @ApiProperty({ type: SubscriptionDetailsView, nullable: true, description: 'null: what everybody has' })
  subscription: SubscriptionDetailsView | null;
  @ApiProperty({ type: PlanView, nullable: true, description: 'On the terms that it was made with' }) plan: PlanView | null;
  @ApiProperty({ type: PlanView, nullable: true, description: 'From the next period on' }) nextPlan: PlanView | null;
  @ApiProperty({ ...NULLABLE_TEXT, enum: ['month', 'year'] }) nextInterval: string | null;
  @ApiProperty({ type: 'integer', nullable: true }) nextSeats: number | null;
  @ApiProperty({ ...NULLABLE_DATE, description: 'Until then the plan gives what it gives' }) lapsesAt: string | null;
  @ApiProperty({ type: UpcomingView, nullable: true, description: 'The next invoice' }) upcoming: UpcomingView | null;
  @ApiProperty({ type: EntitlementsView }) entitlements: EntitlementsView;
}

export class SubscriptionsPage {
  @ApiProperty({ type: [SubscriptionDetailsView] }) subscriptions: SubscriptionDetailsView[];
  @ApiProperty(NULLABLE_TEXT) nextCursor: string | null;
}

export class SellerView {
  @ApiProperty() name: string;
  @ApiProperty() address: string;
  @ApiProperty() taxId: string;
}

export class BuyerView extends SellerView {
  @ApiProperty() namespace: string;
}

export class InvoiceView extends AmountsView {
  @ApiProperty() id: string;
  @ApiProperty({ example: '2026-000123' }) number: string;
  @ApiProperty({ enum: ['invoice', 'credit-note'] }) kind: string;
  @ApiProperty({ ...NULLABLE_TEXT, description: 'Of a credit note: the invoice' }) correctsId: string | null;
  @ApiProperty({ example: 'subscription:12' }) reference: string;
  @ApiProperty() currency: string;
  @ApiProperty({ type: BuyerView }) buyer: BuyerView;
  @ApiProperty({ type: SellerView }) seller: SellerView;
  @ApiProperty() reason: string;
  @ApiProperty(NULLABLE_DATE) fromAt: string | null;
  @ApiProperty(NULLABLE_DATE) untilAt: string | null;
  @ApiProperty(DATE) issuedAt: string;
}

export class InvoicesPage {
  @ApiProperty({ type: [InvoiceView] }) invoices: InvoiceView[];
  @ApiProperty(NULLABLE_TEXT) nextCursor: string | null;
}

export class BillingDetailsView {
  @ApiProperty() name: string;
  @ApiProperty() address: string;
  @ApiProperty() taxId: string;
  @ApiProperty() email: string;
}

export class BillingRulesView {
  @ApiProperty({ type: 'integer' }) taxBasisPoints: number;
  @ApiProperty({ type: 'integer' }) graceDays: number;
  @ApiProperty() timeZone: string;
  @ApiProperty() sellerName: string;
  @ApiProperty() sellerAddress: string;
  @ApiProperty() sellerTaxId: string;
}

export function viewPlan(plan: PlanVersion): PlanView {
  const { code, version, audience, isPerSeat, isVisible, currency, monthMinor, yearMinor, trialDays, texts, terms } = plan;
  const prices = { currency, monthMinor: String(monthMinor), yearMinor: String(yearMinor), trialDays };
  return { code, version, audience, isPerSeat, isVisible, ...prices, name: texts.name, summary: texts.summary, terms };
}

export function viewKeptPlan({ subscribers, ...plan }: KeptPlan): KeptPlanView {
  return { ...viewPlan(plan), subscribers: subscribers.map(({ version, count }) => ({ version, count })) };
}

function viewLine({ kind, text, quantity, unitMinor, amountMinor, fromAt, untilAt }: InvoiceLine): InvoiceLineView {
  const dates = { fromAt: fromAt?.toISOString() ?? null, untilAt: untilAt?.toISOString() ?? null };
  return { kind, text, quantity, unitMinor: String(unitMinor), amountMinor: String(amountMinor), ...dates };
}

function viewAmounts(lines: readonly InvoiceLine[], paid: Omit<Funding, 'isEnough'>): AmountsView {
  return {
    lines: lines.map(viewLine),
    totalMinor: String(paid.totalMinor),
    promoMinor: String(paid.promoMinor),
    walletMinor: String(paid.walletMinor),
    taxBasisPoints: paid.taxBasisPoints,
    taxMinor: String(paid.taxMinor),
  };
}

export function viewPreview({ draft, version, funding, token }: Preview): PreviewView {
  const dates = {
    at: draft.at.toISOString(),
    periodStart: draft.period.fromAt.toISOString(),
    periodEnd: draft.period.untilAt.toISOString(),
  };
  const amounts = viewAmounts(draft.lines, funding);
  return { ...amounts, kind: draft.kind, ...dates, token, currency: version.currency, isEnough: funding.isEnough };
}

export function viewDetails(s: Subscription): SubscriptionDetailsView {
  const { namespace, plan, planVersion, state, isGift, interval, seats, cancelsAtEnd } = s;
  const dates = { periodStart: s.periodStart.toISOString(), periodEnd: s.periodEnd.toISOString(), dueAt: s.dueAt?.toISOString() ?? null };
  return { id: String(s.id), namespace, plan, planVersion, state, isGift, interval, seats, cancelsAtEnd, ...dates };
}

export function viewSubscription(found: SubscriptionView | null, entitlements: Entitlements): SubscriptionAnswer {
  const upcoming = found?.upcoming;
  return {
    subscription: found && viewDetails(found.subscription),
    plan: found && viewPlan(found.version),
    nextPlan: found?.nextVersion ? viewPlan(found.nextVersion) : null,
    nextInterval: found?.subscription.nextInterval ?? null,
    nextSeats: found?.subscription.nextSeats ?? null,
    lapsesAt: found?.lapsesAt.toISOString() ?? null,
    upcoming: upcoming
      ? { ...viewAmounts(upcoming.lines, upcoming.funding), at: upcoming.at.toISOString(), isEnough: upcoming.funding.isEnough }
      : null,
    entitlements,
  };
}

export function viewSubscriptions(subscriptions: readonly Subscription[], limit: number): SubscriptionsPage {
  return { subscriptions: subscriptions.map(viewDetails), nextCursor: nextOf(subscriptions, limit) };
}

export function viewInvoice(invoice: Invoice): InvoiceView {
  const { id, number, kind, correctsId, reference, currency, buyer, seller, reason, lines } = invoice;
  return {
    ...viewAmounts(lines, invoice),
    id: String(id),
    number,
    kind,
    correctsId: correctsId === null ? null : String(correctsId),
    reference,
    currency,
    buyer,
    seller,
    reason,
    fromAt: invoice.fromAt?.toISOString() ?? null,
    untilAt: invoice.untilAt?.toISOString() ?? null,
    issuedAt: invoice.issuedAt.toISOString(),
  };
}

export function viewInvoices(invoices: readonly Invoice[], limit: number): InvoicesPage {
  return { invoices: invoices.map(viewInvoice), nextCursor: nextOf(invoices, limit) };
}

export function viewBillingDetails({ name, address, taxId, email }: BillingDetails): BillingDetailsView {
  return { name, address, taxId, email };
}

export function viewBillingRules(rules: BillingRules): BillingRulesView {
  return { ...rules };
}
