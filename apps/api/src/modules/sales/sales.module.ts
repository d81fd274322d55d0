import { Module } from '@nestjs/common';
import { LedgerModule } from '../ledger';
import { WalletsModule } from '../wallets';
import { OffersService } from './offers.service';
import { OffersStore } from './offers.store';
import { PayeePots } from './payee-pots';
import { RevenueSharesService } from './revenue-shares.service';
import { RevenueSharesStore } from './revenue-shares.store';
import { SaleRelease } from './sale-release';
import { SalesService } from './sales.service';
import { SalesStore } from './sales.store';

@Module({
  imports: [LedgerModule, WalletsModule],
  providers: [OffersStore, OffersService, RevenueSharesStore, RevenueSharesService, SalesStore, SalesService, PayeePots, SaleRelease],
  exports: [OffersService, RevenueSharesService, SalesService, SaleRelease],
})
export class SalesModule {}
