// How large a model is, as far as work is concerned, by its config.json. Decoders and encoders of the usual kinds; what is unknown is estimated as a Llama would be.
import { type JsonObject, objectOf } from '../tokens/model-files';

export interface ModelSize {
  parameters: number;
  /** What a token is multiplied with: without the table of inputs, and of experts only those that are asked. */
  activeParameters: number;
  layers: number;
  hiddenSize: number;
}

const TWO_MATRICES = /gpt|bert|opt|bloom|falcon|phi$|mpt|electra|xlm/i;

/** `null` when the file does not say. Counted parameters of the weights, where they are known, are better: `known`. */
export function modelSizeOf(config: Uint8Array, known?: number): ModelSize | null {
  const all = objectOf(config, 'config.json')!;
  const data = all.text_config && typeof all.text_config === 'object' && !Array.isArray(all.text_config) ? all.text_config : all;
  const hidden = first(data, ['hidden_size', 'n_embd', 'd_model', 'dim']);
  const layers = first(data, ['num_hidden_layers', 'n_layer', 'num_layers', 'n_layers']);
  const vocabulary = first(data, ['vocab_size']);
  if (!hidden || !layers || !vocabulary) return null;
  const { whole, active } = layerParameters(data, hidden);
  const table = vocabulary * hidden;
  const isTied = (data.tie_word_embeddings ?? all.tie_word_embeddings) !== false;
  const counted = layers * whole + table * (isTied ? 1 : 2);
  const activeParameters = layers * active + table;
  const factor = known ? known / counted : 1;
  return { parameters: known ?? counted, activeParameters: Math.round(activeParameters * factor), layers, hiddenSize: hidden };
}

function layerParameters(data: JsonObject, hidden: number): { whole: number; active: number } {
  const heads = first(data, ['num_attention_heads', 'n_head', 'n_heads']) ?? 1;
  const headSize = first(data, ['head_dim']) ?? hidden / heads;
  const keyHeads = first(data, ['num_key_value_heads']) ?? heads;
  const attention = hidden * headSize * (2 * heads + 2 * keyHeads);
  const isPlain = TWO_MATRICES.test(typeof data.model_type === 'string' ? data.model_type : '');
  const inner = first(data, ['intermediate_size', 'n_inner', 'd_ff', 'ffn_dim', 'hidden_dim']) ?? 4 * hidden;
  const experts = first(data, ['num_local_experts', 'num_experts', 'n_routed_experts']) ?? 1;
  const asked = Math.min(first(data, ['num_experts_per_tok']) ?? 1, experts);
  const feedForward = hidden * ((experts > 1 && first(data, ['moe_intermediate_size'])) || inner) * (isPlain ? 2 : 3);
  return { whole: attention + feedForward * experts, active: attention + feedForward * asked };
}

function first(data: JsonObject, names: string[]): number | null {
  for (const name of names) {
    const value = data[name];
    if (typeof value === 'number' && Number.isFinite(value) && value > 0) return value;
  }
  return null;
}
