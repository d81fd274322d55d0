import { Module } from '@nestjs/common';
import { LedgerModule } from '../ledger';
import { WalletsModule } from '../wallets';
import { PayoutsService } from './payouts.service';
import { PayoutsStore } from './payouts.store';

@Module({ imports: [LedgerModule, WalletsModule], providers: [PayoutsStore, PayoutsService], exports: [PayoutsService] })
export class PayoutsModule {}
