import { fold } from './fold';
import { distance, oneErrorAway, parseQuery, pinyinPairs, syllables } from './query';
import { pinyinOfPair } from './pinyin';
import { beginnings, pairs, stem, wordsOf, wordsOfName } from './words';

const MOST = 10_000;

describe('folding', () => {
  it.each([
    ['Ｑｗｅｎ２', 'qwen2'],
    ['Café', 'cafe'],
    ['ÀÉÎÕÜ', 'aeiou'],
    ['ﬁne', 'fine'],
    ['가나', '가나'],
    ['がぎ', 'がぎ'],
    ['\ud800x', '\ufffdx'],
  ])('%p is %p', (text, folded) => {
    expect(fold(text, MOST)).toBe(folded);
  });

  it('is bounded also for letters that unfold to many', () => {
    expect(fold('ﷺ'.repeat(1000), 50).length).toBeLessThanOrEqual(50);
  });
});

describe('words of a text', () => {
  it.each([
    ['The model speaks 中文对话。', ['model', 'speaks', '中文', '文对', '对话']],
    ['version 2.5, 7B', ['version', '2.5', '7b', '7']],
    ['カタカナ', ['カタ', 'タカ', 'カナ']],
    ['!?#', []],
  ])('%p', (text, words) => {
    expect([...wordsOf(text, MOST)]).toEqual(words);
  });

  it('of a name are its parts, too, and neighbours written together', () => {
    const words = [...wordsOfName('DeepSeek-Coder-6.7b', MOST)];
    expect(words).toEqual(expect.arrayContaining(['deepseek', 'deep', 'seek', 'coder', 'deepseekcoder', '6.7b', '6.7']));
  });

  it('of a Chinese name are its single characters, too', () => {
    expect([...wordsOfName('千问', MOST)]).toEqual(['千问', '千', '问']);
  });

  it('takes time in proportion, whatever the text is', () => {
    const hostile = ['a'.repeat(30_000), 'A1'.repeat(15_000), '中'.repeat(30_000), '.1'.repeat(15_000), 'é'.repeat(30_000)];
    for (const text of hostile) expect([...wordsOf(text, 32_000)].length).toBeLessThan(70_000);
  });
});

it('knows singular and plural as one', () => {
  expect(['models', 'model', 'libraries', 'class', 'corpus', 'gas', 'analysis'].map(stem)).toEqual([
    'model',
    'model',
    'library',
    'class',
    'corpus',
    'gas',
    'analysis',
  ]);
});

it('takes letters beyond the basic plane as letters', () => {
  expect(pairs('𠀀𠀁x')).toEqual(['𠀀𠀁', '𠀁x']);
  expect(beginnings('qwen')).toEqual(['qw', 'qwe', 'qwen']);
});

describe('pinyin', () => {
  it.each([
    ['千问', 'qianwen'],
    ['对话', 'duihua'],
    ['金融', 'jinrong'],
    ['银行', 'yinhang'],
    ['女生', 'nvsheng'],
  ])('%s is read %s', async (word, pinyin) => {
    expect(await pinyinOfPair(word)).toBe(pinyin);
  });

  it.each(['千', '千问大', 'ab', 'かな'])('%s has none: no pair of Chinese characters', async (word) => {
    expect(await pinyinOfPair(word)).toBeNull();
  });

  it('is divided into syllables in every way, within bounds', () => {
    expect(syllables('qianwen')).toContainEqual(['qian', 'wen']);
    expect(syllables('xian')).toEqual([['xi', 'an']]);
    expect(syllables('tongyiqianwen').map(pinyinPairs)).toContainEqual(['tongyi', 'yiqian', 'qianwen']);
    expect(syllables('transformers')).toEqual([]);
    expect(syllables('a'.repeat(36)).length).toBeLessThanOrEqual(6);
    expect(syllables(`${'an'.repeat(17)}q`)).toEqual([]);
  });
});

describe('a query', () => {
  it('is a few words in lower case, without what says nothing', () => {
    expect(parseQuery('The Qwen of 千问').words.map(({ text }) => text)).toEqual(['qwen', '千问']);
    expect(parseQuery('the').words.map(({ text }) => text)).toEqual(['the']);
    expect(parseQuery(Array.from({ length: 90 }, (_, i) => `w${i}`).join(' ')).words).toHaveLength(12);
  });

  it('of a longer text without spaces are bound by pairs that may be left out', () => {
    const bridges = (text: string) =>
      parseQuery(text)
        .words.filter(({ isBridge }) => isBridge)
        .map(({ text: pair }) => pair);
    expect(bridges('医疗数据')).toEqual(['疗数']);
    expect(bridges('大模型')).toEqual([]);
    expect(bridges('医疗数据集')).toEqual(['疗数']);
    expect(bridges('医疗数据 疗数')).toEqual([]);
    expect(bridges('medical data')).toEqual([]);
  });

  it('may be a whole name', () => {
    expect(parseQuery('Acme/Tiny-Model').name).toBe('tiny-model');
    expect(parseQuery('tiny model').name).toBe('');
  });
});

describe('typing errors', () => {
  it.each([
    ['qwne', 'qwen'],
    ['qwn', 'qwen'],
    ['qqwen', 'qwen'],
    ['qven', 'qwen'],
  ])('%s is one away from %s', (typed, meant) => {
    expect(oneErrorAway(typed)).toContain(meant);
    expect(distance(typed, meant, 2)).toBe(1);
  });

  it('are counted no further than asked', () => {
    expect(distance('instrukkt', 'instruct', 2)).toBe(2);
    expect(distance('abcdefgh', 'zyxwvuts', 2)).toBe(3);
  });
});
