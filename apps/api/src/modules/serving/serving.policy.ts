// What can be served, and what it needs. Pure.
import type { AdapterConfig, ModelConfig } from '@modelgrove/model-formats';
import type { TreeItem } from '../versions';
import type { NotServable } from './serving.errors';
import type { ServingUse } from './serving.types';

const GIB = 1024 ** 3;
/** PyTorch and the libraries, before any weight. */
const FLOOR_BYTES = 1.25 * GIB;
/** 16-bit weights become 32 bits on a processor, and what is said so far is kept beside them. */
const BYTES_PER_WEIGHT_BYTE = 2.5;
const WRITES_TEXT = /ForCausalLM$|LMHeadModel$/;
/** A model without a head, or with that of its first training: its last layer is what is asked for. */
const READS_TEXT = /^[A-Z]\w*Model$|ForMaskedLM$/;

export function needsOf(weightBytes: number): { cpus: number; memoryBytes: number; gpus: number } {
  return { cpus: 1, memoryBytes: Math.ceil(FLOOR_BYTES + weightBytes * BYTES_PER_WEIGHT_BYTE), gpus: 0 };
}

export function weightBytesOf(items: readonly TreeItem[]): number {
  return items.filter(({ path }) => path.endsWith('.safetensors')).reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
}

/** One that writes text makes embeddings too. */
export function useOf(config: ModelConfig | null): ServingUse {
  return config?.architectures.some((name) => WRITES_TEXT.test(name)) ? 'chat' : 'embedding';
}

/** Null when a whole model can be served. */
export function problemOfModel(
  items: readonly TreeItem[],
  config: ModelConfig | null,
  use: ServingUse,
  mostBytes: number,
): NotServable | null {
  const has = (pattern: RegExp): boolean => items.some(({ path }) => pattern.test(path));
  if (!config || !has(/\.safetensors$/) || !has(/^(?:tokenizer\.(?:json|model)|vocab\.(?:txt|json))$/)) return 'weights';
  const isReader = useOf(config) === 'embedding';
  if (use === 'chat' && isReader) return 'not-a-chat-model';
  if (use === 'embedding' && isReader && !config.architectures.some((name) => READS_TEXT.test(name))) return 'not-an-embedding-model';
  return weightBytesOf(items) > mostBytes ? 'too-large' : null;
}

export function problemOfAdapter(items: readonly TreeItem[], config: AdapterConfig): NotServable | null {
  if (!items.some(({ path }) => path === 'adapter_model.safetensors')) return 'weights';
  return config.task === null || config.task === 'CAUSAL_LM' ? null : 'not-a-chat-model';
}
