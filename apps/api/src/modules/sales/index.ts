// What repositories cost, who bought them, and who got which part of it.
export { OffersService } from './offers.service';
export { RevenueSharesService } from './revenue-shares.service';
export { SaleRelease } from './sale-release';
export { SalesModule } from './sales.module';
export { SalesService } from './sales.service';
export type { NewSaleLine } from './sale-terms';
export type { Offer, RevenueShare, Sale, SaleLine, WholeSale } from './sales.types';
