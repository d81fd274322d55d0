import { mostParameters } from '../../../lib/model-memory';
import { countFilters, isNarrowed, listHref, parseListState, questionOf, sortsOf, toggled } from './list-search';

const NOTHING = { search: '', sort: '', parameters: '', fits: '', facets: {} } as const;

describe('the state of a list in its address', () => {
  it('has defaults for what is missing or wrong', () => {
    expect(parseListState({})).toEqual(NOTHING);
    expect(parseListState({ sort: 'evil', search: 5, author: ' acme ', parameters: 'many', fits: '24GB', license: ' , ' })).toEqual({
      ...NOTHING,
      facets: { author: ['acme'], license: [] },
    });
  });

  it('leaves defaults out', () => {
    expect(listHref('model', { search: '', sort: '', facets: { task: [] } })).toBe('/models');
    expect(listHref('app', { sort: 'likes' })).toBe('/spaces?sort=likes');
  });

  it('comes back as it was written', () => {
    const state = {
      search: '对话 & a=b',
      sort: 'downloads',
      parameters: '1B-3B',
      fits: '47.3',
      facets: { author: ['acme', 'ada'], license: ['mit', 'apache-2.0'], size: ['1K<n<10K'] },
    } as const;
    const params = Object.fromEntries(new URL(listHref('dataset', state), 'http://x').searchParams);
    expect(parseListState(params)).toEqual(state);
  });

  it('takes values of a facet one by one', () => {
    const one = toggled(parseListState({ license: 'mit' }), 'license', 'other');
    expect(listHref('model', one)).toBe('/models?license=mit%2Cother');
    expect(listHref('model', toggled(one, 'license', 'mit'))).toBe('/models?license=other');
    expect(countFilters(one)).toBe(2);
    expect(isNarrowed(one)).toBe(true);
    expect(isNarrowed(parseListState({ sort: 'likes' }))).toBe(false);
  });

  it('becomes a question in the words of the API', () => {
    const state = parseListState({ search: 'qwen', parameters: '1B-3B', task: 'fill-mask' });
    expect(questionOf('model', state)).toEqual({
      type: 'model',
      search: 'qwen',
      parametersMin: 1e9,
      parametersMax: 3e9 - 1,
      task: 'fill-mask',
    });
  });

  it('asks for no more parameters than fit the memory, nor than the range allows', () => {
    const most = (params: Record<string, string>) => questionOf('model', parseListState(params)).parametersMax;
    expect(most({ fits: '24' })).toBe(mostParameters(24));
    expect(most({ fits: '24', parameters: '-1B' })).toBe(1e9 - 1);
    expect(most({ fits: '24', parameters: '100B-' })).toBe(mostParameters(24));
    expect(countFilters(parseListState({ fits: '24', author: 'acme' }))).toBe(2);
  });

  it('offers the best match only for words, parameters only for models, and rows only for datasets', () => {
    expect(sortsOf('model', parseListState({ search: 'x' }))[0]).toBe('relevance');
    expect(sortsOf('model', parseListState({}))).toEqual(expect.arrayContaining(['parameters', 'size']));
    expect(sortsOf('model', parseListState({}))).not.toContain('rows');
    expect(sortsOf('dataset', parseListState({}))).toEqual(expect.arrayContaining(['rows', 'size']));
    expect(sortsOf('dataset', parseListState({}))).not.toContain('parameters');
  });
});
