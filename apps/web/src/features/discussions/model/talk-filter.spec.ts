import { filterIn, hrefOf, isNarrowed } from './talk-filter';

describe('the filter of discussions', () => {
  it('is read from an address, and written back to the same one', () => {
    const search = { kind: 'pull-request', status: 'closed', search: 'a b' };
    expect(hrefOf('/x', filterIn(search))).toBe('/x?kind=pull-request&status=closed&search=a+b');
    expect(hrefOf('/x', filterIn({}))).toBe('/x');
  });

  it('takes what it does not know for nothing', () => {
    expect(filterIn({ kind: 'things', status: 7, search: ['x'] })).toEqual({ kind: 'all', status: 'open', search: '' });
  });

  it('knows when something is left out besides what has ended', () => {
    expect([isNarrowed(filterIn({})), isNarrowed(filterIn({ status: 'all' })), isNarrowed(filterIn({ search: 'x' }))]).toEqual([
      false,
      false,
      true,
    ]);
  });
});
