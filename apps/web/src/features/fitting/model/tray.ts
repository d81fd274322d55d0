// The models that somebody puts beside each other: at most four, by their names. Pure.

export const TRAY_KEY = 'grove.compare';
export const MOST_COMPARED = 4;

const ID = /^[\w.-]{1,96}\/[\w.-]{1,96}$/;

/** `a/b,c/d`, as an address or the browser has it; what is no name, or stands there twice, is left out. */
export function readModels(text: unknown): string[] {
  const ids = typeof text === 'string' ? text.split(',').filter((id) => ID.test(id)) : [];
  return [...new Set(ids)].slice(0, MOST_COMPARED);
}

/** Null: nothing is kept. */
export function writeModels(ids: readonly string[]): string | null {
  return ids.length === 0 ? null : ids.join(',');
}

export function toggled(ids: readonly string[], id: string): string[] {
  return ids.includes(id) ? ids.filter((other) => other !== id) : [...ids, id].slice(0, MOST_COMPARED);
}

export function compareHref(ids: readonly string[]): string {
  return ids.length === 0 ? '/models/compare' : `/models/compare?models=${ids.join(',')}`;
}
