// What tells runs apart. Pure.

/** More cannot be told apart by colour and dashes. */
export const MOST_COMPARED = 6;

/** `keys=a,b,c` without what stands there twice. */
export function readKeys(value: unknown): string[] {
  if (typeof value !== 'string') return [];
  const keys = value.split(',').filter((key) => /^[\w-]{1,80}$/.test(key));
  return [...new Set(keys)].slice(0, MOST_COMPARED);
}

export function compareHref(keys: readonly string[]): string {
  return `/jobs/compare?keys=${keys.join(',')}`;
}

export interface Difference {
  name: string;
  /** Of each run, as text; null where it has no such setting. */
  values: (string | null)[];
}

/** Settings that are not the same everywhere, by dotted names. */
export function differences(settings: readonly unknown[]): Difference[] {
  const flat = settings.map((one) => flattened(one));
  const names = new Set(flat.flatMap((one) => [...one.keys()]));
  return [...names].toSorted().flatMap((name) => {
    const values = flat.map((one) => one.get(name) ?? null);
    return new Set(values).size > 1 ? [{ name, values }] : [];
  });
}

export function flattened(value: unknown, prefix = '', into = new Map<string, string>()): Map<string, string> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    into.set(prefix, typeof value === 'string' ? value : JSON.stringify(value));
    return into;
  }
  for (const [name, inner] of Object.entries(value)) flattened(inner, prefix === '' ? name : `${prefix}.${name}`, into);
  return into;
}
