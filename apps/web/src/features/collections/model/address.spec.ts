import { collectionHref, listHref, parseListState } from './address';

it('keeps the state of the list in its address, and nothing where it says nothing', () => {
  const state = parseListState({ search: ' small models ', sort: 'upvotes' });
  expect([state, listHref(state)]).toEqual([{ search: 'small models', sort: 'upvotes' }, '/collections?search=small+models&sort=upvotes']);
  expect(listHref(parseListState({ sort: 'best', search: 7 }))).toBe('/collections');
});

it('names a collection by its owner and its slug', () => {
  expect(collectionHref({ namespace: 'ada', slug: 'small-0123' })).toBe('/collections/ada/small-0123');
});
