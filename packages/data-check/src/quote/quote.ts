// What a job will take and cost: tokens, steps, seconds and money, each with an interval. A model of work, not a promise: arithmetic of the forward and backward passes over
// the padded rows, at a rate that was measured on the device.
import { DataCheckError } from '../errors';
import type { DataReport } from '../report/data-report';
import type { Shape } from '../shapes/columns';
import type { Estimate } from '../tokens/lengths';
import type { ModelSize } from './model-size';

export interface Device {
  /** Of training, as measured; low ≤ value ≤ high. */
  flopsPerSecond: Estimate;
  /** At which weights are read when an answer is made word by word. */
  bytesPerSecond: Estimate;
  /** Until the first step: environment, download, loading. */
  startSeconds: Estimate;
}

export interface QuoteOptions {
  model: ModelSize;
  bytesPerParameter: number;
  method: 'lora' | 'full';
  epochs: number;
  batchSize: number;
  /** Of what is compared before and after. */
  evaluation: { maxExamples: number; maxNewTokens: number };
  device: Device;
  /** In millionths of the smallest unit of the currency, a second; nothing is said of money without it. */
  price?: { currency: string; millionthsOfMinorPerSecond: bigint };
}

export interface Quote {
  /** All epochs, without what is held out. */
  trainedTokens: Estimate;
  epochs: number;
  steps: number;
  seconds: Estimate;
  /** Of which: the steps themselves, and everything before, between and behind them. */
  parts: { training: Estimate; rest: Estimate };
  /** Of one pass forward over a token in a row of the mean length: how large the model is, for who measures. */
  flopsPerToken: number;
  price: { currency: string; valueMinor: bigint; lowMinor: bigint; highMinor: bigint } | null;
}

/** Tokens of unknown tokenizers: a byte is never more than one, and seldom less than an eighth. */
const BYTES_PER_TOKEN = { value: 4, low: 8, high: 1 };
/** The backward pass computes gradients of what flows through, and of weights when they are trained. */
const PASSES = { lora: 2, full: 3 };
/** Of the arithmetic that rates are measured on, the rest of a step takes a part. */
const OVERHEAD = { value: 1.15, low: 1, high: 1.5 };
/** Before and after. */
const COMPARED = 2;

export function quoteOf(report: DataReport, options: QuoteOptions): Quote {
  const { epochs, batchSize, price } = options;
  if (!(epochs > 0 && batchSize >= 1)) throw new DataCheckError('options/hyperparameters', 'Epochs and batch size must be positive.');
  const rows = report.rows.train - report.rows.heldOut;
  const share = report.rows.train > 0 ? rows / report.rows.train : 0;
  const perEpoch = scaled(tokensOf(report), share);
  const { training, rest, flopsPerToken } = partsOf(report, perEpoch, rows, options);
  const seconds = added(training, rest);
  return {
    trainedTokens: whole(scaled(perEpoch, epochs)),
    epochs,
    steps: Math.ceil(rows / batchSize) * epochs,
    seconds: whole(seconds),
    parts: { training, rest },
    flopsPerToken,
    price: price ? priceOf(whole(seconds), price) : null,
  };
}

function tokensOf({ lengths, bytes }: DataReport): Estimate {
  if (lengths) return lengths.trainedTokens;
  return { value: bytes / BYTES_PER_TOKEN.value, low: bytes / BYTES_PER_TOKEN.low, high: bytes / BYTES_PER_TOKEN.high };
}

function partsOf(report: DataReport, perEpoch: Estimate, rows: number, options: QuoteOptions): Quote['parts'] & { flopsPerToken: number } {
  const { device, method, epochs } = options;
  const mean = perEpoch.value / Math.max(rows, 1);
  const perToken = forwardFlops(options.model, mean);
  const padding = paddingOf(report, options.batchSize, mean);
  const work = (tokens: number, padded: number, overhead: number) => tokens * padded * epochs * PASSES[method] * perToken * overhead;
  const rate = device.flopsPerSecond;
  const training = {
    value: work(perEpoch.value, padding, OVERHEAD.value) / rate.value,
    low: work(perEpoch.low, 1, OVERHEAD.low) / rate.high,
    high: work(perEpoch.high, padding, OVERHEAD.high) / rate.low,
  };
  return { training, rest: added(device.startSeconds, compareSeconds(report, mean, perToken, options)), flopsPerToken: perToken };
}

/** Two operations for each weight, and what attention adds at this length. */
function forwardFlops({ activeParameters, layers, hiddenSize }: ModelSize, length: number): number {
  return 2 * activeParameters + 2 * layers * hiddenSize * length;
}

/** How much longer a row is than the mean once it is filled up to the longest of its batch. */
function paddingOf({ lengths }: DataReport, batchSize: number, mean: number): number {
  if (!lengths || mean === 0) return 1;
  const quantiles = lengths.quantiles;
  const parts = quantiles.length - 1;
  let longest = 0;
  for (let part = 1; part <= parts; part += 1) {
    const probability = (part / parts) ** batchSize - ((part - 1) / parts) ** batchSize;
    longest += probability * ((quantiles[part]! + quantiles[part - 1]!) / 2);
  }
  return Math.max(1, longest / mean);
}

function compareSeconds(report: DataReport, mean: number, perToken: number, options: QuoteOptions): Estimate {
  const { device, evaluation, model, bytesPerParameter } = options;
  const examples = Math.min(evaluation.maxExamples, report.rows.validation || report.rows.heldOut);
  const words = isAnswering(report.shape?.shape) ? evaluation.maxNewTokens : 0;
  const weights = model.parameters * bytesPerParameter;
  const seconds = (rate: number, reading: number, part: number) =>
    COMPARED * examples * ((mean * perToken) / rate + words * part * Math.max(perToken / rate, weights / reading));
  const { flopsPerSecond: rate, bytesPerSecond: reading } = device;
  // Answers end by themselves, or at the limit.
  return {
    value: seconds(rate.value, reading.value, 0.6),
    low: seconds(rate.high, reading.high, 0.05),
    high: seconds(rate.low, reading.low, 1),
  };
}

function isAnswering(shape: Shape | undefined): boolean {
  return shape === 'chat' || shape === 'completion';
}

function priceOf(seconds: Estimate, price: NonNullable<QuoteOptions['price']>): NonNullable<Quote['price']> {
  const minor = (value: number) => (BigInt(value) * price.millionthsOfMinorPerSecond + 999_999n) / 1_000_000n;
  return { currency: price.currency, valueMinor: minor(seconds.value), lowMinor: minor(seconds.low), highMinor: minor(seconds.high) };
}

function added(one: Estimate, other: Estimate): Estimate {
  return { value: one.value + other.value, low: one.low + other.low, high: one.high + other.high };
}

function scaled({ value, low, high }: Estimate, factor: number): Estimate {
  return { value: value * factor, low: low * factor, high: high * factor };
}

function whole({ value, low, high }: Estimate): Estimate {
  return { value: Math.round(value), low: Math.floor(low), high: Math.ceil(high) };
}
