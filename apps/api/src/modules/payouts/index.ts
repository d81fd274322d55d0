// Earnings on their way to who earned them.
export { PayoutsModule } from './payouts.module';
export { PayoutsService } from './payouts.service';
export type { Payout, PayoutState } from './payouts.types';
