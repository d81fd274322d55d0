// Conditions as the hub reads them (docs/protocols/dataset-viewer.md): written from choices, and taken apart at AND, so that each can be taken away again.
import { quotedName } from './quoted-name';

export const OPERATORS = ['equal', 'unequal', 'less', 'atMost', 'more', 'atLeast', 'contains', 'starts', 'missing', 'present'] as const;
export type Operator = (typeof OPERATORS)[number];

const SIGNS: Partial<Record<Operator, string>> = { equal: '=', unequal: '<>', less: '<', atMost: '<=', more: '>', atLeast: '>=' };
const TEXT_ONLY: readonly Operator[] = ['contains', 'starts'];
const NUMBER_ONLY: readonly Operator[] = ['less', 'atMost', 'more', 'atLeast'];

export type ColumnKind = 'number' | 'text' | 'bool' | 'time' | 'label' | 'other';

export function operatorsOf(kind: ColumnKind): readonly Operator[] {
  if (kind === 'other') return ['missing', 'present'];
  return OPERATORS.filter(
    (one) => (kind === 'text' || !TEXT_ONLY.includes(one)) && (kind === 'number' || kind === 'time' || !NUMBER_ONLY.includes(one)),
  );
}

export function needsValue(operator: Operator): boolean {
  return operator !== 'missing' && operator !== 'present';
}

/** Null where the value is none of the column's kind. */
export function conditionText(column: string, operator: Operator, value: string, kind: ColumnKind): string | null {
  const name = quotedName(column);
  if (operator === 'missing') return `${name} IS NULL`;
  if (operator === 'present') return `${name} IS NOT NULL`;
  if (operator === 'contains') return `${name} ILIKE ${quoted(`%${value}%`)}`;
  if (operator === 'starts') return `${name} LIKE ${quoted(`${value}%`)}`;
  const literal = literalOf(value.trim(), kind);
  return literal === null ? null : `${name} ${SIGNS[operator]} ${literal}`;
}

function literalOf(value: string, kind: ColumnKind): string | null {
  if (kind === 'number') return /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/.test(value) ? value : null;
  if (kind === 'bool') return /^(?:true|false)$/i.test(value) ? value.toUpperCase() : null;
  return quoted(value);
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** At AND that stands in no quotes and no brackets; a condition with OR stays one. */
export function conditionsOf(where: string): string[] {
  const parts: string[] = [];
  let [start, depth, isBetween] = [0, 0, false];
  for (const { 0: token, index } of where.matchAll(/"(?:[^"]|"")*"|'(?:[^']|'')*'|[()]|\b(?:and|or|between)\b/gi)) {
    const word = token.toLowerCase();
    if (token === '(') depth += 1;
    else if (token === ')') depth -= 1;
    else if (depth === 0 && word === 'or') return [where.trim()];
    else if (word === 'between') isBetween = true;
    else if (depth === 0 && word === 'and') {
      if (!isBetween) {
        parts.push(where.slice(start, index));
        start = index + token.length;
      }
      isBetween = false;
    }
  }
  return [...parts, where.slice(start)].map((part) => part.trim()).filter((part) => part !== '');
}

/** What was written with OR is put in brackets, so that it stays what it was. */
export function withCondition(where: string, condition: string): string {
  const known = conditionsOf(where);
  if (known.includes(condition)) return where;
  return [...known.map((one) => (hasOr(one) ? `(${one})` : one)), condition].join(' AND ');
}

export function withoutCondition(where: string, condition: string): string {
  return conditionsOf(where)
    .filter((one) => one !== condition)
    .join(' AND ');
}

function hasOr(condition: string): boolean {
  const bare = condition.replace(/"(?:[^"]|"")*"|'(?:[^']|'')*'/g, '');
  return /\bor\b/i.test(bare) && !/^\(.*\)$/s.test(condition);
}
