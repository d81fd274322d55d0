// What a process that runs jobs loads: every room's handlers and sweeps, over the platform, and no surface.
import { type DynamicModule, Module } from '@nestjs/common';
import { AccessModule } from '../modules/access';
import { AccountsWorkerModule } from '../modules/accounts/accounts.worker.module';
import { BlobsWorkerModule } from '../modules/blobs/blobs.worker.module';
import { CardsWorkerModule } from '../modules/cards/cards.worker.module';
import { ChargesWorkerModule } from '../modules/charges/charges.worker.module';
import { ComputeWorkerModule } from '../modules/compute/compute.worker.module';
import { FinetuneWorkerModule } from '../modules/finetune/finetune.worker.module';
import { ImportsWorkerModule } from '../modules/imports/imports.worker.module';
import { JobsWorkerModule } from '../modules/jobs/jobs.worker.module';
import { LedgerWorkerModule } from '../modules/ledger/ledger.worker.module';
import { NotificationsWorkerModule } from '../modules/notifications/notifications.worker.module';
import { OauthWorkerModule } from '../modules/oauth/oauth.worker.module';
import { PopularityWorkerModule } from '../modules/popularity/popularity.worker.module';
import { PayoutsModule } from '../modules/payouts';
import { PlansWorkerModule } from '../modules/plans/plans.worker.module';
import { SalesWorkerModule } from '../modules/sales/sales.worker.module';
import { SearchWorkerModule } from '../modules/search/search.worker.module';
import { ServingWorkerModule } from '../modules/serving/serving.worker.module';
import { ShowbackWorkerModule } from '../modules/showback/showback.worker.module';
import { TensorsWorkerModule } from '../modules/tensors/tensors.worker.module';
import { TipsWorkerModule } from '../modules/tips/tips.worker.module';
import { VersionsWorkerModule } from '../modules/versions/versions.worker.module';
import { WalletsModule } from '../modules/wallets';
import { ActivityWorkerModule } from '../modules/activity/activity.worker.module';
import { WebhooksWorkerModule } from '../modules/webhooks/webhooks.worker.module';
import type { AppConfig } from '../platform/config';
import { MailWorkerModule } from '../platform/mail/mail.worker.module';
import { OutboxReadings } from '../platform/metrics/server';
import { OutboxWorkerModule } from '../platform/outbox/worker';
import { PaymentsWorkerModule } from '../platform/payments/payments.worker.module';
import { PresenceModule } from '../platform/presence';
import { RateLimitWorkerModule } from '../platform/rate-limit/rate-limit.worker.module';
import { PlatformModule } from './platform.module';
import { Readiness } from './readiness';

@Module({})
export class WorkerModule {
  static with(config: AppConfig): DynamicModule {
    const rooms = [
      AccountsWorkerModule,
      VersionsWorkerModule,
      BlobsWorkerModule,
      CardsWorkerModule,
      TensorsWorkerModule,
      SearchWorkerModule,
      PopularityWorkerModule,
      ImportsWorkerModule,
      JobsWorkerModule,
      FinetuneWorkerModule,
      ServingWorkerModule,
      LedgerWorkerModule,
      WalletsModule,
      ChargesWorkerModule,
      PlansWorkerModule,
      SalesWorkerModule,
      PayoutsModule,
      TipsWorkerModule,
      ComputeWorkerModule,
      OauthWorkerModule,
      NotificationsWorkerModule,
      ActivityWorkerModule,
      WebhooksWorkerModule,
      ShowbackWorkerModule,
    ];
    return {
      module: WorkerModule,
      providers: [Readiness, OutboxReadings],
      imports: [
        PlatformModule.with(config),
        PresenceModule.as('worker'),
        OutboxWorkerModule,
        AccessModule,
        RateLimitWorkerModule,
        MailWorkerModule,
        PaymentsWorkerModule,
        ...rooms,
      ],
    };
  }
}
