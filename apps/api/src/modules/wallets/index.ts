// What users and organizations have on this hub, and how they pay in.
export type { BudgetOf } from './budget-list.store';
export { type Budget, type DeskPayment, MoneyDesk } from './money-desk';
export { MoneyMails, type MoneyMailWords } from './money-mails';
export { MoneyRulesService } from './money-rules';
export { WalletsModule } from './wallets.module';
export { HISTORY_ACCOUNTS, type HistoryAccount, WalletsService } from './wallets.service';
export type { MoneyFacts, MoneyRules, Wallet } from './wallets.types';
