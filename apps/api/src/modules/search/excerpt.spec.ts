import { excerptOf, marksIn, snippetOf, titleOf } from './excerpt';

const CARD = '# A *title*\n\nFirst [words](https://example.org) here.\n\n```\ncode\n```\n| a | b |\n<img src=x>\nSecond 千问 line.';

it('shows the first heading and the first paragraphs as plain text', () => {
  expect(titleOf(CARD)).toBe('A title');
  expect(excerptOf(CARD)).toBe('First words here. Second 千问 line.');
  expect(titleOf('no heading')).toBe('');
});

it('marks words that begin so, and Chinese wherever it is', () => {
  const text = 'First words here. Second 千问 line.';
  expect(marksIn(text, ['word', '千问']).map(([from, to]) => text.slice(from, to))).toEqual(['words', '千问']);
  expect(marksIn('通义千问', ['通义', '义千', '千问'])).toEqual([[0, 4]]);
});

it('cuts a long text around the first mark', () => {
  const { text, marks } = snippetOf(`${'lorem ipsum '.repeat(80)}needle ${'dolor '.repeat(80)}`, ['needle']);
  expect(text.length).toBeLessThan(200);
  expect(text.startsWith('…') && text.endsWith('…')).toBe(true);
  expect(marks.map(([from, to]) => text.slice(from, to))).toEqual(['needle']);
});

it('is quick with long lines of anything', () => {
  const hostile = ['['.repeat(20_000), '](('.repeat(8_000), '*'.repeat(30_000), `\`\`\`${'\n'.repeat(20_000)}`, '<'.repeat(20_000)];
  for (const text of hostile) expect(excerptOf(text).length + titleOf(text).length).toBeLessThan(1_500);
});
