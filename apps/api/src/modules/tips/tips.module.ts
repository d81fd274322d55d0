import { Module } from '@nestjs/common';
import { AccountsModule } from '../accounts';
import { JobsModule } from '../jobs';
import { LedgerModule } from '../ledger';
import { OrganizationsModule } from '../organizations';
import { SalesModule } from '../sales';
import { WalletsModule } from '../wallets';
import { AuthorTipsService } from './author-tips.service';
import { AuthorTipsStore } from './author-tips.store';
import { JobTipsSettlement } from './job-tips-settlement';
import { JobTipsService } from './job-tips.service';
import { JobTipsStore } from './job-tips.store';

@Module({
  imports: [AccountsModule, JobsModule, LedgerModule, OrganizationsModule, SalesModule, WalletsModule],
  providers: [AuthorTipsStore, AuthorTipsService, JobTipsStore, JobTipsSettlement, JobTipsService],
  exports: [AuthorTipsService, JobTipsService, JobTipsSettlement],
})
export class TipsModule {}
