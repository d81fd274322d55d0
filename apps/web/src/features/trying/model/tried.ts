// How a model is asked lives in the address: a page that is sent to somebody asks the same way. Every field is a text; '' is the model's own way.

export const NUMBERS = [
  { field: 'maxTokens', min: 1, max: 4096, isWhole: true },
  { field: 'temperature', min: 0, max: 2, isWhole: false },
  { field: 'seed', min: 0, max: 2_147_483_647, isWhole: true },
] as const;
export type NumberField = (typeof NUMBERS)[number]['field'];

export interface Tried extends Record<NumberField, string> {
  system: string;
  /** 'off': the base is not asked. */
  base: string;
}

const FIELDS = ['maxTokens', 'temperature', 'seed', 'system', 'base'] as const;

export function readTried(params: Record<string, unknown>): Tried {
  const text = (value: unknown): string => (typeof value === 'string' || typeof value === 'number' ? String(value).slice(0, 4096) : '');
  return Object.fromEntries(FIELDS.map((field) => [field, text(params[field])])) as unknown as Tried;
}

export function triedHref(path: string, tried: Tried): string {
  const params = new URLSearchParams();
  for (const field of FIELDS) if (tried[field] !== '') params.set(field, tried[field]);
  const query = params.toString();
  return query === '' ? path : `${path}?${query}`;
}

/** Fields whose text is no number that may be. */
export function wrongNumbers(tried: Tried): NumberField[] {
  return NUMBERS.filter(({ field, min, max, isWhole }) => {
    const text = tried[field].trim();
    const value = Number(text);
    return text !== '' && (!(value >= min && value <= max) || (isWhole && !Number.isInteger(value)));
  }).map(({ field }) => field);
}

export type Sampling = Partial<Record<NumberField, number>>;

export function samplingOf(tried: Tried): Sampling {
  const wrong = wrongNumbers(tried);
  const given = NUMBERS.filter(({ field }) => tried[field].trim() !== '' && !wrong.includes(field));
  return Object.fromEntries(given.map(({ field }) => [field, Number(tried[field])]));
}
