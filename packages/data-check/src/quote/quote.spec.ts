import * as fc from 'fast-check';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { checkData } from '../check';
import { FUZZ_TIMEOUT_MS, fuzzBudget } from '../fuzz-budget';
import type { DataReport } from '../report/data-report';
import { chatRows, linesFile } from '../testing/fixtures';
import { modelSizeOf } from './model-size';
import { quoteOf, type QuoteOptions } from './quote';

const exactly = (value: number) => ({ value, low: value, high: value });
const config = (values: object) => Buffer.from(JSON.stringify(values));
const OPTIONS: QuoteOptions = {
  model: { parameters: 1e9, activeParameters: 1e9, layers: 16, hiddenSize: 2048 },
  bytesPerParameter: 2,
  method: 'lora',
  epochs: 3,
  batchSize: 8,
  evaluation: { maxExamples: 200, maxNewTokens: 64 },
  device: {
    flopsPerSecond: { value: 1e13, low: 5e12, high: 2e13 },
    bytesPerSecond: { value: 2e11, low: 1e11, high: 3e11 },
    startSeconds: { value: 60, low: 20, high: 180 },
  },
};
const tokenizer = readFileSync(path.join(__dirname, '../../golden/tokenizers/byte-bpe.json'));

describe('the size of a model', () => {
  it.each([
    // Parameters as their cards say.
    [
      'Llama 3.2 1B',
      {
        model_type: 'llama',
        hidden_size: 2048,
        num_hidden_layers: 16,
        num_attention_heads: 32,
        num_key_value_heads: 8,
        head_dim: 64,
        intermediate_size: 8192,
        vocab_size: 128256,
        tie_word_embeddings: true,
      },
      1.2359e9,
    ],
    [
      'Qwen2.5 7B',
      {
        model_type: 'qwen2',
        hidden_size: 3584,
        num_hidden_layers: 28,
        num_attention_heads: 28,
        num_key_value_heads: 4,
        intermediate_size: 18944,
        vocab_size: 152064,
        tie_word_embeddings: false,
      },
      7.6156e9,
    ],
    ['GPT-2', { model_type: 'gpt2', n_embd: 768, n_layer: 12, n_head: 12, vocab_size: 50257 }, 124.4e6],
    [
      'Mixtral 8x7B',
      {
        model_type: 'mixtral',
        hidden_size: 4096,
        num_hidden_layers: 32,
        num_attention_heads: 32,
        num_key_value_heads: 8,
        intermediate_size: 14336,
        vocab_size: 32000,
        num_local_experts: 8,
        num_experts_per_tok: 2,
        tie_word_embeddings: false,
      },
      46.7e9,
    ],
  ])('of %s is within two percent', (_name, values, parameters) => {
    const size = modelSizeOf(config(values))!;
    expect(Math.abs(size.parameters / parameters - 1)).toBeLessThan(0.02);
  });

  it('counts of experts only those that are asked, and trusts counted weights', () => {
    const mixture = {
      hidden_size: 64,
      num_hidden_layers: 2,
      num_attention_heads: 4,
      vocab_size: 100,
      num_local_experts: 8,
      num_experts_per_tok: 2,
    };
    const size = modelSizeOf(config(mixture))!;
    expect(size.activeParameters).toBeLessThan(size.parameters / 2);
    expect(modelSizeOf(config(mixture), 1_000_000)!.parameters).toBe(1_000_000);
    expect(modelSizeOf(config({ hidden_size: 64 }))).toBeNull();
  });
});

describe('a quote', () => {
  const report = (options = {}): Promise<DataReport> =>
    checkData([linesFile(chatRows(1000))], {
      heldOutShare: 0.1,
      model: { tokenizer, config: config({ max_position_embeddings: 2048 }) },
      ...options,
    });

  it('is the arithmetic of what is trained', async () => {
    const data = await report();
    const quote = quoteOf(data, { ...OPTIONS, price: { currency: 'EUR', millionthsOfMinorPerSecond: 50_000n } });
    expect(quote.steps).toBe(Math.ceil(900 / 8) * 3);
    expect(quote.trainedTokens.value).toBe(Math.round(data.lengths!.trainedTokens.value * 0.9 * 3));
    const training = (quote.trainedTokens.value * 2 * 2e9) / 1e13;
    expect(quote.seconds.value).toBeGreaterThan(60 + training);
    expect(quote.seconds.value).toBeLessThan(60 + training * 2 + 200);
    expect(quote.seconds.low).toBeLessThan(quote.seconds.value);
    expect(quote.seconds.high).toBeGreaterThan(quote.seconds.value);
    expect(quote.price).toMatchObject({ currency: 'EUR', valueMinor: (BigInt(quote.seconds.value) * 50_000n + 999_999n) / 1_000_000n });
  });

  it('without a tokenizer has a wide interval', async () => {
    const quote = quoteOf(await report({ model: undefined }), OPTIONS);
    expect(quote.trainedTokens.high / quote.trainedTokens.low).toBeCloseTo(8, 0);
  });

  it(
    'never falls when there is more to do, and its interval holds its value',
    async () => {
      const data = await report();
      const natural = (max: number) => fc.integer({ min: 1, max });
      fc.assert(
        fc.property(natural(20), natural(64), natural(1e6), fc.constantFrom('lora', 'full'), (epochs, batchSize, size, method) => {
          const model = { ...OPTIONS.model, parameters: size * 1000, activeParameters: size * 1000 };
          const quote = quoteOf(data, { ...OPTIONS, epochs, batchSize, model, method: method as 'lora' });
          const more = quoteOf(data, { ...OPTIONS, epochs: epochs + 1, batchSize, model, method: method as 'lora' });
          expect(quote.seconds.low).toBeLessThanOrEqual(quote.seconds.value);
          expect(quote.seconds.value).toBeLessThanOrEqual(quote.seconds.high);
          expect(more.seconds.value).toBeGreaterThanOrEqual(quote.seconds.value);
          expect(more.steps).toBeGreaterThan(quote.steps);
        }),
        fuzzBudget(200),
      );
    },
    FUZZ_TIMEOUT_MS,
  );

  it('of full training is larger than of LoRA', async () => {
    const data = await report();
    const device = { ...OPTIONS.device, startSeconds: exactly(0), flopsPerSecond: exactly(1e10) };
    const [lora, full] = (['lora', 'full'] as const).map((method) => quoteOf(data, { ...OPTIONS, device, method }).seconds.value);
    expect(full! / lora!).toBeGreaterThan(1.3);
  });
});
