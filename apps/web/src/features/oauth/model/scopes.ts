// The scopes of programs, as people choose them. What each allows is decided by the hub; here is only which need an organization to be opened.
import { isIdentityOnly } from '@modelgrove/shared';

/** Whether anything may be done at all: only then organizations matter. */
export function mayAct(scopes: readonly string[]): boolean {
  return !isIdentityOnly(scopes);
}

/** A line each, as they are typed. */
export function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
}
