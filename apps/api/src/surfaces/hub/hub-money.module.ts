import { Module } from '@nestjs/common';
import { PayoutsModule } from '../../modules/payouts';
import { SalesModule } from '../../modules/sales';
import { WalletsModule } from '../../modules/wallets';
import { AdminMoneyController } from './admin-money.controller';
import { AdminPayoutsController } from './admin-payouts.controller';
import { MoneyController } from './money.controller';
import { OffersController } from './offers.controller';
import { PaymentEventsController } from './payment-events.controller';
import { SalesController } from './sales.controller';

/** Money in our own API. */
@Module({
  imports: [WalletsModule, SalesModule, PayoutsModule],
  controllers: [MoneyController, PaymentEventsController, OffersController, SalesController, AdminMoneyController, AdminPayoutsController],
})
export class HubMoneyModule {}
