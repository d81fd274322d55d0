import type { ComputeOffer } from '../../../lib/api-types';
import { isWithin } from './offers';

const offer = (change: Partial<ComputeOffer>): ComputeOffer => {
  return { runner: 'x', owner: 'ben', isOwn: false, isThere: true, hourPrice: '1.50', backend: null, gpuNames: [], cpus: 1, ...change };
};

test('a runner of somebody else takes a job only within its price and with consent, the hub’s without, one’s own anyway', () => {
  expect(isWithin(offer({}), { maxPrice: '1.5', runners: 'any' })).toBe(true);
  expect(isWithin(offer({}), { maxPrice: '1.499999', runners: 'any' })).toBe(false);
  expect(isWithin(offer({}), { maxPrice: '2', runners: 'none' })).toBe(false);
  expect(isWithin(offer({ owner: null }), { maxPrice: '2', runners: 'none' })).toBe(true);
  expect(isWithin(offer({ isOwn: true }), { maxPrice: 'x', runners: 'none' })).toBe(true);
});
