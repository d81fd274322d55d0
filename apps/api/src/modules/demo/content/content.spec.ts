// The examples as bytes: strict readers of the two formats of weights, and what the files promise each other.
import { createHash } from 'node:crypto';
import { fromBf16, fromF16, toBf16, toF16 } from '../formats/numbers';
import { examplesOf, type Example, type FileContent } from '.';
import { idOf, VOCABULARY } from './byte-tokenizer';
import { modelTensors } from './tiny-model';

const EXAMPLES = examplesOf('examples');
const PARAMETERS = 115_456;

function example(name: string): Example {
  return EXAMPLES.find((one) => one.name === name)!;
}

/** The newest content of each file of the main branch. */
function filesOf({ main }: Example): Record<string, FileContent> {
  return Object.assign({}, ...main.map(({ files }) => files)) as Record<string, FileContent>;
}

function bytesOf(content: FileContent | undefined): Buffer {
  return typeof content === 'object' ? content.large : Buffer.from(content ?? '');
}

interface Info {
  dtype: string;
  shape: number[];
  data_offsets: [number, number];
}

/** Refuses what the format's own reader refuses: holes, overlaps, bytes left over, lengths that are not those of the shape. */
function readSafetensors(bytes: Buffer): Record<string, Info> {
  const length = Number(bytes.readBigUInt64LE());
  const header = JSON.parse(bytes.toString('utf8', 8, 8 + length)) as Record<string, Info>;
  const { __metadata__: metadata, ...tensors } = header;
  expect(metadata).toEqual({ format: 'pt' });
  let end = 0;
  for (const { dtype, shape, data_offsets: offsets } of Object.values(tensors)) {
    expect([dtype, offsets]).toEqual(['BF16', [end, end + 2 * shape.reduce((a, b) => a * b, 1)]]);
    end = offsets[1];
  }
  expect([length % 8, bytes.length]).toEqual([0, 8 + length + end]);
  return tensors;
}

class Reader {
  at = 0;
  constructor(private readonly bytes: Buffer) {}
  u32 = (): number => this.bytes.readUInt32LE((this.at += 4) - 4);
  u64 = (): number => Number(this.bytes.readBigUInt64LE((this.at += 8) - 8));
  text = (): string => {
    const length = this.u64();
    return this.bytes.toString('utf8', this.at, (this.at += length));
  };
  value = (type: number): unknown => {
    if (type === 8) return this.text();
    if (type === 6) return this.bytes.readFloatLE((this.at += 4) - 4);
    if (type === 4 || type === 5) return this.u32();
    expect(type).toBe(9);
    const [items, count] = [this.u32(), this.u64()];
    return Array.from({ length: count }, () => this.value(items));
  };
}

function readGguf(bytes: Buffer): { metadata: Map<string, unknown>; elements: number; end: number } {
  const reader = new Reader(bytes);
  expect(bytes.toString('latin1', 0, 4)).toBe('GGUF');
  reader.at = 4;
  const [version, tensors, pairs] = [reader.u32(), reader.u64(), reader.u64()];
  expect(version).toBe(3);
  const metadata = new Map(Array.from({ length: pairs }, () => [reader.text(), reader.value(reader.u32())]));
  let [elements, end] = [0, 0];
  for (let index = 0; index < tensors; index++) {
    const name = reader.text();
    const count = Array.from({ length: reader.u32() }, () => reader.u64()).reduce((a, b) => a * b, 1);
    const [type, offset] = [reader.u32(), reader.u64()];
    expect([name, offset]).toEqual([name, end]);
    end += Math.ceil((type === 8 ? (count / 32) * 34 : count * 4) / 32) * 32;
    elements += count;
  }
  return { metadata, elements, end: Math.ceil(reader.at / 32) * 32 + end };
}

describe('the examples', () => {
  it('are small, and the same bytes wherever they are made', () => {
    const all = EXAMPLES.flatMap(({ main, branch }) => [...main, ...(branch?.steps ?? [])]).flatMap((step) => Object.values(step.files));
    expect(all.reduce((sum, content) => sum + bytesOf(content).length, 0)).toBeLessThan(3_000_000);
    const weights = bytesOf(filesOf(example('tiny-qwen-chat'))['model.safetensors']);
    expect(createHash('sha256').update(weights).digest('hex')).toBe('abb3d50b4e31187ad0d79c3457d11a42ecd44018abf7716b48d4f3b3a056dd8d');
  });

  it('have no two commits of one title, which tells a load that was cut off where to go on', () => {
    for (const { main, branch } of EXAMPLES) {
      const titles = [...main, ...(branch?.steps ?? [])].map(({ title }) => title);
      expect(new Set(titles).size).toBe(titles.length);
    }
  });

  it('keep weights in safetensors as the format asks', () => {
    const tensors = readSafetensors(bytesOf(filesOf(example('tiny-qwen-chat'))['model.safetensors']));
    const elements = Object.values(tensors).reduce((sum, { shape }) => sum + shape.reduce((a, b) => a * b, 1), 0);
    expect([elements, tensors['model.embed_tokens.weight']?.shape]).toEqual([PARAMETERS, [VOCABULARY.length, 64]]);
  });

  it('keep the same weights in GGUF, aligned and without a byte too many', () => {
    const bytes = bytesOf(filesOf(example('tiny-qwen-chat-gguf'))['tiny-qwen-chat-q8_0.gguf']);
    const { metadata, elements, end } = readGguf(bytes);
    expect([elements, end]).toEqual([PARAMETERS, bytes.length]);
    expect(metadata.get('tokenizer.ggml.tokens')).toEqual(VOCABULARY);
    expect(metadata.get('qwen2.block_count')).toBe(2);
  });

  it('have a tokenizer with one token for each byte, and marks that the configuration knows', () => {
    const files = filesOf(example('tiny-qwen-chat'));
    const tokenizer = JSON.parse(bytesOf(files['tokenizer.json']).toString()) as { model: { vocab: Record<string, number> } };
    const config = JSON.parse(bytesOf(files['config.json']).toString()) as { eos_token_id: number; vocab_size: number };
    expect(new Set(VOCABULARY).size).toBe(259);
    expect(Object.keys(tokenizer.model.vocab)).toHaveLength(config.vocab_size);
    expect([VOCABULARY[65], VOCABULARY[32], idOf('<|im_end|>')]).toEqual(['A', 'Ġ', config.eos_token_id]);
  });

  it('have rows that are lines of JSON, and right answers', () => {
    const rows = bytesOf(filesOf(example('unit-conversions'))['train.jsonl'])
      .toString()
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as object);
    expect(rows).toContainEqual({ kind: 'time', question: 'How many seconds are 3 hours?', answer: 10_800 });
    expect(rows).toContainEqual({ kind: 'length', question: 'How many metres are 1 kilometre?', answer: 1000 });
    const conversations = bytesOf(filesOf(example('capitals'))['train.jsonl'])
      .toString()
      .trimEnd()
      .split('\n');
    expect(new Set(conversations).size).toBe(480);
    expect(conversations.map((line) => JSON.parse(line) as object)).toContainEqual({
      messages: [
        { role: 'user', content: 'Please, what is the capital of Chile?' },
        { role: 'assistant', content: 'Santiago' },
      ],
    });
    for (const line of bytesOf(filesOf(example('finance-qa-zh'))['data/train.jsonl'])
      .toString()
      .trimEnd()
      .split('\n'))
      expect(Object.keys(JSON.parse(line) as object)).toEqual(['id', 'category', 'question', 'answer']);
  });

  it.each(['qwen', '千问', '对话', '金融'])('say %s in a name or in the title of a card', (word) => {
    const titles = EXAMPLES.map((one) => `${one.name} ${/^# .*$/m.exec(bytesOf(filesOf(one)['README.md']).toString())?.[0]}`);
    expect(titles.filter((title) => title.includes(word))).not.toEqual([]);
  });
});

describe('numbers of half the width', () => {
  it('come back as near as their width allows', () => {
    for (const value of [1, -1, 0.02, -0.0731, 3.14159, 1 / 3, 2 ** -14]) {
      expect(Math.abs(fromBf16(toBf16(value)) / value - 1)).toBeLessThanOrEqual(2 ** -8);
      expect(Math.abs(fromF16(toF16(value)) / value - 1)).toBeLessThanOrEqual(2 ** -11);
    }
  });

  it('are made from a seed, around nought, as far as they should be', () => {
    const values = modelTensors().find(({ name }) => name.endsWith('embed_tokens.weight'))!.values;
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    const deviation = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length);
    expect(Math.abs(mean)).toBeLessThan(0.001);
    expect(Math.abs(deviation - 0.02)).toBeLessThan(0.001);
  });
});
