// Byte-level BPE as tokenizer.json describes it: special tokens are cut out first, the rest is split into pieces, and in each piece the pair that
// was learnt first is merged until none is left.
const GPT2 = /'(?:[sdmt]|ll|ve|re)| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+/gu;

/** Every byte as a letter that can be seen. */
const isPlain = (byte) => (byte > 32 && byte < 127) || (byte > 160 && byte !== 173);
const LETTER = [];
for (let byte = 0, hidden = 256; byte < 256; byte++) LETTER.push(String.fromCodePoint(isPlain(byte) ? byte : hidden++));
const BYTE = new Map(LETTER.map((letter, byte) => [letter, byte]));

export class Tokenizer {
  constructor({ model, pre_tokenizer: before, normalizer, added_tokens: added = [] }) {
    if (model?.type !== 'BPE') throw new Error(`${model?.type ?? 'no model'}: only BPE is read here`);
    const parts = before?.type === 'Sequence' ? before.pretokenizers : before ? [before] : [];
    const level = parts.find(({ type }) => type === 'ByteLevel');
    if (!level) throw new Error('only byte-level BPE is read here');
    this.vocabulary = model.vocab;
    this.ranks = new Map(model.merges.map((pair, rank) => [Array.isArray(pair) ? pair.join(' ') : pair, rank]));
    this.form = normalizer?.type === 'NFC' || normalizer?.normalizers?.some(({ type }) => type === 'NFC') ? 'NFC' : null;
    this.split = splitter(parts.find(({ type }) => type === 'Split')) ?? (level.use_regex === false ? null : GPT2);
    this.special = new Map(added.map(({ content, id }) => [content, id]));
    this.known = new Map();
  }

  /** [{ id, text }]; a token in the middle of a letter has no text of its own. */
  encode(given) {
    const text = this.form ? given.normalize(this.form) : given;
    return this.aroundSpecial(text).flatMap(({ piece, id }) =>
      id === undefined ? this.pieces(piece).flatMap((one) => this.merge(one)) : [{ id, text: piece }],
    );
  }

  aroundSpecial(text) {
    const names = [...this.special.keys()].filter(Boolean).map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
    if (names.length === 0) return [{ piece: text }];
    const parts = text.split(new RegExp(`(${names.join('|')})`));
    return parts.filter(Boolean).map((piece) => ({ piece, id: this.special.get(piece) }));
  }

  pieces(text) {
    return this.split ? (text.match(this.split) ?? []) : [text];
  }

  merge(piece) {
    const known = this.known.get(piece);
    if (known) return known;
    let parts = [...new TextEncoder().encode(piece)].map((byte) => LETTER[byte]);
    for (let best = this.best(parts); best; best = this.best(parts)) parts = joined(parts, best);
    const tokens = parts.map((token) => ({ id: this.vocabulary[token], text: textOf(token) }));
    if (this.known.size < 5000) this.known.set(piece, tokens);
    return tokens;
  }

  best(parts) {
    let found = null;
    for (let at = 0; at + 1 < parts.length; at++) {
      const pair = `${parts[at]} ${parts[at + 1]}`;
      const rank = this.ranks.get(pair);
      if (rank !== undefined && (found === null || rank < found.rank)) found = { rank, left: parts[at], right: parts[at + 1] };
    }
    return found;
  }
}

function joined(parts, { left, right }) {
  const merged = [];
  for (let at = 0; at < parts.length; at++) {
    if (parts[at] === left && parts[at + 1] === right) {
      merged.push(left + right);
      at++;
    } else merged.push(parts[at]);
  }
  return merged;
}

function textOf(token) {
  const bytes = Uint8Array.from([...token].map((letter) => BYTE.get(letter) ?? 63));
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** Other libraries write the same expressions a little differently. */
function splitter(split) {
  const source = split?.pattern?.Regex;
  if (source === undefined) return null;
  // `(?i:` is not understood by every browser yet; what it is for, endings such as 'LL, is rare.
  for (const one of [source, source.replaceAll('(?i:', '(?:')]) {
    try {
      return new RegExp(one, 'gu');
    } catch {}
  }
  return GPT2;
}
