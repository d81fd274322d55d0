// What repositories cost, who bought them, and who got which part of it.
export { EarningRefunds, type RefundTerms } from './earning-refunds';
export { type Earning, EarningRows } from './earning-rows.store';
export { EarningSources } from './earning-sources';
export { type Earnings, EarningsService } from './earnings.service';
export { OffersService } from './offers.service';
export { PayeePots } from './payee-pots';
export { RevenueSharesService } from './revenue-shares.service';
export { SaleRelease } from './sale-release';
export { SalesModule } from './sales.module';
export { SalesService } from './sales.service';
export type { TreeEdge } from './revenue-shares.store';
export { linesOfSale, type NewSaleLine, type Root } from './sale-terms';
export type { EarnedSale, Offer, Refund, RevenueShare, Sale, SaleLine, SaleRefund, SaleRole, WholeSale } from './sales.types';
