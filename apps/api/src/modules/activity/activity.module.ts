import { Module } from '@nestjs/common';
import { ChargesModule } from '../charges';
import { JobsModule } from '../jobs';
import { TokensModule } from '../tokens';
import { WalletsModule } from '../wallets';
import { ActivityService } from './activity.service';
import { ActivityStore } from './activity.store';
import { WaitingStore } from './waiting.store';
import { WorkService } from './work.service';

@Module({
  imports: [ChargesModule, JobsModule, TokensModule, WalletsModule],
  providers: [ActivityStore, ActivityService, WaitingStore, WorkService],
  exports: [ActivityStore, ActivityService, WorkService],
})
export class ActivityModule {}
