import { listHref, parseListState } from './list-search';

describe('the state of a list in its address', () => {
  it('has defaults for what is missing or wrong', () => {
    expect(parseListState({})).toEqual({ search: '', author: '', sort: 'trending', cursor: '' });
    expect(parseListState({ sort: 'evil', search: 5, author: ' acme ' })).toEqual({
      search: '',
      author: 'acme',
      sort: 'trending',
      cursor: '',
    });
  });

  it('leaves defaults out', () => {
    expect(listHref('model', { search: '', sort: 'trending' })).toBe('/models');
    expect(listHref('app', { sort: 'likes' })).toBe('/spaces?sort=likes');
  });

  it('comes back as it was written', () => {
    const state = { search: '对话 & a=b', author: 'acme', sort: 'downloads', cursor: 'x/y+z==' } as const;
    const params = Object.fromEntries(new URL(listHref('dataset', state), 'http://x').searchParams);
    expect(parseListState(params)).toEqual(state);
  });
});
