import { Module } from '@nestjs/common';
import { JobsModule } from '../jobs';
import { LedgerModule } from '../ledger';
import { SalesModule } from '../sales';
import { WalletsModule } from '../wallets';
import { ComputeDoctor } from './compute-doctor';
import { ComputeRulesService } from './compute-rules';
import { ComputeStore } from './compute.store';
import { CostSettlement } from './cost-settlement';
import { JobCostsService } from './job-costs.service';
import { RateCardsService } from './rate-cards.service';

@Module({
  imports: [JobsModule, LedgerModule, SalesModule, WalletsModule],
  providers: [ComputeStore, ComputeRulesService, RateCardsService, CostSettlement, JobCostsService, ComputeDoctor],
  exports: [ComputeRulesService, RateCardsService, CostSettlement, JobCostsService, ComputeDoctor],
})
export class ComputeModule {}
