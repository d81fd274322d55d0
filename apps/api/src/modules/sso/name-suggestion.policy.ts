// A name for a new account, from what the provider calls the person. Pure: whether it is free is asked elsewhere.
import { namespaceProblem } from '@modelgrove/shared';

const MAX = 38;

/** Names to try, best first; there may be none that the rules allow. */
export function nameCandidates(sources: readonly (string | null)[]): string[] {
  const bases = sources.map((source) => plain(source ?? '')).filter(Boolean);
  const numbered = bases.flatMap((base) => [base, ...[2, 3, 4, 5].map((number) => `${base}-${number}`)]);
  return [...new Set(numbered)].filter((name) => namespaceProblem(name) === null);
}

/** `Ada.Lovelace@example.org` is `ada-lovelace`. */
function plain(text: string): string {
  return text
    .replace(/@.*$/, '')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, MAX)
    .replace(/^-+|-+$/g, '');
}
