import { Module } from '@nestjs/common';
import { Sealer } from '../../platform/signing';
import { ChargesModule } from '../charges';
import { InvoicesModule } from '../invoices';
import { LedgerModule } from '../ledger';
import { WalletsModule } from '../wallets';
import { ComputeSales } from './compute-sales';
import { EarningRefunds } from './earning-refunds';
import { EarningSources } from './earning-sources';
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
import { OauthModule } from '../oauth';
import { ServingModule } from '../serving';
import { SaleRoles } from './sale-roles';
import { SalesService } from './sales.service';
import { SalesStore } from './sales.store';
import { CreatorsService } from './subscriptions/creators.service';
import { CreatorsStore } from './subscriptions/creators.store';
import { SaleSubscriptionsService } from './subscriptions/sale-subscriptions.service';
import { SaleSubscriptionsStore } from './subscriptions/sale-subscriptions.store';
import { SubscriptionMonths } from './subscriptions/subscription-months';
import { AppUsage } from './usage/app-usage.service';
import { OfferDetailsStore } from './usage/offer-details.store';
import { OfferUses } from './usage/offer-uses';
import { ServedUses } from './usage/served-uses';
import { UseAcceptances } from './usage/use-acceptances.service';
import { UseBills } from './usage/use-bills';
import { UseCounter } from './usage/use-counter';
import { UseDoctor } from './usage/use-doctor';
import { UseEventsStore } from './usage/use-events.store';
import { UseKeys } from './usage/use-keys.service';
import { UseKeysStore } from './usage/use-keys.store';
import { UseObjections } from './usage/use-objections.service';
import { UseRightsStore } from './usage/use-rights.store';

@Module({
  imports: [LedgerModule, WalletsModule, ChargesModule, InvoicesModule, OauthModule, ServingModule],
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
    EarningRefunds,
    EarningSources,
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
    OfferDetailsStore,
    UseRightsStore,
    UseEventsStore,
    UseCounter,
    UseBills,
    UseDoctor,
    OfferUses,
    ServedUses,
    UseAcceptances,
    UseKeysStore,
    UseKeys,
    AppUsage,
    UseObjections,
    Sealer,
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
    EarningRefunds,
    EarningSources,
    OfferUses,
    UseAcceptances,
    UseKeys,
    AppUsage,
    UseObjections,
    UseDoctor,
  ],
})
export class SalesModule {}
