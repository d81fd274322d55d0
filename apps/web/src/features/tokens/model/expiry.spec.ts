import { expiresInDays, hasExpired } from './expiry';

describe('the life of a token', () => {
  it('is endless only when that was chosen', () => {
    expect(expiresInDays('90')).toBe(90);
    expect(expiresInDays('0')).toBeUndefined();
  });

  it('ends at its moment', () => {
    const now = Date.parse('2026-11-24T12:00:00Z');
    expect(hasExpired('2026-11-24T12:00:00Z', now)).toBe(true);
    expect(hasExpired('2026-11-24T12:00:01Z', now)).toBe(false);
    expect(hasExpired(null, now)).toBe(false);
  });
});
