// Reads a README.md: front matter as data that JSON, and a jsonb column, can hold. Bounded, because everybody may write one.
import { splitFrontMatter } from '@modelgrove/wire-formats';
import { parseDocument } from 'yaml';
import type { Card } from './cards.types';

const MAX_ALIASES = 50;
const MAX_DEPTH = 40;
const MAX_NODES = 200_000;
/** Deeper brackets would exhaust the parser's stack before anything could count them. */
const MAX_OPEN_BRACKETS = 200;

const PROBLEMS = {
  'not-closed': 'The front matter begins with "---" but no line "---" closes it.',
  'too-long': 'The front matter is longer than 1 MiB.',
} as const;

export function readCard(markdown: string): Card {
  const { yaml, body, problem } = splitFrontMatter(markdown);
  if (problem) return { body, frontMatter: null, problem: PROBLEMS[problem] };
  if (yaml === null || yaml.trim() === '') return { body, frontMatter: null, problem: null };
  return { body, ...readYaml(yaml) };
}

function readYaml(yaml: string): Pick<Card, 'frontMatter' | 'problem'> {
  if (nesting(yaml) > MAX_OPEN_BRACKETS) return broken('it is nested too deeply');
  try {
    const document = parseDocument(yaml, { schema: 'core', prettyErrors: true, stringKeys: true });
    const [error] = document.errors;
    if (error) return broken(firstLine(error.message));
    const value: unknown = document.toJS({ maxAliasCount: MAX_ALIASES });
    if (value === null) return { frontMatter: null, problem: null };
    if (typeof value !== 'object' || Array.isArray(value)) return broken('it must be a mapping of names to values');
    return { frontMatter: plain(value, { left: MAX_NODES }, 0) as Record<string, unknown>, problem: null };
  } catch (error) {
    return broken(error instanceof Error ? firstLine(error.message) : 'it cannot be read');
  }
}

function broken(reason: string): Pick<Card, 'frontMatter' | 'problem'> {
  return { frontMatter: null, problem: `The YAML front matter is not valid: ${reason.toWellFormed()}` };
}

function firstLine(message: string): string {
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
