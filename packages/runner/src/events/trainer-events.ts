// One line of out/events.jsonl (docs/protocols/trainers.md), checked field by field: a trainer may be anything.
import type { Failure, FailureClass, JobEvent, Metric, Progress, Usage } from '../protocol';

export type TrainerEvent =
  | { type: 'stage'; stage: string }
  | { type: 'progress'; progress: Progress }
  | { type: 'metric'; metric: Metric }
  | { type: 'checkpoint'; step: number; path: string }
  | { type: 'usage'; usage: Usage }
  | { type: 'failure'; failure: Failure }
  | { type: 'note'; note: JobEvent };

/** The line is none of ours; the message says why. */
export class BadEvent extends Error {}

const MOST_STEPS = 2_147_483_647;
const MOST_VALUES = 64;
const MOST_TEXT = 1500;
const CLASSES: readonly FailureClass[] = ['input', 'out-of-memory', 'infrastructure'];

type Fields = Record<string, unknown>;

const READERS: Record<string, (fields: Fields) => TrainerEvent> = {
  stage: (fields) => ({ type: 'stage', stage: matching(fields, 'stage', /^[a-z][a-z-]{0,40}$/) }),
  progress: (fields) => ({ type: 'progress', progress: readProgress(fields) }),
  metric: (fields) => ({ type: 'metric', metric: readMetric(fields) }),
  checkpoint: (fields) => ({
    type: 'checkpoint',
    step: whole(fields, 'step'),
    path: matching(fields, 'path', /^checkpoints\/[0-9A-Za-z][0-9A-Za-z._-]{0,99}$/),
  }),
  usage: (fields) => ({
    type: 'usage',
    usage: {
      trainedTokens: whole(fields, 'trained_tokens', Number.MAX_SAFE_INTEGER),
      trainedExamples: whole(fields, 'trained_examples', Number.MAX_SAFE_INTEGER),
    },
  }),
  failure: (fields) => ({ type: 'failure', failure: readFailure(fields) }),
  note: (fields) => ({ type: 'note', note: readNote(fields) }),
};

/** @throws BadEvent */
export function parseTrainerEvent(line: string): TrainerEvent {
  const fields = parseObject(line);
  const type = typeof fields.type === 'string' ? fields.type : '';
  const read = Object.hasOwn(READERS, type) ? READERS[type] : undefined;
  if (!read) throw new BadEvent(`its type is ${JSON.stringify(fields.type)?.slice(0, 50)}`);
  return read(fields);
}

function parseObject(line: string): Fields {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    // also NaN and Infinity, which Python writes and JSON does not know
    throw new BadEvent('it is not JSON');
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new BadEvent('it is not an object');
  return value as Fields;
}

function readProgress(fields: Fields): Progress {
  const progress: Progress = { step: whole(fields, 'step'), steps: whole(fields, 'steps') };
  if (typeof fields.epoch === 'number' && Number.isFinite(fields.epoch)) progress.epoch = fields.epoch;
  return progress;
}

function readMetric(fields: Fields): Metric {
  const { values, at } = fields;
  if (typeof values !== 'object' || values === null) throw new BadEvent('"values" is not an object');
  const kept = Object.entries(values).filter(([name, value]) => /^[a-z][a-z0-9_]{0,63}$/.test(name) && Number.isFinite(value));
  if (kept.length === 0) throw new BadEvent('"values" holds no number');
  const metric: Metric = { step: whole(fields, 'step'), values: Object.fromEntries(kept.slice(0, MOST_VALUES)) as Metric['values'] };
  if (typeof at === 'string' && /^\d{4}-\d\d-\d\dT[\d:.]{5,20}(?:Z|[+-]\d\d:\d\d)$/.test(at) && !Number.isNaN(Date.parse(at)))
    metric.at = new Date(at).toISOString();
  return metric;
}

function readFailure(fields: Fields): Failure {
  const failureClass = CLASSES.find((one) => one === fields.class);
  if (!failureClass) throw new BadEvent('"class" of a failure is input, out-of-memory or infrastructure');
  const code = matching(fields, 'code', /^(?=.{1,80}$)[a-z][a-z0-9-]*\/[a-z0-9-]+$/);
  const failure: Failure = { class: failureClass, code, message: text(fields, 'message') };
  const { details } = fields;
  if (typeof details === 'object' && details !== null && !Array.isArray(details)) failure.details = details as Fields;
  return failure;
}

function readNote(fields: Fields): JobEvent {
  const level = (['info', 'warn', 'error'] as const).find((one) => one === fields.level) ?? 'info';
  return { level, name: 'trainer.note', message: text(fields, 'message') };
}

function whole(fields: Fields, name: string, most = MOST_STEPS): number {
  const value = fields[name];
  if (typeof value !== 'number' || !Number.isInteger(value) || value < 0 || value > most)
    throw new BadEvent(`"${name}" is not a whole number`);
  return value;
}

function matching(fields: Fields, name: string, pattern: RegExp): string {
  const value = fields[name];
  if (typeof value !== 'string' || !pattern.test(value)) throw new BadEvent(`"${name}" is not what it may be`);
  return value;
}

function text(fields: Fields, name: string): string {
  const value = fields[name];
  if (typeof value !== 'string' || value === '') throw new BadEvent(`"${name}" is not a text`);
  return value.slice(0, MOST_TEXT);
}
