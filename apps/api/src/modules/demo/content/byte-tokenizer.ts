// The tokenizer of the small models: one token a byte, and the three marks of a conversation. Byte-level BPE without merges, which every
// library of tokenizers reads.

export const END_OF_TEXT = '<|endoftext|>';
export const TURN_BEGINS = '<|im_start|>';
export const TURN_ENDS = '<|im_end|>';
const MARKS = [END_OF_TEXT, TURN_BEGINS, TURN_ENDS];

/** Every byte as a letter that can be seen, as GPT-2 writes them: printable ones as they are, the others from U+0100 on. */
const BYTES = Array.from({ length: 256 }, (_, byte) => byte);
const isPrintable = (byte: number): boolean => (byte > 32 && byte < 127) || (byte > 160 && byte !== 173);
const HIDDEN = BYTES.filter((byte) => !isPrintable(byte));

/** By id. */
export const VOCABULARY: readonly string[] = [
  ...BYTES.map((byte) => String.fromCodePoint(isPrintable(byte) ? byte : 256 + HIDDEN.indexOf(byte))),
  ...MARKS,
];

export function idOf(token: string): number {
  return VOCABULARY.indexOf(token);
}

const BYTE_LEVEL = { type: 'ByteLevel', add_prefix_space: false, trim_offsets: false, use_regex: false };
const BPE = { type: 'BPE', dropout: null, unk_token: null, continuing_subword_prefix: '', end_of_word_suffix: '', fuse_unk: false };

export function tokenizerFile(): object {
  const mark = { single_word: false, lstrip: false, rstrip: false, normalized: false, special: true };
  return {
    version: '1.0',
    truncation: null,
    padding: null,
    added_tokens: MARKS.map((content) => ({ id: idOf(content), content, ...mark })),
    normalizer: { type: 'NFC' },
    pre_tokenizer: BYTE_LEVEL,
    post_processor: BYTE_LEVEL,
    decoder: BYTE_LEVEL,
    model: { ...BPE, byte_fallback: false, vocab: Object.fromEntries(VOCABULARY.map((token, id) => [token, id])), merges: [] },
  };
}

/** As Qwen writes conversations (ChatML). */
export const CHAT_TEMPLATE = [
  `{% for message in messages %}{{ '${TURN_BEGINS}' + message['role'] + '\\n' + message['content'] + '${TURN_ENDS}' + '\\n' }}{% endfor %}`,
  `{% if add_generation_prompt %}{{ '${TURN_BEGINS}assistant\\n' }}{% endif %}`,
].join('');

export function tokenizerConfig(): object {
  return {
    tokenizer_class: 'PreTrainedTokenizerFast',
    bos_token: null,
    eos_token: TURN_ENDS,
    pad_token: END_OF_TEXT,
    model_max_length: 512,
    clean_up_tokenization_spaces: false,
    chat_template: CHAT_TEMPLATE,
  };
}
