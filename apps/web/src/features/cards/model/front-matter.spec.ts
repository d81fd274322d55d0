import { frontMatterRows } from './front-matter';

describe('front matter as a table', () => {
  it('joins lists, keeps order and writes deeper things as JSON', () => {
    expect(frontMatterRows({ license: 'mit', language: ['zh', 'en'], widget: [{ text: 'x' }], empty: null, gated: false })).toEqual([
      { name: 'license', value: 'mit' },
      { name: 'language', value: 'zh, en' },
      { name: 'widget', value: '[\n  {\n    "text": "x"\n  }\n]' },
      { name: 'empty', value: '' },
      { name: 'gated', value: 'false' },
    ]);
  });
});
