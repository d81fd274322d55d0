// What a namespace may: a pure function of its subscription, the terms that it pinned, the date and the grace, so that it can be computed again.
import type { Entitlements, PlanTerms, Subscription } from './plans.types';

const DAY_MS = 86_400_000;
const FIELDS = [
  'privateStorageBytes',
  'maxRepositories',
  'concurrentJobs',
  'jobMinutesPerMonth',
  'gatewayTokensPerMonth',
  'requestsFactor',
  'jobPriority',
] as const;
const PER_SEAT: readonly string[] = ['privateStorageBytes', 'jobMinutesPerMonth', 'gatewayTokensPerMonth'];

export type Standing = Pick<Subscription, 'state' | 'periodEnd' | 'cancelsAtEnd' | 'isGift' | 'trialEnd' | 'seats'>;

/** From when on the plan gives nothing any more, unless its owner pays. Never before the period's end, never later than grace after it. */
export function lapsesAt({ state, periodEnd, cancelsAtEnd, isGift }: Standing, graceDays: number): Date {
  const hasGrace = !cancelsAtEnd && !isGift && state !== 'trialing';
  return new Date(periodEnd.getTime() + (hasGrace ? graceDays * DAY_MS : 0));
}

export function holdsAt(standing: Standing, at: Date, graceDays: number): boolean {
  if (standing.state === 'ended' || standing.state === 'unpaid') return false;
  return at < lapsesAt(standing, graceDays);
}

/** `free`: what everybody has by the plan for nothing, and `hub`: by the hub's own settings, where that says nothing. No plan gives less than that. */
export function entitlementsOf(own: { terms: PlanTerms; seats: number } | null, free: PlanTerms, hub: Entitlements): Entitlements {
  const base = { ...hub, ...free };
  if (!own) return base;
  const given = FIELDS.map((field) => {
    const value = own.terms[field];
    if (value === undefined) return [field, base[field]];
    const whole = value !== null && PER_SEAT.includes(field) ? value * own.seats : value;
    return [field, wider(whole, base[field])];
  });
  return Object.fromEntries(given) as Entitlements;
}

function wider(a: number | null, b: number | null): number | null {
  return a === null || b === null ? null : Math.max(a, b);
}
