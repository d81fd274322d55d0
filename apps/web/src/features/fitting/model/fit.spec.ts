import { GB, mostParameters, neededBytes, PRECISIONS, readGigabytes, USUAL_CONTEXT, usualCacheBytes } from '../../../lib/model-memory';
import { fitOf, type ModelFacts, waysOf } from './fit';

const listed = (parameters: number | null, more: Partial<ModelFacts> = {}): ModelFacts => ({
  parameters,
  pipelineTag: 'text-generation',
  libraryName: 'transformers',
  tags: [],
  ...more,
});
/** Llama 3 of 8B, as its page knows it. */
const llama = listed(8.03e9, {
  contextLength: 131_072,
  cacheValuesPerToken: 2 * 32 * 8 * 128,
  dtypes: ['BF16'],
  weights: [{ path: 'model-00001-of-00004.safetensors', format: 'safetensors', quantization: null, sizeBytes: 16.06e9 }],
});

describe('whether a model fits', () => {
  it.each([
    [80, 'fp32'],
    [24, 'bf16'],
    [12, 'int8'],
    [8, 'int4'],
  ])('says the highest precision that fits: 8B into %i GB at %s', (gb, precision) => {
    expect(fitOf(listed(8e9), gb * GB)).toMatchObject({ kind: 'fits', best: { name: precision } });
  });

  it('says how much is missing at the least, when nothing fits', () => {
    const fit = fitOf(listed(70e9), 24 * GB);
    expect(fit).toMatchObject({ kind: 'too-large', smallest: { name: 'int4' } });
    if (fit.kind !== 'too-large') throw new Error('it fits');
    expect(fit.smallest.missingBytes).toBeCloseTo(fit.smallest.needsBytes - 24 * GB);
    expect(fit.smallest.needsBytes / GB).toBeGreaterThan(40);
    expect(fit.smallest.needsBytes / GB).toBeLessThan(48);
  });

  it('counts the files as they are, and what can be made of them', () => {
    expect(waysOf(llama, 24 * GB).map(({ name, path }) => [name, path])).toEqual([
      ['BF16', 'model-00001-of-00004.safetensors'],
      ['int8', null],
      ['int4', null],
    ]);
  });

  it('tells quantisations apart by their own sizes, the best one first, and makes nothing more of them', () => {
    const gguf = (quantization: string, sizeBytes: number) => ({
      path: `${quantization}.gguf`,
      format: 'gguf' as const,
      quantization,
      sizeBytes,
    });
    const model = listed(7e9, { dtypes: ['Q4_K'], weights: [gguf('Q2_K', 3e9), gguf('Q8_0', 7.7e9), gguf('Q4_K_M', 4.7e9)] });
    expect(waysOf(model, 8 * GB).map(({ name }) => name)).toEqual(['Q8_0', 'Q4_K_M', 'Q2_K']);
    expect(fitOf(model, 8 * GB)).toMatchObject({ kind: 'fits', best: { name: 'Q4_K_M' } });
  });

  it('says for how much context there is room, and never more than the model has', () => {
    const [bf16, , int4] = waysOf(llama, 24 * GB);
    expect(bf16?.contextTokens).toBeGreaterThan(40_000);
    expect(bf16?.contextTokens).toBeLessThan(70_000);
    expect(int4?.contextTokens).toBe(131_072);
  });

  it('keeps nothing for models that do not write', () => {
    const [way] = waysOf(listed(1e8, { pipelineTag: 'fill-mask' }), 8 * GB);
    expect(way).toMatchObject({ contextTokens: null, needsBytes: neededBytes(4e8, 0) });
  });

  it('says nothing of what it does not know, and nothing of what is only a part', () => {
    expect(fitOf(listed(null), 24 * GB)).toEqual({ kind: 'unknown' });
    expect(fitOf(listed(1e6, { libraryName: 'peft' }), 24 * GB)).toEqual({ kind: 'adapter' });
  });
});

describe('the filter of lists', () => {
  it.each([1, 8, 24, 47.3, 640])('lets through exactly what fits %d GB at 4 bits', (gb) => {
    const most = mostParameters(gb);
    const needs = (parameters: number) => neededBytes(parameters * PRECISIONS.int4, USUAL_CONTEXT * usualCacheBytes(parameters));
    expect(needs(most)).toBeLessThanOrEqual(gb * GB);
    expect(needs(most * 1.001 + 1000)).toBeGreaterThan(gb * GB);
    expect(fitOf(listed(most), gb * GB).kind).toBe('fits');
  });

  it('lets nothing through where not even a runtime fits', () => {
    expect(mostParameters(0.5)).toBe(0);
  });

  it('reads gigabytes, and nothing else', () => {
    expect(['24', '47.2', '0', '', '-1', '1e3', '24GB', '123456', '1.23'].map(readGigabytes)).toEqual([24, 47.2, ...Array(7).fill(null)]);
  });
});
