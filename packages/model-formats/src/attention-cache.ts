// How many numbers attention keeps for each token of the context: what a long context costs in memory. Pure; null when the model does not say enough.
import type { JsonObject } from './bounded-json';

/** The shape of attention, by whatever names a file gives it. */
export interface AttentionShape {
  layers: number | null;
  heads: number | null;
  /** Fewer than heads where several share what is kept. */
  kvHeads: number | null;
  hiddenSize: number | null;
  keyLength: number | null;
  valueLength: number | null;
  /** Latent attention (DeepSeek) keeps one short vector and a part for positions, whatever the number of heads. */
  latent: number | null;
  rotary: number | null;
}

/** No model has more: what is larger is a mistake, or somebody's joke. */
const MOST = 1e9;

export function cacheValuesPerToken({ layers, heads, kvHeads, hiddenSize, ...shape }: AttentionShape): number | null {
  if (!layers) return null;
  if (shape.latent) return bounded(layers * (shape.latent + (shape.rotary ?? 0)));
  const width = hiddenSize && heads ? hiddenSize / heads : null;
  const key = shape.keyLength ?? width;
  const value = shape.valueLength ?? key;
  const kept = kvHeads ?? heads;
  return key && value && kept ? bounded(layers * kept * (key + value)) : null;
}

/** Of config.json. `number` reads a whole number by name. */
export function configShape(data: JsonObject, number: (value: unknown) => number | null): AttentionShape {
  const first = (...names: string[]) => names.map((name) => number(data[name])).find((value) => value !== null) ?? null;
  return {
    layers: first('num_hidden_layers', 'n_layer', 'num_layers'),
    heads: first('num_attention_heads', 'n_head'),
    kvHeads: first('num_key_value_heads', 'num_kv_heads'),
    hiddenSize: first('hidden_size', 'n_embd', 'd_model'),
    keyLength: first('head_dim'),
    valueLength: first('head_dim'),
    latent: first('kv_lora_rank'),
    rotary: first('qk_rope_head_dim'),
  };
}

/** Of the keys of a GGUF file, without the name of the architecture before them. */
export function ggufShape(number: (key: string) => number | null): AttentionShape {
  return {
    layers: number('block_count'),
    heads: number('attention.head_count'),
    kvHeads: number('attention.head_count_kv'),
    hiddenSize: number('embedding_length'),
    keyLength: number('attention.key_length'),
    valueLength: number('attention.value_length'),
    latent: number('attention.kv_lora_rank'),
    rotary: number('rope.dimension_count'),
  };
}

function bounded(count: number): number | null {
  return Number.isFinite(count) && count > 0 && count <= MOST ? Math.round(count) : null;
}
