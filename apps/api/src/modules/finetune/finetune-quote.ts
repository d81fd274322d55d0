// What a fine-tune will take, from what the check counted, for the machine that jobs run on. What "auto" comes to is the trainers' rule
// (trainers/common/modelgrove_trainer/auto.py); device rates are wide, since machines and models differ.
import { type DataReport, type Device, modelSizeOf, quoteOf, type Quote as PackageQuote } from '@modelgrove/data-check';
import type { Method } from './finetune.types';

const TINY_PARAMETERS = 3e7;
const STEPS_FOR_TINY = 300;
const EVALUATION = { maxExamples: 200, maxNewTokens: 64 };
const BYTES_PER_PARAMETER = { cpu: 4, gpu: 2 };
const around = (value: number, factor: number) => ({ value, low: value / factor, high: value * factor });
/** Per core: what small models reach in 32 bits. */
const CPU: Device = { flopsPerSecond: around(4e9, 6), bytesPerSecond: around(4e9, 4), startSeconds: { value: 25, low: 8, high: 120 } };
const GPU: Device = { flopsPerSecond: around(3e13, 5), bytesPerSecond: around(6e11, 4), startSeconds: { value: 60, low: 20, high: 240 } };

export interface Quote extends Omit<PackageQuote, 'price'> {
  batchSize: number;
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

/** Null when config.json does not say how large the model is. */
export function quoted(report: DataReport, facts: QuoteFacts): Quote | null {
  const model = facts.config && modelSizeOf(facts.config, facts.parameters ?? undefined);
  if (!model) return null;
  const rows = Math.max(report.rows.train - report.rows.heldOut, 1);
  const batchSize = Math.min(rows, facts.batchSize ?? autoBatch(rows));
  const epochs = facts.epochs ?? autoEpochs(rows, batchSize, model.parameters);
  const device = facts.gpus > 0 ? times(GPU, facts.gpus) : times(CPU, facts.cpus);
  const bytesPerParameter = facts.gpus > 0 ? BYTES_PER_PARAMETER.gpu : BYTES_PER_PARAMETER.cpu;
  const { price: _price, ...quote } = quoteOf(report, {
    model,
    bytesPerParameter,
    method: facts.method,
    epochs,
    batchSize,
    evaluation: EVALUATION,
    device,
  });
  return { ...quote, batchSize };
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
