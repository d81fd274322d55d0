import type { Suggested } from '../../../lib/api-types';
import { moved, searchHref } from './suggestions';
import { groupsOf } from './suggestions-of';

it('moves through the suggestions and back to the text', () => {
  expect([moved(-1, 1, 2), moved(0, 1, 2), moved(1, 1, 2)]).toEqual([0, 1, -1]);
  expect([moved(-1, -1, 2), moved(0, -1, 2), moved(-1, 1, 0)]).toEqual([1, -1, -1]);
});

it('keeps what was typed in the address', () => {
  expect(searchHref(' 对话 & a ')).toBe('/search?q=%E5%AF%B9%E8%AF%9D+%26+a');
});

it('groups what is suggested by kind, and knows where each leads', () => {
  const one = (kind: Suggested['kind'], more: Partial<Suggested> = {}): Suggested => ({
    kind,
    text: kind,
    marks: [],
    note: '',
    namespace: 'ada',
    name: null,
    type: null,
    num: null,
    slug: null,
    ...more,
  });
  const found = [
    one('model', { name: 'tiny', type: 'model' }),
    one('dataset', { name: 'words', type: 'dataset' }),
    one('user'),
    one('collection', { slug: 'small-0123' }),
    one('discussion', { name: 'tiny', type: 'model', num: 3 }),
    one('pull-request', { name: 'words', type: 'dataset', num: 4 }),
  ];
  expect(groupsOf(found).map(({ group, items }) => [group, ...items.map(({ index, href }) => `${index} ${href}`)])).toEqual([
    ['model', '0 /ada/tiny'],
    ['dataset', '1 /datasets/ada/words'],
    ['user', '2 /ada'],
    ['collection', '3 /collections/ada/small-0123'],
    ['talk', '4 /ada/tiny/discussions/3', '5 /datasets/ada/words/discussions/4'],
  ]);
});
