import { Module } from '@nestjs/common';
import { LedgerModule } from '../ledger';
import { MoneyDesk } from './money-desk';
import { TopUps } from './top-ups';
import { WalletsService } from './wallets.service';

@Module({ imports: [LedgerModule], providers: [TopUps, WalletsService, MoneyDesk], exports: [WalletsService, MoneyDesk] })
export class WalletsModule {}
