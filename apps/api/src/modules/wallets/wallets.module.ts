import { Module } from '@nestjs/common';
import { LedgerModule } from '../ledger';
import { BudgetListStore } from './budget-list.store';
import { MoneyDesk } from './money-desk';
import { MoneyMails } from './money-mails';
import { MoneyReadersStore } from './money-readers.store';
import { MoneyRulesService } from './money-rules';
import { MoneySettingsStore } from './money-settings.store';
import { TopUps } from './top-ups';
import { WalletsService } from './wallets.service';

@Module({
  imports: [LedgerModule],
  providers: [TopUps, WalletsService, MoneyDesk, MoneySettingsStore, MoneyRulesService, MoneyReadersStore, MoneyMails, BudgetListStore],
  exports: [WalletsService, MoneyDesk, MoneyMails, MoneyRulesService],
})
export class WalletsModule {}
