// Which split a file belongs to by its name, as the library `datasets` has it: data/train-00000-of-00004.parquet first, then folders, then file names, then everything is training.
const KEYWORDS: readonly [split: string, words: readonly string[]][] = [
  ['train', ['train', 'training']],
  ['validation', ['validation', 'valid', 'dev', 'val']],
  ['test', ['test', 'testing', 'eval', 'evaluation']],
];
const SHARD = /^data\/(\w+(?:\.\w+)*)-\d{5}-of-\d{5}[^/]*\.[^/]*$/;
const BORDER = '[-._ 0-9]';

export interface NamedSplit {
  name: string;
  paths: string[];
}

const PATTERNS = KEYWORDS.map(([split, words]) => {
  const word = `(?:^|${BORDER})(?:${words.join('|')})`;
  return { split, folder: new RegExp(`${word}(?:$|${BORDER})`), file: new RegExp(`${word}${BORDER}`) };
});

/** `paths` are those of data files, below the folder that counts; in the order of the tree. */
export function splitsByName(paths: readonly string[]): NamedSplit[] {
  const found = [bySharding(paths), byFolder(paths), byFileName(paths)].find((splits) => splits.length > 0);
  return found ?? (paths.length > 0 ? [{ name: 'train', paths: [...paths] }] : []);
}

function bySharding(paths: readonly string[]): NamedSplit[] {
  const splits = new Map<string, string[]>();
  for (const path of paths) {
    const name = SHARD.exec(path)?.[1];
    if (name !== undefined) splits.set(name, [...(splits.get(name) ?? []), path]);
  }
  const order = KEYWORDS.map(([name]) => name);
  const rank = (name: string): number => (order.includes(name) ? order.indexOf(name) : order.length);
  return [...splits].map(([name, own]) => ({ name, paths: own })).toSorted((a, b) => rank(a.name) - rank(b.name));
}

function byFolder(paths: readonly string[]): NamedSplit[] {
  return byWord(paths, ({ folder }, path) =>
    path
      .split('/')
      .slice(0, -1)
      .some((name) => folder.test(name)),
  );
}

function byFileName(paths: readonly string[]): NamedSplit[] {
  return byWord(paths, ({ file }, path) => file.test(path.slice(path.lastIndexOf('/') + 1)));
}

function byWord(paths: readonly string[], isOf: (pattern: (typeof PATTERNS)[number], path: string) => boolean): NamedSplit[] {
  return PATTERNS.map((pattern) => ({ name: pattern.split, paths: paths.filter((path) => isOf(pattern, path)) })).filter(
    (split) => split.paths.length > 0,
  );
}
