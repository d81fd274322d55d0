// Tips: what people put on jobs that wait, and what they give to authors.
export { AuthorTipsService } from './author-tips.service';
export type { AuthorTip, ReceivedTip, TipPreview } from './author-tips.types';
export { JobTipsService, type JobTipState } from './job-tips.service';
export { JobTipsSettlement } from './job-tips-settlement';
export { TipsModule } from './tips.module';
export type { JobTip } from './job-tips.store';
