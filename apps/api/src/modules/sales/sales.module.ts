import { Module } from '@nestjs/common';
import { LedgerModule } from '../ledger';
import { WalletsModule } from '../wallets';
import { EarningRefunds } from './earning-refunds';
import { EarningSources } from './earning-sources';
import { EarningsService } from './earnings.service';
import { EarningsStore } from './earnings.store';
import { OffersService } from './offers.service';
import { OffersStore } from './offers.store';
import { PayeePots } from './payee-pots';
import { RevenueSharesService } from './revenue-shares.service';
import { RevenueSharesStore } from './revenue-shares.store';
import { SaleRelease } from './sale-release';
import { SaleRoles } from './sale-roles';
import { SalesService } from './sales.service';
import { SalesStore } from './sales.store';

@Module({
  imports: [LedgerModule, WalletsModule],
  providers: [
    OffersStore,
    OffersService,
    RevenueSharesStore,
    RevenueSharesService,
    SalesStore,
    SalesService,
    SaleRoles,
    PayeePots,
    EarningRefunds,
    EarningSources,
    SaleRelease,
    EarningsStore,
    EarningsService,
  ],
  exports: [OffersService, RevenueSharesService, SalesService, SaleRelease, EarningRefunds, EarningSources, EarningsService, PayeePots],
})
export class SalesModule {}
