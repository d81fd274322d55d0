// Before and after, as trainers report it (docs/protocols/trainers.md, report.json). What comes from another version of it is shown as far as it fits.

export interface Estimate {
  value: number;
  low: number | null;
  high: number | null;
}

export interface ReportMetric {
  name: string;
  higherIsBetter: boolean;
  base: Estimate;
  result: Estimate;
  difference: Estimate;
}

export interface WorstCase {
  rowKey: string;
  prompt: string;
  expected: string;
  base: string;
  result: string;
  baseLoss: number | null;
  resultLoss: number | null;
}

export type Verdict = 'better' | 'no-better' | 'worse';

export interface Report {
  verdict: Verdict;
  metrics: ReportMetric[];
  primary: ReportMetric | null;
  heldOut: { source: string; examples: number; ofTotal: number } | null;
  worst: WorstCase[];
  secondsPerAnswer: { base: number; result: number } | null;
}

type Fields = Record<string, unknown>;
const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null && !Array.isArray(value);
const isNumber = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value);
const text = (value: unknown): string =>
  typeof value === 'string' ? value : value === undefined || value === null ? '' : JSON.stringify(value);
const number = (value: unknown): number | null => (isNumber(value) ? value : null);
const list = (value: unknown): Fields[] => (Array.isArray(value) ? value.filter(isFields) : []);

/** Null when the outcome is something else, such as a quote. */
export function reportOf(outcome: unknown): Report | null {
  if (!isFields(outcome)) return null;
  const { verdict, heldOut, secondsPerAnswer: seconds } = outcome;
  if (verdict !== 'better' && verdict !== 'no-better' && verdict !== 'worse') return null;
  const metrics = list(outcome['metrics']).flatMap((metric) => metricOf(metric) ?? []);
  return {
    verdict,
    metrics,
    primary: metrics.find(({ name }) => name === outcome['primary']) ?? metrics[0] ?? null,
    heldOut:
      isFields(heldOut) && isNumber(heldOut['examples'])
        ? { source: text(heldOut['source']), examples: heldOut['examples'], ofTotal: number(heldOut['ofTotal']) ?? heldOut['examples'] }
        : null,
    worst: list(outcome['worst']).slice(0, 10).map(worstOf),
    secondsPerAnswer:
      isFields(seconds) && isNumber(seconds['base']) && isNumber(seconds['result'])
        ? { base: seconds['base'], result: seconds['result'] }
        : null,
  };
}

function metricOf({ name, higherIsBetter, base, result, difference }: Fields): ReportMetric | null {
  const [before, after, change] = [estimateOf(base), estimateOf(result), estimateOf(difference)];
  if (typeof name !== 'string' || before === null || after === null || change === null) return null;
  return { name, higherIsBetter: higherIsBetter === true, base: before, result: after, difference: change };
}

function estimateOf(value: unknown): Estimate | null {
  if (!isFields(value) || !isNumber(value['value'])) return null;
  return { value: value['value'], low: number(value['low']), high: number(value['high']) };
}

function worstOf(row: Fields): WorstCase {
  const words = { prompt: text(row['prompt']), expected: text(row['expected']), base: text(row['base']), result: text(row['result']) };
  return { rowKey: text(row['rowKey']), ...words, baseLoss: number(row['baseLoss']), resultLoss: number(row['resultLoss']) };
}

/** Which side of zero the whole interval is on: 'unclear' when it holds zero. */
export function directionOf({ difference: { low, high }, higherIsBetter }: ReportMetric): 'better' | 'worse' | 'unclear' {
  if (low === null || high === null || (low <= 0 && high >= 0)) return 'unclear';
  return low > 0 === higherIsBetter ? 'better' : 'worse';
}
