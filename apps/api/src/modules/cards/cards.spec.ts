import type { FileHints } from '../files';
import { checkFields } from './card-fields';
import { deriveFacts, NO_HINTS } from './card-tags';
import { checkCard } from './check-card';
import { readCard } from './read-card';

type Type = 'model' | 'dataset' | 'app';

function factsOf(type: Type, yaml: string, body = '', hints: Partial<FileHints> = {}): ReturnType<typeof deriveFacts> {
  const card = readCard(`---\n${yaml}\n---\n${body}`);
  const { fields } = checkFields(type, card);
  return deriveFacts(type, { fields, body: card.body, cardData: card.frontMatter }, { ...NO_HINTS, ...hints });
}

function tagsOf(type: Type, yaml: string, body = ''): string[] {
  return factsOf(type, yaml, body).tags;
}

function problemsOf(type: Type, yaml: string): { field: string | null; line: number | null; message: string }[] {
  const card = readCard(`---\n${yaml}\n---\n`);
  return [...card.problems, ...checkFields(type, card).problems].map(({ field, line, message }) => ({ field, line, message }));
}

describe('reading a card', () => {
  it('separates front matter from Markdown', () => {
    expect(readCard('---\nlicense: mit\n---\n# Hi')).toMatchObject({ body: '# Hi', frontMatter: { license: 'mit' }, problems: [] });
  });

  it('takes a file without front matter as all Markdown', () => {
    expect(readCard('# Hi')).toMatchObject({ body: '# Hi', frontMatter: null, problems: [] });
  });

  it.each([
    ['unclosed brackets', '---\ntags: [a\n---\n', /not valid/],
    ['a list at the top', '---\n- a\n---\n', /mapping/],
    ['no end', '---\nlicense: mit\n', /closes/],
    ['deep nesting', `---\na: ${'['.repeat(50_000)}\n---\n`, /deep/],
    ['deep blocks', `---\n${Array.from({ length: 300 }, (_, i) => `${' '.repeat(i)}a:`).join('\n')}\n---\n`, /deep/],
  ])('says what is wrong with %s', (_what, markdown, problem) => {
    const card = readCard(markdown);
    expect(card.frontMatter).toBeNull();
    expect(card.problems[0]?.message).toMatch(problem);
    expect(card.unread).toBe('all');
  });

  it('takes no bomb of aliases apart: the field that holds it is left out, in bounded time', () => {
    const ten = (name: string): string => `[${Array(10).fill(`*${name}`).join(',')}]`;
    const yaml = `a: &a [x,x,x,x,x,x,x,x,x,x]\nb: &b ${ten('a')}\nc: &c ${ten('b')}\nd: ${ten('c')}\nlicense: mit`;
    const card = readCard(`---\n${yaml}\n---\n`);
    expect(card.frontMatter).toEqual({ a: Array(10).fill('x'), license: 'mit' });
    expect(card.unread).toEqual(['b', 'c', 'd']);
  });

  it.each([
    [
      'a bomb inside one field',
      `a: {b: &b [x,x,x,x,x,x,x,x,x], c: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b], d: &d [*c,*c,*c,*c,*c,*c,*c,*c,*c], e: [*d,*d,*d,*d,*d,*d,*d,*d]}`,
    ],
    ['a reference to itself', 'a: &a [*a]'],
    ['a thousand broken fields', Array.from({ length: 1000 }, (_, i) => `f${i}: [`).join('\n')],
    ['a name of a megabyte', `${'a'.repeat(1_000_000)}: [`],
    ['half a million dashes', `a:\n${'- '.repeat(500_000)}`],
    ['a hundred thousand fields', Array.from({ length: 100_000 }, (_, i) => `k${i}: v`).join('\n')],
    ['forty thousand fields', Array.from({ length: 40_000 }, (_, i) => `k${i}: v`).join('\n')],
    ['half a million commas', `a: [${'x,'.repeat(490_000)}]`],
    ['half a million comments', '#\n'.repeat(490_000)],
    ['merge keys', 'a: &a {x: 1}\n<<: *a\nb: ['],
  ])('is not stopped by %s', (_what, yaml) => {
    const card = readCard(`---\n${yaml}\n---\n`);
    expect(JSON.stringify(card.frontMatter ?? null).length).toBeLessThan(3_000_000);
  });

  it('reads the other fields when one is broken, and names its line', () => {
    const card = readCard('---\nlicense: mit\ntags: [a\nlanguage:\n  - en\n---\n# Hi');
    expect(card).toMatchObject({ body: '# Hi', frontMatter: { license: 'mit', language: ['en'] }, unread: ['tags'] });
    expect(card.problems).toMatchObject([{ code: 'card/yaml', field: 'tags', severity: 'error' }]);
    expect(card.problems[0]?.line).toBeGreaterThanOrEqual(3);
  });

  it('takes the first of two fields of one name, and says so', () => {
    const card = readCard('---\r\nlicense: mit\r\ntags: [a]\r\nlicense: gpl\r\n---\r\n');
    expect(card.frontMatter).toEqual({ license: 'mit', tags: ['a'] });
    expect(card.problems).toMatchObject([{ code: 'card/duplicate-field', field: 'license', line: 4 }]);
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

  it('writes licences and tasks as they are filtered by, and languages as codes', () => {
    const { tags, pipelineTag } = factsOf(
      'model',
      'license: MIT\npipeline_tag: Text Generation\nlanguage: [English, zh, Klingon of Kronos]',
    );
    expect(tags).toEqual(['text-generation', 'en', 'zh', 'license:mit']);
    expect(pipelineTag).toBe('text-generation');
  });

  it('takes the word of the card before that of the files', () => {
    const hints = {
      tags: ['safetensors', 'llama'],
      pipelineTag: 'text-generation',
      libraryName: 'transformers',
      baseModels: ['a/from-files'],
    };
    expect(factsOf('model', 'library_name: vllm\nbase_model: a/from-card', '', hints)).toMatchObject({
      tags: ['vllm', 'text-generation', 'base_model:a/from-card', 'base_model:finetune:a/from-card', 'safetensors', 'llama'],
      pipelineTag: 'text-generation',
      libraryName: 'vllm',
    });
    expect(factsOf('model', 'license: mit', '', { ...hints, baseModelRelation: 'adapter' }).tags).toContain(
      'base_model:adapter:a/from-files',
    );
    expect(factsOf('dataset', 'size_categories: n<1K', '', { tags: ['size_categories:1K<n<10K', 'format:csv'] }).tags).toEqual([
      'size_categories:n<1K',
      'format:csv',
    ]);
  });

  it('says of several base models without a relation that they were merged', () => {
    expect(tagsOf('model', 'base_model: [a/x, a/y]')).toEqual([
      'base_model:a/x',
      'base_model:merge:a/x',
      'base_model:a/y',
      'base_model:merge:a/y',
    ]);
  });

  it('leaves out what is no text, and keeps the list short', () => {
    expect(tagsOf('model', 'tags: [{a: 1}, null, x, x]')).toEqual(['x']);
    expect(tagsOf('model', `tags: [${Array.from({ length: 3000 }, (_, i) => `t${i}`).join(',')}]`)).toHaveLength(1000);
  });
});

describe('what is wrong with a card', () => {
  it.each<[string, Type, string, string, number, RegExp]>([
    ['a licence that nobody knows', 'model', 'tags: [a]\nlicense: my own', 'license', 3, /mit or apache-2.0.*license_name/],
    ['another licence without its name', 'model', 'license: other', 'license', 2, /license_name/],
    [
      'a link that leads nowhere',
      'model',
      'license: other\nlicense_name: x\nlicense_link: "javascript:alert(1)"',
      'license_link',
      4,
      /http/,
    ],
    ['a language by its name', 'model', 'language:\n- English', 'language', 2, /"en"/],
    ['no language at all', 'dataset', 'language: e', 'language', 2, /ISO 639/],
    ['a task in other words', 'model', 'pipeline_tag: chat', 'pipeline_tag', 2, /"text-generation"/],
    ['an unknown task', 'model', 'pipeline_tag: mind-reading', 'pipeline_tag', 2, /no known task/],
    ['a base model that is a path', 'model', 'base_model: /mnt/models/x', 'base_model', 2, /namespace\/name/],
    ['an unknown relation', 'model', 'base_model_relation: cousin', 'base_model_relation', 2, /finetune/],
    ['a newer version that is a sentence', 'model', 'new_version: the other one', 'new_version', 2, /namespace\/name/],
    [
      'results without a metric',
      'model',
      'model-index:\n- name: x\n  results:\n  - task:\n      type: t\n    dataset: {type: d, name: D}',
      'model-index[0].results[0].metrics',
      5,
      /value/,
    ],
    ['results that are a text', 'model', 'model-index: good', 'model-index', 2, /list/],
    ['configurations without names', 'dataset', 'configs:\n- data_files: a.csv', 'configs', 2, /config_name/],
    ['a size in words', 'dataset', 'size_categories: large', 'size_categories', 2, /1K<n<10K/],
    ['an unknown sdk', 'app', 'sdk: fortran', 'sdk', 2, /gradio/],
    ['a list where a text belongs', 'model', 'license: mit\nlibrary_name: [a]', 'library_name', 3, /must be a text/],
  ])('is said of %s, with the line and what would be right', (_what, type, yaml, field, line, message) => {
    expect(problemsOf(type, yaml)).toEqual([{ field, line, message: expect.stringMatching(message) }]);
  });

  it('takes nothing else with it', () => {
    const yaml = 'license: mit\ntags: {a: 1}\nlanguage: 7.5.1 words\npipeline_tag: [x]\nbase_model: [a/b, "not a model"]\ndatasets: [a/d]';
    expect(tagsOf('model', yaml)).toEqual(['dataset:a/d', 'license:mit', 'base_model:a/b', 'base_model:finetune:a/b']);
    expect(problemsOf('model', yaml).map(({ field }) => field)).toEqual(['tags', 'pipeline_tag', 'language', 'base_model']);
  });

  it('is nothing of a card that is complete', () => {
    const yaml = `license: other
license_name: my-license
license_link: LICENSE
language: [en, zh, pt-BR]
tags: [a]
pipeline_tag: text-generation
library_name: transformers
base_model: a/b
base_model_relation: merge
new_version: a/c
datasets: [a/d, squad]
model-index:
- name: x
  results:
  - task: {type: text-generation}
    dataset: {type: glue, name: GLUE}
    metrics: [{type: accuracy, value: 0.9}]`;
    expect(problemsOf('model', yaml)).toEqual([]);
    expect(
      problemsOf('dataset', 'configs:\n- config_name: default\n  data_files: data/*.csv\nsize_categories: [n<1K]\nlanguage: code'),
    ).toEqual([]);
  });
});

describe('checking a card before it is committed (contract §7.1)', () => {
  it('warns of a card without metadata', () => {
    expect(checkCard('# Hi', 'model')).toEqual({ errors: [], warnings: ['empty or missing yaml metadata in repo card'] });
  });

  it('refuses invalid YAML and wrong shapes', () => {
    expect(checkCard('---\nlicense: [\n---\n', 'model').errors).toHaveLength(1);
    expect(checkCard('---\ntags: {a: 1}\npipeline_tag: [x]\n---\n', 'model').errors).toEqual([
      '"tags" must be a list of texts (line 2)',
      '"pipeline_tag" must be a text (line 3)',
    ]);
  });

  it('takes a good one', () => {
    expect(checkCard('---\nlicense: mit\ntags: [a]\n---\n', 'model')).toEqual({ errors: [], warnings: [] });
  });
});
