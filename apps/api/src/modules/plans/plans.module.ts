import { Module } from '@nestjs/common';
import { InvoicesModule } from '../invoices';
import { WalletsModule } from '../wallets';
import { EntitlementsModule } from './entitlements.module';
import { PlansService } from './plans.service';
import { PlansStore } from './plans.store';
import { SubscriptionRenewals } from './subscription-renewals';
import { SubscriptionsService } from './subscriptions.service';
import { SubscriptionsStore } from './subscriptions.store';

@Module({
  imports: [WalletsModule, InvoicesModule, EntitlementsModule],
  providers: [PlansStore, PlansService, SubscriptionsStore, SubscriptionsService, SubscriptionRenewals],
  exports: [PlansService, SubscriptionsService, SubscriptionRenewals, EntitlementsModule],
})
export class PlansModule {}
