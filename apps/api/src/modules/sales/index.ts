// What repositories cost, who bought them, and who got which part of it.
export { ComputeSales } from './compute-sales';
export { type Earnings, EarningsService } from './earnings.service';
export { OffersService } from './offers.service';
export { PayeePots } from './payee-pots';
export { RevenueSharesService } from './revenue-shares.service';
export { SaleRelease } from './sale-release';
export { SalesModule } from './sales.module';
export { SalesService } from './sales.service';
export type { TreeEdge } from './revenue-shares.store';
export type { NewSaleLine } from './sale-terms';
export type { EarnedSale, Offer, RevenueShare, Sale, SaleKind, SaleLine, SaleRole, WholeSale } from './sales.types';
