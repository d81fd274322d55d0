import { monthsBetween } from './months';
import { ownShowbackHref, showbackHref, showbackState } from './showback-address';

describe('the report by the month', () => {
  it('can be asked for from its first month to the present one', () => {
    expect(monthsBetween('2026-11', '2026-11')).toEqual(['2026-11']);
    expect(monthsBetween('2025-12', '2026-02')).toEqual(['2026-02', '2026-01', '2025-12']);
  });

  it('has its state in the address, and the shortest one', () => {
    expect(showbackHref({})).toBe('/admin/showback');
    expect(showbackHref({ month: '2026-11', namespace: 'acme', cursor: '' })).toBe('/admin/showback?month=2026-11&namespace=acme');
    expect(ownShowbackHref('acme', { month: '2026-11' })).toBe('/acme/-/use?month=2026-11');
    expect(showbackState({ month: '2026-11', kind: 1, other: 'x' })).toEqual({ month: '2026-11' });
  });
});
