// What repositories cost, who bought them, and who got which part of it.
export { ComputeSales } from './compute-sales';
export { EarningRefunds, type RefundTerms } from './earning-refunds';
export { type Earning, EarningRows } from './earning-rows.store';
export { EarningSources } from './earning-sources';
export { type Earnings, EarningsService } from './earnings.service';
export { OffersService } from './offers.service';
export { incomeLines, PayeePots } from './payee-pots';
export { RevenueSharesService } from './revenue-shares.service';
export { saleNumber } from './sale-paper';
export { SaleRelease } from './sale-release';
export { SalesModule } from './sales.module';
export { SalesService } from './sales.service';
export { notForSale } from './sales.errors';
export {
  DUTIES,
  licenceTags,
  type LicenceDuty,
  type LicencePermission,
  MOST_SAMPLE_ROWS,
  NO_DETAILS,
  type OfferDetails,
  PERMISSIONS,
} from './usage/offer-details.policy';
export { OfferUses, type UseBill } from './usage/offer-uses';
export { AppUsage, type ToldEvent, type ToldResult } from './usage/app-usage.service';
export { UseKeys } from './usage/use-keys.service';
export type { UseKey } from './usage/use-keys.store';
export { UseDoctor } from './usage/use-doctor';
export { UseObjections } from './usage/use-objections.service';
export { UseAcceptances } from './usage/use-acceptances.service';
export type { LiveRight } from './usage/use-rights.store';
export type { UseEvent, UseTally, UseTerms } from './usage/usage.types';
export type { TreeEdge } from './revenue-shares.store';
export { linesOfSale, type NewSaleLine, type Root } from './sale-terms';
export { type CreatorState, CreatorsService } from './subscriptions/creators.service';
export { SaleSubscriptionsService } from './subscriptions/sale-subscriptions.service';
export type { SaleSubscription, SaleSubscriptionView, SubscriberFigures } from './subscriptions/sale-subscriptions.types';
export { type Checkout, SubscriptionMonths } from './subscriptions/subscription-months';
export { OFFER_KINDS } from './sales.types';
export type {
  EarnedSale,
  Offer,
  OfferKind,
  OfferScope,
  Price,
  Refund,
  RevenueShare,
  Sale,
  SaleKind,
  SaleLine,
  SaleRefund,
  SaleRole,
  WholeSale,
} from './sales.types';
