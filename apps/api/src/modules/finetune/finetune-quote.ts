// What a fine-tune will take, from what the check counted, for the machine that jobs run on. What "auto" comes to is the trainers' rule
// (trainers/common/modelgrove_trainer/auto.py); device rates are wide, since machines and models differ, until jobs have ended here (finetune-pace.ts).
import { type DataReport, type Device, modelSizeOf, quoteOf, type Quote as PackageQuote } from '@modelgrove/data-check';
import { type Pace, paceOf } from './finetune-pace';
import type { Expected, SeenJob } from './finetune-paces.store';
import type { Method } from './finetune.types';

const TINY_PARAMETERS = 3e7;
const STEPS_FOR_TINY = 300;
const EVALUATION = { maxExamples: 200, maxNewTokens: 64 };
const BYTES_PER_PARAMETER = { cpu: 4, gpu: 2 };
/** By how much what nobody measured may be wrong. */
const WIDE = { cpu: 6, gpu: 5 };
const WIDE_REST = 4;
const around = (value: number, factor: number) => ({ value, low: value / factor, high: value * factor });
/** Per core: what small models reach in 32 bits. */
const CPU: Device = {
  flopsPerSecond: around(4e9, WIDE.cpu),
  bytesPerSecond: around(4e9, 4),
  startSeconds: { value: 25, low: 8, high: 120 },
};
const GPU: Device = {
  flopsPerSecond: around(3e13, WIDE.gpu),
  bytesPerSecond: around(6e11, 4),
  startSeconds: { value: 60, low: 20, high: 240 },
};

type Estimate = PackageQuote['seconds'];

export interface Quote extends Omit<PackageQuote, 'price' | 'parts' | 'flopsPerToken'> {
  batchSize: number;
  /** How many jobs that ended here it is learned from. */
  learnedFromJobs: number;
}

/** The quote, and what to compare with what the job will have taken. */
export interface Estimated {
  quote: Quote;
  expected: Omit<Expected, 'recipe'>;
}

export interface QuoteFacts {
  /** config.json of the model. */
  config: Uint8Array | undefined;
  /** Counted from the weights; null when that is not known. */
  parameters: number | null;
  method: Method;
  epochs: number | undefined;
  batchSize: number | undefined;
  cpus: number;
  gpus: number;
}

/** By arithmetic alone. Null when config.json does not say how large the model is. */
export function estimated(report: DataReport, facts: QuoteFacts): (PackageQuote & { batchSize: number }) | null {
  const model = facts.config && modelSizeOf(facts.config, facts.parameters ?? undefined);
  if (!model) return null;
  const rows = Math.max(report.rows.train - report.rows.heldOut, 1);
  const batchSize = Math.min(rows, facts.batchSize ?? autoBatch(rows));
  const epochs = facts.epochs ?? autoEpochs(rows, batchSize, model.parameters);
  const device = facts.gpus > 0 ? times(GPU, facts.gpus) : times(CPU, facts.cpus);
  const bytesPerParameter = BYTES_PER_PARAMETER[deviceOf(facts)];
  const of = { model, bytesPerParameter, method: facts.method, epochs, batchSize, evaluation: EVALUATION, device };
  return { ...quoteOf(report, of), batchSize };
}

/** With what was learned from jobs that ended here. */
export function quoted(arithmetic: PackageQuote & { batchSize: number }, facts: QuoteFacts, seen: readonly SeenJob[]): Estimated {
  const { price: _price, parts, flopsPerToken, seconds, ...quote } = arithmetic;
  const device = deviceOf(facts);
  const job = { flopsPerToken, units: unitsOf(facts) };
  const training = paceOf(
    seen.map((one) => ({ ...one, factor: (one.secondsPerStep * one.steps) / one.expectedTraining })),
    job,
    WIDE[device],
  );
  const rest = paceOf(
    seen.map((one) => ({ ...one, factor: Math.max(one.usedSeconds - one.secondsPerStep * one.lastStep, 0.5) / one.expectedRest })),
    job,
    WIDE_REST,
  );
  const learned = training && rest && sumOf(paced(parts.training, training, tokensMayBe(quote.trainedTokens)), paced(parts.rest, rest));
  return {
    quote: { ...quote, seconds: learned ?? seconds, learnedFromJobs: learned ? seen.length : 0 },
    expected: { device, ...job, steps: quote.steps, trainingSeconds: parts.training.value, restSeconds: parts.rest.value },
  };
}

export function deviceOf({ gpus }: { gpus: number }): Expected['device'] {
  return gpus > 0 ? 'gpu' : 'cpu';
}

function unitsOf({ gpus, cpus }: { gpus: number; cpus: number }): number {
  return Math.max(1, gpus > 0 ? gpus : cpus);
}

/** What is not known of the data stays unknown however well the machine is. */
function tokensMayBe({ value, low, high }: Estimate): Pace {
  return value > 0 ? { value: 1, low: low / value, high: high / value } : { value: 1, low: 1, high: 1 };
}

/** Two things that have nothing to do with each other are seldom at their worst together. */
function paced({ value }: Estimate, pace: Pace, also: Pace = { value: 1, low: 1, high: 1 }): Estimate {
  const off = (one: number, other: number): number => Math.exp(Math.hypot(Math.log(one / pace.value), Math.log(other)));
  return {
    value: value * pace.value,
    low: (value * pace.value) / off(pace.low, also.low),
    high: value * pace.value * off(pace.high, also.high),
  };
}

function sumOf(one: Estimate, other: Estimate): Estimate {
  return {
    value: Math.round(one.value + other.value),
    low: Math.floor(one.low + other.low),
    high: Math.ceil(one.high + other.high),
  };
}

function autoBatch(rows: number): number {
  if (rows < 64) return 4;
  if (rows < 1000) return 8;
  return rows < 20_000 ? 16 : 32;
}

function autoEpochs(rows: number, batch: number, parameters: number): number {
  const usual = rows < 100 ? 8 : rows < 500 ? 5 : rows < 20_000 ? 3 : 2;
  if (parameters >= TINY_PARAMETERS) return usual;
  return Math.max(usual, Math.min(20, Math.ceil(STEPS_FOR_TINY / Math.ceil(rows / batch))));
}

function times({ flopsPerSecond, bytesPerSecond, startSeconds }: Device, count: number): Device {
  const more = ({ value, low, high }: Device['flopsPerSecond']) => ({ value: value * count, low: low * count, high: high * count });
  return { flopsPerSecond: more(flopsPerSecond), bytesPerSecond: more(bytesPerSecond), startSeconds };
}
