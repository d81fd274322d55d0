import { type CardData, dataLayout } from './data-layout';
import { globMatcher } from './glob';

const layout = (paths: string[], card: CardData | null = null) =>
  dataLayout(paths, card).map(({ name, format, splits }) => [
    name,
    format,
    ...splits.map((split) => `${split.name}: ${split.paths.join(' ')}`),
  ]);

describe('what a dataset has without words of its card', () => {
  it('is told by numbered files first, then by folders, then by file names, else all is training', () => {
    expect(
      layout([
        'data/train-00000-of-00002.parquet',
        'data/train-00001-of-00002.parquet',
        'data/my_split-00000-of-00001.parquet',
        'test.parquet',
      ]),
    ).toEqual([
      [
        'default',
        'parquet',
        'train: data/train-00000-of-00002.parquet data/train-00001-of-00002.parquet',
        'my_split: data/my_split-00000-of-00001.parquet',
      ],
    ]);
    expect(layout(['a/train/x.csv', 'a/dev/x.csv', 'a/eval-2/x.csv'])).toEqual([
      ['default', 'csv', 'train: a/train/x.csv', 'validation: a/dev/x.csv', 'test: a/eval-2/x.csv'],
    ]);
    expect(layout(['my_train_file.jsonl', 'valid.jsonl', 'testfile.jsonl'])).toEqual([
      ['default', 'json', 'train: my_train_file.jsonl', 'validation: valid.jsonl'],
    ]);
    expect(layout(['a.csv', 'b.csv'])).toEqual([['default', 'csv', 'train: a.csv b.csv']]);
  });

  it('is of the format that most files have, and furniture is no data', () => {
    expect(layout(['train.csv', 'test.csv', 'notes.txt', 'README.md', 'config.json', '.hidden/x.csv', 'dataset_infos.json'])).toEqual([
      ['default', 'csv', 'train: train.csv', 'test: test.csv'],
    ]);
    expect(layout(['README.md', 'model.bin'])).toEqual([]);
  });
});

describe('what its card says', () => {
  it('counts: patterns, lists, splits, folders, and which is the default', () => {
    const configs = [
      { config_name: 'one', data_files: 'data/*.csv' },
      {
        config_name: 'two',
        default: true,
        data_files: [
          { split: 'train', path: ['a/*.csv', 'b.csv'] },
          { split: 'held.out', path: '**/h-[0-9].csv' },
        ],
      },
      { config_name: 'three', data_dir: 'c', data_files: undefined },
      { config_name: 'nothing', data_files: 'nowhere/*' },
      { no_name: true },
    ];
    expect(layout(['data/x.csv', 'a/1.csv', 'b.csv', 'deep/er/h-7.csv', 'c/test.csv', 'c/train.csv'], { configs })).toEqual([
      ['two', 'csv', 'train: a/1.csv b.csv', 'held.out: deep/er/h-7.csv'],
      ['one', 'csv', 'train: data/x.csv'],
      ['three', 'csv', 'train: c/train.csv', 'test: c/test.csv'],
    ]);
  });

  it('that would take for ever is refused', () => {
    const configs = Array.from({ length: 900 }, (_, at) => ({ config_name: `c${at}`, data_files: ['a', 'b', 'c', 'd', 'e', 'f'] }));
    const paths = Array.from({ length: 5000 }, (_, at) => `${at}.csv`);
    expect(() => dataLayout(paths, { configs })).toThrow('more patterns');
  });
});

describe('patterns', () => {
  it.each([
    ['data/*.csv', 'data/a.csv', true],
    ['data/*.csv', 'data/b/a.csv', false],
    ['**/*.csv', 'a.csv', true],
    ['**', 'a/b/c', true],
    ['./x-?.csv', 'x-1.csv', true],
    ['x-[!0-9].csv', 'x-1.csv', false],
    ['{train,test}/*.csv', 'test/1.csv', true],
    ['a[b', 'a[b', true],
    ['x-[z-a].csv', 'x-m.csv', false],
  ])('%s on %s is %s', (pattern, path, expected) => {
    expect(globMatcher(pattern)(path)).toBe(expected);
  });

  it('take no longer for being made of stars', () => {
    const matches = globMatcher(`${'*a'.repeat(200)}b`);
    expect(matches('a'.repeat(3000))).toBe(false);
  });
});
