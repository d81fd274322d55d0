// Whether a row is wanted; and whether a run of rows can have one, by the least and the greatest of its values.
import type { Feature, Features } from '../features/features';
import type { ColumnRange, Prune, RawRow } from '../tables/table';
import { comparable, type Comparable, compare } from './values';
import type { Literal, Where } from './where';

export type RowTest = (row: RawRow) => boolean;

/** Comparisons with a missing value are not so, whichever they are, as in SQL; NOT turns that around only where a value is there. */
export function rowTest(where: Where, features: Features): RowTest {
  const test = testOf(where, features);
  return (row) => test(row) === true;
}

/** Null: unknown. */
type Test = (row: RawRow) => boolean | null;

function testOf(where: Where, features: Features): Test {
  if (where.kind === 'and' || where.kind === 'or')
    return joined(
      where.kind === 'and',
      where.all.map((one) => testOf(one, features)),
    );
  if (where.kind === 'not') return negated(testOf(where.one, features));
  const { column } = where;
  if (where.kind === 'null') return (row) => isMissing(row[column]);
  return withValue(column, valueTest(where, features[column]!));
}

function joined(isAnd: boolean, tests: readonly Test[]): Test {
  return (row) => {
    let isUnknown = false;
    for (const test of tests) {
      const found = test(row);
      if (found === !isAnd) return found;
      isUnknown ||= found === null;
    }
    return isUnknown ? null : isAnd;
  };
}

function negated(test: Test): Test {
  return (row) => {
    const found = test(row);
    return found === null ? null : !found;
  };
}

function withValue(column: string, test: (value: Comparable) => boolean): Test {
  return (row) => {
    const value = comparable(row[column]);
    return value === null ? null : test(value);
  };
}

function valueTest(where: Extract<Where, { column: string }>, feature: Feature): (value: Comparable) => boolean {
  if (where.kind === 'like') return likeTest(where.pattern, where.isCaseless);
  if (where.kind === 'in') {
    const tests = where.values.map((value) => comparison('=', meant(value, feature)));
    return (value) => tests.some((test) => test(value));
  }
  if (where.kind === 'compare') return comparison(where.sign, meant(where.value, feature));
  return () => false;
}

/** Labels may be asked for by their names. */
function meant(value: Literal, feature: Feature): Literal {
  if (feature._type !== 'ClassLabel' || typeof value !== 'string') return value;
  const at = (feature as { names: string[] }).names.indexOf(value);
  return at < 0 ? value : at;
}

const SIGNS: Record<string, (order: number) => boolean> = {
  '=': (order) => order === 0,
  '<>': (order) => order !== 0,
  '<': (order) => order < 0,
  '<=': (order) => order <= 0,
  '>': (order) => order > 0,
  '>=': (order) => order >= 0,
};

function comparison(sign: string, literal: Literal): (value: Comparable) => boolean {
  const holds = SIGNS[sign]!;
  return (value) => {
    const order = compare(value, literal);
    return order === null ? sign === '<>' : holds(order);
  };
}

/** `%` any text, `_` any character, in time that grows with both lengths: never as a regular expression of a stranger's. */
function likeTest(pattern: string, isCaseless: boolean): (value: Comparable) => boolean {
  const folded = isCaseless ? pattern.toLowerCase() : pattern;
  return (value) => typeof value === 'string' && isLike(isCaseless ? value.toLowerCase() : value, folded);
}

export function isLike(text: string, pattern: string): boolean {
  let [at, in_pattern, star, mark] = [0, 0, -1, 0];
  while (at < text.length) {
    if (pattern[in_pattern] === '%') [star, mark, in_pattern] = [in_pattern, at, in_pattern + 1];
    else if (in_pattern < pattern.length && (pattern[in_pattern] === '_' || pattern[in_pattern] === text[at]))
      [at, in_pattern] = [at + 1, in_pattern + 1];
    else if (star >= 0) [in_pattern, mark, at] = [star + 1, mark + 1, mark + 1];
    else return false;
  }
  while (pattern[in_pattern] === '%') in_pattern += 1;
  return in_pattern === pattern.length;
}

function isMissing(value: unknown): boolean {
  return value === null || value === undefined || (typeof value === 'number' && Number.isNaN(value));
}

/** False only where no row of the run can match. What is not known may match. */
export function prunedBy(where: Where, features: Features): Prune {
  return (rangeOf) => mayMatch(where, features, rangeOf);
}

function mayMatch(where: Where, features: Features, rangeOf: (column: string) => ColumnRange | null): boolean {
  if (where.kind === 'and') return where.all.every((one) => mayMatch(one, features, rangeOf));
  if (where.kind === 'or') return where.all.some((one) => mayMatch(one, features, rangeOf));
  if (where.kind !== 'compare' && where.kind !== 'in') return true;
  const range = rangeOf(where.column);
  const [min, max] = [comparable(range?.min), comparable(range?.max)];
  if (!range || min === null || max === null) return true;
  const feature = features[where.column]!;
  if (where.kind === 'in') return where.values.some((value) => isWithin(min, max, '=', meant(value, feature)));
  return isWithin(min, max, where.sign, meant(where.value, feature));
}

/** Texts of statistics may be cut: only numbers are believed. */
function isWithin(min: Comparable, max: Comparable, sign: string, value: Literal): boolean {
  if (typeof value !== 'number' || typeof min !== 'number' || typeof max !== 'number') return true;
  if (sign === '=') return min <= value && value <= max;
  if (sign === '<') return min < value;
  if (sign === '<=') return min <= value;
  if (sign === '>') return max > value;
  return sign === '>=' ? max >= value : true;
}
