// What the check of a fine-tune said, out of a job's outcome. What comes from another version of it is shown as far as it fits. Pure.
import type { Job } from '../../../lib/api-types';

export interface Place {
  file: string;
  line: number;
  column: number | null;
}

export interface Example {
  place: Place;
  other: Place | null;
  similarity: number | null;
  detail: string | null;
}

export interface Finding {
  code: string;
  isBlocking: boolean;
  count: number;
  isEstimate: boolean;
  /** In English. */
  sentence: string;
  todo: string;
  examples: Example[];
}

export interface CheckReport {
  verdict: 'green' | 'amber' | 'red';
  /** What was looked at, in order; those without findings are well. */
  topics: { topic: string; verdict: 'green' | 'amber' | 'red' }[];
  findings: Finding[];
  rows: { train: number; validation: number; heldOut: number };
  tokens: Range | null;
}

export interface Range {
  value: number;
  low: number;
  high: number;
}

export interface Quote {
  seconds: Range;
  trainedTokens: Range;
  steps: number;
  epochs: number;
  batchSize: number | null;
  /** 0: by arithmetic alone. */
  learnedFromJobs: number;
}

type Fields = Record<string, unknown>;
const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null && !Array.isArray(value);
const text = (value: unknown): string => (typeof value === 'string' ? value : '');
const number = (value: unknown): number | null => (typeof value === 'number' && Number.isFinite(value) ? value : null);
const list = (value: unknown): Fields[] => (Array.isArray(value) ? value.filter(isFields) : []);
const verdict = (value: unknown): CheckReport['verdict'] => (value === 'red' || value === 'amber' ? value : 'green');

export function checkOf({ outcome }: Pick<Job, 'outcome'>): CheckReport | null {
  const check = isFields(outcome) ? outcome['check'] : null;
  if (!isFields(check) || !isFields(check['rows'])) return null;
  const { rows, lengths } = check;
  return {
    verdict: verdict(check['verdict']),
    topics: list(check['lines']).map((line) => ({ topic: text(line['topic']), verdict: verdict(line['verdict']) })),
    findings: list(check['findings']).map(findingOf).toSorted(byGravity),
    rows: { train: number(rows['train']) ?? 0, validation: number(rows['validation']) ?? 0, heldOut: number(rows['heldOut']) ?? 0 },
    tokens: isFields(lengths) ? rangeOf(lengths['trainedTokens']) : null,
  };
}

export function quoteOf({ outcome }: Pick<Job, 'outcome'>): Quote | null {
  const quote = isFields(outcome) ? outcome['quote'] : null;
  if (!isFields(quote)) return null;
  const [seconds, trainedTokens] = [rangeOf(quote['seconds']), rangeOf(quote['trainedTokens'])];
  const [steps, epochs] = [number(quote['steps']), number(quote['epochs'])];
  if (!seconds || !trainedTokens || steps === null || epochs === null) return null;
  const measure = { seconds, trainedTokens, steps, epochs };
  return { ...measure, batchSize: number(quote['batchSize']), learnedFromJobs: number(quote['learnedFromJobs']) ?? 0 };
}

const byGravity = (one: Finding, other: Finding): number => Number(other.isBlocking) - Number(one.isBlocking);

function findingOf(finding: Fields): Finding {
  return {
    code: text(finding['code']),
    isBlocking: finding['severity'] === 'blocking',
    count: number(finding['count']) ?? 1,
    isEstimate: finding['isEstimate'] === true,
    sentence: text(finding['sentence']),
    todo: text(finding['todo']),
    examples: list(finding['examples']).flatMap(exampleOf),
  };
}

function exampleOf(example: Fields): Example[] {
  const place = placeOf(example['place']);
  if (place === null) return [];
  return [{ place, other: placeOf(example['other']), similarity: number(example['similarity']), detail: text(example['detail']) || null }];
}

function placeOf(value: unknown): Place | null {
  if (!isFields(value)) return null;
  const line = number(value['line']);
  return line === null ? null : { file: text(value['file']), line, column: number(value['column']) };
}

function rangeOf(value: unknown): Range | null {
  if (!isFields(value)) return null;
  const [middle, low, high] = [number(value['value']), number(value['low']), number(value['high'])];
  return middle === null ? null : { value: middle, low: low ?? middle, high: high ?? middle };
}

export interface DataPlace {
  repository: string;
  revision: string;
  path: string;
}

/** The files of a fine-tune, at the commits that were checked. */
export function filesOf({ settings }: Pick<Job, 'settings'>): DataPlace[] {
  if (!isFields(settings)) return [];
  return [...list(settings['train']), ...list(settings['validation'])].map((one) => ({
    repository: text(one['repository']),
    revision: text(one['revision']),
    path: text(one['path']),
  }));
}

/** What is under a line of a text, short enough to be shown. Null: the text does not reach so far. */
export function lineOf(lines: readonly string[], line: number, isWhole: boolean): string | null {
  const found = lines[line - 1];
  // The last line of what was read may be cut.
  if (found === undefined || (!isWhole && line === lines.length)) return null;
  return found.length > MOST_SHOWN ? `${found.slice(0, MOST_SHOWN)}…` : found;
}

const MOST_SHOWN = 240;
