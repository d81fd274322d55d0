// Which configurations and splits a dataset has and which files they are made of: as its card says (`configs`), else by the names of its files.
import { DatasetReadError } from '../errors';
import { type DataFormat, formatOf, mostFrequentFormat } from './formats';
import { globMatcher } from './glob';
import { type NamedSplit, splitsByName } from './split-names';

export interface DataSplit {
  name: string;
  /** All of one format, in the order of the tree. */
  paths: string[];
}

export interface DataConfig {
  name: string;
  format: DataFormat;
  splits: DataSplit[];
}

/** The card, as far as it speaks of data. */
export type CardData = Readonly<Record<string, unknown>>;

const MAX_CONFIGS = 1000;
/** Of patterns times files: some seconds at worst. */
const MAX_MATCHES = 4_000_000;
const SPLIT_NAME = /^\w+(?:\.\w+)*$/;

/** The default configuration first, the others in their order. Throws 'viewer/too-many-patterns'. */
export function dataLayout(paths: readonly string[], card: CardData | null): DataConfig[] {
  const files = paths.filter((path) => formatOf(path) !== null);
  const declared = declaredConfigs(card);
  if (declared.length === 0) return configOf('default', splitsByName(files));
  assertAffordable(declared, files.length);
  return declared.flatMap(({ name, data_dir: folder, data_files: data }) => configOf(name, splitsOf(files, folder, data)));
}

interface DeclaredConfig {
  name: string;
  data_dir: string;
  data_files: unknown;
}

function declaredConfigs(card: CardData | null): DeclaredConfig[] {
  const list = Array.isArray(card?.configs) ? (card.configs as unknown[]) : [];
  const found = list.slice(0, MAX_CONFIGS).flatMap((item, at) => {
    if (!isObject(item) || typeof item.config_name !== 'string' || item.config_name === '') return [];
    const folder = typeof item.data_dir === 'string' ? item.data_dir.replace(/^(?:\.?\/)+|\/+$/g, '') : '';
    const rank = item.default === true ? 0 : item.config_name === 'default' ? 1 : 2;
    return [{ name: item.config_name, data_dir: folder === '.' ? '' : folder, data_files: item.data_files, rank, at }];
  });
  const once = found.filter(({ name }, at) => found.findIndex((other) => other.name === name) === at);
  return once.toSorted((a, b) => a.rank - b.rank || a.at - b.at);
}

function splitsOf(files: readonly string[], folder: string, data: unknown): NamedSplit[] {
  const prefix = folder === '' ? '' : `${folder}/`;
  if (data === undefined || data === null) {
    const below = files.filter((path) => path.startsWith(prefix)).map((path) => path.slice(prefix.length));
    return splitsByName(below).map(({ name, paths }) => ({ name, paths: paths.map((path) => prefix + path) }));
  }
  return patternsOf(data)
    .map(({ split, patterns }) => {
      const matchers = patterns.map((pattern) => globMatcher(prefix + pattern.replace(/^(?:\.?\/)+/, '')));
      return { name: split, paths: files.filter((path) => matchers.some((matches) => matches(path))) };
    })
    .filter(({ paths }) => paths.length > 0);
}

/** `data_files` is a pattern, some of them, a list of `{split, path}`, or a mapping of splits to patterns. */
function patternsOf(data: unknown): { split: string; patterns: string[] }[] {
  const listed = Array.isArray(data) ? (data as unknown[]) : [data];
  if (listed.every((one) => typeof one === 'string')) return [{ split: 'train', patterns: listed }];
  const pairs = listed.flatMap((one) => {
    if (!isObject(one)) return [];
    return 'split' in one && 'path' in one ? [[one.split, one.path] as const] : Object.entries(one);
  });
  return pairs.flatMap(([split, path]) => {
    const patterns = (Array.isArray(path) ? (path as unknown[]) : [path]).filter((one) => typeof one === 'string');
    return typeof split === 'string' && SPLIT_NAME.test(split) ? [{ split, patterns }] : [];
  });
}

function configOf(name: string, splits: readonly NamedSplit[]): DataConfig[] {
  const format = mostFrequentFormat(splits.flatMap(({ paths }) => paths));
  if (format === null) return [];
  const own = splits.map((split) => ({ name: split.name, paths: split.paths.filter((path) => formatOf(path) === format) }));
  return [{ name, format, splits: own.filter(({ paths }) => paths.length > 0) }];
}

function assertAffordable(configs: readonly DeclaredConfig[], files: number): void {
  const patterns = configs
    .flatMap(({ data_files: data }) => (data ? patternsOf(data) : []))
    .reduce((sum, one) => sum + one.patterns.length, 0);
  if ((patterns + configs.length) * files > MAX_MATCHES)
    throw new DatasetReadError('viewer/too-many-patterns', 'The card names more patterns of files than can be looked through.');
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
