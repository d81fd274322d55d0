// Compiles a gitignore/gitattributes pattern (gitignore(5) "PATTERN FORMAT", wildmatch with WM_PATHNAME) into tokens over bytes.

export type GlobToken =
  | { kind: 'byte'; byte: number }
  /** One byte of the set; never '/'. */
  | { kind: 'set'; set: Uint8Array }
  /** Any run of bytes without '/'. */
  | { kind: 'star' }
  /** Any run of bytes. `beforeSlash`: it and the slash behind it together may also stand for nothing, so that `a/**` + `/b` matches `a/b`. */
  | { kind: 'anything'; beforeSlash: boolean };

const SLASH = 0x2f;
const STAR = 0x2a;
const BACKSLASH = 0x5c;
const SPECIAL = new Set([STAR, 0x3f, 0x5b, BACKSLASH]);

/** Null: the pattern is malformed and matches nothing, as in git. */
export function compileGlob(pattern: Buffer): GlobToken[] | null {
  const tokens: GlobToken[] = [];
  const literalEnd = literalPrefixLength(pattern);
  let at = 0;
  while (at < pattern.length) {
    const byte = pattern[at]!;
    if (byte === STAR) {
      at = pushStars(tokens, pattern, at, literalEnd);
    } else if (byte === 0x3f) {
      tokens.push({ kind: 'set', set: NOT_SLASH });
      at += 1;
    } else if (byte === 0x5b) {
      const bracket = compileBracket(pattern, at);
      if (!bracket) return null;
      tokens.push({ kind: 'set', set: bracket.set });
      at = bracket.end;
    } else {
      const literal = byte === BACKSLASH ? pattern[++at] : byte;
      if (literal === undefined) return null;
      tokens.push({ kind: 'byte', byte: literal });
      at += 1;
    }
  }
  return tokens;
}

/** Bytes in front of the first `*`, `?`, `[` or backslash. */
export function literalPrefixLength(pattern: Buffer): number {
  const at = pattern.findIndex((byte) => SPECIAL.has(byte));
  return at < 0 ? pattern.length : at;
}

/**
 * `**` crosses directories only where it stands between slashes or ends of the pattern; elsewhere it is one `*`.
 * git compares the literal prefix first and matches the rest as a pattern of its own, so the end of that prefix counts as a beginning too.
 */
function pushStars(tokens: GlobToken[], pattern: Buffer, at: number, literalEnd: number): number {
  let end = at;
  while (pattern[end] === STAR) end += 1;
  const opens = at === literalEnd || pattern[at - 1] === SLASH;
  const escapedSlash = pattern[end] === BACKSLASH && pattern[end + 1] === SLASH;
  const closes = end === pattern.length || pattern[end] === SLASH || escapedSlash;
  if (end - at < 2 || !opens || !closes) {
    tokens.push({ kind: 'star' });
    return end;
  }
  const beforeSlash = pattern[end] === SLASH;
  if (beforeSlash && endsWithDirectories(tokens)) return end + 1;
  tokens.push({ kind: 'anything', beforeSlash });
  return end;
}

/** A second `**` + `/` right behind the first adds nothing; without it no chain of skips is longer than one. */
function endsWithDirectories(tokens: readonly GlobToken[]): boolean {
  const [run, slash] = tokens.slice(-2);
  return run?.kind === 'anything' && run.beforeSlash && slash?.kind === 'byte';
}

const CLASSES: Record<string, string | [number, number][]> = {
  alnum: [
    [0x30, 0x39],
    [0x41, 0x5a],
    [0x61, 0x7a],
  ],
  alpha: [
    [0x41, 0x5a],
    [0x61, 0x7a],
  ],
  blank: ' \t',
  cntrl: [
    [0x00, 0x1f],
    [0x7f, 0x7f],
  ],
  digit: [[0x30, 0x39]],
  graph: [[0x21, 0x7e]],
  lower: [[0x61, 0x7a]],
  print: [[0x20, 0x7e]],
  punct: [
    [0x21, 0x2f],
    [0x3a, 0x40],
    [0x5b, 0x60],
    [0x7b, 0x7e],
  ],
  space: ' \t\n\r',
  upper: [[0x41, 0x5a]],
  xdigit: [
    [0x30, 0x39],
    [0x41, 0x46],
    [0x61, 0x66],
  ],
};

const NOT_SLASH = new Uint8Array(256).fill(1);
NOT_SLASH[SLASH] = 0;

/** `[…]` beginning at `start`. A `]` that comes first is itself; `-` at either end is itself. */
function compileBracket(pattern: Buffer, start: number): { set: Uint8Array; end: number } | null {
  const set = new Uint8Array(256);
  let at = start + 1;
  const negated = pattern[at] === 0x21 || pattern[at] === 0x5e;
  if (negated) at += 1;
  let previous = -1;
  for (let first = true; first || pattern[at] !== 0x5d; first = false) {
    const item = bracketItem(pattern, at, previous, set);
    if (!item) return null;
    at = item.end;
    previous = item.previous;
  }
  if (negated) for (let i = 0; i < 256; i++) set[i] = set[i] ? 0 : 1;
  set[SLASH] = 0;
  return { set, end: at + 1 };
}

interface BracketItem {
  end: number;
  /** The byte a following `-` would begin a range with; -1: none. */
  previous: number;
}

function bracketItem(pattern: Buffer, at: number, previous: number, set: Uint8Array): BracketItem | null {
  const byte = pattern[at];
  if (byte === undefined) return null;
  const next = pattern[at + 1];
  if (byte === BACKSLASH) return next === undefined ? null : one(next, at + 2, set);
  if (byte === 0x2d && previous >= 0 && next !== undefined && next !== 0x5d) return range(pattern, at + 1, previous, set);
  if (byte === 0x5b && next === 0x3a) return namedClass(pattern, at, set);
  return one(byte, at + 1, set);
}

function one(byte: number, end: number, set: Uint8Array): BracketItem {
  set[byte] = 1;
  return { end, previous: byte };
}

function range(pattern: Buffer, at: number, from: number, set: Uint8Array): BracketItem | null {
  const end = pattern[at] === BACKSLASH ? at + 1 : at;
  const to = pattern[end];
  if (to === undefined) return null;
  for (let byte = from; byte <= to; byte++) set[byte] = 1;
  return { end: end + 1, previous: -1 };
}

function namedClass(pattern: Buffer, at: number, set: Uint8Array): BracketItem | null {
  const close = pattern.indexOf(0x5d, at + 2);
  if (close < 0) return null;
  if (close === at + 2 || pattern[close - 1] !== 0x3a) return one(0x5b, at + 1, set);
  const members = CLASSES[pattern.toString('latin1', at + 2, close - 1)];
  if (members === undefined) return null;
  if (typeof members === 'string') for (const byte of Buffer.from(members)) set[byte] = 1;
  else for (const [from, to] of members) set.fill(1, from, to + 1);
  return { end: close + 1, previous: -1 };
}
