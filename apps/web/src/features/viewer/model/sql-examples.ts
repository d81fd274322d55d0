// Statements to begin with, made of the columns that a split has.
import type { ViewerRows } from '../../../lib/api-types';
import type { MessageId } from '../../../lib/i18n';
import { kindOf } from './column-type';
import { quotedName } from './quoted-name';

export interface SqlExample {
  label: MessageId;
  column: string;
  sql: string;
}

export function firstStatement(split: string): string {
  return `select * from ${named(split)} limit 100`;
}

export function sqlExamples(split: string, columns: ViewerRows['columns']): SqlExample[] {
  const table = named(split);
  const first = (...kinds: string[]) => columns.find(({ type }) => kinds.includes(kindOf(type as Record<string, unknown>)))?.name;
  const [label, number, text] = [first('label', 'bool') ?? first('text'), first('number'), first('text')];
  const made: (SqlExample | null)[] = [
    { label: 'viewer.sql.example.count', column: '', sql: `select count(*) as rows from ${table}` },
    label === undefined
      ? null
      : {
          label: 'viewer.sql.example.groups',
          column: label,
          sql: `select ${named(label)}, count(*) as rows from ${table} group by 1 order by rows desc`,
        },
    number === undefined
      ? null
      : {
          label: 'viewer.sql.example.spread',
          column: number,
          sql: `select min(${named(number)}) as least, avg(${named(number)}) as mean, max(${named(number)}) as most from ${table}`,
        },
    text === undefined
      ? null
      : {
          label: 'viewer.sql.example.long',
          column: text,
          sql: `select length(${named(text)}) as characters, ${named(text)} from ${table} order by 1 desc limit 20`,
        },
  ];
  return made.filter((one) => one !== null);
}

/** In quotes only where it has to be: words of SQL have few in common with names of splits and columns, and quotes never harm. */
export function named(name: string): string {
  return /^[a-z_][a-z0-9_]*$/i.test(name) && !WORDS.has(name.toLowerCase()) ? name : quotedName(name);
}

const WORDS = new Set(
  'all and as asc between by case check column create cross default delete desc distinct drop else end escape except exists from full group having if in index inner insert intersect into is join key left like limit match natural no not null of offset on or order outer over primary query references release replace right row rows select set table then to transaction union unique update using values view virtual when where with without'.split(
    ' ',
  ),
);
