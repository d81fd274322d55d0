import type { ComputeWish } from '../compute';
import type { InputFile } from '../jobs';
import type { UseBill } from '../sales';

/** The kind of these jobs. */
export const FINETUNE = 'fine-tune';
export const RECIPES = ['sft-lora', 'text-classification'] as const;
export type Recipe = (typeof RECIPES)[number];
export const SHAPES = ['chat', 'completion', 'classification'] as const;
export type DataShape = (typeof SHAPES)[number];
export const METHODS = ['lora', 'full'] as const;
export type Method = (typeof METHODS)[number];

/** What is not given is chosen by the trainer, by the size of model and data. */
export interface Hyperparameters {
  epochs?: number;
  batchSize?: number;
  learningRate?: number;
  loraRank?: number;
  loraAlpha?: number;
  loraDropout?: number;
  maxLength?: number;
  warmupShare?: number;
  weightDecay?: number;
}

/** A file of a dataset, as somebody names it. */
export interface DataReference {
  /** namespace/name */
  repository: string;
  /** Absent: main. */
  revision?: string;
  path: string;
}

export interface FinetuneRequest {
  /** Who pays, and whose the result is; absent: the actor's own. */
  namespace?: string;
  /** namespace/name of the base model. */
  model: string;
  modelRevision?: string;
  training: DataReference;
  /** Absent: a share of the training rows is held out. */
  validation?: DataReference;
  recipe: Recipe;
  method: Method;
  shape: DataShape;
  /** Which columns are which; absent: guessed by their names. */
  columns?: Record<string, string>;
  hyperparameters: Hyperparameters;
  seed?: number;
  /** Name of the result repository; absent: made of the model's and the job's. */
  outputName?: string;
  /** Absent: private. */
  isPrivate?: boolean;
  /** What it may cost on which runners; absent: nothing, so only what costs nothing. */
  compute?: ComputeWish;
  /** Queued as soon as the check has passed; else somebody accepts the quote. */
  autoStart: boolean;
  /** What was asked in the words of another API, kept to be shown again. */
  asAsked?: object;
  priority: -1 | 0 | 1;
  /** Seconds of one attempt; absent: as the hub allows. */
  secondsLimit?: number;
}

/** What is kept in the job, and what becomes job.json (docs/protocols/trainers.md). Revisions are commits: every attempt reads the same. */
export interface FinetuneSettings {
  recipe: Recipe;
  method: Method;
  shape: DataShape;
  columns: Record<string, string> | null;
  seed: number;
  hyperparameters: Hyperparameters;
  heldOutShare: number;
  model: InputFile;
  train: InputFile[];
  validation: InputFile[];
  output: { name: string; isPrivate: boolean };
  autoStart: boolean;
  /** What is set aside for the use of its data, by the attempt that runs. */
  bills?: UseBill[];
}

/** One number with its 95 % interval. */
export interface Interval {
  value: number;
  low: number;
  high: number;
}

export interface ComparedMetric {
  name: string;
  higherIsBetter: boolean;
  base: Interval;
  result: Interval;
  difference: Interval;
}

/** report.json of a trainer (docs/protocols/trainers.md). */
export interface TrainerReport {
  heldOut: { source: 'share' | 'validation'; examples: number; ofTotal: number };
  metrics: ComparedMetric[];
  primary: string;
  verdict: 'better' | 'no-better' | 'worse';
  sentence: string;
  secondsPerAnswer?: { base: number; result: number };
  trainedTokens?: number;
  trainedExamples?: number;
  interval?: string;
  /** What "auto" came to. */
  hyperparameters?: Record<string, unknown>;
}
