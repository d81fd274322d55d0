import { moved } from './order';

const items = ['a', 'b', 'c'].map((id) => ({ id }));
const idsOf = (list: { id: string }[]) => list.map(({ id }) => id).join('');

it.each([
  ['a', 2, 'bca'],
  ['c', 0, 'cab'],
  ['b', 0, 'bac'],
  ['b', 9, 'acb'],
  ['b', -1, 'bac'],
  ['x', 0, 'abc'],
])('moves %s to place %d: %s', (id, to, expected) => {
  expect(idsOf(moved(items, id, to))).toBe(expected);
});
