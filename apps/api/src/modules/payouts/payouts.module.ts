import { Module } from '@nestjs/common';
import { LedgerModule } from '../ledger';
import { SalesModule } from '../sales';
import { WalletsModule } from '../wallets';
import { PayoutsService } from './payouts.service';
import { PayoutsStore } from './payouts.store';

@Module({ imports: [LedgerModule, SalesModule, WalletsModule], providers: [PayoutsStore, PayoutsService], exports: [PayoutsService] })
export class PayoutsModule {}
