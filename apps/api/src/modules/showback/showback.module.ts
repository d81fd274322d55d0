import { Module } from '@nestjs/common';
import { LedgerModule } from '../ledger';
import { WalletsModule } from '../wallets';
import { RatesStore } from './rates.store';
import { ShowbackCsv } from './showback-csv';
import { ShowbackDays } from './showback-days';
import { ShowbackDaysStore } from './showback-days.store';
import { ShowbackRates } from './showback-rates';
import { ShowbackService } from './showback.service';
import { ShowbackStore } from './showback.store';

@Module({
  imports: [LedgerModule, WalletsModule],
  providers: [ShowbackDaysStore, ShowbackDays, RatesStore, ShowbackRates, ShowbackStore, ShowbackService, ShowbackCsv],
  exports: [ShowbackDays, ShowbackRates, ShowbackService, ShowbackCsv],
})
export class ShowbackModule {}
