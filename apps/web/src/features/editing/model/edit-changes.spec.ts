import { changesOf } from './edit-changes';

it('a rename takes the old file away before it puts the new one, which may lie where a folder of that name would', () => {
  expect(changesOf('a', 'a/b', 'x').map(({ kind, path }) => `${kind} ${path}`)).toEqual(['delete a', 'file a/b']);
  expect(changesOf('a', 'a', 'x').map(({ kind }) => kind)).toEqual(['file']);
  expect(changesOf(null, 'a', 'x').map(({ kind }) => kind)).toEqual(['file']);
});
