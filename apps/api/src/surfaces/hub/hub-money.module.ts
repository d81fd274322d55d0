import { Module } from '@nestjs/common';
import { ChargesModule } from '../../modules/charges';
import { ComputeModule } from '../../modules/compute';
import { FinetuneModule } from '../../modules/finetune';
import { GatewayModule } from '../../modules/gateway';
import { InvoicesModule } from '../../modules/invoices';
import { LedgerModule } from '../../modules/ledger';
import { PayoutsModule } from '../../modules/payouts';
import { PlansModule } from '../../modules/plans';
import { SalesModule } from '../../modules/sales';
import { TipsModule } from '../../modules/tips';
import { WalletsModule } from '../../modules/wallets';
import { AdminLedgerController } from './admin-ledger.controller';
import { AdminMoneyController } from './admin-money.controller';
import { AdminPayoutsController } from './admin-payouts.controller';
import { AdminPlansController } from './admin-plans.controller';
import { ComputeController } from './compute.controller';
import { AppUsageController } from './app-usage.controller';
import { DatasetFactsController } from './dataset-facts.controller';
import { AuthorTipsController } from './author-tips.controller';
import { InvoicesController } from './invoices.controller';
import { JobTipsController } from './job-tips.controller';
import { MoneyController } from './money.controller';
import { OffersController } from './offers.controller';
import { PaymentEventsController } from './payment-events.controller';
import { PlansController } from './plans.controller';
import { SalesController } from './sales.controller';
import { SubscriptionsController } from './subscriptions.controller';
import { UsageController } from './usage.controller';
import { UsesController } from './uses.controller';

/** Money in our own API. */
@Module({
  imports: [
    ChargesModule,
    ComputeModule,
    FinetuneModule,
    GatewayModule,
    InvoicesModule,
    LedgerModule,
    PayoutsModule,
    PlansModule,
    SalesModule,
    TipsModule,
    WalletsModule,
  ],
  controllers: [
    AdminLedgerController,
    AdminMoneyController,
    AdminPayoutsController,
    AdminPlansController,
    ComputeController,
    AppUsageController,
    DatasetFactsController,
    AuthorTipsController,
    InvoicesController,
    JobTipsController,
    MoneyController,
    OffersController,
    PaymentEventsController,
    PlansController,
    SalesController,
    SubscriptionsController,
    UsageController,
    UsesController,
  ],
})
export class HubMoneyModule {}
