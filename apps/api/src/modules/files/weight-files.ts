// How large the weights are that a loader would take: the safetensors set as one, of GGUF every model, its parts together. Pure.
import type { TreeItem } from '../versions';
import type { FileReading, WeightFiles } from './files.types';

const PART = /-\d{5}-of-\d{5}\.gguf$/i;
/** A repository of quantisations has some thirty. */
const MOST = 60;

export function weightFiles(items: readonly TreeItem[], readings: readonly FileReading[]): WeightFiles[] {
  const sizes = new Map(items.map(({ path, sizeBytes }) => [path, sizeBytes]));
  // What projects images is loaded beside a model, it is none.
  const read = readings.filter(({ problem, path }) => problem === null && !/mmproj/i.test(path));
  const sets = Map.groupBy(read, ({ format, path }) => (format === 'gguf' ? path.replace(PART, '') : ''));
  return [...sets.values()].slice(0, MOST).flatMap((set) => {
    const [first] = set;
    if (!first) return [];
    const sizeBytes = set.reduce((sum, { path }) => sum + (sizes.get(path) ?? 0), 0);
    return [{ path: first.path, format: first.format, quantization: first.gguf?.quantization ?? null, sizeBytes }];
  });
}
