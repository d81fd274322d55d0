// What the hub sells itself: plans, who has which, and what each gives.
export { EntitlementsModule } from './entitlements.module';
export { EntitlementsService } from './entitlements.service';
export { PlansModule } from './plans.module';
export { PlansService } from './plans.service';
export { SubscriptionRenewals } from './subscription-renewals';
export { type Confirmation, type Preview, SubscriptionsService, type SubscriptionView } from './subscriptions.service';
export type { Entitlements, KeptPlan, PlanChangeForm, PlanTerms, PlanVersion, Subscription, SubscriptionState, Wish } from './plans.types';
