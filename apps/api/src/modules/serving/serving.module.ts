import { Module } from '@nestjs/common';
import { JobsModule } from '../jobs';
import { RepositoriesModule } from '../repositories';
import { TokensModule } from '../tokens';
import { VersionsModule } from '../versions';
import { ServingBills } from './serving-bills';
import { ServingCalls } from './serving-calls';
import { ServingDesk } from './serving-desk';
import { ServingKind } from './serving-kind';
import { ServingPlanner } from './serving-planner';
import { ServingSweep } from './serving-sweep';
import { ServingTimings } from './serving-timings';
import { ServingService } from './serving.service';
import { ServingStore } from './serving.store';

@Module({
  imports: [JobsModule, RepositoriesModule, TokensModule, VersionsModule],
  providers: [
    ServingTimings,
    ServingStore,
    ServingPlanner,
    ServingService,
    ServingBills,
    ServingCalls,
    ServingDesk,
    ServingKind,
    ServingSweep,
  ],
  exports: [ServingTimings, ServingService, ServingBills, ServingCalls, ServingDesk, ServingSweep],
})
export class ServingModule {}
