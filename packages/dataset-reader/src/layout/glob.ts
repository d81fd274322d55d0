// Patterns as cards have them (`data/*.csv`, `**/train-*`, `[0-9]`, `{a,b}`), matched in time that grows with pattern × path and no faster: they come from strangers.
const MAX_PATTERN = 500;
const MAX_ALTERNATIVES = 64;

type Token = { kind: 'text'; char: string } | { kind: 'any' } | { kind: 'set'; test: RegExp } | { kind: 'star' } | { kind: 'globstar' };

export type PathMatcher = (path: string) => boolean;

/** A pattern that is too long matches nothing. A pattern that names a folder matches what is in it. */
export function globMatcher(pattern: string): PathMatcher {
  const plain = pattern.replace(/^(?:\.?\/)+/, '');
  if (plain.length > MAX_PATTERN) return () => false;
  const tries = alternatives(plain).map((one) => ({ prefix: /^[^*?[{]*/.exec(one)?.[0] ?? '', tokens: tokensOf(one) }));
  return (path) => tries.some(({ prefix, tokens }) => path.startsWith(prefix) && matches(tokens, path));
}

/** `{a,b}` as the patterns it stands for. */
function alternatives(pattern: string): string[] {
  const found = [pattern];
  for (let at = 0; at < found.length && found.length < MAX_ALTERNATIVES; at += 1) {
    const group = /\{([^{}]*,[^{}]*)\}/.exec(found[at]!);
    if (!group) continue;
    const [before, after] = [found[at]!.slice(0, group.index), found[at]!.slice(group.index + group[0].length)];
    found.splice(at, 1, ...group[1]!.split(',').map((one) => before + one + after));
    at -= 1;
  }
  return found;
}

function tokensOf(pattern: string): Token[] {
  const tokens: Token[] = [];
  for (let at = 0; at < pattern.length;) {
    const rest = pattern.slice(at);
    const stars = /^\*\*\/?/.exec(rest);
    const set = /^\[([!^]?)([^\]/]+)\]/.exec(rest);
    if (stars) tokens.push({ kind: 'globstar' });
    else if (rest[0] === '*') tokens.push({ kind: 'star' });
    else if (rest[0] === '?') tokens.push({ kind: 'any' });
    else if (set) tokens.push({ kind: 'set', test: classOf(set[1] !== '', set[2]!) });
    else tokens.push({ kind: 'text', char: rest[0]! });
    at += stars?.[0].length ?? set?.[0].length ?? 1;
  }
  return tokens;
}

/** One character only, so that no pattern of ours can run away. */
function classOf(isNot: boolean, inside: string): RegExp {
  const safe = inside
    .replace(/[\\\]^]/g, '\\$&')
    .replace(/(.)-(.)/g, (range, from: string, to: string) => (from <= to ? range : `${from}${to}`));
  try {
    return new RegExp(`^[${isNot ? '^/' : ''}${safe}]$`);
  } catch {
    return /^(?!)/;
  }
}

/** All places of the pattern that the path read so far may stand at, step by step. */
function matches(tokens: readonly Token[], path: string): boolean {
  let places = closure(tokens, [0]);
  for (const char of path) {
    const next: number[] = [];
    for (const place of places) {
      const token = tokens[place];
      if (token === undefined) continue;
      if (token.kind === 'globstar' || (token.kind === 'star' && char !== '/')) next.push(place);
      else if (takes(token, char)) next.push(place + 1);
    }
    if (next.length === 0) return false;
    places = closure(tokens, next);
  }
  return places.includes(tokens.length);
}

function takes(token: Token, char: string): boolean {
  if (token.kind === 'text') return token.char === char;
  if (token.kind === 'set') return token.test.test(char);
  return token.kind === 'any' && char !== '/';
}

/** Stars may stand for nothing. */
function closure(tokens: readonly Token[], places: readonly number[]): number[] {
  const found = new Set<number>();
  for (let place of places) {
    for (found.add(place); tokens[place]?.kind === 'star' || tokens[place]?.kind === 'globstar'; found.add(place)) place += 1;
  }
  return [...found];
}
