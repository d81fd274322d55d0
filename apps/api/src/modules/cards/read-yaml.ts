// YAML that everybody may write, as data that JSON and a jsonb column can hold. Bounded. One broken field does not take the others with it: when
// the whole is no valid YAML, each top-level field is read alone.
import { type Document, isMap, LineCounter, parseDocument, visit } from 'yaml';
import type { CardProblem } from '../repositories';
import type { ParsedCard } from './cards.types';

const MAX_ALIASES = 50;
const MAX_DEPTH = 40;
const MAX_NODES = 200_000;
/** Line breaks and commas: the parser needs some ten microseconds for what lies between two of them. */
const MAX_SEPARATORS = 50_000;
/** Deeper brackets would exhaust the parser's stack before anything could count them. */
const MAX_OPEN_BRACKETS = 200;
/** Lines of YAML beyond which a broken card is not taken apart. */
const MAX_SALVAGED_FIELDS = 300;
const MAX_PROBLEMS = 50;
/** `- - - -`: lists in lists on one line. */
const COMPACT_NESTING = /(?:[-?:][ \t]+){40}/;
const FIELD = /^(?:([A-Za-z_][\w-]*)|"([^"\\]{1,100})"|'([^']{1,100})')[ \t]*:(?=[ \t\r]|$)/;

type YamlPart = Omit<ParsedCard, 'body'>;
type Path = readonly (string | number)[];

/** `firstLine`: the line of README.md on which the YAML begins. */
export function readYaml(yaml: string, firstLine: number): YamlPart {
  if (nesting(yaml) > MAX_OPEN_BRACKETS || COMPACT_NESTING.test(yaml)) return broken('it is nested too deeply', null);
  if (separators(yaml) > MAX_SEPARATORS) return broken('it has too many values', null);
  const whole = readWhole(yaml, firstLine);
  if (whole.frontMatter !== null || whole.problems.length === 0) return whole;
  return salvage(yaml, firstLine) ?? whole;
}

function readWhole(yaml: string, firstLine: number): YamlPart {
  try {
    const lines = new LineCounter();
    const document = parseDocument(yaml, { schema: 'core', uniqueKeys: false, prettyErrors: false, stringKeys: true, lineCounter: lines });
    const lineAt = (offset: number): number => firstLine + lines.linePos(offset).line - 1;
    const [error] = document.errors;
    if (error) return broken(firstSentence(error.message), lineAt(error.pos[0]));
    const twice = repeatedName(document);
    if (twice !== null) return broken('a name is given twice', lineAt(twice));
    const value: unknown = document.toJS({ maxAliasCount: MAX_ALIASES });
    if (value === null) return { frontMatter: null, problems: [], unread: [], lineOf: () => null };
    if (typeof value !== 'object' || Array.isArray(value)) return broken('it must be a mapping of names to values', firstLine);
    const frontMatter = plain(value, { left: MAX_NODES }, 0) as Record<string, unknown>;
    return { frontMatter, problems: [], unread: [], lineOf: (path) => lineOfPath(document, path, lineAt) };
  } catch (error) {
    return broken(error instanceof Error ? firstSentence(error.message) : 'it cannot be read', null);
  }
}

/** Fields one by one; null when that brings nothing to light. */
function salvage(yaml: string, firstLine: number): YamlPart | null {
  const fields = fieldsOf(yaml);
  if (fields.length === 0 || fields.length > MAX_SALVAGED_FIELDS) return null;
  const found: Record<string, unknown> = {};
  const [problems, unread, lines]: [CardProblem[], string[], Map<string, number>] = [[], [], new Map()];
  for (const { name, text, line } of fields) {
    const part = readWhole(text, firstLine + line);
    const first = part.problems[0];
    if (first) {
      problems.push({ ...first, field: name, message: `"${name}" is not valid YAML: ${reasonOf(first)}` });
      unread.push(name);
    } else if (Object.hasOwn(found, name))
      problems.push(problem('card/duplicate-field', name, firstLine + line, `"${name}" is given twice; the first one counts`));
    else {
      Object.defineProperty(found, name, { value: part.frontMatter?.[name] ?? null, enumerable: true, configurable: true, writable: true });
      lines.set(name, firstLine + line);
    }
  }
  if (Object.keys(found).length === 0) return null;
  return { frontMatter: found, problems: problems.slice(0, MAX_PROBLEMS), unread, lineOf: ([name]) => lines.get(String(name)) ?? null };
}

/** Text from one line that begins a field at the margin to the next such line. */
function fieldsOf(yaml: string): { name: string; text: string; line: number }[] {
  const fields: { name: string; lines: string[]; line: number }[] = [];
  yaml.split(/\r?\n/).forEach((text, line) => {
    const match = FIELD.exec(text);
    if (match) fields.push({ name: match[1] ?? match[2] ?? match[3] ?? '', lines: [text], line });
    else fields.at(-1)?.lines.push(text);
  });
  return fields.map(({ name, lines, line }) => ({ name, text: lines.join('\n'), line }));
}

function lineOfPath(document: Document, path: Path, lineAt: (offset: number) => number): number | null {
  const parent = path.length === 1 ? document.contents : document.getIn(path.slice(0, -1), true);
  const key = path.at(-1);
  const pair = isMap(parent) ? parent.items.find((item) => String((item.key as { value?: unknown }).value) === key) : undefined;
  const node = (pair?.key ?? document.getIn(path, true)) as { range?: [number, number, number] | null } | undefined;
  return node?.range ? lineAt(node.range[0]) : null;
}

/** Where a name is given for the second time in the same mapping. The parser's own check compares each name with all others: minutes for a large card. */
function repeatedName(document: Document): number | null {
  let found: number | null = null;
  visit(document, {
    Map(_key, map) {
      const names = new Set<unknown>();
      for (const { key } of map.items) {
        const { value, range } = key as { value?: unknown; range?: [number, number, number] | null };
        if (value !== undefined && names.size === names.add(value).size) {
          found = range?.[0] ?? 0;
          return visit.BREAK;
        }
      }
      return undefined;
    },
  });
  return found;
}

function broken(reason: string, line: number | null): YamlPart {
  const message = `The YAML front matter is not valid: ${reason.toWellFormed()}`;
  return { frontMatter: null, problems: [problem('card/yaml', null, line, message)], unread: 'all', lineOf: () => null };
}

function reasonOf({ message }: CardProblem): string {
  return message.replace('The YAML front matter is not valid: ', '');
}

function problem(code: string, field: string | null, line: number | null, message: string): CardProblem {
  return { code, severity: 'error', field, line, message };
}

function firstSentence(message: string): string {
  return (message.split('\n')[0] ?? '').replace(/:\s*$/, '').slice(0, 300);
}

/** The deepest run of open flow brackets, counted without understanding the text: an over-estimate for quoted ones. */
function nesting(yaml: string): number {
  let open = 0;
  let deepest = 0;
  for (let index = 0; index < yaml.length; index += 1) {
    const code = yaml.charCodeAt(index);
    if (code === 0x5b || code === 0x7b) deepest = Math.max(deepest, ++open);
    else if ((code === 0x5d || code === 0x7d) && open > 0) open -= 1;
  }
  return deepest;
}

function separators(yaml: string): number {
  let count = 0;
  for (let index = 0; index < yaml.length; index += 1) {
    const code = yaml.charCodeAt(index);
    if (code === 0x0a || code === 0x0d || code === 0x2c) count += 1;
  }
  return count;
}

/** A copy that jsonb takes: no NUL, no lone surrogates, no NaN; throws when it is too deep or too large. */
function plain(value: unknown, budget: { left: number }, depth: number): unknown {
  if (depth > MAX_DEPTH) throw new Error('it is nested too deeply');
  if (--budget.left < 0) throw new Error('it has too many values');
  if (typeof value === 'string') return cleanText(value);
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  if (typeof value === 'boolean' || value === null) return value;
  if (Array.isArray(value)) return value.map((item) => plain(item, budget, depth + 1));
  if (typeof value !== 'object') return null;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [cleanText(key), plain(item, budget, depth + 1)]));
}

function cleanText(text: string): string {
  return text.replaceAll('\0', '').toWellFormed();
}
