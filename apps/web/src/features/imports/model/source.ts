import { nameProblem } from '@modelgrove/shared';

/** An address says itself which hub and what type it is. */
export function isAddress(source: string): boolean {
  return /^https?:\/\//i.test(source.trim());
}

/** What the repository could be called here: as there, less what names here cannot have. */
export function suggestedName(id: string): string {
  const name = id.slice(id.lastIndexOf('/') + 1);
  if (nameProblem(name) === null) return name;
  return name
    .replaceAll(/[^A-Za-z0-9._-]+/g, '-')
    .replaceAll(/-{2,}/g, '-')
    .replaceAll(/\.{2,}/g, '.')
    .replace(/^[^A-Za-z0-9]+/, '')
    .replace(/(?:\.git|\.lock|\.ipynb|[^A-Za-z0-9_-]+)$/i, '')
    .slice(0, 96);
}
