// What is sold by the month, as its sellers and subscribers see it.
import { ApiProperty } from '@nestjs/swagger';
import { REPO_TYPES, type RepoType } from '@modelgrove/shared';
import type { Checkout, CreatorState, SaleSubscription, SaleSubscriptionView, SubscriberFigures } from '../../modules/sales';
import { nextOf } from './id-from';
import { CheckoutView, OfferView, PeriodView, viewCheckout, viewOffer, viewPeriod } from './sales.views';

const NULLABLE_TEXT = { type: String, nullable: true } as const;
const MINOR = { description: 'A whole number of the smallest unit of the currency', example: '999' } as const;
const DATE = { format: 'date-time' } as const;
const STATES = ['active', 'past_due', 'ending', 'ended'] as const;
const ENDS = ['cancelled', 'unpaid', 'refunded', 'withdrawn'] as const;

export class MarkedRepositoryView {
  @ApiProperty({ enum: REPO_TYPES }) type: RepoType;
  @ApiProperty() name: string;
}

export class CreatorView {
  @ApiProperty({ description: 'Whose subscribers these are' }) name: string;
  @ApiProperty({ type: OfferView, nullable: true, description: 'null: nobody can subscribe' }) offer: OfferView | null;
  @ApiProperty({ type: CheckoutView, nullable: true, description: 'What who subscribes now pays' }) checkout: CheckoutView | null;
  @ApiProperty({ type: [MarkedRepositoryView], description: 'What subscribers read: the first hundred' })
  repositories: MarkedRepositoryView[];
  @ApiProperty({ description: 'Whether who asks, or an organization that they belong to, has subscribed' }) isSubscribed: boolean;
}

export class TermsView {
  @ApiProperty({ ...NULLABLE_TEXT, description: 'null: the offer is gone' }) offerId: string | null;
  @ApiProperty(MINOR) priceMinor: string;
  @ApiProperty() currency: string;
  @ApiProperty() licenceName: string;
  @ApiProperty({ description: 'Of its text, which the subscriber agreed to' }) licenceSha256: string;
}

export class UpcomingMonthView extends PeriodView {
  @ApiProperty(MINOR) priceMinor: string;
}

export class SaleSubscriptionItemView {
  @ApiProperty() id: string;
  @ApiProperty({ enum: ['repository', 'creator'], description: 'creator: all that the seller marks for subscribers' })
  subject: 'repository' | 'creator';
  @ApiProperty({ ...NULLABLE_TEXT, enum: REPO_TYPES, description: 'null: of an author, or gone' }) type: RepoType | null;
  @ApiProperty({ description: 'namespace/name, or the author’s name' }) name: string;
  @ApiProperty() seller: string;
  @ApiProperty({ description: 'Who pays, and reads' }) holder: string;
  @ApiProperty({ enum: STATES, description: 'past_due: a month could not be paid yet; ending: it does not go on after this one' })
  state: (typeof STATES)[number];
  @ApiProperty({ ...NULLABLE_TEXT, enum: ENDS, description: 'withdrawn: it is not sold by the month any more' })
  endReason: (typeof ENDS)[number] | null;
  @ApiProperty({ type: TermsView, description: 'As they were agreed to' }) terms: TermsView;
  @ApiProperty({ type: PeriodView, description: 'The last one that was paid' }) period: PeriodView;
  @ApiProperty(DATE) startedAt: string;
  @ApiProperty({ ...NULLABLE_TEXT, ...DATE }) endedAt: string | null;
}

export class HeldSubscriptionView extends SaleSubscriptionItemView {
  @ApiProperty({
    type: TermsView,
    nullable: true,
    description: 'Those of today, which hold for who subscribes now; null: it is not sold any more',
  })
  current: TermsView | null;
  @ApiProperty({ description: 'Whether the terms of today were agreed to for the next month' }) isChanging: boolean;
  @ApiProperty({ type: UpcomingMonthView, nullable: true, description: 'The next month as it will be charged; null: there is none' })
  upcoming: UpcomingMonthView | null;
  @ApiProperty({ ...NULLABLE_TEXT, ...DATE, description: 'Until then it is read, whatever happens' }) readableUntil: string | null;
}

export class HeldSubscriptionsPage {
  @ApiProperty({ type: [HeldSubscriptionView], description: 'The newest first' }) subscriptions: HeldSubscriptionView[];
  @ApiProperty(NULLABLE_TEXT) nextCursor: string | null;
}

export class SubscriberFiguresView {
  @ApiProperty() currency: string;
  @ApiProperty({ type: 'integer' }) subscribers: number;
  @ApiProperty({ type: 'integer', description: 'Those of them that do not go on after this month' }) ending: number;
  @ApiProperty({ type: 'integer', description: 'Those of them whose month could not be paid yet' }) pastDue: number;
  @ApiProperty({ ...MINOR, description: 'What those who go on pay for a month, before fee and tax' }) monthMinor: string;
}

export class SubscribersPage {
  @ApiProperty({ type: [SubscriberFiguresView], description: 'For each currency in which somebody pays' }) figures: SubscriberFiguresView[];
  @ApiProperty({ type: [SaleSubscriptionItemView], description: 'The newest first' }) subscriptions: SaleSubscriptionItemView[];
  @ApiProperty(NULLABLE_TEXT) nextCursor: string | null;
}

export function viewCreator({ author, offer, repositories, isSubscribed }: CreatorState, checkout: Checkout | null): CreatorView {
  const marked = repositories.map(({ type, name }) => ({ type, name }));
  return {
    name: author.name,
    offer: offer && viewOffer(offer),
    checkout: checkout && viewCheckout(checkout),
    repositories: marked,
    isSubscribed,
  };
}

type Terms = Pick<SaleSubscription, 'offerId' | 'priceMinor' | 'currency' | 'licenceName' | 'licenceSha256'>;

function viewTerms({ offerId, priceMinor, currency, licenceName, licenceSha256 }: Terms): TermsView {
  return {
    offerId: offerId === null ? null : String(offerId),
    priceMinor: String(priceMinor),
    currency,
    licenceName,
    licenceSha256: licenceSha256.toString('hex'),
  };
}

function viewItem(s: SaleSubscription): SaleSubscriptionItemView {
  const { id, subject, repositoryType: type, subjectName: name, seller, holder, state, endReason, periodStart, periodEnd } = s;
  const dates = { startedAt: s.startedAt.toISOString(), endedAt: s.endedAt?.toISOString() ?? null };
  const period = viewPeriod({ fromAt: periodStart, untilAt: periodEnd });
  return { id: String(id), subject, type, name, seller, holder, state, endReason, terms: viewTerms(s), period, ...dates };
}

export function viewHeld({ subscription, current, upcoming, readableUntil }: SaleSubscriptionView): HeldSubscriptionView {
  return {
    ...viewItem(subscription),
    current: current && viewTerms(current),
    isChanging: subscription.nextOfferId !== null,
    upcoming: upcoming && { ...viewPeriod(upcoming), priceMinor: String(upcoming.priceMinor) },
    readableUntil: readableUntil?.toISOString() ?? null,
  };
}

export function viewHeldPage(views: readonly SaleSubscriptionView[], limit: number): HeldSubscriptionsPage {
  const ids = views.map(({ subscription }) => subscription);
  return { subscriptions: views.map(viewHeld), nextCursor: nextOf(ids, limit) };
}

export function viewSubscribers(
  figures: readonly SubscriberFigures[],
  subscriptions: readonly SaleSubscription[],
  limit: number,
): SubscribersPage {
  return {
    figures: figures.map(({ monthMinor, ...counts }) => ({ ...counts, monthMinor: String(monthMinor) })),
    subscriptions: subscriptions.map(viewItem),
    nextCursor: nextOf(subscriptions, limit),
  };
}
