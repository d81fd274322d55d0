// Statistics of a column as bars, each with the condition that shows its rows.
import type { MessageId } from '../../../lib/i18n';
import { conditionText } from './conditions';

export interface Bar {
  from: string;
  to: string;
  /** Of a label; null for a stretch of numbers. */
  name: string | null;
  count: number;
  /** Null where rows cannot be asked for by it: lengths of texts. */
  condition: string | null;
}

/** As /statistics has them; they are what the hub sends, and nothing that a stranger wrote but names of columns and labels. */
interface ColumnStatistics {
  column_name: string;
  column_type: string;
  column_statistics: {
    nan_proportion: number;
    min?: number | string | null;
    max?: number | string | null;
    median?: number | string | null;
    histogram?: { hist: number[]; bin_edges: (number | string)[] } | null;
    frequencies?: Record<string, number>;
    n_unique?: number;
  };
}

const MOST_LABELS = 20;

export function barsOf(column: object): Bar[] {
  const { column_name: name, column_type: type, column_statistics: found } = column as ColumnStatistics;
  if (found.frequencies)
    return Object.entries(found.frequencies)
      .slice(0, MOST_LABELS)
      .map(([label, count]) => labelBar(name, type, label, count));
  const { hist = [], bin_edges: edges = [] } = found.histogram ?? {};
  return hist.map((count, at) => {
    const [from, to] = [edges[at] ?? '', edges[at + 1] ?? edges[at] ?? ''];
    return { from: shown(from), to: shown(to), name: null, count, condition: rangeCondition(name, type, from, to, at === hist.length - 1) };
  });
}

function labelBar(column: string, type: string, label: string, count: number): Bar {
  const kind = type === 'bool' ? 'bool' : 'text';
  return { from: label, to: label, name: label, count, condition: conditionText(column, 'equal', label, kind) };
}

function rangeCondition(column: string, type: string, from: number | string, to: number | string, isLast: boolean): string | null {
  if (type !== 'int' && type !== 'float') return null;
  const lower = conditionText(column, 'atLeast', String(from), 'number');
  const upper = conditionText(column, isLast ? 'atMost' : 'less', String(to), 'number');
  return lower === null || upper === null ? null : `${lower} AND ${upper}`;
}

function shown(edge: number | string): string {
  return typeof edge === 'number' ? String(Number(edge.toPrecision(4))) : edge.slice(0, 10);
}

interface Summary {
  id: MessageId;
  values: Record<string, unknown>;
  /** For where there is no room for a sentence: no words, the same in every language. */
  short?: string;
}

export function summaryOf(column: object, locale: string): Summary {
  const { column_type: type, column_statistics: found } = column as ColumnStatistics;
  if (found.frequencies) return { id: 'viewer.values', values: { count: Object.keys(found.frequencies).length } };
  if (found.min === null || found.min === undefined) return { id: 'viewer.missing', values: { percent: percent(1, locale) } };
  const number = (value: number | string | null | undefined): string =>
    typeof value === 'number'
      ? new Intl.NumberFormat(locale, { maximumSignificantDigits: 4, notation: Math.abs(value) < 1e6 ? 'standard' : 'compact' }).format(
          value,
        )
      : String(value).slice(0, 10);
  const values = { min: number(found.min), max: number(found.max), median: number(found.median) };
  return {
    id: type === 'string_text' || type === 'list' ? 'viewer.lengths' : 'viewer.spread',
    values,
    short: `${values.min} – ${values.max}`,
  };
}

/** Null where nothing is missing. */
export function missingOf(column: object, locale: string): string | null {
  const { nan_proportion: part } = (column as ColumnStatistics).column_statistics;
  return part > 0 ? percent(part, locale) : null;
}

function percent(part: number, locale: string): string {
  return new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: part < 0.01 ? 2 : 0 }).format(part);
}

export function nameOf(column: object): string {
  return (column as ColumnStatistics).column_name;
}
