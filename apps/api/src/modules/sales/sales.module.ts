import { Module } from '@nestjs/common';
import { InvoicesModule } from '../invoices';
import { LedgerModule } from '../ledger';
import { WalletsModule } from '../wallets';
import { ComputeSales } from './compute-sales';
import { EarningsService } from './earnings.service';
import { EarningsStore } from './earnings.store';
import { OffersService } from './offers.service';
import { OffersStore } from './offers.store';
import { PayeePots } from './payee-pots';
import { RevenueSharesService } from './revenue-shares.service';
import { RevenueSharesStore } from './revenue-shares.store';
import { SaleMaker } from './sale-maker';
import { SalePapers } from './sale-paper';
import { SaleRelease } from './sale-release';
import { SaleRoles } from './sale-roles';
import { SalesService } from './sales.service';
import { SalesStore } from './sales.store';
import { CreatorsService } from './subscriptions/creators.service';
import { CreatorsStore } from './subscriptions/creators.store';
import { SaleSubscriptionsService } from './subscriptions/sale-subscriptions.service';
import { SaleSubscriptionsStore } from './subscriptions/sale-subscriptions.store';
import { SubscriptionMonths } from './subscriptions/subscription-months';

@Module({
  imports: [InvoicesModule, LedgerModule, WalletsModule],
  providers: [
    OffersStore,
    OffersService,
    RevenueSharesStore,
    RevenueSharesService,
    SalesStore,
    SalesService,
    SaleRoles,
    PayeePots,
    ComputeSales,
    SaleRelease,
    EarningsStore,
    EarningsService,
    SaleMaker,
    SalePapers,
    SaleSubscriptionsStore,
    SubscriptionMonths,
    SaleSubscriptionsService,
    CreatorsStore,
    CreatorsService,
  ],
  exports: [
    OffersService,
    RevenueSharesService,
    SalesService,
    SaleRelease,
    EarningsService,
    PayeePots,
    SalePapers,
    SubscriptionMonths,
    SaleSubscriptionsService,
    CreatorsService,
    ComputeSales,
  ],
})
export class SalesModule {}
