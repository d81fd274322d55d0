// From what a trainer prints to what is sent to the hub. Guarantees, whatever it prints: bounded memory and work, whole lines, valid and harmless text
// without secrets, and the end of it always there (that is where a traceback stands). What is left out is counted.
import { ByteBudget } from './byte-budget';
import { harmless } from './harmless';
import { type LogLine, LogLines } from './log-lines';
import type { SecretMask } from './secret-mask';

export interface LogLimits {
  lineBytes: number;
  bytesPerSecond: number;
  burstBytes: number;
  totalBytes: number;
  /** Of the end, kept beyond all other limits. */
  tailBytes: number;
}

export const LOG_LIMITS: LogLimits = {
  lineBytes: 4096,
  bytesPerSecond: 32 * 1024,
  burstBytes: 256 * 1024,
  totalBytes: 16 * 1024 * 1024,
  tailBytes: 16 * 1024,
};

/** After something was left out, so much has to be free before lines pass again: else single lines would trickle. */
const RESUME_BYTES = 16 * 1024;
const NEWLINE = 0x0a;
const EMPTY = Buffer.alloc(0);

export type LogSource = 'stdout' | 'stderr';

interface Stream {
  lines: LogLines;
  skippedBytes: number;
  tail: Buffer;
}

export class LogShaper {
  private readonly budget: ByteBudget;
  private readonly streams: Record<LogSource, Stream>;
  private ready: string[] = [];

  constructor(
    private readonly mask: SecretMask,
    private readonly limits: LogLimits = LOG_LIMITS,
    nowMs: () => number = () => performance.now(),
  ) {
    this.budget = new ByteBudget(limits, nowMs);
    this.streams = { stdout: this.newStream(), stderr: this.newStream() };
  }

  write(source: LogSource, bytes: Buffer): void {
    const stream = this.streams[source];
    const passing = this.budget.take(bytes.length, stream.skippedBytes > 0 ? RESUME_BYTES : 0);
    const rest = passing > 0 && stream.skippedBytes > 0 ? this.resume(stream, bytes.subarray(0, passing)) : bytes.subarray(0, passing);
    for (const line of stream.lines.push(rest)) this.keep(line);
    if (passing < bytes.length) this.skip(stream, bytes.subarray(passing));
  }

  /** A line of the runner itself. */
  note(text: string): void {
    this.ready.push(`[runner] ${this.mask.apply(harmless(text))}\n`);
  }

  /** Nothing more comes: what was held back, and the last of what was left out. */
  end(): void {
    for (const stream of Object.values(this.streams)) {
      for (const line of stream.lines.flush()) this.keep(line);
      if (stream.skippedBytes > 0) this.showTail(stream);
    }
  }

  /** As many whole lines as fit, taken away. '' when there is none. */
  take(mostBytes: number): string {
    let bytes = 0;
    let count = 0;
    for (; count < this.ready.length; count++) {
      bytes += Buffer.byteLength(this.ready[count]!);
      if (bytes > mostBytes && count > 0) break;
    }
    const taken = this.ready.slice(0, count).join('');
    this.ready = this.ready.slice(count);
    return taken;
  }

  get isEmpty(): boolean {
    return this.ready.length === 0;
  }

  private newStream(): Stream {
    return { lines: new LogLines(this.limits.lineBytes), skippedBytes: 0, tail: EMPTY };
  }

  private keep({ text, cutBytes }: LogLine): void {
    const clean = harmless(text);
    this.ready.push(cutBytes > 0 ? `${this.mask.applyToCut(clean)} … ${cutBytes} bytes left out\n` : `${this.mask.apply(clean)}\n`);
  }

  /** What passes again, from the beginning of a line. */
  private resume(stream: Stream, bytes: Buffer): Buffer {
    const end = bytes.indexOf(NEWLINE);
    if (end < 0) {
      this.skip(stream, bytes);
      return EMPTY;
    }
    this.leftOut(stream.skippedBytes + end + 1);
    Object.assign(stream, { skippedBytes: 0, tail: EMPTY });
    return bytes.subarray(end + 1);
  }

  private skip(stream: Stream, bytes: Buffer): void {
    if (stream.skippedBytes === 0) for (const line of stream.lines.flush()) this.keep(line);
    stream.skippedBytes += bytes.length;
    const { tailBytes } = this.limits;
    const before = bytes.length >= tailBytes ? EMPTY : stream.tail.subarray(Math.max(0, stream.tail.length + bytes.length - tailBytes));
    stream.tail = Buffer.concat([before, bytes.subarray(-tailBytes)]);
  }

  private showTail(stream: Stream): void {
    const isWhole = stream.tail.length === stream.skippedBytes;
    const tail = isWhole ? stream.tail : stream.tail.subarray(stream.tail.indexOf(NEWLINE) + 1);
    if (tail.length < stream.skippedBytes) this.leftOut(stream.skippedBytes - tail.length);
    const lines = new LogLines(this.limits.lineBytes);
    for (const line of [...lines.push(tail), ...lines.flush()]) this.keep(line);
    Object.assign(stream, { skippedBytes: 0, tail: EMPTY });
  }

  private leftOut(bytes: number): void {
    this.ready.push(`… ${bytes} bytes left out\n`);
  }
}
