import { Module } from '@nestjs/common';
import { WalletsModule } from '../../modules/wallets';
import { AdminMoneyController } from './admin-money.controller';
import { MoneyController } from './money.controller';
import { PaymentEventsController } from './payment-events.controller';

/** Money in our own API. */
@Module({ imports: [WalletsModule], controllers: [MoneyController, PaymentEventsController, AdminMoneyController] })
export class HubMoneyModule {}
