// How pairs of Chinese characters are read, without tones: 千问 → qianwen. The dictionary is loaded when the first one comes.
const PAIR = /^\p{Script=Han}{2}$/u;

type Pinyin = (text: string, options: { toneType: 'none'; type: 'array'; v: true }) => string[];
let dictionary: Promise<Pinyin> | undefined;

/** Null for everything that is no pair of Chinese characters. */
export async function pinyinOfPair(word: string): Promise<string | null> {
  if (!PAIR.test(word)) return null;
  dictionary ??= import('pinyin-pro').then(({ pinyin }) => pinyin as Pinyin);
  const syllables = (await dictionary)(word, { toneType: 'none', type: 'array', v: true });
  return /^[a-z]{2,14}$/.test(syllables.join('')) ? syllables.join('') : null;
}
