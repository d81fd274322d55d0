// .gitattributes (gitattributes(5)), as far as the storage of files depends on it. Macros (`[attr]…`) are left out: names are taken as written.
import { byDepth, parsePathPattern, relativeTo, type PathPattern } from './path-pattern';

/** `true` for `name`, `false` for `-name`, text for `name=text`, `'!'` for `!name` (back to unspecified). */
type Setting = true | false | { text: string } | '!';

interface AttributeRule {
  pattern: PathPattern;
  settings: Map<string, Setting>;
}

/** One .gitattributes file and where it lies. */
export interface AttributeRules {
  directory: string;
  rules: AttributeRule[];
}

export type AttributeValue = true | false | string;

/** git ignores longer lines. */
const MAX_LINE_BYTES = 2048;
const BLANK = /[ \t\r\n]+/;

/**
 * `directory` is where the file lies: '' for the root, else without slashes at the ends. Bound the text first, 64 KiB is ample: matching one
 * path costs time in proportion to it, compiled patterns memory.
 */
export function parseGitAttributes(text: string, directory = ''): AttributeRules {
  const lines = text.replace(/^\ufeff/, '').split('\n');
  return { directory, rules: lines.map(parseLine).filter((rule) => rule !== null) };
}

function parseLine(raw: string): AttributeRule | null {
  if (raw.length >= MAX_LINE_BYTES || Buffer.byteLength(raw) >= MAX_LINE_BYTES) return null;
  const line = raw.replace(/^[ \t\r]+/, '');
  if (line === '' || line.startsWith('#') || line.startsWith('[attr]')) return null;
  const { name, rest } = splitName(line);
  if (name === '' || name.startsWith('!')) return null;
  const settings = parseSettings(rest);
  return settings && { pattern: parsePathPattern(name), settings };
}

function splitName(line: string): { name: string; rest: string } {
  const quoted = line.startsWith('"') ? unquoteC(line) : null;
  if (quoted) return quoted;
  const end = line.search(BLANK);
  return end < 0 ? { name: line, rest: '' } : { name: line.slice(0, end), rest: line.slice(end) };
}

const ESCAPES: Record<string, number> = { a: 7, b: 8, f: 12, n: 10, r: 13, t: 9, v: 11, '\\': 0x5c, '"': 0x22 };

/** A pattern in C quotes (git's quote.c): escapes stand for bytes. Null when the quotes are not well formed. */
function unquoteC(line: string): { name: string; rest: string } | null {
  const match = /^"((?:[^"\\]|\\(?:[abfnrtv\\"]|[0-3][0-7]{2}))*)"/.exec(line);
  if (!match) return null;
  const pieces = match[1]!
    .split(/(\\(?:[0-7]{3}|.))/)
    .map((piece) => (piece.startsWith('\\') ? escapedByte(piece.slice(1)) : Buffer.from(piece)));
  return { name: Buffer.concat(pieces).toString('utf8'), rest: line.slice(match[0].length) };
}

function escapedByte(code: string): Buffer {
  return Buffer.of(code.length === 3 ? Number.parseInt(code, 8) : ESCAPES[code]!);
}

/** Null when one of the names is not valid: git then leaves the whole line out. */
function parseSettings(text: string): Map<string, Setting> | null {
  const settings = new Map<string, Setting>();
  for (const word of text.split(BLANK)) {
    if (word === '') continue;
    const setting = parseSetting(word);
    if (!setting) return null;
    settings.set(setting.name, setting.value);
  }
  return settings;
}

function parseSetting(word: string): { name: string; value: Setting } | null {
  const equals = word.indexOf('=');
  const before = equals < 0 ? word : word.slice(0, equals);
  const sign = before[0] === '-' || before[0] === '!' ? before[0] : '';
  const name = before.slice(sign.length);
  if (!/^[A-Za-z0-9_.][-A-Za-z0-9_.]*$/.test(name)) return null;
  if (sign) return { name, value: sign === '-' ? false : '!' };
  return { name, value: equals < 0 ? true : { text: word.slice(equals + 1) } };
}

/** What holds for a file. Unspecified attributes are absent. Several files: nearer directories win. */
export function attributesOf(files: AttributeRules | readonly AttributeRules[], path: string): Map<string, AttributeValue> {
  const found = new Map<string, AttributeValue>();
  for (const file of byDepth(files)) {
    const relative = relativeTo(file.directory, path);
    if (relative === null) continue;
    for (const rule of file.rules) if (applies(rule, relative)) apply(found, rule.settings);
  }
  return found;
}

/** A pattern with a trailing slash never holds for a file. */
function applies(rule: AttributeRule, path: string): boolean {
  return !rule.pattern.directoryOnly && rule.pattern.matches(path);
}

function apply(found: Map<string, AttributeValue>, settings: Map<string, Setting>): void {
  for (const [name, value] of settings) {
    if (value === '!') found.delete(name);
    else found.set(name, typeof value === 'object' ? value.text : value);
  }
}

/** Whether `filter=lfs` holds for a file. */
export function isLargeFileByAttributes(files: AttributeRules | readonly AttributeRules[], path: string): boolean {
  for (const file of byDepth(files).toReversed()) {
    const relative = relativeTo(file.directory, path);
    const setting = relative === null ? undefined : lastSetting(file.rules, relative, 'filter');
    if (setting !== undefined) return typeof setting === 'object' && setting.text === 'lfs';
  }
  return false;
}

function lastSetting(rules: readonly AttributeRule[], path: string, name: string): Setting | undefined {
  for (let i = rules.length - 1; i >= 0; i--) {
    const rule = rules[i]!;
    const setting = rule.settings.get(name);
    if (setting !== undefined && applies(rule, path)) return setting;
  }
  return undefined;
}

/** A line that makes exactly this file a large one (gitattributes(5)); spaces as git-lfs writes them. */
export function largeFileLine(path: string): string {
  const pattern = path.replaceAll(/[*?[\\]/g, '\\$&').replaceAll(' ', '[[:space:]]');
  // Without a slash it would be every file of this name; with a leading # or ! it would be something else.
  return `${pattern.includes('/') ? pattern : `/${pattern}`} filter=lfs diff=lfs merge=lfs -text\n`;
}
