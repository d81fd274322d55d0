import { nameProblem } from '@modelgrove/shared';
import { checkFormat, checkShape, defaultOutputName, isTrainerReport, needsOf } from './finetune.policy';

const GIB = 1024 ** 3;

describe('what a fine-tune needs', () => {
  it('grows with the model, and more so when all weights are trained', () => {
    const [tiny, small, whole] = [needsOf(300_000, 'lora'), needsOf(500_000_000, 'lora'), needsOf(500_000_000, 'full')];
    expect(tiny).toEqual({ cpus: 1, memoryBytes: 1.75 * GIB, gpus: 0 });
    expect(small.memoryBytes).toBeGreaterThan(tiny.memoryBytes);
    expect(whole.memoryBytes).toBeGreaterThan(small.memoryBytes);
  });

  it('is a graphics processor for what a processor does not train in a day', () => {
    expect([needsOf(999_000_000, 'lora').gpus, needsOf(7_000_000_000, 'lora').gpus, needsOf(null, 'lora').gpus]).toEqual([0, 1, 0]);
  });
});

it('each recipe has its shapes of data', () => {
  expect(() => checkShape('sft-lora', 'chat')).not.toThrow();
  expect(() => checkShape('text-classification', 'classification')).not.toThrow();
  expect(() => checkShape('sft-lora', 'classification')).toThrow('does not train on');
  expect(() => checkShape('text-classification', 'completion')).toThrow('does not train on');
});

it('only files that are read are taken', () => {
  for (const path of ['a.jsonl', 'b/c.CSV', 'd.parquet', 'e.json']) expect(() => checkFormat(path)).not.toThrow();
  for (const path of ['a.txt', 'jsonl', 'a.jsonl.gz']) expect(() => checkFormat(path)).toThrow('neither');
});

it('a result has a name that can be one, whatever the model is called', () => {
  const key = 'ftjob-ABCDEFGHIJKLMNOPQRSTUVwx';
  expect(defaultOutputName('acme/tiny-chat', key)).toBe('tiny-chat-ft-STUVwx');
  for (const model of [`a/${'x'.repeat(96)}`, 'a/trailing.', 'a/..']) expect(nameProblem(defaultOutputName(model, key))).toBeNull();
});

describe('the report of a trainer', () => {
  const interval = { value: 1, low: 0.5, high: 1.5 };
  const metric = { name: 'loss', higherIsBetter: false, base: interval, result: interval, difference: { ...interval, low: null } };
  const report = { heldOut: { source: 'share', examples: 4, ofTotal: 40 }, metrics: [metric], verdict: 'better', sentence: 'Better.' };

  it('is one when the card can be made of it', () => {
    expect([report, { ...report, trainedTokens: 3, secondsPerAnswer: { base: 1, result: 2 } }].map(isTrainerReport)).toEqual([true, true]);
  });

  it.each([
    [],
    null,
    {},
    { verdict: 'better' },
    { ...report, heldOut: undefined },
    { ...report, verdict: 'great' },
    { ...report, metrics: {} },
    { ...report, metrics: [{ ...metric, base: undefined }] },
    { ...report, metrics: [{ ...metric, base: { value: 'x' } }] },
    { ...report, secondsPerAnswer: 3 },
    { ...report, trainedTokens: '3' },
  ])('is none without what the card needs: %j', (value) => {
    expect(isTrainerReport(value)).toBe(false);
  });
});
