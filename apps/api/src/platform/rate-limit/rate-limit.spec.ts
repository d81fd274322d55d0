import { Clock } from '../../common/clock';
import { FixedWindows } from './fixed-windows';
import { addressSubject, rateHeaders, RateLimiter } from './rate-limiter';
import { SignInThrottle } from './sign-in-throttle';

class TestClock extends Clock {
  ms = 1_800_000_000_000;
  now(): Date {
    return new Date(this.ms);
  }
}

describe('RateLimiter', () => {
  it('refuses from the request over the limit to the end of the window, each subject and bucket by itself', () => {
    const clock = new TestClock();
    const limiter = new RateLimiter(new FixedWindows(clock), { api: 3, resolvers: 5, pages: 5 });
    const taken = Array.from({ length: 4 }, () => limiter.take('api', 'user:1'));
    expect(taken.map((decision) => decision.allowed)).toEqual([true, true, true, false]);
    expect(taken.map((decision) => decision.remaining)).toEqual([2, 1, 0, 0]);
    expect(limiter.take('api', 'user:2').allowed).toBe(true);
    expect(limiter.take('resolvers', 'user:1').allowed).toBe(true);
    clock.ms += 299_000;
    expect(limiter.take('api', 'user:1')).toMatchObject({ allowed: false, resetSeconds: 1 });
    clock.ms += 1000;
    expect(limiter.take('api', 'user:1')).toMatchObject({ allowed: true, resetSeconds: 300 });
  });

  it('says so as Hugging Face clients read it', () => {
    const decision = { allowed: false, bucket: 'api', limit: 500, remaining: 0, resetSeconds: 55 } as const;
    expect(rateHeaders(decision)).toEqual({
      RateLimit: '"api";r=0;t=55',
      'RateLimit-Policy': '"fixed window";"api";q=500;w=300',
      'Retry-After': '55',
    });
    expect(rateHeaders({ ...decision, allowed: true })).not.toHaveProperty('Retry-After');
  });

  it('counts what other processes counted, and its own counts once', () => {
    const windows = new FixedWindows(new TestClock());
    windows.add('api:user:1');
    windows.add('api:user:1');
    const [delta] = windows.deltas();
    expect(delta).toMatchObject({ key: 'api:user:1', amount: 2 });
    windows.add('api:user:1');
    windows.flushed(delta!, 12);
    expect(windows.add('api:user:1').count).toBe(14);
    expect(windows.deltas()).toMatchObject([{ amount: 2 }]);
  });

  it('takes the network of an IPv6 customer for one address', () => {
    expect(addressSubject('2001:db8:1:2::5')).toBe(addressSubject('2001:0db8:0001:0002:aaaa:bbbb:cccc:dddd'));
    expect(addressSubject('2001:db8:1:3::5')).not.toBe(addressSubject('2001:db8:1:2::5'));
    expect(addressSubject('::ffff:192.0.2.1')).toBe('address:192.0.2.1');
    expect(addressSubject('::1')).toBe('address:0:0:0:0::/64');
  });
});

describe('SignInThrottle', () => {
  const failing = (throttle: SignInThrottle, account: string, address: string): number => {
    try {
      throttle.begin(account, address);
      return 0;
    } catch (error) {
      return (error as { details: { retryAfterSeconds: number } }).details.retryAfterSeconds;
    }
  };

  it('gives some attempts, then makes each wait twice as long, up to a minute', () => {
    const clock = new TestClock();
    const throttle = new SignInThrottle(clock, new FixedWindows(clock));
    for (let i = 0; i < 5; i++) expect(failing(throttle, 'ada', `192.0.2.${i}`)).toBe(0);
    const waits: number[] = [];
    for (let i = 0; i < 8; i++) {
      const wait = failing(throttle, 'ada', `198.51.100.${i}`);
      waits.push(wait);
      clock.ms += wait * 1000;
      expect(failing(throttle, 'ada', `198.51.100.${i}`)).toBe(0);
    }
    expect(waits).toEqual([1, 2, 4, 8, 16, 32, 60, 60]);
    expect(failing(throttle, 'grace', '203.0.113.9')).toBe(0);
  });

  it('slows one address down that tries many accounts', () => {
    const clock = new TestClock();
    const throttle = new SignInThrottle(clock, new FixedWindows(clock));
    for (let i = 0; i < 30; i++) expect(failing(throttle, `user${i}`, '192.0.2.1')).toBe(0);
    expect(failing(throttle, 'user31', '192.0.2.1')).toBeGreaterThan(0);
    expect(failing(throttle, 'user31', '192.0.2.2')).toBe(0);
  });

  it('forgives after a success, and forgets after a quarter of an hour', () => {
    const clock = new TestClock();
    const throttle = new SignInThrottle(clock, new FixedWindows(clock));
    for (let round = 0; round < 20; round++) {
      for (let i = 0; i < 3; i++) throttle.begin('ada', '192.0.2.1').succeeded();
    }
    for (let i = 0; i < 5; i++) throttle.begin('ada', '192.0.2.1');
    expect(failing(throttle, 'ada', '192.0.2.1')).toBe(1);
    clock.ms += 16 * 60_000;
    for (let i = 0; i < 4; i++) expect(failing(throttle, 'ada', '192.0.2.1')).toBe(0);
  });
});
