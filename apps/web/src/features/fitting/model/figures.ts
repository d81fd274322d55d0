// Evaluation figures of a card (`model-index`), as Hugging Face clients write them. Whoever wrote the card may have written anything: what is no figure is left out. Pure.

export interface Figure {
  /** `Accuracy · GLUE (sst2)`: the same figure has the same name in every column. */
  name: string;
  value: string | number;
}

type Fields = Record<string, unknown>;

/** A comparison of more is none. */
const MOST = 40;

export function cardFigures(frontMatter: Fields | null): Figure[] {
  const results = list(frontMatter?.['model-index']).flatMap((model) => list(model['results']));
  const figures = results.flatMap(({ dataset, metrics }) => list(metrics).flatMap((metric) => figureOf(metric, fieldsOf(dataset)) ?? []));
  const names = new Set<string>();
  return figures.filter(({ name }) => !names.has(name) && names.add(name)).slice(0, MOST);
}

function figureOf({ type, name, value }: Fields, dataset: Fields): Figure | null {
  const metric = text(name) ?? text(type);
  if (metric === null || !(typeof value === 'number' || (typeof value === 'string' && value.length <= 40))) return null;
  const data = text(dataset['name']) ?? text(dataset['type']);
  const part = text(dataset['config']);
  return { name: [metric, data && (part && part !== 'default' ? `${data} (${part})` : data)].filter(Boolean).join(' · '), value };
}

/** Languages of a card: one, or several. */
export function cardLanguages(frontMatter: Fields | null): string[] {
  const value = frontMatter?.['language'];
  const languages = (Array.isArray(value) ? value : [value]).flatMap((one) => text(one) ?? []);
  return [...new Set(languages)].slice(0, 12);
}

const fieldsOf = (value: unknown): Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : {};
const list = (value: unknown): Fields[] => (Array.isArray(value) ? value.map(fieldsOf) : []);
const text = (value: unknown): string | null =>
  typeof value === 'string' && value.trim() !== '' && value.length <= 200 ? value.trim() : null;
