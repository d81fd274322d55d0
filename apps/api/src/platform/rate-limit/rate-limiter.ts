// How much one actor or address may ask for in five minutes (contract §2.4: buckets api, resolvers, pages).
import { type FixedWindows, WINDOW_SECONDS } from './fixed-windows';

export type RateBucket = 'api' | 'resolvers' | 'pages';
export type RateLimits = Record<RateBucket, number>;

export const DEFAULT_RATE_LIMITS: RateLimits = { api: 3000, resolvers: 5000, pages: 3000 };

export interface RateDecision {
  allowed: boolean;
  bucket: RateBucket;
  limit: number;
  remaining: number;
  resetSeconds: number;
}

export class RateLimiter {
  constructor(
    private readonly windows: FixedWindows,
    private readonly limits: RateLimits = DEFAULT_RATE_LIMITS,
  ) {}

  /** Counts one request of `subject` ('user:7', 'address:192.0.2.1'), who may make `factor` times as many as others. */
  take(bucket: RateBucket, subject: string, factor = 1): RateDecision {
    const limit = Math.floor(this.limits[bucket] * factor);
    const { count, resetSeconds } = this.windows.add(`${bucket}:${subject}`);
    return { allowed: count <= limit, bucket, limit, remaining: Math.max(0, limit - count), resetSeconds };
  }
}

/** The headers that Hugging Face clients read; Retry-After is whole seconds, never a date (contract §2.4). */
export function rateHeaders(decision: RateDecision): Record<string, string> {
  const { bucket, limit, remaining, resetSeconds } = decision;
  return {
    RateLimit: `"${bucket}";r=${remaining};t=${resetSeconds}`,
    'RateLimit-Policy': `"fixed window";"${bucket}";q=${limit};w=${WINDOW_SECONDS}`,
    ...(decision.allowed ? {} : { 'Retry-After': String(resetSeconds) }),
  };
}

/** An IPv6 network of one customer counts as one address: /64. */
export function addressSubject(address: string): string {
  if (!address.includes(':') || address.includes('.')) return `address:${address.replace(/^::ffff:/i, '')}`;
  const [head = '', tail] = address.split('::');
  const groups = head.split(':').filter(Boolean);
  const tailGroups = tail === undefined ? [] : tail.split(':').filter(Boolean);
  while (groups.length + tailGroups.length < 8) groups.push('0');
  return `address:${[...groups, ...tailGroups]
    .slice(0, 4)
    .map((group) => group.toLowerCase().replace(/^0+(?=.)/, ''))
    .join(':')}::/64`;
}
