import { ApiProperty } from '@nestjs/swagger';
import { REPO_TYPES, type RepoType } from '@modelgrove/shared';
import type { Payout } from '../../modules/payouts';
import {
  type Checkout,
  type NewSaleLine,
  NO_DETAILS,
  type Offer,
  OFFER_KINDS,
  type OfferDetails,
  type OfferKind,
  type OfferScope,
  type RevenueShare,
  type Sale,
  type SaleKind,
  type SaleLine,
  saleNumber,
  type SaleRole,
  type TreeEdge,
  type UseTerms,
  type WholeSale,
} from '../../modules/sales';
import type { MoneyRules } from '../../modules/wallets';
import { LicenceTermsView, viewDetails } from './dataset-facts.views';
import { nextOf } from './id-from';
import { UseTermsView, viewTerms } from './usage.views';

const NULLABLE_TEXT = { type: String, nullable: true } as const;
const MINOR = { description: 'A whole number of the smallest unit of the currency', example: '999' } as const;
const DATE = { format: 'date-time' } as const;

export class OfferView {
  @ApiProperty() id: string;
  @ApiProperty({
    enum: OFFER_KINDS,
    description: 'once: for ever; monthly: as long as it is paid; use: its terms are accepted, and what is used is paid once a month',
  })
  kind: OfferKind;
  @ApiProperty({ enum: ['read', 'use'], description: 'use: it works for buyers on this hub, and is not handed out' }) scope: OfferScope;
  @ApiProperty({ description: 'Of an author: what subscribers are given, in their words; else empty' }) description: string;
  @ApiProperty({ ...MINOR, description: 'A whole number of the smallest unit of the currency; 0 of what is paid by use' })
  priceMinor: string;
  @ApiProperty({ type: UseTermsView, nullable: true, description: 'Of what is paid by use' }) use: UseTermsView | null;
  @ApiProperty({ type: LicenceTermsView, description: 'For machines' }) details: LicenceTermsView;
  @ApiProperty() currency: string;
  @ApiProperty({
    type: 'integer',
    nullable: true,
    description: 'Of what is bought once: for so many months new versions come with it, 0: none; null: all there will be',
  })
  updatesMonths: number | null;
  @ApiProperty() licenceName: string;
  @ApiProperty() licenceText: string;
  @ApiProperty({ description: 'Of its text: a purchase is pinned to it' }) licenceSha256: string;
  @ApiProperty(DATE) since: string;
}

export class PeriodView {
  @ApiProperty(DATE) fromAt: string;
  @ApiProperty({ ...DATE, description: 'Not contained: the next one begins then' }) untilAt: string;
}

export class CheckoutView {
  @ApiProperty({ type: 'integer', description: 'Hundredths of a percent' }) taxBasisPoints: number;
  @ApiProperty({ ...MINOR, description: 'What the price contains of it' }) taxMinor: string;
  @ApiProperty({ type: [PeriodView], description: 'By the month: the first periods of who subscribes now, each charged when it begins' })
  periods: PeriodView[];
}

export class OfferStateView {
  @ApiProperty({ type: OfferView, nullable: true, description: 'null: it has no price of its own' }) offer: OfferView | null;
  @ApiProperty({ type: CheckoutView, nullable: true, description: 'What who buys it, or subscribes where it has no price, pays now' })
  checkout: CheckoutView | null;
  @ApiProperty({ description: 'Whether those who subscribe to its author read it' }) isForSubscribers: boolean;
  @ApiProperty({ type: OfferView, nullable: true, description: 'What subscribing to its author costs, where that opens it' })
  authorOffer: OfferView | null;
  @ApiProperty({ description: 'Whether who asks may read its contents' }) mayRead: boolean;
  @ApiProperty({ description: 'Whether they, or an organization that they belong to, bought it, and that still holds' }) isBought: boolean;
  @ApiProperty({
    ...NULLABLE_TEXT,
    ...DATE,
    description:
      'What they bought holds its versions up to then, and newer ones can be bought; null: they read it as it stands, or not at all',
  })
  versionsUntil: string | null;
  @ApiProperty({ description: 'The same for the right to use it here without receiving it' }) isUsable: boolean;
}

export class SaleLineView {
  @ApiProperty({
    enum: ['tax', 'fee', 'share', 'compute'],
    description: 'tax: what the price contains of it; fee: the hub’s own part; compute: what its own runners earn',
  })
  kind: 'tax' | 'fee' | 'share' | 'compute';
  @ApiProperty({ ...NULLABLE_TEXT, description: 'Which repository earns it, as it was called then' }) repository: string | null;
  @ApiProperty({ ...NULLABLE_TEXT, description: 'Who that is today; null: the hub, or somebody who is gone' }) payee: string | null;
  @ApiProperty(MINOR) amountMinor: string;
  @ApiProperty({ description: 'What was given back of it' }) reversedMinor: string;
  @ApiProperty({ description: 'The exact share, as a fraction of the smallest unit', example: '169830/1000' }) exact: string;
  @ApiProperty({ description: 'What rounding gave on top of the exact share rounded down' }) remainderMinor: string;
}

export class ShareEdgeView {
  @ApiProperty({ description: 'Which repository gives' }) from: string;
  @ApiProperty({ description: 'To which' }) to: string;
  @ApiProperty({ enum: REPO_TYPES, description: 'Of the latter' }) type: RepoType;
  @ApiProperty({ type: 'integer', description: 'Hundredths of a percent of what comes to the former' }) basisPoints: number;
}

export class SplitPreviewView {
  @ApiProperty(MINOR) amountMinor: string;
  @ApiProperty() currency: string;
  @ApiProperty({ type: 'integer', description: 'The hub’s part today, in hundredths of a percent' }) feeBasisPoints: number;
  @ApiProperty({ type: [ShareEdgeView], description: 'What is agreed, at any depth' }) edges: ShareEdgeView[];
  @ApiProperty({ type: [SaleLineView] }) lines: SaleLineView[];
}

export class SaleView {
  @ApiProperty() id: string;
  @ApiProperty({ description: 'As it stands on papers', example: 'S2026-000012' }) number: string;
  @ApiProperty({
    enum: ['repository', 'creator', 'compute'],
    description: 'creator: what an author gives to subscribers; compute: a runner’s time for a job',
  })
  kind: SaleKind;
  @ApiProperty({ ...NULLABLE_TEXT, enum: REPO_TYPES, description: 'Only of a repository' }) type: RepoType | null;
  @ApiProperty({ description: 'As it was called then; of a subscription to an author their name, of computing the runner' })
  repository: string;
  @ApiProperty({ ...NULLABLE_TEXT, description: 'Of computing' }) jobKey: string | null;
  @ApiProperty({ type: PeriodView, nullable: true, description: 'Of a subscription, or of what was used: the month that it pays' })
  period: PeriodView | null;
  @ApiProperty({ type: 'integer', description: 'Hundredths of a percent' }) taxBasisPoints: number;
  @ApiProperty({ ...MINOR, description: 'What the amount contains of it' }) taxMinor: string;
  @ApiProperty({ ...NULLABLE_TEXT, description: 'By the name of today; null: they are gone, or the hub itself' }) seller: string | null;
  @ApiProperty({ ...NULLABLE_TEXT, description: 'The same; null as well for who only has a share' }) buyer: string | null;
  @ApiProperty(MINOR) amountMinor: string;
  @ApiProperty() currency: string;
  @ApiProperty() refundedMinor: string;
  @ApiProperty({ type: 'integer', description: 'The hub’s part then, in hundredths of a percent' }) feeBasisPoints: number;
  @ApiProperty(NULLABLE_TEXT) licenceName: string | null;
  @ApiProperty(NULLABLE_TEXT) licenceSha256: string | null;
  @ApiProperty({ ...NULLABLE_TEXT, ...DATE, description: 'It holds the versions up to then; null: every version, or it opens none' })
  versionsUntil: string | null;
  @ApiProperty({ ...DATE, description: 'From then on its earnings can be paid out' }) releaseAt: string;
  @ApiProperty({ description: 'Whether they can be paid out by now' }) isReleased: boolean;
  @ApiProperty(DATE) at: string;
}

export class SaleRefundView {
  @ApiProperty(MINOR) amountMinor: string;
  @ApiProperty() reason: string;
  @ApiProperty(DATE) at: string;
}

export class WholeSaleView extends SaleView {
  @ApiProperty({ type: [SaleLineView] }) lines: SaleLineView[];
  @ApiProperty({ type: [SaleRefundView], description: 'The earliest first' }) refunds: SaleRefundView[];
  @ApiProperty({
    type: String,
    nullable: true,
    enum: ['seller', 'administrator'],
    description: 'As whom who asks may give back, an administrator by typing the amount once more; null: not at all, or nothing is left',
  })
  refundBy: 'seller' | 'administrator' | null;
  @ApiProperty({ description: 'Whether who asks may have the receipt: who bought it' }) hasReceipt: boolean;
}

export class SalesPage {
  @ApiProperty({ type: [SaleView], description: 'The newest first' }) sales: SaleView[];
  @ApiProperty(NULLABLE_TEXT) nextCursor: string | null;
}

export class ShareSideView {
  @ApiProperty({ enum: REPO_TYPES }) type: RepoType;
  @ApiProperty() name: string;
}

export class ShareView {
  @ApiProperty() id: string;
  @ApiProperty({ type: ShareSideView, description: 'Who gives' }) repository: ShareSideView;
  @ApiProperty({ type: ShareSideView, description: 'What it is built on' }) source: ShareSideView;
  @ApiProperty({ type: 'integer' }) basisPoints: number;
  @ApiProperty({ enum: ['proposed', 'accepted', 'declined'] }) state: string;
  @ApiProperty(DATE) proposedAt: string;
  @ApiProperty({ ...NULLABLE_TEXT, ...DATE }) decidedAt: string | null;
}

export class SharesPage {
  @ApiProperty({ type: [ShareView] }) shares: ShareView[];
  @ApiProperty(NULLABLE_TEXT) nextCursor: string | null;
}

export class PayoutView {
  @ApiProperty() id: string;
  @ApiProperty({ ...NULLABLE_TEXT, description: 'null: it is gone' }) namespace: string | null;
  @ApiProperty(MINOR) amountMinor: string;
  @ApiProperty() currency: string;
  @ApiProperty() provider: string;
  @ApiProperty({ description: 'The last characters of where it goes' }) destinationEnd: string;
  @ApiProperty({ enum: ['requested', 'approved', 'paid', 'failed', 'declined'] }) state: string;
  @ApiProperty(NULLABLE_TEXT) failure: string | null;
  @ApiProperty(DATE) requestedAt: string;
  @ApiProperty({ ...NULLABLE_TEXT, ...DATE }) decidedAt: string | null;
  @ApiProperty({ ...NULLABLE_TEXT, ...DATE }) settledAt: string | null;
}

export class PayoutsPage {
  @ApiProperty({ type: [PayoutView], description: 'The newest first' }) payouts: PayoutView[];
  @ApiProperty(NULLABLE_TEXT) nextCursor: string | null;
}

export class MoneyRulesView {
  @ApiProperty({ type: 'integer' }) saleFeeBasisPoints: number;
  @ApiProperty({ type: 'integer' }) holdBackDays: number;
  @ApiProperty(MINOR) payoutMinimumMinor: string;
  @ApiProperty({ type: 'integer' }) tipFeeBasisPoints: number;
  @ApiProperty({ type: 'integer' }) tipHoldBackDays: number;
  @ApiProperty({ ...MINOR, description: 'The most that one gives in a day' }) tipDailyMostMinor: string;
  @ApiProperty() currency: string;
}

export function viewOffer(offer: Offer, terms: UseTerms | null = null, details: OfferDetails = NO_DETAILS): OfferView {
  const { id, kind, scope, description, priceMinor, currency, updatesMonths, licenceName, licenceText, licenceSha256, createdAt } = offer;
  const since = createdAt.toISOString();
  return {
    id: String(id),
    kind,
    scope,
    description,
    use: terms && viewTerms(terms),
    details: viewDetails(details),
    priceMinor: String(priceMinor),
    currency,
    updatesMonths,
    licenceName,
    licenceText,
    licenceSha256: licenceSha256.toString('hex'),
    since,
  };
}

export function viewPeriod({ fromAt, untilAt }: { fromAt: Date; untilAt: Date }): PeriodView {
  return { fromAt: fromAt.toISOString(), untilAt: untilAt.toISOString() };
}

export function viewCheckout({ taxBasisPoints, taxMinor, periods }: Checkout): CheckoutView {
  return { taxBasisPoints, taxMinor: String(taxMinor), periods: periods.map(viewPeriod) };
}

export function viewLine({ kind, repositoryName, amountMinor, exact, remainderMinor, ...rest }: NewSaleLine | SaleLine): SaleLineView {
  const reversedMinor = 'reversedMinor' in rest ? String(rest.reversedMinor) : '0';
  // Of what is not sold yet the name says whose it is.
  const payee = 'payee' in rest ? rest.payee : (repositoryName?.split('/')[0] ?? null);
  const amounts = { amountMinor: String(amountMinor), reversedMinor, remainderMinor: String(remainderMinor) };
  return { kind, repository: repositoryName, payee, exact, ...amounts };
}

/** How a sale at a price would be cut. */
export function viewSplit(
  root: { id: bigint; name: string },
  cut: { amountMinor: bigint; currency: string; feeBasisPoints: number; lines: readonly NewSaleLine[]; edges: readonly TreeEdge[] },
): SplitPreviewView {
  const { amountMinor, currency, feeBasisPoints, lines, edges } = cut;
  return { amountMinor: String(amountMinor), currency, feeBasisPoints, lines: lines.map(viewLine), edges: viewEdges(root, edges) };
}

function viewEdges(root: { id: bigint; name: string }, edges: readonly TreeEdge[]): ShareEdgeView[] {
  const names = new Map([[root.id, root.name], ...edges.map(({ to, name }) => [to, name] as const)]);
  return edges.map(({ from, name, type, basisPoints }) => ({ from: names.get(from) ?? root.name, to: name, type, basisPoints }));
}

export function viewSale(sale: Sale): SaleView {
  const { fromAt, untilAt } = sale;
  return {
    id: String(sale.id),
    number: saleNumber(sale),
    kind: sale.kind,
    type: sale.repositoryType,
    repository: sale.repositoryName,
    jobKey: sale.jobKey,
    period: fromAt && untilAt ? viewPeriod({ fromAt, untilAt }) : null,
    taxBasisPoints: sale.taxBasisPoints,
    taxMinor: String(sale.taxMinor),
    seller: sale.seller,
    buyer: sale.buyer,
    amountMinor: String(sale.amountMinor),
    currency: sale.currency,
    refundedMinor: String(sale.refundedMinor),
    feeBasisPoints: sale.feeBasisPoints,
    licenceName: sale.licenceName,
    licenceSha256: sale.licenceSha256?.toString('hex') ?? null,
    versionsUntil: sale.versionsUntil?.toISOString() ?? null,
    releaseAt: sale.releaseAt.toISOString(),
    isReleased: sale.releasedAt !== null,
    at: sale.at.toISOString(),
  };
}

export function viewWholeSale(sale: WholeSale, { refundBy, seesBuyer, isBuyer: hasReceipt }: SaleRole): WholeSaleView {
  const refunds = sale.refunds.map(({ amountMinor, reason, at }) => {
    return { amountMinor: String(amountMinor), reason, at: at.toISOString() };
  });
  return { ...viewSale(seesBuyer ? sale : { ...sale, buyer: null }), lines: sale.lines.map(viewLine), refunds, refundBy, hasReceipt };
}

export function viewSales(sales: readonly Sale[], limit: number): SalesPage {
  return { sales: sales.map(viewSale), nextCursor: nextOf(sales, limit) };
}

export function viewShare({ id, repository, source, basisPoints, state, proposedAt, decidedAt }: RevenueShare): ShareView {
  return {
    id: String(id),
    repository: { type: repository.type, name: repository.name },
    source: { type: source.type, name: source.name },
    basisPoints,
    state,
    proposedAt: proposedAt.toISOString(),
    decidedAt: decidedAt?.toISOString() ?? null,
  };
}

export function viewShares(shares: readonly RevenueShare[], limit: number): SharesPage {
  return { shares: shares.map(viewShare), nextCursor: nextOf(shares, limit) };
}

export function viewPayout(payout: Payout): PayoutView {
  const { id, namespace, amountMinor, currency, provider, destinationEnd, state, failure, requestedAt, decidedAt, settledAt } = payout;
  return {
    id: String(id),
    namespace,
    amountMinor: String(amountMinor),
    currency,
    provider,
    destinationEnd,
    state,
    failure,
    requestedAt: requestedAt.toISOString(),
    decidedAt: decidedAt?.toISOString() ?? null,
    settledAt: settledAt?.toISOString() ?? null,
  };
}

export function viewPayouts(payouts: readonly Payout[], limit: number): PayoutsPage {
  return { payouts: payouts.map(viewPayout), nextCursor: nextOf(payouts, limit) };
}

export function viewRules({ payoutMinimumMinor, tipDailyMostMinor, ...rules }: MoneyRules, currency: string): MoneyRulesView {
  return { ...rules, payoutMinimumMinor: String(payoutMinimumMinor), tipDailyMostMinor: String(tipDailyMostMinor), currency };
}
