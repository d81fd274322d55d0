// Data sets for the specs: small, made by rules, the same in every run.
import type { DataFile } from '../check';

/** In pieces of `size` bytes, as from a socket. */
export async function* pieces(content: string | Uint8Array, size = 64 * 1024): AsyncGenerator<Uint8Array> {
  const bytes = Buffer.from(content as string);
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

export function linesFile(rows: readonly unknown[], name = 'train.jsonl', split: DataFile['split'] = 'train'): DataFile {
  return textFile(rows.map((row) => JSON.stringify(row)).join('\n') + '\n', name, split);
}

export function textFile(content: string | Uint8Array, name = 'train.jsonl', split: DataFile['split'] = 'train'): DataFile {
  const format = name.endsWith('.csv') ? 'csv' : 'jsonl';
  return { name, split, format, bytes: pieces(content), sizeBytes: Buffer.from(content as string).length };
}

/** xorshift32: numbers that do not change from run to run. */
export function numbers(seed = 0x12345678): (below: number) => number {
  let x = seed;
  return (below) => {
    x ^= x << 13;
    x ^= x >>> 17;
    x ^= x << 5;
    return (x >>> 0) % below;
  };
}

const WORDS =
  'river stone window garden yellow silver market station forest castle engine doctor letter winter summer music paper bridge island mountain coffee orange ' +
  'pencil basket planet rocket candle mirror jacket kitchen library museum theatre football guitar violin harbour village valley desert ocean thunder';

/** Sentences that share few words. */
export function sentence(next: (below: number) => number, words = 14): string {
  const all = WORDS.split(' ');
  return Array.from({ length: words }, () => `${all[next(all.length)]}${next(10) === 0 ? next(100) : ''}`).join(' ');
}

export function chatRows(count: number, seed = 1): { messages: { role: string; content: string }[] }[] {
  const next = numbers(seed * 7919);
  return Array.from({ length: count }, () => ({
    messages: [
      { role: 'user', content: `What about ${sentence(next, 9)}?` },
      { role: 'assistant', content: `It is ${sentence(next, 18)}.` },
    ],
  }));
}

export function labelledRows(count: number, seed = 1): { text: string; label: string }[] {
  const next = numbers(seed * 104729);
  return Array.from({ length: count }, (_, at) => ({
    text: `${sentence(next, 12)} ${at % 2 === 0 ? 'good' : 'bad'}`,
    label: at % 2 === 0 ? 'positive' : 'negative',
  }));
}

const HANZI =
  '天地玄黄宇宙洪荒日月盈昃辰宿列张寒来暑往秋收冬藏闰余成岁律吕调阳云腾致雨露结为霜金生丽水玉出昆冈剑号巨阙珠称夜光果珍李柰菜重芥姜';

export function chineseRows(count: number): { 问题: string; 答案: string }[] {
  const next = numbers(42);
  const text = (length: number) => Array.from({ length }, () => HANZI[next(HANZI.length)]).join('');
  return Array.from({ length: count }, () => ({ 问题: `请问${text(12)}是什么？`, 答案: `${text(30)}。` }));
}

export function shuffled<T>(items: readonly T[], seed = 99): T[] {
  const next = numbers(seed);
  const copy = [...items];
  for (let at = copy.length - 1; at > 0; at -= 1) {
    const other = next(at + 1);
    [copy[at], copy[other]] = [copy[other]!, copy[at]!];
  }
  return copy;
}
