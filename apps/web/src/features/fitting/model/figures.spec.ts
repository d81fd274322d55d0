import { cardFigures, cardLanguages } from './figures';

const result = (dataset: unknown, metrics: unknown) => ({
  'model-index': [{ name: 'x', results: [{ task: { type: 't' }, dataset, metrics }] }],
});

describe('the figures of a card', () => {
  it('are named by metric and data, so that the same ones stand in one row', () => {
    const metrics = [
      { type: 'accuracy', value: 0.91 },
      { type: 'f1', name: 'F1', value: '88.1' },
    ];
    expect(cardFigures(result({ name: 'GLUE', type: 'glue', config: 'sst2' }, metrics))).toEqual([
      { name: 'accuracy · GLUE (sst2)', value: 0.91 },
      { name: 'F1 · GLUE (sst2)', value: '88.1' },
    ]);
  });

  it('are each there once', () => {
    const twice = [
      { type: 'accuracy', value: 1 },
      { type: 'accuracy', value: 2 },
    ];
    expect(cardFigures(result({ type: 'glue' }, twice))).toEqual([{ name: 'accuracy · glue', value: 1 }]);
  });

  it.each([
    null,
    {},
    { 'model-index': 5 },
    { 'model-index': [null] },
    result(null, 'x'),
    result(null, [null, { value: 1 }, { type: 'a', value: {} }]),
  ])('are none in %j', (frontMatter) => {
    expect(cardFigures(frontMatter)).toEqual([]);
  });
});

describe('the languages of a card', () => {
  it('are one or several', () => {
    expect(cardLanguages({ language: 'en' })).toEqual(['en']);
    expect(cardLanguages({ language: ['zh', 'en', 'zh', 5] })).toEqual(['zh', 'en']);
    expect(cardLanguages(null)).toEqual([]);
  });
});
