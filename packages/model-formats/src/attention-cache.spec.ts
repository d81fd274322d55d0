import { parseModelConfig } from './model-config';

const keptBy = (config: unknown) => parseModelConfig(new TextEncoder().encode(JSON.stringify(config))).cacheValuesPerToken;

describe('what attention keeps for each token', () => {
  it('counts keys and values of every layer, and only heads that are kept', () => {
    const llama8b = { num_hidden_layers: 32, hidden_size: 4096, num_attention_heads: 32, num_key_value_heads: 8 };
    expect(keptBy(llama8b)).toBe(2 * 32 * 8 * 128);
    expect(keptBy({ ...llama8b, num_key_value_heads: undefined })).toBe(2 * 32 * 4096);
  });

  it('believes the width of a head where it is given', () => {
    expect(keptBy({ num_hidden_layers: 2, hidden_size: 100, num_attention_heads: 4, num_key_value_heads: 2, head_dim: 64 })).toBe(512);
  });

  it('is short where attention is latent', () => {
    expect(keptBy({ num_hidden_layers: 61, num_attention_heads: 128, hidden_size: 7168, kv_lora_rank: 512, qk_rope_head_dim: 64 })).toBe(
      61 * 576,
    );
  });

  it('is found where models of several kinds of input keep what concerns text', () => {
    expect(keptBy({ text_config: { num_hidden_layers: 2, hidden_size: 8, num_attention_heads: 2 } })).toBe(32);
  });

  it('is not guessed from half a configuration, nor believed beyond reason', () => {
    expect(keptBy({ hidden_size: 4096 })).toBeNull();
    expect(keptBy({ num_hidden_layers: 32 })).toBeNull();
    expect(keptBy({ num_hidden_layers: 1e9, hidden_size: 1e9, num_attention_heads: 1 })).toBeNull();
  });
});
