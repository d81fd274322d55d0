// Lengths of rows in tokens of the target model. Every row that could be longer than the context is counted, and a sample of all; a row cannot have more tokens than its rendered
// text has bytes. When even that is more than the budget, a sample by hash stands for the rest, and the report says so.
import type { Findings } from '../findings/findings';
import type { RowTable } from '../duplicates/row-table';
import type { LearningExample } from '../shapes/example';
import { Sample, type SampledRow } from './sample';
import type { TokenCounter } from './token-counter';
import { type Rendering, TemplateRefusal } from './rendering';

export interface LengthOptions {
  /** What of a row is trained on at most: the smaller one of the model's context and the job's maximum. */
  contextTokens: number;
  /** Bytes of rows whose tokens are counted for totals and quantiles. */
  sampleBytes: number;
  /** Bytes of rows that could be too long and are counted. */
  longBytes: number;
  expectedBytes: number;
}

export interface Estimate {
  value: number;
  /** 95 % interval; equal to the value when it was counted. */
  low: number;
  high: number;
}

export interface Lengths {
  contextTokens: number;
  /** Of the training rows, uncut. */
  tokens: Estimate;
  /** Of the training rows, cut at the context: what an epoch trains. */
  trainedTokens: Estimate;
  p50: number;
  p95: number;
  longest: number;
  /** Of the lengths cut at the context: the shortest, every twentieth part, the longest. */
  quantiles: number[];
  tooLongRows: number;
  counted: { rows: number; isSample: boolean; areLongRowsSampled: boolean };
}

export class LengthMeter {
  private readonly sample: Sample;
  private readonly long: Sample;
  private trainBytes = 0;
  private trainRows = 0;
  private rows = 0;
  private readonly withoutRoom: SampledRow[] = [];
  private readonly refused: { rank: number; row: number; isLong: boolean; detail: string }[] = [];

  constructor(
    private readonly counter: TokenCounter,
    private readonly rendering: Rendering,
    private readonly options: LengthOptions,
    private readonly findings: Findings,
    private readonly table: RowTable,
  ) {
    this.sample = new Sample(options.sampleBytes, options.expectedBytes);
    this.long = new Sample(options.longBytes, 0);
  }

  /** `bytes` are those of the row's texts, `rank` its hash. */
  add(example: LearningExample, bytes: number, rank: number, row: number, isTrain: boolean): void {
    this.rows += 1;
    if (isTrain) {
      this.trainRows += 1;
      this.trainBytes += bytes;
    }
    const isLong = this.long.takes(rank) && this.couldBeTooLong(example, bytes);
    const isSampled = isTrain && this.sample.takes(rank);
    if (isLong || isSampled) this.count(example, { rank, bytes, tokens: 0, isTrain, row }, isLong, isSampled);
  }

  /** The cheapest proof that it is not comes first. */
  private couldBeTooLong({ input, target, label }: LearningExample, bytes: number): boolean {
    let room = this.options.contextTokens - this.rendering.overheadBytes(input.length + 1);
    const units = input.reduce((sum, { text }) => sum + text.length, target.length);
    // RowText adds up to four bytes a turn.
    const isAscii = bytes <= units + 4 * (input.length + 1);
    if (bytes * (isAscii ? 1 : this.counter.growth) <= room) return false;
    for (const { text } of input) room -= this.counter.atMost(text);
    if (label === null) room -= this.counter.atMost(target);
    return room < 0;
  }

  private count(example: LearningExample, sampled: SampledRow, isLong: boolean, isSampled: boolean): void {
    try {
      const { text, prompt, extra } = this.rendering.render(example);
      sampled.tokens = this.counter.count(text) + extra;
      if (sampled.tokens > this.options.contextTokens && this.counter.count(prompt()) >= this.options.contextTokens)
        this.withoutRoom.push(sampled);
    } catch (error) {
      if (!(error instanceof TemplateRefusal)) throw error;
      this.refused.push({ rank: sampled.rank, row: sampled.row, isLong, detail: error.message.slice(0, 120) });
      return;
    }
    if (isLong) this.long.add(sampled);
    if (isSampled) this.sample.add(sampled);
  }

  finish(): Lengths {
    const { contextTokens } = this.options;
    const tooLong = this.long.rows().filter(({ tokens }) => tokens > contextTokens);
    const tooLongRows = Math.round(tooLong.length / this.long.share);
    const code = tooLongRows > this.rows / 2 ? 'length/mostly-too-long' : 'length/too-long';
    const isEstimate = this.long.share < 1;
    this.findings.addCounted(code, tooLongRows, this.examples(tooLong), isEstimate);
    const withoutRoom = this.withoutRoom.filter(({ rank }) => this.long.takes(rank));
    this.findings.addCounted('length/no-room', Math.round(withoutRoom.length / this.long.share), this.examples(withoutRoom), isEstimate);
    this.addRefused();
    return { ...this.totals(), contextTokens, tooLongRows };
  }

  /** Rows that were counted while the samples were still larger do not count: the order of rows would decide. */
  private addRefused(): void {
    const refused = this.refused.filter(({ rank, isLong }) => (isLong ? this.long : this.sample).takes(rank));
    const examples = refused
      .sort((a, b) => a.rank - b.rank)
      .slice(0, 20)
      .map(({ rank, row, detail }) => ({ rank, example: { place: this.table.placeOf(row), detail } }));
    this.findings.addCounted('length/template', refused.length, examples, this.sample.share < 1);
  }

  private totals(): Omit<Lengths, 'contextTokens' | 'tooLongRows'> {
    const rows = this.sample.rows();
    const tokens = rows.map((row) => row.tokens).sort((a, b) => a - b);
    const at = (part: number) => tokens[Math.min(Math.floor(part * tokens.length), tokens.length - 1)] ?? 0;
    const longest = Math.max(tokens.at(-1) ?? 0, this.longestOfLong());
    const counted = { rows: rows.length, isSample: this.sample.share < 1, areLongRowsSampled: this.long.share < 1 };
    return {
      tokens: this.total(rows, (row) => row.tokens),
      trainedTokens: this.total(rows, (row) => Math.min(row.tokens, this.options.contextTokens)),
      p50: at(0.5),
      p95: at(0.95),
      longest,
      quantiles: Array.from({ length: 21 }, (_, part) => Math.min(at(part / 20), this.options.contextTokens)),
      counted,
    };
  }

  private longestOfLong(): number {
    return this.long.rows().reduce((most, row) => Math.max(most, row.tokens), 0);
  }

  /** Counted, or by the ratio of tokens to bytes in the sample, with the usual interval of a ratio estimate. */
  private total(rows: SampledRow[], of: (row: SampledRow) => number): Estimate {
    const sum = rows.reduce((total, row) => total + of(row), 0);
    if (this.sample.share === 1 || rows.length === 0) return { value: sum, low: sum, high: sum };
    const bytes = rows.reduce((total, row) => total + row.bytes, 0);
    const ratio = sum / bytes;
    const squares = rows.reduce((total, row) => total + (of(row) - ratio * row.bytes) ** 2, 0);
    const error = 1.96 * this.trainRows * Math.sqrt(((1 - this.sample.share) * squares) / (rows.length - 1 || 1) / rows.length);
    const value = ratio * this.trainBytes;
    return { value: Math.round(value), low: Math.max(Math.round(value - error), sum), high: Math.round(value + error) };
  }

  private examples(rows: SampledRow[]) {
    const { contextTokens } = this.options;
    const first = rows.sort((a, b) => a.rank - b.rank).slice(0, 20);
    return first.map(({ rank, row, tokens }) => ({
      rank,
      example: { place: this.table.placeOf(row), detail: `${tokens} tokens of ${contextTokens}` },
    }));
  }
}
