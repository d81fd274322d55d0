import type { GitOid } from '@modelgrove/git-objects';
import { parse } from 'yaml';
import { type CardFacts, metricsCsv, resultCard } from './finetune.card';

const OID = 'a'.repeat(40) as GitOid;
const at = new Date('2026-11-28T10:00:00Z');

function facts(change: Partial<CardFacts> = {}): CardFacts {
  return {
    job: { key: 'ftjob-abc', title: 'tune', createdBy: 'alice', attempt: 2 },
    settings: {
      recipe: 'sft-lora',
      method: 'lora',
      shape: 'chat',
      columns: null,
      seed: 42,
      hyperparameters: { epochs: 3 },
      heldOutShare: 0.1,
      model: { type: 'model', repository: 'acme/tiny', revision: OID, path: null },
      train: [{ type: 'dataset', repository: 'acme/rows', revision: OID, path: 'data/tr|ain.jsonl' }],
      validation: [],
      output: { name: 'tiny-tuned', isPrivate: true },
      autoStart: true,
    },
    report: {
      heldOut: { source: 'share', examples: 40, ofTotal: 400 },
      metrics: [
        {
          name: 'loss',
          higherIsBetter: false,
          base: { value: 5.5, low: 5.4, high: 5.6 },
          result: { value: 1.25, low: 1.2, high: 1.3 },
          difference: { value: -4.25, low: -4.4, high: -4.1 },
        },
      ],
      primary: 'loss',
      verdict: 'better',
      sentence: 'Better.',
      trainedTokens: 12_345,
      hyperparameters: { learningRate: 0.0002, epochs: 3 },
    },
    metrics: [
      { step: 1, values: { train_loss: 2, learning_rate: 0.1 }, at },
      { step: 2, values: { train_loss: 1.5, eval_loss: 1.75 }, at },
    ],
    seconds: 3_725,
    runner: 'built-in',
    license: 'mit',
    resultId: 'alice/tiny-tuned',
    madeAt: at,
    ...change,
  };
}

describe('the card of a result', () => {
  it('says in its front matter what it was made of, so that the model tree knows', () => {
    const [, yaml] = resultCard(facts()).split('---\n');
    expect(parse(yaml!)).toEqual({
      license: 'mit',
      base_model: 'acme/tiny',
      base_model_relation: 'adapter',
      library_name: 'peft',
      pipeline_tag: 'text-generation',
      datasets: ['acme/rows'],
      tags: ['made-here', 'lora'],
      modelgrove: { job: 'ftjob-abc', base_revision: OID },
    });
  });

  it('shows before and after with intervals, the curve, what was chosen, and what it cost', () => {
    const card = resultCard(facts());
    expect(card).toContain('**Better than the base.** Measured on 40 examples of 400, held out before training, with 95 % intervals.');
    expect(card).toContain('| Loss (lower is better) | 5.50 (5.40 to 5.60) | 1.25 (1.20 to 1.30) | -4.25 (-4.40 to -4.10) |');
    expect(card).toContain('| 2 | 1.50 | 1.75 |');
    expect(card).toContain('| learningRate | `0.0002` |');
    expect(card).toContain('| Cost | 1 h 2 min on built-in, 2 attempts |');
    expect(card).toContain('AutoPeftModelForCausalLM.from_pretrained("alice/tiny-tuned")');
  });

  it('says plainly when nothing was gained', () => {
    const report = { ...facts().report!, verdict: 'no-better' as const };
    expect(resultCard(facts({ report }))).toContain('**No better than the base.**');
  });

  it('stays a card whatever stands in names', () => {
    const card = resultCard(facts({ job: { key: 'ftjob-abc', title: 't', createdBy: 'a|b<script>', attempt: 1 } }));
    expect(card).toContain('for a\\|b\\<script\\>.');
    expect(card).toContain('`data/tr ain.jsonl`');
  });

  it('is of a model that was trained whole, and of a classifier', () => {
    const settings = { ...facts().settings, method: 'full' as const, recipe: 'text-classification' as const };
    const card = resultCard(facts({ settings, report: null, metrics: [] }));
    expect(card).toContain('base_model_relation: finetune');
    expect(card).toContain('from transformers import AutoModelForSequenceClassification');
    expect(card).not.toContain('Before and after');
  });
});

it('the metrics are a table of all steps and names', () => {
  expect(metricsCsv(facts().metrics)).toBe('step,eval_loss,learning_rate,train_loss\n1,,0.1,2\n2,1.75,,1.5\n');
});
