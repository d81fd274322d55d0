import { Global, Module } from '@nestjs/common';
import { Clock } from '../../common/clock';
import { FixedWindows } from './fixed-windows';
import { RateFlush } from './rate-flush';
import { RateLimiter } from './rate-limiter';
import { RateWindowsStore } from './rate-windows.store';
import { SignInThrottle } from './sign-in-throttle';

@Global()
@Module({
  providers: [
    RateWindowsStore,
    RateFlush,
    { provide: FixedWindows, inject: [Clock], useFactory: (clock: Clock) => new FixedWindows(clock) },
    { provide: RateLimiter, inject: [FixedWindows], useFactory: (windows: FixedWindows) => new RateLimiter(windows) },
    {
      provide: SignInThrottle,
      inject: [Clock, FixedWindows],
      useFactory: (clock: Clock, windows: FixedWindows) => new SignInThrottle(clock, windows),
    },
  ],
  exports: [RateLimiter, SignInThrottle],
})
export class RateLimitModule {}
