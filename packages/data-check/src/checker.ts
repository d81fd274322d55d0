import { createHash } from 'node:crypto';
import { compareRows, type Comparison } from './duplicates/compare-rows';
import { RowText } from './duplicates/row-text';
import { RowTable, type Side, TRAIN, VALIDATION } from './duplicates/row-table';
import { Sketcher } from './duplicates/sketch';
import { FINDINGS, type FindingCode, type Topic } from './findings/codes';
import { type Example, Findings } from './findings/findings';
import { canonicalJson, type JsonRow, keyOfCanonical } from './keys/canonical-row';
import { READER_LIMITS, type ReaderLimits } from './readers/limits';
import type { RowSink, Spot } from './readers/row-sink';
import type { DataReport } from './report/data-report';
import { verdictLines, verdictOf } from './report/verdict';
import { guessByMajority, neededColumns, type ShapeAndColumns } from './shapes/columns';
import type { LearningExample } from './shapes/example';
import { Labels } from './shapes/labels';
import { extract } from './shapes/pairs';
import { BOILERPLATE } from './shapes/boilerplate';
import { LengthMeter } from './tokens/lengths';
import type { ModelFiles } from './tokens/model-files';
import { meterOf } from './tokens/target-model';

export interface CheckOptions {
  /** Else it is guessed by the names of the columns. */
  shape?: ShapeAndColumns;
  /** The target model; without it nothing is said of tokens. */
  model?: ModelFiles;
  /** What the job cuts rows at; the model's own context when that is smaller or none is given. */
  maxTokens?: number;
  /** Carved out of the training rows when there is no validation file. */
  heldOutShare?: number;
  limits?: Partial<ReaderLimits>;
  /** Rows that are compared for near duplicates at most. 68 bytes of memory each. */
  maxComparedRows?: number;
  /** Bytes of rows whose tokens are counted at most: for totals, and of those that could be too long. */
  tokenSampleBytes?: number;
  longRowBytes?: number;
  signal?: AbortSignal;
}

/** Rows that are looked at before the shape is settled. */
const ROWS_FOR_GUESS = 2000;
const BYTES_FOR_GUESS = 32 * 1024 * 1024;
const MAX_SEEN_COLUMNS = 200;
const FEW_ROWS = 50;
const DEFAULTS = { maxComparedRows: 2_000_000, tokenSampleBytes: 3 * 1024 * 1024, longRowBytes: 16 * 1024 * 1024 };

/** Takes rows and problems from the readers, file by file, and makes the report of them. */
export class DataChecker implements RowSink {
  readonly limits: ReaderLimits;
  isFull = false;
  private readonly findings = new Findings();
  private readonly table: RowTable;
  private readonly text = new RowText();
  private readonly sketcher = new Sketcher();
  private readonly labels = new Labels();
  private readonly seen = new Set<string>();
  private readonly meter: { meter: LengthMeter | null } | null;
  private shape: ShapeAndColumns | null;
  private shapeReason = 'It was given.';
  private waiting: { row: JsonRow; line: number; file: string; side: Side }[] | null;
  private waitingBytes = 0;
  private file = '';
  private side: Side = TRAIN;
  private fileRows = 0;
  private bytes = 0;
  private readonly count = { [TRAIN]: 0, [VALIDATION]: 0, unusable: 0 };
  private hasValidation = false;
  private begun = '';

  constructor(
    private readonly options: CheckOptions,
    private readonly expectedBytes: number,
  ) {
    this.limits = { ...READER_LIMITS, ...options.limits };
    this.table = new RowTable(options.maxComparedRows ?? DEFAULTS.maxComparedRows);
    this.shape = options.shape ?? null;
    this.waiting = this.shape ? null : [];
    this.meter = options.model ? { meter: null } : null;
    if (this.shape) this.prepareMeter();
  }

  beginFile(name: string, split: 'train' | 'validation'): void {
    this.file = name;
    this.side = split === 'train' ? TRAIN : VALIDATION;
    this.fileRows = 0;
    if (split === 'validation') this.hasValidation = true;
  }

  endFile(): void {
    if (this.fileRows === 0) this.findings.add('file/empty', 0, { place: { file: this.file, line: 1 } });
  }

  countBytes(bytes: number): void {
    this.bytes += bytes;
  }

  row(row: JsonRow, line: number, bytes: number): void {
    this.fileRows += 1;
    if (this.isFull || this.isTooMany(line)) return;
    if (this.waiting === null) return this.use(row, line, this.file, this.side);
    this.waiting.push({ row, line, file: this.file, side: this.side });
    this.waitingBytes += bytes;
    if (this.waiting.length >= ROWS_FOR_GUESS || this.waitingBytes >= BYTES_FOR_GUESS) this.settleShape();
  }

  problem(code: FindingCode, spot: Spot, problem: { content: Uint8Array | string; isRow: boolean; detail?: string }): void {
    const example: Example = { place: { file: this.file, ...spot } };
    if (problem.detail !== undefined) example.detail = problem.detail;
    this.findings.add(code, rankOf(problem.content), example);
    if (!problem.isRow) return;
    this.fileRows += 1;
    this.count.unusable += 1;
  }

  finish(): DataReport {
    if (this.waiting) this.settleShape();
    const comparison = this.shape ? compareRows(this.table, this.shape.shape, this.heldOutShare(), this.findings) : null;
    const lengths = this.meter?.meter?.finish() ?? null;
    if (this.shape?.shape === 'classification') this.labels.judge(this.findings);
    if (comparison) this.judgeSize(comparison);
    const findings = this.findings.list();
    return {
      version: 1,
      verdict: verdictOf(findings),
      lines: verdictLines(findings, this.topics(lengths !== null)),
      findings,
      shape: this.shape && { ...this.shape, isGuess: this.options.shape === undefined, reason: this.shapeReason },
      columns: [...this.seen].sort(),
      bytes: this.bytes,
      rows: this.rowCounts(comparison),
      duplicates: { exact: comparison?.exactDuplicates ?? 0, near: comparison?.nearDuplicates ?? 0 },
      near: comparison?.near ?? { compared: 0, tooShort: 0, isSampled: false },
      labels: this.shape?.shape === 'classification' ? this.labels.list() : null,
      lengths,
    };
  }

  private use(row: JsonRow, line: number, file: string, side: Side): void {
    this.see(row);
    const { example, faults } = extract(row, this.shape!);
    for (const { code, detail } of faults)
      this.findings.add(code, rankOf(canonicalJson(row) ?? ''), { place: { file, line }, ...(detail !== undefined && { detail }) });
    const canonical = example && this.heldOutShare() > 0 ? canonicalJson(row) : '';
    if (canonical === null) this.findings.add('row/too-deep', 0, { place: { file, line } });
    if (example && canonical !== null) this.learn(example, canonical, line, file, side);
    else this.count.unusable += 1;
  }

  private learn(example: LearningExample, canonical: string, line: number, file: string, side: Side): void {
    if (`${side} ${file}` !== this.begun) this.table.beginFile(file, side);
    this.begun = `${side} ${file}`;
    this.text.set(example);
    this.sketcher.begin();
    this.sketcher.read(this.text.bytes, this.text.comparedFrom, this.text.inputEnd);
    if (example.label === null) this.sketcher.read(this.text.bytes, this.text.targetFrom, this.text.end);
    const row = this.table.rows;
    const rank = this.table.add(this.text, this.sketcher, line, canonical === '' ? null : keyOfCanonical(canonical));
    this.count[side] += 1;
    if (this.sketcher.hasControl) this.findings.add('text/control-characters', rank, { place: { file, line } });
    if (this.sketcher.hasReplacement) this.findings.add('text/replacement-characters', rank, { place: { file, line } });
    if (example.label !== null) this.labels.add(example.label, side === TRAIN, rank, () => ({ place: { file, line } }));
    else if (BOILERPLATE.test(example.target)) this.findings.add('target/boilerplate', rank, { place: { file, line } });
    this.meter?.meter?.add(example, this.text.end, rank, row, side === TRAIN);
  }

  private isTooMany(line: number): boolean {
    const rows = this.count[TRAIN] + this.count[VALIDATION] + this.count.unusable + (this.waiting?.length ?? 0);
    if (rows < this.limits.maxRows) return false;
    this.findings.add('file/too-many-rows', 0, { place: { file: this.file, line }, detail: String(this.limits.maxRows) });
    this.isFull = true;
    return true;
  }

  private settleShape(): void {
    const rows = this.waiting!;
    this.waiting = null;
    const { guess, rows: votes, ofRows } = guessByMajority(rows.map(({ row }) => row));
    if (guess) {
      this.shape = guess;
      this.shapeReason = `${votes} of ${ofRows} rows have the columns ${neededColumns(guess).join(' and ')}.`;
      this.prepareMeter();
      for (const { row, line, file, side } of rows) this.use(row, line, file, side);
      return;
    }
    for (const { row } of rows) this.see(row);
    this.count.unusable += rows.length;
    const detail = [...this.seen].sort().slice(0, 20).join(', ');
    const [first] = rows;
    if (first) this.findings.add('columns/unknown-shape', 0, { place: { file: first.file, line: first.line }, detail });
    // What comes after is not looked at: nobody knows what it means.
    this.isFull = true;
  }

  private prepareMeter(): void {
    if (!this.meter || !this.shape) return;
    const options = { ...DEFAULTS, ...this.options };
    this.meter.meter = meterOf(this.options.model!, this.shape.shape, options, this.expectedBytes, this.findings, this.table);
  }

  private see(row: JsonRow): void {
    if (this.seen.size < MAX_SEEN_COLUMNS) for (const name in row) this.seen.add(name.slice(0, 200));
  }

  private heldOutShare(): number {
    return this.hasValidation ? 0 : (this.options.heldOutShare ?? 0);
  }

  private judgeSize({ different }: Comparison): void {
    const place = { place: { file: this.file, line: 1 }, detail: `${different} different rows` };
    // Where rows were refused, that is what is to be mended first.
    if (this.count.unusable > 0) return;
    if (different < 2) this.findings.add('size/too-few', 0, place);
    else if (different < FEW_ROWS) this.findings.add('size/few', 0, place);
  }

  private rowCounts(comparison: Comparison | null): DataReport['rows'] {
    const { [TRAIN]: train, [VALIDATION]: validation, unusable } = this.count;
    return { train, validation, unusable, differentTrain: comparison?.different ?? 0, heldOut: comparison?.heldOutRows ?? 0 };
  }

  private topics(hasLengths: boolean): Set<Topic> {
    const topics = new Set<Topic>(['format', 'columns']);
    if (this.shape) for (const topic of ['targets', 'duplicates', 'size'] as const) topics.add(topic);
    if (this.shape?.shape === 'classification') topics.add('labels');
    if (this.shape && (this.hasValidation || this.heldOutShare() > 0)) topics.add('overlap');
    if (hasLengths) topics.add('lengths');
    for (const { code } of this.findings.list()) topics.add(FINDINGS[code].topic);
    return topics;
  }
}

/** A number below 2^32 by which examples are chosen. */
function rankOf(content: Uint8Array | string): number {
  return createHash('sha256').update(content).digest().readUInt32BE(0);
}
