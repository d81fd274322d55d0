// Tips: what people put on jobs that wait.
export { JobTipsService, type JobTipState } from './job-tips.service';
export { JobTipsSettlement } from './job-tips-settlement';
export { TipsModule } from './tips.module';
export type { JobTip } from './job-tips.store';
