// A model that looks complete, and conversations that it could be trained on: for tests in which nothing is trained.

export const TINY_CONFIG = {
  model_type: 'llama',
  hidden_size: 64,
  num_hidden_layers: 2,
  num_attention_heads: 4,
  intermediate_size: 128,
  vocab_size: 300,
  max_position_embeddings: 256,
};

/** No two are the same. */
export function conversations(count) {
  return Array.from({ length: count }, (_, i) => ({
    messages: [
      { role: 'user', content: `What is ${i} and ${i * 3}?` },
      { role: 'assistant', content: `The answer to ${i} is ${i * 4 + 1}.` },
    ],
  }));
}
