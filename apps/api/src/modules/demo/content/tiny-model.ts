// A language model of 115,000 numbers in the shape of Qwen2 (Llama with biases): every library that knows the shape can load it.
// The numbers come from a fixed seed, so that it answers nonsense; what is real is everything around them.
import { fromBf16, normal, toBf16 } from '../formats/numbers';
import type { Tensor } from '../formats/safetensors';
import { VOCABULARY } from './byte-tokenizer';

export const SHAPE = {
  hidden: 64,
  feedForward: 192,
  layers: 2,
  heads: 4,
  keyValueHeads: 2,
  context: 512,
  ropeTheta: 10_000,
  epsilon: 1e-6,
};
const SEED = 42;
const DEVIATION = 0.02;
const KEY_VALUE = (SHAPE.hidden / SHAPE.heads) * SHAPE.keyValueHeads;

/** By their names in `transformers`. */
export function modelTensors(): Tensor[] {
  const layers = Array.from({ length: SHAPE.layers }, (_, layer) => layerShapes(`model.layers.${layer}.`)).flat();
  const shapes: [name: string, shape: number[]][] = [
    ['model.embed_tokens.weight', [VOCABULARY.length, SHAPE.hidden]],
    ...layers,
    ['model.norm.weight', [SHAPE.hidden]],
  ];
  const next = normal(SEED, DEVIATION);
  return shapes.map(([name, shape]) => ({ name, shape, values: valuesOf(name, shape, next) }));
}

function layerShapes(prefix: string): [string, number[]][] {
  const { hidden, feedForward } = SHAPE;
  const shapes: [string, number[]][] = [
    ['input_layernorm.weight', [hidden]],
    ['self_attn.q_proj.weight', [hidden, hidden]],
    ['self_attn.q_proj.bias', [hidden]],
    ['self_attn.k_proj.weight', [KEY_VALUE, hidden]],
    ['self_attn.k_proj.bias', [KEY_VALUE]],
    ['self_attn.v_proj.weight', [KEY_VALUE, hidden]],
    ['self_attn.v_proj.bias', [KEY_VALUE]],
    ['self_attn.o_proj.weight', [hidden, hidden]],
    ['post_attention_layernorm.weight', [hidden]],
    ['mlp.gate_proj.weight', [feedForward, hidden]],
    ['mlp.up_proj.weight', [feedForward, hidden]],
    ['mlp.down_proj.weight', [hidden, feedForward]],
  ];
  return shapes.map(([name, shape]) => [prefix + name, shape]);
}

/** What BF16 can hold, so that the model and its quantized copy come from the same numbers. */
function valuesOf(name: string, shape: number[], next: () => number): Float32Array {
  const values = new Float32Array(shape.reduce((product, size) => product * size, 1));
  if (name.endsWith('norm.weight')) return values.fill(1);
  return values.map(() => (name.endsWith('.bias') ? 0 : fromBf16(toBf16(next()))));
}

const GGUF_NAMES: [RegExp, string][] = [
  [/^model\.embed_tokens\./, 'token_embd.'],
  [/^model\.norm\./, 'output_norm.'],
  [/^model\.layers\.(\d+)\./, 'blk.$1.'],
  [/self_attn\.([qkv])_proj/, 'attn_$1'],
  [/self_attn\.o_proj/, 'attn_output'],
  [/input_layernorm/, 'attn_norm'],
  [/post_attention_layernorm/, 'ffn_norm'],
  [/mlp\.(gate|up|down)_proj/, 'ffn_$1'],
];

/** By their names in llama.cpp. */
export function ggufTensors(): Tensor[] {
  const rename = (name: string): string => GGUF_NAMES.reduce((text, [pattern, replacement]) => text.replace(pattern, replacement), name);
  return modelTensors().map((tensor) => ({ ...tensor, name: rename(tensor.name) }));
}
