import { Module } from '@nestjs/common';
import { JobsModule } from '../jobs';
import { LedgerModule } from '../ledger';
import { WalletsModule } from '../wallets';
import { JobTipsSettlement } from './job-tips-settlement';
import { JobTipsService } from './job-tips.service';
import { JobTipsStore } from './job-tips.store';

@Module({
  imports: [JobsModule, LedgerModule, WalletsModule],
  providers: [JobTipsStore, JobTipsSettlement, JobTipsService],
  exports: [JobTipsService, JobTipsSettlement],
})
export class TipsModule {}
