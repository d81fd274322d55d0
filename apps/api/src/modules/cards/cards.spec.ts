import { deriveFacts } from './card-tags';
import { checkCard } from './check-card';
import { readCard } from './read-card';

function tagsOf(type: 'model' | 'dataset' | 'app', yaml: string, body = ''): string[] {
  return deriveFacts(type, readCard(`---\n${yaml}\n---\n${body}`)).tags;
}

describe('reading a card', () => {
  it('separates front matter from Markdown', () => {
    expect(readCard('---\nlicense: mit\n---\n# Hi')).toEqual({ body: '# Hi', frontMatter: { license: 'mit' }, problem: null });
  });

  it('takes a file without front matter as all Markdown', () => {
    expect(readCard('# Hi')).toEqual({ body: '# Hi', frontMatter: null, problem: null });
  });

  it.each([
    ['unclosed brackets', '---\ntags: [a\n---\n', /not valid/],
    ['a list at the top', '---\n- a\n---\n', /mapping/],
    ['no end', '---\nlicense: mit\n', /closes/],
    [
      'a bomb of aliases',
      `---\na: &a [x,x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b,*b]\nd: [*c,*c,*c,*c,*c,*c,*c,*c,*c,*c]\n---\n`,
      /not valid/,
    ],
    ['deep nesting', `---\na: ${'['.repeat(50_000)}\n---\n`, /deep/],
    ['deep blocks', `---\n${Array.from({ length: 300 }, (_, i) => `${' '.repeat(i)}a:`).join('\n')}\n---\n`, /deep/],
    ['a duplicate key', '---\na: 1\na: 2\n---\n', /not valid/],
  ])('says what is wrong with %s', (_what, markdown, problem) => {
    const card = readCard(markdown);
    expect(card.frontMatter).toBeNull();
    expect(card.problem).toMatch(problem);
  });

  it('gives nothing that a database cannot keep', () => {
    const { frontMatter } = readCard('---\n"a\\0b": "x\\0y"\nn: .nan\n__proto__: {polluted: true}\n---\n');
    expect(JSON.stringify(frontMatter)).not.toContain('\\u0000');
    expect(frontMatter).toMatchObject({ ab: 'xy', n: null });
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });

  it('takes "no" for a language and not for false', () => {
    expect(tagsOf('model', 'language: no')).toContain('no');
  });
});

describe('tags of a card (contract §5.1)', () => {
  it('names what a model is made of and for', () => {
    const yaml =
      'license: mit\nlanguage: [en, zh]\ntags: [chat]\npipeline_tag: text-generation\nlibrary_name: transformers\ndatasets: [ann/d]\nbase_model: ann/base';
    expect(tagsOf('model', yaml, 'See https://arxiv.org/abs/2301.00001')).toEqual([
      'transformers',
      'chat',
      'text-generation',
      'dataset:ann/d',
      'en',
      'zh',
      'license:mit',
      'base_model:ann/base',
      'base_model:finetune:ann/base',
      'arxiv:2301.00001',
    ]);
  });

  it('names the relation to the base model that the card names', () => {
    expect(tagsOf('model', 'base_model: a/b\nbase_model_relation: quantized')).toContain('base_model:quantized:a/b');
  });

  it('prefixes the fields of a dataset', () => {
    expect(tagsOf('dataset', 'license: mit\nlanguage: en\ntask_categories: [question-answering]\nsize_categories: 1K<n<10K')).toEqual([
      'task_categories:question-answering',
      'language:en',
      'license:mit',
      'size_categories:1K<n<10K',
    ]);
  });

  it('leaves out what is no text, and keeps the list short', () => {
    expect(tagsOf('model', 'tags: [{a: 1}, null, x, x]')).toEqual(['x']);
    expect(tagsOf('model', `tags: [${Array.from({ length: 3000 }, (_, i) => `t${i}`).join(',')}]`)).toHaveLength(1000);
  });
});

describe('checking a card before it is committed (contract §7.1)', () => {
  it('warns of a card without metadata', () => {
    expect(checkCard('# Hi', 'model')).toEqual({ errors: [], warnings: ['empty or missing yaml metadata in repo card'] });
  });

  it('refuses invalid YAML and wrong shapes', () => {
    expect(checkCard('---\nlicense: [\n---\n', 'model').errors).toHaveLength(1);
    expect(checkCard('---\ntags: {a: 1}\npipeline_tag: [x]\n---\n', 'model').errors).toEqual([
      '"tags" must be a list of texts',
      '"pipeline_tag" must be a text',
    ]);
  });

  it('takes a good one', () => {
    expect(checkCard('---\nlicense: mit\ntags: [a]\n---\n', 'model')).toEqual({ errors: [], warnings: [] });
  });
});
