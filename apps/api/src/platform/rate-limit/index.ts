export { addressSubject, type RateBucket, type RateDecision, rateHeaders, RateLimiter, type RateLimits } from './rate-limiter';
export { RateLimitModule } from './rate-limit.module';
export { SignInThrottle } from './sign-in-throttle';
