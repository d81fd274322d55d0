// What a fine-tune needs, before anything is read of the data.
import { nameProblem } from '@modelgrove/shared';
import { recipeDoesNotFit, unknownFormat } from './finetune.errors';
import type { DataShape, Method, Recipe, TrainerReport } from './finetune.types';

const GIB = 1024 ** 3;
/** PyTorch, the libraries and the data, before any weight. */
const FLOOR_BYTES = 1.5 * GIB;
/** What a processor trains in days rather than hours. */
const MOST_PARAMETERS_WITHOUT_GPU = 1_000_000_000;
const BYTES_PER_PARAMETER: Record<Method, number> = {
  // the weights once, activations and the adapter's own share
  lora: 6,
  // weights, gradients and two moments in 32 bits
  full: 20,
};
const LONGEST_NAME = 96;

export function needsOf(parameters: number | null, method: Method): { cpus: number; memoryBytes: number; gpus: number } {
  const known = parameters ?? 0;
  const memoryBytes = Math.ceil((FLOOR_BYTES + known * BYTES_PER_PARAMETER[method]) / (GIB / 4)) * (GIB / 4);
  return { cpus: 1, memoryBytes, gpus: known > MOST_PARAMETERS_WITHOUT_GPU ? 1 : 0 };
}

export function fitsRecipe(recipe: Recipe, shape: DataShape): boolean {
  return (recipe === 'text-classification') === (shape === 'classification');
}

/** Throws 'finetune/shape'. */
export function checkShape(recipe: Recipe, shape: DataShape): void {
  if (!fitsRecipe(recipe, shape)) throw recipeDoesNotFit(recipe, shape);
}

/** Throws 'finetune/format'. */
export function checkFormat(path: string): void {
  if (!/\.(?:jsonl|json|csv|parquet)$/i.test(path)) throw unknownFormat(path);
}

/** Of the base model's name and the job's key: `tiny-qwen-chat-ft-Ab3x9Q`. */
export function defaultOutputName(model: string, jobKey: string): string {
  const base = model.split('/').at(-1) ?? 'model';
  const name = `${base.slice(0, LONGEST_NAME - 10)}-ft-${jobKey.slice(-6)}`;
  return nameProblem(name) === null ? name : `model-ft-${jobKey.slice(-6)}`;
}

const VERDICTS = ['better', 'no-better', 'worse'];

/** As far as its card is made of it: a runner may run a recipe of another version, or of its own. */
export function isTrainerReport(value: unknown): value is TrainerReport {
  if (!isObject(value) || !isObject(value.heldOut) || !Array.isArray(value.metrics) || !value.metrics.every(isComparison)) return false;
  const { secondsPerAnswer: speed, hyperparameters, verdict, trainedTokens } = value;
  const areThere = [speed, hyperparameters].every((part) => part === undefined || isObject(part));
  return areThere && VERDICTS.includes(verdict as string) && ['number', 'undefined'].includes(typeof trainedTokens);
}

function isComparison(value: unknown): boolean {
  if (!isObject(value) || typeof value.name !== 'string') return false;
  return [value.base, value.result, value.difference].every((interval) => isObject(interval) && Object.values(interval).every(isNumber));
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** JSON has no infinity. */
function isNumber(value: unknown): boolean {
  return value === null || typeof value === 'number';
}
