// Patterns of names of branches and tags: `*` stands for anything without a slash, `**` for anything, `?` for one character that is no slash. Read alike by the
// hub, which decides by them, and by the web, which shows what they match.

/** Longest pattern. It also bounds what a comparison costs: its length times that of the name, whatever it says. */
export const MAX_REF_PATTERN = 100;

const ANY_ONE = 0;
const ANY = 1;
const ANYTHING = 2;
type Part = string | typeof ANY_ONE | typeof ANY | typeof ANYTHING;

/** Whether the whole name (`release/1`, without `refs/heads/`) is one that the pattern means. Capitals count. */
export function refPatternMatches(pattern: string, name: string): boolean {
  return refPattern(pattern)(name);
}

/** The same for many names. */
export function refPattern(pattern: string): (name: string) => boolean {
  const parts = partsOf(pattern);
  return (name) => {
    let reached = passed(parts, new Set([0]));
    for (const character of name) {
      const next = new Set<number>();
      for (const at of reached) step(parts, at, character, next);
      if (next.size === 0) return false;
      reached = passed(parts, next);
    }
    return reached.has(parts.length);
  };
}

/** From one place in the pattern, over one character. */
function step(parts: readonly Part[], at: number, character: string, next: Set<number>): void {
  const part = parts[at];
  if (part === ANYTHING || (part === ANY && character !== '/')) next.add(at);
  else if (part === character || (part === ANY_ONE && character !== '/')) next.add(at + 1);
}

/** Stars may stand for nothing: the places behind them are reached as well. */
function passed(parts: readonly Part[], reached: Set<number>): Set<number> {
  // A set is walked in the order in which it was filled, and what is added on the way is walked too.
  for (const at of reached) if (parts[at] === ANY || parts[at] === ANYTHING) reached.add(at + 1);
  return reached;
}

function partsOf(pattern: string): Part[] {
  return (pattern.match(/\*+|[^*]/gu) ?? []).map((text) => {
    if (text === '?') return ANY_ONE;
    if (text.startsWith('*')) return text.length > 1 ? ANYTHING : ANY;
    return text;
  });
}
