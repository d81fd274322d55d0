// Model: the same numbers for llama.cpp, quantized to eight bits.
import { type GgufValue, writeGguf } from '../formats/gguf';
import { CHAT_TEMPLATE, END_OF_TEXT, idOf, TURN_ENDS, VOCABULARY } from './byte-tokenizer';
import { ADA, type Example, LIN } from './example';
import { ggufTensors, SHAPE } from './tiny-model';

const FILE = 'tiny-qwen-chat-q8_0.gguf';
const ORDINARY = 1;
const CONTROL = 3;

export function tinyQwenChatGguf(organization: string): Example {
  return {
    type: 'model',
    name: 'tiny-qwen-chat-gguf',
    main: [
      { title: 'feat: add the model quantized to Q8_0', author: ADA, files: { [FILE]: { large: writeGguf(metadata(), ggufTensors()) } } },
      { title: 'docs: add a card with the base model', author: LIN, files: { 'README.md': card(organization) } },
    ],
    tag: { name: 'v1.0', message: 'Made from tiny-qwen-chat v1.0' },
  };
}

function metadata(): [string, GgufValue][] {
  return [
    ['general.architecture', { text: 'qwen2' }],
    ['general.name', { text: 'tiny-qwen-chat' }],
    ['general.license', { text: 'apache-2.0' }],
    ['general.languages', { texts: ['zh', 'en'] }],
    ['general.file_type', { u32: 7 }],
    ['general.quantization_version', { u32: 2 }],
    ['qwen2.context_length', { u32: SHAPE.context }],
    ['qwen2.embedding_length', { u32: SHAPE.hidden }],
    ['qwen2.block_count', { u32: SHAPE.layers }],
    ['qwen2.feed_forward_length', { u32: SHAPE.feedForward }],
    ['qwen2.attention.head_count', { u32: SHAPE.heads }],
    ['qwen2.attention.head_count_kv', { u32: SHAPE.keyValueHeads }],
    ['qwen2.attention.layer_norm_rms_epsilon', { f32: SHAPE.epsilon }],
    ['qwen2.rope.freq_base', { f32: SHAPE.ropeTheta }],
    ['tokenizer.ggml.model', { text: 'gpt2' }],
    ['tokenizer.ggml.pre', { text: 'qwen2' }],
    ['tokenizer.ggml.tokens', { texts: VOCABULARY }],
    ['tokenizer.ggml.token_type', { numbers: VOCABULARY.map((_token, id) => (id < 256 ? ORDINARY : CONTROL)) }],
    ['tokenizer.ggml.merges', { texts: [] }],
    ['tokenizer.ggml.eos_token_id', { u32: idOf(TURN_ENDS) }],
    ['tokenizer.ggml.padding_token_id', { u32: idOf(END_OF_TEXT) }],
    ['tokenizer.chat_template', { text: CHAT_TEMPLATE }],
  ];
}

function card(organization: string): string {
  return `---
license: apache-2.0
language:
- zh
- en
base_model: ${organization}/tiny-qwen-chat
base_model_relation: quantized
pipeline_tag: text-generation
library_name: gguf
tags:
- gguf
- 千问
- 对话
---

# tiny-qwen-chat-gguf · 千问对话小模型的量化版

[tiny-qwen-chat](/${organization}/tiny-qwen-chat) 的 Q8_0 量化版本，可以用 llama.cpp 读取。

[tiny-qwen-chat](/${organization}/tiny-qwen-chat) quantized to Q8_0, for llama.cpp and what is built on it: matrices in blocks of 32 bytes
with one scale each, vectors in F32.
`;
}
