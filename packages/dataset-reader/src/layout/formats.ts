// Formats of data files that are read here, by the ends of their names.
export type DataFormat = 'parquet' | 'csv' | 'json' | 'text' | 'image' | 'audio';

const ENDINGS: Record<string, DataFormat> = {
  ...each('parquet', 'parquet'),
  ...each('csv', 'csv', 'tsv'),
  ...each('json', 'json', 'jsonl', 'ndjson'),
  ...each('text', 'txt'),
  ...each('image', 'png', 'jpg', 'jpeg', 'webp', 'gif', 'bmp', 'avif'),
  ...each('audio', 'wav', 'mp3', 'flac', 'ogg', 'opus', 'm4a'),
};

/** Not data, though they end like it. Hidden files and what stands in `__pycache__` and the like are none either. */
const FURNITURE =
  /(?:^|\/)(?:\.[^/]*|__[^/]*|config\.json|dataset_infos?\.json|dataset_dict\.json|requirements\.txt|license[^/]*\.txt)(?:$|\/)/i;

function each(format: DataFormat, ...endings: string[]): Record<string, DataFormat> {
  return Object.fromEntries(endings.map((ending) => [ending, format]));
}

export function formatOf(path: string): DataFormat | null {
  if (FURNITURE.test(path)) return null;
  return ENDINGS[path.slice(path.lastIndexOf('.') + 1).toLowerCase()] ?? null;
}

/** Of a file that is a table by itself, whatever stands around it; null for texts, configurations and what is one row of many. */
export function tableFormatOf(path: string): 'parquet' | 'csv' | 'json' | null {
  const ending = path.slice(path.lastIndexOf('.') + 1).toLowerCase();
  const format = ENDINGS[ending];
  return ending !== 'json' && (format === 'parquet' || format === 'csv' || format === 'json') ? format : null;
}

/** The format that most of the files have; the rest stands beside them. */
export function mostFrequentFormat(paths: readonly string[]): DataFormat | null {
  const counts = new Map<DataFormat, number>();
  for (const path of paths) {
    const format = formatOf(path);
    if (format) counts.set(format, (counts.get(format) ?? 0) + 1);
  }
  return [...counts].toSorted(([, a], [, b]) => b - a)[0]?.[0] ?? null;
}
