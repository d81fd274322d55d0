import { Module } from '@nestjs/common';
import { ChargesModule } from '../../modules/charges';
import { GatewayModule } from '../../modules/gateway';
import { PayoutsModule } from '../../modules/payouts';
import { SalesModule } from '../../modules/sales';
import { WalletsModule } from '../../modules/wallets';
import { AdminMoneyController } from './admin-money.controller';
import { AdminPayoutsController } from './admin-payouts.controller';
import { MoneyController } from './money.controller';
import { OffersController } from './offers.controller';
import { PaymentEventsController } from './payment-events.controller';
import { SalesController } from './sales.controller';
import { UsesController } from './uses.controller';

/** Money in our own API. */
@Module({
  imports: [WalletsModule, ChargesModule, GatewayModule, SalesModule, PayoutsModule],
  controllers: [
    MoneyController,
    UsesController,
    PaymentEventsController,
    OffersController,
    SalesController,
    AdminMoneyController,
    AdminPayoutsController,
  ],
})
export class HubMoneyModule {}
