import { readFileSync } from 'node:fs';
import path from 'node:path';
import { chatRows, linesFile, numbers, sentence } from '../testing/fixtures';
import { checkData } from '../check';
import type { JsonObject } from './model-files';
import { renderingOf, TemplateRefusal } from './rendering';
import { Sample } from './sample';
import { TokenCounter } from './token-counter';

interface Golden {
  texts: string[];
  counts: Record<string, { bare: number[]; specials: number }>;
  templates: { template: string; turns: { role: 'system' | 'user' | 'assistant'; text: string }[]; whole: string; prompt: string }[];
}
const folder = path.join(__dirname, '../../golden');
const golden = JSON.parse(readFileSync(path.join(folder, 'token-counts.json'), 'utf8')) as Golden;
const tokenizer = (name: string) => JSON.parse(readFileSync(path.join(folder, 'tokenizers', `${name}.json`), 'utf8')) as JsonObject;

describe('tokens are counted as the reference implementation counts them', () => {
  it.each(Object.keys(golden.counts))('by a tokenizer of the kind %s', (kind) => {
    const counter = new TokenCounter(tokenizer(kind), null);
    const { bare, specials } = golden.counts[kind]!;
    expect(golden.texts.map((text) => [text, counter.count(text)])).toEqual(golden.texts.map((text, at) => [text, bare[at]]));
    expect(counter.specials()).toBe(specials);
  });

  it.each(Object.keys(golden.counts))('and never above what is promised to be the most: %s', (kind) => {
    const counter = new TokenCounter(tokenizer(kind), null);
    for (let round = 0; round < 2; round += 1) {
      const short = golden.texts.filter((text, at) => counter.atMost(text) + 1 < golden.counts[kind]!.bare[at]!);
      expect(short).toEqual([]);
      for (const text of golden.texts) counter.count(text);
    }
  });

  it.each(Object.keys(golden.counts))('also when texts are cut and remembered: %s', (kind) => {
    const counter = new TokenCounter(tokenizer(kind), null);
    for (let round = 0; round < 2; round += 1) expect(golden.texts.map((text) => counter.count(text))).toEqual(golden.counts[kind]!.bare);
  });
});

describe('chat templates are rendered as the reference renders them', () => {
  it.each(golden.templates)('case %#', ({ template, turns, whole, prompt }) => {
    const rendering = renderingOf('chat', template, { bos_token: '<s>', eos_token: { content: '</s>' } }, 0);
    const rendered = rendering.render({ input: turns.slice(0, -1), target: turns.at(-1)!.text, label: null });
    expect(rendered.text).toBe(whole);
    expect(rendered.prompt()).toBe(prompt);
    expect(Buffer.byteLength(whole) - turns.reduce((sum, { text }) => sum + Buffer.byteLength(text), 0)).toBeLessThanOrEqual(
      rendering.overheadBytes(turns.length),
    );
  });

  it('and what a template refuses is said in its words', () => {
    const rendering = renderingOf('chat', "{{ raise_exception('No users here') }}", null, 0);
    expect(() => rendering.render({ input: [{ role: 'user', text: 'a' }], target: 'b', label: null })).toThrow(
      new TemplateRefusal('No users here'),
    );
  });
});

describe('lengths', () => {
  const model = {
    tokenizer: readFileSync(path.join(folder, 'tokenizers/byte-bpe.json')),
    config: Buffer.from('{"max_position_embeddings":2048}'),
  };

  it('of a sample have an interval around what counting all gives', async () => {
    const next = numbers(5);
    const rows = Array.from({ length: 1200 }, () => ({ prompt: sentence(next, 3 + next(30)), completion: sentence(next, 3 + next(60)) }));
    const all = (await checkData([linesFile(rows)], { model })).lengths!;
    expect(all.counted).toEqual({ rows: 1200, isSample: false, areLongRowsSampled: false });
    expect(all.tokens.low).toBe(all.tokens.high);
    const some = (await checkData([linesFile(rows)], { model, tokenSampleBytes: 60_000 })).lengths!;
    expect(some.counted.isSample).toBe(true);
    expect(some.counted.rows).toBeLessThan(1000);
    expect(some.tokens.low).toBeLessThan(some.tokens.high);
    expect(some.tokens.low).toBeLessThanOrEqual(all.tokens.value);
    expect(some.tokens.high).toBeGreaterThanOrEqual(all.tokens.value);
    expect((some.tokens.high - some.tokens.low) / some.tokens.value).toBeLessThan(0.1);
  });

  it('are exact for rows that could be too long, however small the sample', async () => {
    const rows = chatRows(500).map((row, at) =>
      at % 50 === 0 ? { messages: [row.messages[0], { role: 'assistant', content: sentence(numbers(at + 1), 900) }] } : row,
    );
    const { findings, lengths } = await checkData([linesFile(rows)], { model, maxTokens: 700, tokenSampleBytes: 10_000 });
    expect(lengths!.tooLongRows).toBe(10);
    const long = findings.find(({ code }) => code === 'length/too-long')!;
    expect(long).toMatchObject({ count: 10, isEstimate: false });
    expect(long.examples.map(({ place }) => place.line)).toEqual([1, 51, 101, 151, 201, 251, 301, 351, 401, 451]);
  });

  it('are not told of rows that the template refuses: that blocks, in the words of the template', async () => {
    const template =
      "{% for m in messages %}{% if 'river' in m.content %}{{ raise_exception('No rivers, please') }}{% endif %}{{ m.content }}{% endfor %}";
    const rows = chatRows(60);
    const rivers = rows.filter(({ messages }) => messages.some(({ content }) => content.includes('river'))).length;
    const report = await checkData([linesFile(rows)], { model: { ...model, chatTemplate: Buffer.from(template) } });
    expect(rivers).toBeGreaterThan(5);
    expect(report.findings).toMatchObject([
      { code: 'length/template', count: rivers, severity: 'blocking', examples: { 0: { detail: 'No rivers, please' } } },
    ]);
  });

  it('are left out, with a reason, when the tokenizer is of an unknown kind', async () => {
    const report = await checkData([linesFile(chatRows(60))], { model: { tokenizer: Buffer.from('{"model":{"type":"Own"}}') } });
    expect(report.lengths).toBeNull();
    expect(report.findings.map(({ code }) => code)).toEqual(['length/not-counted']);
    await expect(checkData([linesFile(chatRows(60))], { model: { tokenizer: Buffer.from('no json') } })).rejects.toMatchObject({
      code: 'model/bad-file',
    });
  });

  it('are sampled by contents: what stays does not depend on the order', () => {
    const rows = Array.from({ length: 1000 }, (_, row) => ({
      rank: (row * 2654435761) % 2 ** 32,
      bytes: 10,
      tokens: row,
      isTrain: true,
      row,
    }));
    const kept = [rows, rows.toReversed()].map((order) => {
      const sample = new Sample(1000, 0);
      for (const row of order) if (sample.takes(row.rank)) sample.add(row);
      return sample.rows().map(({ row }) => row);
    });
    expect(kept[0]).toEqual(kept[1]);
    expect(kept[0]!.length).toBeGreaterThan(20);
  });
});
