// What repositories cost, who bought them, and who got which part of it.
export { ComputeSales } from './compute-sales';
export { type Earnings, EarningsService } from './earnings.service';
export { OffersService } from './offers.service';
export { PayeePots } from './payee-pots';
export { RevenueSharesService } from './revenue-shares.service';
export { saleNumber } from './sale-paper';
export { SaleRelease } from './sale-release';
export { SalesModule } from './sales.module';
export { SalesService } from './sales.service';
export type { TreeEdge } from './revenue-shares.store';
export type { NewSaleLine } from './sale-terms';
export { type CreatorState, CreatorsService } from './subscriptions/creators.service';
export { SaleSubscriptionsService } from './subscriptions/sale-subscriptions.service';
export type { SaleSubscription, SaleSubscriptionView, SubscriberFigures } from './subscriptions/sale-subscriptions.types';
export { type Checkout, SubscriptionMonths } from './subscriptions/subscription-months';
export { OFFER_KINDS } from './sales.types';
export type { EarnedSale, Offer, OfferKind, Price, RevenueShare, Sale, SaleKind, SaleLine, SaleRole, WholeSale } from './sales.types';
