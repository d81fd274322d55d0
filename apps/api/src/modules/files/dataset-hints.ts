// What a dataset's files say of its format, its kind of data and its size, for cards that do not (contracts/huggingface-hub.md §5.1, row 'tags'). Pure.
import type { TreeItem } from '../versions';

interface Format {
  format: string;
  extensions: readonly string[];
  modality: string | null;
  /** Libraries that open it with one call. */
  libraries: readonly string[];
  /** Each file is a row. */
  isRow?: boolean;
}

const FORMATS: readonly Format[] = [
  { format: 'parquet', extensions: ['parquet'], modality: null, libraries: ['datasets', 'pandas', 'polars'] },
  { format: 'csv', extensions: ['csv', 'tsv'], modality: 'tabular', libraries: ['datasets', 'pandas', 'polars'] },
  { format: 'json', extensions: ['json', 'jsonl', 'ndjson'], modality: null, libraries: ['datasets', 'pandas', 'polars'] },
  { format: 'arrow', extensions: ['arrow'], modality: null, libraries: ['datasets', 'polars'] },
  { format: 'text', extensions: ['txt'], modality: 'text', libraries: ['datasets'] },
  { format: 'webdataset', extensions: ['tar'], modality: null, libraries: ['datasets', 'webdataset'] },
  {
    format: 'imagefolder',
    extensions: ['png', 'jpg', 'jpeg', 'webp', 'bmp', 'gif', 'tif', 'tiff'],
    modality: 'image',
    libraries: ['datasets'],
    isRow: true,
  },
  {
    format: 'audiofolder',
    extensions: ['wav', 'mp3', 'flac', 'ogg', 'opus', 'm4a'],
    modality: 'audio',
    libraries: ['datasets'],
    isRow: true,
  },
  { format: 'videofolder', extensions: ['mp4', 'mov', 'webm', 'mkv', 'avi'], modality: 'video', libraries: ['datasets'], isRow: true },
];

/** About the repository, not data. */
const FURNITURE = /(?:^|\/)(?:\.[^/]*|README[^/]*|LICENSE[^/]*|dataset_infos\.json|requirements\.txt|metadata\.(?:csv|jsonl|parquet))$/i;
const SIZES: readonly [below: number, category: string][] = [
  [1e3, 'n<1K'],
  [1e4, '1K<n<10K'],
  [1e5, '10K<n<100K'],
  [1e6, '100K<n<1M'],
  [1e7, '1M<n<10M'],
  [1e8, '10M<n<100M'],
  [1e9, '100M<n<1B'],
  [1e10, '1B<n<10B'],
  [1e11, '10B<n<100B'],
  [1e12, '100B<n<1T'],
];

export interface DatasetFiles {
  format: Format | null;
  /** Files of that format. */
  files: TreeItem[];
}

/** The format that most of its files have; card and pictures beside it do not count. */
export function datasetFiles(items: readonly TreeItem[]): DatasetFiles {
  const files = items.filter((item) => item.kind === 'file' && !FURNITURE.test(item.path));
  const found = FORMATS.map((format) => ({ format, files: files.filter(({ path }) => format.extensions.includes(extensionOf(path))) }));
  const best = found.filter((one) => one.files.length > 0).toSorted((a, b) => b.files.length - a.files.length)[0];
  return best ?? { format: null, files: [] };
}

/** As they were counted; of pictures and the like each file is one. Null: not known. */
export function datasetRows({ format, files }: DatasetFiles, counted: number | null): number | null {
  return counted ?? (format?.isRow ? files.length : null);
}

export function datasetTags({ format }: DatasetFiles, rows: number | null): string[] {
  if (!format) return [];
  return [
    ...(rows === null ? [] : [`size_categories:${sizeCategory(rows)}`]),
    `format:${format.format}`,
    ...(format.modality ? [`modality:${format.modality}`] : []),
    ...format.libraries.map((library) => `library:${library}`),
  ];
}

export function sizeCategory(rows: number): string {
  return SIZES.find(([below]) => rows < below)?.[1] ?? 'n>1T';
}

function extensionOf(path: string): string {
  const name = path.slice(path.lastIndexOf('/') + 1).toLowerCase();
  return name.includes('.') ? name.slice(name.lastIndexOf('.') + 1) : '';
}
