// Guessing passwords slows down: per account over all addresses, and per address over all accounts. Some attempts are free, then every
// further one waits twice as long. Nobody is locked out for long, and unknown accounts behave like known ones.
import { createHash } from 'node:crypto';
import type { Clock } from '../../common/clock';
import { DomainError } from '../../common/errors';
import type { FixedWindows } from './fixed-windows';
import { addressSubject } from './rate-limiter';

interface Rule {
  free: number;
  maxDelayMs: number;
}

const ACCOUNT: Rule = { free: 5, maxDelayMs: 60_000 };
const ADDRESS: Rule = { free: 30, maxDelayMs: 300_000 };
const FORGET_AFTER_MS = 15 * 60_000;
const MAX_KEYS = 50_000;

interface Failures {
  count: number;
  blockedUntilMs: number;
  lastAtMs: number;
}

export interface SignInAttempt {
  /** The password was right: the account starts afresh, and the address is not blamed for this attempt. */
  succeeded(): void;
}

export class SignInThrottle {
  private readonly failures = new Map<string, Failures>();

  constructor(
    private readonly clock: Clock,
    private readonly windows: FixedWindows,
  ) {}

  /** Throws 'auth/too-many-attempts' with the seconds to wait. The attempt counts as failed until it has succeeded, so that many at once gain nothing. */
  begin(account: string, address: string): SignInAttempt {
    // A digest: what was typed into the field may be anything, a password too, and it is written to the shared rows.
    const accountKey = `sign-in:account:${createHash('sha256').update(account).digest('base64url').slice(0, 22)}`;
    const addressKey = `sign-in:${addressSubject(address)}`;
    const now = this.clock.now().getTime();
    this.refuseBlocked([accountKey, addressKey], now);
    this.count(accountKey, ACCOUNT, now);
    const failedHere = this.count(addressKey, ADDRESS, now);
    return {
      succeeded: () => {
        this.forget(accountKey);
        this.windows.undo(addressKey);
        failedHere.count -= 1;
        failedHere.blockedUntilMs = 0;
      },
    };
  }

  private refuseBlocked(keys: string[], now: number): void {
    const waitMs = Math.max(...keys.map((key) => (this.failures.get(key)?.blockedUntilMs ?? 0) - now));
    if (waitMs <= 0) return;
    const seconds = Math.ceil(waitMs / 1000);
    throw new DomainError('too-many', 'auth/too-many-attempts', `Too many wrong passwords: try again in ${seconds} seconds.`, {
      retryAfterSeconds: seconds,
    });
  }

  private count(key: string, rule: Rule, now: number): Failures {
    const known = this.recent(key, now);
    const { count: everywhere } = this.windows.add(key);
    known.count = Math.max(known.count + 1, everywhere);
    known.lastAtMs = now;
    known.blockedUntilMs = now + delayMs(known.count, rule);
    return known;
  }

  private recent(key: string, now: number): Failures {
    const known = this.failures.get(key);
    if (known && now - known.lastAtMs < FORGET_AFTER_MS) return known;
    if (this.failures.size >= MAX_KEYS) this.sweep(now);
    const fresh = { count: 0, blockedUntilMs: 0, lastAtMs: now };
    this.failures.set(key, fresh);
    return fresh;
  }

  private forget(key: string): void {
    this.failures.delete(key);
    this.windows.clear(key);
  }

  /** Drops what is forgotten anyway, and the oldest half when that was not enough. */
  private sweep(now: number): void {
    for (const [key, known] of this.failures) if (now - known.lastAtMs >= FORGET_AFTER_MS) this.failures.delete(key);
    if (this.failures.size < MAX_KEYS) return;
    for (const key of [...this.failures.keys()].slice(0, MAX_KEYS / 2)) this.failures.delete(key);
  }
}

/** Nothing for the free attempts, then 1 s, 2 s, 4 s … */
function delayMs(count: number, rule: Rule): number {
  return count < rule.free ? 0 : Math.min(rule.maxDelayMs, 1000 * 2 ** Math.min(20, count - rule.free));
}
