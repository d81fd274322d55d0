import type { AdapterConfig, ModelConfig } from '@modelgrove/model-formats';
import type { TreeItem } from '../versions';
import { needsOf, problemOfAdapter, problemOfModel, weightBytesOf } from './serving.policy';

const GIB = 1024 ** 3;

function items(sizes: Record<string, number>): TreeItem[] {
  return Object.entries(sizes).map(([path, sizeBytes]) => ({ path, sizeBytes, kind: 'file' }) as TreeItem);
}
const llama = { architectures: ['LlamaForCausalLM'] } as ModelConfig;
const WHOLE = { 'config.json': 100, 'tokenizer.json': 100, 'model-1.safetensors': 600, 'model-2.safetensors': 400 };

describe('what can be served', () => {
  it.each<[string, Record<string, number>, ModelConfig | null, string | null]>([
    ['a model that writes text', WHOLE, llama, null],
    ['one with a tokenizer of sentencepiece', { 'tokenizer.model': 1, 'm.safetensors': 1 }, llama, null],
    ['GPT-2 by its own name', WHOLE, { architectures: ['GPT2LMHeadModel'] } as ModelConfig, null],
    ['one without a tokenizer', { 'm.safetensors': 1 }, llama, 'weights'],
    ['one without weights', { 'tokenizer.json': 1, 'pytorch_model.bin': 1 }, llama, 'weights'],
    ['one whose config cannot be read', WHOLE, null, 'weights'],
    ['one that classifies', WHOLE, { architectures: ['BertForSequenceClassification'] } as ModelConfig, 'not-a-chat-model'],
    ['one that says nothing of itself', WHOLE, { architectures: [] as string[] } as ModelConfig, 'not-a-chat-model'],
    ['one that is too large in all its files together', { ...WHOLE, 'model-3.safetensors': 1 }, llama, 'too-large'],
  ])('%s', (_name, files, config, problem) => {
    expect(problemOfModel(items(files), config, 'chat', 1000)).toBe(problem);
  });

  it.each<[string, string | null]>([
    ['LlamaForCausalLM', null],
    ['BertModel', null],
    ['XLMRobertaForMaskedLM', null],
    ['BertForSequenceClassification', 'not-an-embedding-model'],
    ['WhisperForConditionalGeneration', 'not-an-embedding-model'],
  ])('embeddings of %s', (architecture, problem) => {
    const files = { 'config.json': 1, 'vocab.txt': 1, 'model.safetensors': 1 };
    expect(problemOfModel(items(files), { architectures: [architecture] } as ModelConfig, 'embedding', 1000)).toBe(problem);
  });

  it('adapters that say so, or say nothing', () => {
    const there = items({ 'adapter_model.safetensors': 1 });
    expect(problemOfAdapter(there, { task: 'CAUSAL_LM' } as AdapterConfig)).toBeNull();
    expect(problemOfAdapter(there, { task: null } as AdapterConfig)).toBeNull();
    expect(problemOfAdapter(there, { task: 'SEQ_CLS' } as AdapterConfig)).toBe('not-a-chat-model');
    expect(problemOfAdapter(items({ 'adapter_model.bin': 1 }), { task: null } as AdapterConfig)).toBe('weights');
  });

  it('needs memory for its weights in 32 bits and for the libraries', () => {
    expect(weightBytesOf(items({ ...WHOLE, 'README.md': 7 }))).toBe(1000);
    expect(needsOf(0)).toEqual({ cpus: 1, memoryBytes: 1.25 * GIB, gpus: 0 });
    expect(needsOf(2 * GIB).memoryBytes).toBe(6.25 * GIB);
  });
});
