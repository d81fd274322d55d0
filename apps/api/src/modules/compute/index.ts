// Computing for money: what runners cost, what a job may cost, and what it came to.
export { becamePrivate } from './compute.errors';
export { ComputeDoctor } from './compute-doctor';
export { ComputeModule } from './compute.module';
export { ComputeRulesService } from './compute-rules';
export { type ComputeOffer, type ComputeRules, type ComputeWish, SHARING_NAMES, type SharingName } from './compute.types';
export { CostSettlement } from './cost-settlement';
export { JobCostsService, type JobQuote, type JobStatement } from './job-costs.service';
export { type OwnRunners, RateCardsService } from './rate-cards.service';
