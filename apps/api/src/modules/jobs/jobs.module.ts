import { Module } from '@nestjs/common';
import { AccountsModule } from '../accounts';
import { EntitlementsModule } from '../plans';
import { TokensModule } from '../tokens';
import { AttemptTokens } from './attempt-tokens';
import { CheckpointCare } from './checkpoint-care';
import { CheckpointCareStore } from './checkpoint-care.store';
import { JobCheckpoints } from './job-checkpoints';
import { JobLeases } from './job-leases';
import { JobLeasesStore } from './job-leases.store';
import { JobMoney } from './job-money';
import { JobClaimStore } from './job-claim.store';
import { JobKinds } from './job-kinds';
import { JobLanes } from './job-lanes';
import { JobLanesStore } from './job-lanes.store';
import { JobMoves } from './job-moves';
import { JobOwners } from './job-owners';
import { JobOutputStore } from './job-output.store';
import { JobQueueStore } from './job-queue.store';
import { JobTimings } from './job-timings';
import { JobWaitingStore } from './job-waiting.store';
import { JobWatch } from './job-watch';
import { JobsService } from './jobs.service';
import { JobsStore } from './jobs.store';
import { RunnerDesk } from './runner-desk';
import { RunnerRates } from './runner-rates';
import { RunnerRatesStore } from './runner-rates.store';
import { RunnersService } from './runners.service';
import { RunnersStore } from './runners.store';
import { UsageStore } from './usage.store';

@Module({
  imports: [AccountsModule, TokensModule, EntitlementsModule],
  providers: [
    JobTimings,
    JobsStore,
    JobQueueStore,
    JobClaimStore,
    JobLanesStore,
    JobLanes,
    JobWaitingStore,
    JobOutputStore,
    RunnersStore,
    UsageStore,
    JobLeasesStore,
    JobLeases,
    JobMoney,
    RunnerRatesStore,
    RunnerRates,
    JobKinds,
    JobMoves,
    JobOwners,
    AttemptTokens,
    JobCheckpoints,
    CheckpointCareStore,
    CheckpointCare,
    JobsService,
    RunnersService,
    RunnerDesk,
    JobWatch,
  ],
  exports: [
    CheckpointCare,
    JobTimings,
    JobKinds,
    JobMoves,
    JobOwners,
    AttemptTokens,
    JobCheckpoints,
    JobsService,
    RunnersService,
    RunnerDesk,
    JobWatch,
    JobsStore,
    JobQueueStore,
    JobLanes,
    JobLeases,
    JobMoney,
    RunnerRates,
    UsageStore,
  ],
})
export class JobsModule {}
