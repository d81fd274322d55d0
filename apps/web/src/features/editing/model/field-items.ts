// What a field of a card may hold, in the reader's words, with what files call it beside.
import { CARD_RELATIONS, CARD_SDKS, CARD_SIZES, CARD_TASKS } from '@modelgrove/shared';
import type { Translate } from '../../../lib/i18n';
import { languageName } from '../../../lib/language-name';
import { LICENSES, OTHER } from '../../../lib/licenses';
import { taskName } from '../../../lib/task-name';
import type { ComboItem } from '../../../ui/combo-items';

/** ISO 639-1, and a few that have three letters. The frequent ones first; the others by their names. */
const FREQUENT = 'en zh ja ko fr de es ru ar pt hi id vi it'.split(' ');
const OTHERS =
  `aa ab ae af ak am an as av ay az ba be bg bi bm bn bo br bs ca ce ch co cr cs cu cv cy da dv dz ee el eo et eu fa ff fi fj fo fy ga gd gl gn gu gv ha
  he ho hr ht hu hy hz ia ie ig ii ik io is iu jv ka kg ki kj kk kl km kn kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb
  nd ne ng nl nn no nr nv ny oc oj om or os pa pi pl ps qu rm rn ro rw sa sc sd se sg si sk sl sm sn so sq sr ss st su sv sw ta te tg th ti tk tl tn to tr
  ts tt tw ty ug uk ur uz ve vo wa wo xh yi yo za zu yue wuu nan hak ceb fil haw hmn`.split(/\s+/);

const METRICS =
  'accuracy f1 precision recall exact_match perplexity bleu rouge meteor bertscore wer cer mse mae mean_iou map pass@1 code_eval'.split(
    ' ',
  );
const LIBRARIES =
  `transformers diffusers peft sentence-transformers gguf safetensors pytorch onnx keras tensorflow jax timm spacy flair fasttext scikit-learn
  stable-baselines3 openvino mlx vllm adapter-transformers setfit span-marker open_clip nemo espnet speechbrain ctranslate2 llamafile`.split(
    /\s+/,
  );
const COLOURS = ['red', 'yellow', 'green', 'blue', 'indigo', 'purple', 'pink', 'gray'] as const;

export function licenseItems(t: Translate): ComboItem[] {
  const known = LICENSES.map(({ id, name }) => ({ value: id, label: name, note: id, isName: true }));
  return [...known, { value: OTHER, label: t('new.licenseOther'), note: OTHER, always: true }];
}

export function languageItems(locale: string, t: Translate): ComboItem[] {
  const item = (code: string): ComboItem => ({
    value: code,
    label: languageName(code, locale),
    note: code,
    also: `${languageName(code, 'en')} ${languageName(code, code)}`,
    isName: true,
  });
  const others = OTHERS.map(item).sort((a, b) => a.label.localeCompare(b.label, locale));
  const special = [
    { value: 'multilingual', label: t('form.multilingual'), note: 'multilingual' },
    { value: 'code', label: t('form.codeLanguage'), note: 'code' },
  ];
  return [...FREQUENT.map(item), ...special, ...others];
}

export function taskItems(t: Translate): ComboItem[] {
  return CARD_TASKS.map((task) => ({ value: task, label: taskName(task, t), note: task }));
}

export function sizeItems(locale: string, t: Translate): ComboItem[] {
  return CARD_SIZES.map((size) => ({ value: size, label: t('form.rows', { range: sizeRange(size, locale, t) }), note: size }));
}

/** `1K<n<10K` in the reader's numbers. */
function sizeRange(size: string, locale: string, t: Translate): string {
  const [from, to] = size.startsWith('n>') ? [size.slice(2), ''] : size.split(/<?n</);
  const shown = (text = '') => new Intl.NumberFormat(locale, { notation: 'compact' }).format(numberOf(text));
  if (from === '' || from === undefined) return t('form.below', { to: shown(to) });
  return to === '' ? t('form.above', { from: shown(from) }) : t('form.between', { from: shown(from), to: shown(to) });
}

const TIMES: Record<string, number> = { K: 1e3, M: 1e6, B: 1e9, T: 1e12 };

function numberOf(text: string): number {
  return Number.parseInt(text) * (TIMES[text.slice(-1)] ?? 1);
}

export function relationItems(t: Translate): ComboItem[] {
  return CARD_RELATIONS.map((relation) => ({ value: relation, label: t(`madeBy.${relation}`), note: relation }));
}

export function sdkItems(t: Translate): ComboItem[] {
  return CARD_SDKS.map((sdk) => ({ value: sdk, label: t(`runsWith.${sdk}`), note: sdk }));
}

export function colourItems(t: Translate): ComboItem[] {
  return COLOURS.map((colour) => ({ value: colour, label: t(`colour.${colour}`), note: colour }));
}

export function metricItems(): ComboItem[] {
  return wordItems(METRICS);
}

/** Known libraries, and those that the hub has besides. */
export function libraryItems(found: readonly string[]): ComboItem[] {
  return wordItems([...new Set([...LIBRARIES, ...found])]);
}

/** Tags that people wrote: what the hub says by tags of its own is told by a colon. */
export function tagItems(found: readonly string[]): ComboItem[] {
  return wordItems(found.filter((tag) => !tag.includes(':')));
}

/** Repositories that the hub found. `isAnswer`: by what is typed now, in whatever way they are meant; earlier ones must be called so. */
export function nameItems(found: readonly string[], isAnswer: boolean): ComboItem[] {
  return found.map((id) => ({ value: id, label: id, isName: true, always: isAnswer }));
}

function wordItems(words: readonly string[]): ComboItem[] {
  return words.map((word) => ({ value: word, label: word, isName: true }));
}
