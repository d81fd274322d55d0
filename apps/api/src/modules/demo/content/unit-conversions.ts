// Dataset in English: conversions of units with exact answers, made from a table of factors.
import { ADA, type Example, LIN } from './example';
import { lines } from './finance-qa-zh';

/** Units of one kind and how many of the smallest they are. */
const KINDS: Record<string, Record<string, number>> = {
  length: { millimetre: 1, centimetre: 10, metre: 1000, kilometre: 1_000_000 },
  mass: { gram: 1, kilogram: 1000, tonne: 1_000_000 },
  time: { second: 1, minute: 60, hour: 3600, day: 86_400 },
  data: { byte: 1, kibibyte: 1024, mebibyte: 1_048_576, gibibyte: 1_073_741_824 },
};
const AMOUNTS = [1, 2, 3, 5, 8, 12, 20, 48];
const TEST_AMOUNTS = [7, 15];

export function unitConversions(): Example {
  return {
    type: 'dataset',
    name: 'unit-conversions',
    main: [
      {
        title: 'feat: add conversions of length and mass',
        author: ADA,
        files: { 'train.jsonl': lines(rows(['length', 'mass'], AMOUNTS)), 'test.jsonl': lines(rows(['length', 'mass'], TEST_AMOUNTS)) },
      },
      {
        title: 'feat: add time and sizes of data',
        author: LIN,
        files: { 'train.jsonl': lines(rows(Object.keys(KINDS), AMOUNTS)), 'test.jsonl': lines(rows(Object.keys(KINDS), TEST_AMOUNTS)) },
      },
      { title: 'docs: say how the rows are made', author: ADA, files: { 'README.md': CARD } },
    ],
  };
}

/** From each unit to every smaller one of its kind: whole numbers. */
function rows(kinds: string[], amounts: number[]): object[] {
  return kinds.flatMap((kind) => pairs(kind).flatMap((pair) => amounts.map((amount) => row(kind, pair, amount))));
}

function pairs(kind: string): [from: string, to: string, factor: number][] {
  const units = Object.entries(KINDS[kind] ?? {});
  return units.flatMap(([from, size]) =>
    units.filter(([, smaller]) => smaller < size).map(([to, smaller]): [string, string, number] => [from, to, size / smaller]),
  );
}

function row(kind: string, [from, to, factor]: [string, string, number], amount: number): object {
  const plural = amount === 1 ? '' : 's';
  return { kind, question: `How many ${to}s are ${amount} ${from}${plural}?`, answer: amount * factor };
}

const CARD = `---
license: cc0-1.0
language:
- en
pretty_name: Unit conversions
task_categories:
- question-answering
size_categories:
- n<1K
tags:
- arithmetic
- units
configs:
- config_name: default
  data_files:
  - split: train
    path: train.jsonl
  - split: test
    path: test.jsonl
---

# Unit conversions

Questions such as “How many seconds are 3 hours?” with exact whole answers, for length, mass, time and sizes of data.
The rows are made from a table of factors, so every answer is right; the amounts of the test split do not occur in the train split.

单位换算问答（英文）：长度、质量、时间和数据大小，答案都是精确的整数。

| field | meaning |
|---|---|
| \`kind\` | length, mass, time or data |
| \`question\` | in English |
| \`answer\` | a whole number |
`;
