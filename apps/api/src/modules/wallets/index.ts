// What users and organizations have on this hub, and how they pay in.
export { type Budget, MoneyDesk } from './money-desk';
export { MoneyRulesService } from './money-rules';
export { WalletsModule } from './wallets.module';
export { WalletsService } from './wallets.service';
export type { MoneyFacts, MoneyRules, Wallet } from './wallets.types';
