// Answers of the API of dataset viewers (contracts/huggingface-hub.md §12.1): names of fields are theirs.
import { type Features, fromEntries, isMedia } from '@modelgrove/dataset-reader';
import type { DomainError } from '../../../common/errors';
import { MOST_ROWS_OF_A_PAGE, type SplitRows, type SplitSize, type ViewedDataset } from '../../../modules/viewer';

type Sized = SplitSize | { config: string; split: string; refusal: DomainError };

export function idOf({ repo }: ViewedDataset): string {
  return `${repo.namespace}/${repo.name}`;
}

export function splitsView(dataset: ViewedDataset, config?: string): object[] {
  const configs = dataset.configs.filter(({ name }) => config === undefined || name === config);
  return configs.flatMap(({ name, splits }) => splits.map((split) => ({ dataset: idOf(dataset), config: name, split: split.name })));
}

export function featuresView(features: Features): object[] {
  return Object.entries(features).map(([name, type], at) => ({ feature_idx: at, name, type }));
}

export function rowsView({ features, rows, rowsTotal, isPartial }: SplitRows): object {
  return { features: featuresView(features), rows, num_rows_total: rowsTotal, num_rows_per_page: MOST_ROWS_OF_A_PAGE, partial: isPartial };
}

export function failedOf(dataset: ViewedDataset, sizes: readonly Sized[]): object[] {
  return sizes.flatMap((one) =>
    'refusal' in one ? [{ dataset: idOf(dataset), config: one.config, split: one.split, error: { error: one.refusal.message } }] : [],
  );
}

const known = (sizes: readonly Sized[]): SplitSize[] => sizes.filter((one): one is SplitSize => !('refusal' in one));
const sum = (sizes: readonly SplitSize[], of: (size: SplitSize) => number): number => sizes.reduce((total, one) => total + of(one), 0);

function totals(sizes: readonly SplitSize[]) {
  const parquet = sizes.filter(({ split }) => split.format === 'parquet');
  return {
    num_bytes_original_files: sum(sizes, ({ fileBytes }) => fileBytes),
    num_bytes_parquet_files: sum(parquet, ({ fileBytes }) => fileBytes),
    num_rows: sum(sizes, ({ rows }) => rows),
    estimated_num_rows: null,
  };
}

export function sizeView(dataset: ViewedDataset, sizes: readonly Sized[]) {
  const found = known(sizes);
  const byConfig = Map.groupBy(found, ({ split }) => split.config);
  const splits = found.map((one) => ({
    dataset: idOf(dataset),
    config: one.split.config,
    split: one.split.name,
    ...totals([one]),
    num_columns: Object.keys(one.features).length,
  }));
  const configs = [...byConfig].map(([config, own]) => ({
    dataset: idOf(dataset),
    config,
    ...totals(own),
    num_columns: Math.max(0, ...own.map(({ features }) => Object.keys(features).length)),
  }));
  return { dataset: { dataset: idOf(dataset), ...totals(found) }, configs, splits };
}

/**
 * What clients take for settled: the types of a Parquet file and its number of rows are what it says. Of other formats both are our reading, and clients that compared
 * their own with it would refuse good data: those are called partial.
 */
export function isSettled(sizes: readonly Sized[]): boolean {
  return known(sizes).every(({ isPartial, split }) => !isPartial && split.format === 'parquet');
}

export function infoView(dataset: ViewedDataset, sizes: readonly Sized[]): Record<string, object> {
  const byConfig = Map.groupBy(known(sizes), ({ split }) => split.config);
  return fromEntries([...byConfig].map(([config, own]) => [config, configInfo(dataset, config, own)] as const));
}

function configInfo(dataset: ViewedDataset, config: string, own: readonly SplitSize[]): object {
  const bytes = sum(own, ({ fileBytes }) => fileBytes);
  const { name } = dataset.repo;
  const splits = own.map(
    ({ split, rows, fileBytes }) =>
      [split.name, { name: split.name, num_bytes: fileBytes, num_examples: rows, dataset_name: name }] as const,
  );
  return {
    description: '',
    citation: '',
    homepage: '',
    license: '',
    features: own[0]?.features ?? {},
    builder_name: own[0]?.split.format ?? null,
    dataset_name: name,
    config_name: config,
    version: { version_str: '0.0.0', major: 0, minor: 0, patch: 0 },
    splits: fromEntries(splits),
    download_size: bytes,
    dataset_size: bytes,
  };
}

/** A description for programs (ML Commons Croissant 1.1): the files, and the columns of each configuration. */
export function croissantView(dataset: ViewedDataset, url: string, sizes: readonly Sized[]): object {
  const { repo, card } = dataset;
  const byConfig = [...Map.groupBy(known(sizes), ({ split }) => split.config)];
  return {
    '@context': {
      '@language': 'en',
      '@vocab': 'https://schema.org/',
      cr: 'http://mlcommons.org/croissant/',
      dct: 'http://purl.org/dc/terms/',
      sc: 'https://schema.org/',
    },
    '@type': 'sc:Dataset',
    'dct:conformsTo': 'http://mlcommons.org/croissant/1.1',
    name: repo.name,
    alternateName: [idOf(dataset)],
    url,
    creator: { '@type': 'Organization', name: repo.namespace },
    ...(typeof card?.license === 'string' && { license: card.license }),
    'cr:distribution': [
      {
        '@type': 'cr:FileObject',
        '@id': 'repo',
        name: 'repo',
        contentUrl: `${url}/tree/${dataset.commitOid}`,
        encodingFormat: 'git+https',
      },
      ...byConfig.map(([config, own]) => fileSet(config, own)),
    ],
    'cr:recordSet': byConfig.map(([config, own]) => recordSet(config, own[0]!.features)),
  };
}

function fileSet(config: string, own: readonly SplitSize[]): object {
  const includes = own.flatMap(({ split }) => split.files.map(({ path }) => path)).slice(0, 1000);
  return {
    '@type': 'cr:FileSet',
    '@id': `files-${config}`,
    containedIn: { '@id': 'repo' },
    encodingFormat: ENCODINGS[own[0]!.split.format],
    includes,
  };
}

const ENCODINGS = {
  parquet: 'application/x-parquet',
  csv: 'text/csv',
  json: 'application/json',
  text: 'text/plain',
  image: 'image/*',
  audio: 'audio/*',
};

function recordSet(config: string, features: Features): object {
  const field = ([name, feature]: [string, Features[string]]): object => ({
    '@type': 'cr:Field',
    '@id': `${config}/${name}`,
    dataType: croissantType(feature),
    source: { fileSet: { '@id': `files-${config}` }, extract: { column: name } },
  });
  return { '@type': 'cr:RecordSet', '@id': config, field: Object.entries(features).map(field) };
}

function croissantType(feature: Features[string]): string {
  if (isMedia(feature)) return feature._type === 'Image' ? 'sc:ImageObject' : 'sc:AudioObject';
  const dtype = feature._type === 'Value' ? String((feature as { dtype: string }).dtype) : '';
  if (/^u?int/.test(dtype) || feature._type === 'ClassLabel') return 'sc:Integer';
  if (/^(?:float|decimal)/.test(dtype)) return 'sc:Float';
  if (dtype === 'bool') return 'sc:Boolean';
  return /^(?:timestamp|date)/.test(dtype) ? 'sc:DateTime' : 'sc:Text';
}
