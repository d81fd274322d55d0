/** Days a new token may live; 0 is for ever. */
export const EXPIRY_CHOICES = [7, 30, 90, 365, 0] as const;
export const DEFAULT_EXPIRY_DAYS = 90;

export function expiresInDays(choice: string): number | undefined {
  const days = Number(choice);
  return Number.isInteger(days) && days > 0 ? days : undefined;
}

export function hasExpired(expiresAt: string | null, now: number): boolean {
  return expiresAt !== null && Date.parse(expiresAt) <= now;
}
