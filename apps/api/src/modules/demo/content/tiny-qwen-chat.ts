// Model: a chat model in the shape of Qwen2, with card, tokenizer, weights, a tag and a branch.
import { writeSafetensors } from '../formats/safetensors';
import { END_OF_TEXT, idOf, tokenizerConfig, tokenizerFile, TURN_ENDS, VOCABULARY } from './byte-tokenizer';
import { ADA, type Example, json, LIN } from './example';
import { modelTensors, SHAPE } from './tiny-model';

export function tinyQwenChat(): Example {
  return {
    type: 'model',
    name: 'tiny-qwen-chat',
    main: [
      {
        title: 'feat: add the configuration and a tokenizer of bytes',
        author: LIN,
        files: { 'config.json': json(config()), 'tokenizer.json': json(tokenizerFile()), 'tokenizer_config.json': json(tokenizerConfig()) },
      },
      {
        title: 'feat: add weights made from seed 42',
        body: 'Normal numbers with a deviation of 0.02, in BF16. Nothing was trained: the model is as large as it needs to be to load.',
        author: ADA,
        files: { 'model.safetensors': { large: writeSafetensors(modelTensors(), { format: 'pt' }) } },
      },
      { title: 'docs: describe the model in English and Chinese', author: LIN, files: { 'README.md': card('') } },
      {
        title: 'feat: add settings for generation',
        author: ADA,
        files: { 'generation_config.json': json(generation({ eos_token_id: idOf(END_OF_TEXT) })) },
      },
      {
        title: 'fix: end an answer where the turn ends',
        body: `A conversation ends each turn with ${TURN_ENDS}. Without it in the list the model went on until the limit.`,
        author: LIN,
        files: {
          'generation_config.json': json(generation({ eos_token_id: [idOf(TURN_ENDS), idOf(END_OF_TEXT)], max_new_tokens: 64 })),
        },
      },
      { title: 'docs: show how to load it', author: ADA, files: { 'README.md': card(USAGE) } },
    ],
    tag: { name: 'v1.0', message: 'First version that ends its answers' },
    branch: {
      name: 'longer-context',
      steps: [
        {
          title: 'feat: read up to 2,048 bytes',
          author: ADA,
          files: { 'config.json': json(config({ max_position_embeddings: 2048, rope_theta: 40_000 })) },
        },
      ],
    },
  };
}

function config(change: { max_position_embeddings?: number; rope_theta?: number } = {}): object {
  return {
    architectures: ['Qwen2ForCausalLM'],
    model_type: 'qwen2',
    hidden_size: SHAPE.hidden,
    intermediate_size: SHAPE.feedForward,
    num_hidden_layers: SHAPE.layers,
    num_attention_heads: SHAPE.heads,
    num_key_value_heads: SHAPE.keyValueHeads,
    hidden_act: 'silu',
    max_position_embeddings: SHAPE.context,
    rope_theta: SHAPE.ropeTheta,
    rms_norm_eps: SHAPE.epsilon,
    vocab_size: VOCABULARY.length,
    tie_word_embeddings: true,
    use_sliding_window: false,
    bos_token_id: null,
    eos_token_id: idOf(TURN_ENDS),
    pad_token_id: idOf(END_OF_TEXT),
    torch_dtype: 'bfloat16',
    ...change,
  };
}

function generation(change: object): object {
  return { do_sample: true, temperature: 0.7, top_p: 0.8, pad_token_id: idOf(END_OF_TEXT), ...change };
}

const USAGE = `
## Use it · 使用方法

\`\`\`python
from transformers import pipeline

chat = pipeline("text-generation", "examples/tiny-qwen-chat")
print(chat([{"role": "user", "content": "你好"}], max_new_tokens=20))
\`\`\`

The answer is noise: the weights were never trained. · 回答是随机字符：权重没有经过训练。
`;

function card(usage: string): string {
  return `---
license: apache-2.0
language:
- zh
- en
library_name: transformers
pipeline_tag: text-generation
tags:
- qwen2
- chat
- 千问
- 对话
---

# tiny-qwen-chat · 千问风格的对话小模型

这是一个千问（Qwen2）结构的对话小模型，随 Modelgrove 模林的示例内容在本机生成，只有 11.5 万个参数。它的权重来自固定的随机种子，没有经过训练，因此回答没有意义；但配置、分词器和权重文件都是真实可加载的，适合用来试用上传、下载、搜索和版本历史。

This is a chat model in the shape of Qwen2 with 115,000 parameters, made on this machine as an example for Modelgrove. Its weights come
from a fixed seed and were never trained, so it talks nonsense; the configuration, the tokenizer and the weights are real and can be loaded.

| | |
|---|---|
| Architecture · 结构 | Qwen2, ${SHAPE.layers} layers, hidden size ${SHAPE.hidden} |
| Tokenizer · 分词器 | one token a byte · 每个字节一个词元 |
| Precision · 精度 | BF16 |
${usage}`;
}
