// README.md and README.zh-CN.md say the same: the same headings, commands, links and tables, in the same order. Words may differ, and comments of commands.
// Part of `npm run check`; before it believes itself it plants a difference of each kind and must find it.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from './bootstrap.mjs';

const PAIR = ['README.md', 'README.zh-CN.md'];

/** '' when they agree, else what differs. */
export function readmeDifferences() {
  const [english, chinese] = PAIR.map((name) => readFileSync(path.join(root, name), 'utf8'));
  const blind = plantedDifferences(chinese).filter(([, text]) => differences(chinese, text).length === 0);
  if (blind.length > 0) return `the check does not see: ${blind.map(([what]) => what).join(', ')}`;
  return differences(english, chinese).join('\n');
}

function differences(english, chinese) {
  const [one, other] = [partsOf(english), partsOf(chinese)];
  return Object.keys(one).flatMap((kind) => firstDifference(kind, one[kind], other[kind]));
}

function firstDifference(kind, one, other) {
  const at = Array.from({ length: Math.max(one.length, other.length) }).findIndex((_, i) => one[i] !== other[i]);
  return at < 0 ? [] : [`${kind} ${at + 1}: ${PAIR[0]} has ${one[at] ?? 'nothing'}, ${PAIR[1]} has ${other[at] ?? 'nothing'}`];
}

function partsOf(text) {
  const blocks = [...text.matchAll(/^```(\w*)\n([\s\S]*?)^```$/gm)];
  const prose = text.replaceAll(/^```[\s\S]*?^```$/gm, '');
  return {
    heading: [...prose.matchAll(/^(#+) /gm)].map(([, marks]) => `level ${marks.length}`),
    'kind of code block': blocks.map(([, language]) => language || 'plain'),
    'line of code': blocks.flatMap(([, , code]) => code.trimEnd().split('\n').map(withoutComment)),
    link: [...prose.matchAll(/\]\(([^)]+)\)/g)].map(([, target]) => (PAIR.includes(target) ? 'the other language' : target)),
    'row of a table': [...prose.matchAll(/^\|.*\|$/gm)].map(([row]) => `${row.split('|').length - 2} cells of ${codeIn(row)}`),
    'item of a list': [...prose.matchAll(/^- /gm)].map(() => 'an item'),
  };
}

const withoutComment = (line) => line.replace(/\s+#\s.*$/, '').trimEnd();
const codeIn = (row) => [...(row.split('|')[1] ?? '').matchAll(/`[^`]+`/g)].map(([code]) => code).join(' ') || 'words';

function plantedDifferences(text) {
  return [
    ['a heading that is missing', text.replace(/^## .*\n/m, '')],
    ['a command that differs', text.replace('npm test', 'npm tests')],
    ['a link that is missing', text.replace(/\[[^\]]+\]\(docs\/[^)]+\)/, '')],
    ['a row that is missing', text.replace(/^\| `GROVE_[\s\S]*?\n/m, '')],
    ['an item that is missing', text.replace(/^- .*\n/m, '')],
  ];
}
