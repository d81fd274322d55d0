// Dataset: questions and answers about money in Chinese, as JSON lines, with a small glossary as CSV.
import { ADA, type Example, LIN } from './example';
import { type FinanceRow, GLOSSARY, TEST, TRAIN } from './finance-rows';

/** As the first commit had it; the fix is worth looking at. */
const MISTAKEN = '年利率 3%，存一万元一年，利息是多少？';

export function financeQaZh(): Example {
  return {
    type: 'dataset',
    name: 'finance-qa-zh',
    main: [
      {
        title: 'feat: add sixteen questions to train with and four to test',
        author: LIN,
        files: { 'data/train.jsonl': lines(TRAIN.map(withMistake)), 'data/test.jsonl': lines(TEST) },
      },
      { title: 'docs: add a card in Chinese and English', author: LIN, files: { 'README.md': card(false) } },
      {
        title: 'fix: correct the interest on ten thousand for a year',
        body: 'Three percent of 10,000 are 300, not 3,000.',
        author: ADA,
        files: { 'data/train.jsonl': lines(TRAIN) },
      },
      {
        title: 'feat: add a glossary with pinyin',
        author: LIN,
        files: { 'glossary.csv': csv([['term', 'pinyin', 'english'], ...GLOSSARY]), 'README.md': card(true) },
      },
    ],
    tag: { name: 'v1.1', message: 'With a glossary' },
  };
}

function withMistake(row: FinanceRow): FinanceRow {
  return row.question === MISTAKEN ? { ...row, answer: '利息为 10000 × 3% = 3000 元。' } : row;
}

export function lines(rows: readonly object[]): string {
  return rows.map((row) => `${JSON.stringify(row)}\n`).join('');
}

function csv(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => `${row.join(',')}\n`).join('');
}

function card(hasGlossary: boolean): string {
  const glossary = hasGlossary ? `\n- config_name: glossary\n  data_files: glossary.csv` : '';
  return `---
license: cc-by-4.0
language:
- zh
pretty_name: 金融问答
task_categories:
- question-answering
- text-generation
size_categories:
- n<1K
tags:
- finance
- 金融
- 问答
configs:
- config_name: default
  default: true
  data_files:
  - split: train
    path: data/train.jsonl
  - split: test
    path: data/test.jsonl${glossary}
---

# finance-qa-zh · 金融问答

${TRAIN.length + TEST.length} 条中文金融常识问答，分为储蓄、贷款、投资、保险、支付和税务六类。内容只是常识，不构成任何建议。

${TRAIN.length + TEST.length} questions and answers of general financial knowledge in Chinese, in six categories. General knowledge only, no advice.

| 字段 · field | 含义 · meaning |
|---|---|
| \`id\` | 编号 · number |
| \`category\` | 类别 · category |
| \`question\` | 问题 · question |
| \`answer\` | 答案 · answer |
`;
}
