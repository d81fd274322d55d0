// What can be read off a job: how far it is, what it has used, how long it will take. Pure; the present moment comes in.
import type { Job, JobMetric, JobState } from '../../../lib/api-types';

export const JOB_STATES = [
  'checking',
  'quoted',
  'queued',
  'running',
  'succeeded',
  'failed',
  'cancelled',
] as const satisfies readonly JobState[];

export function isEnded({ state }: Pick<Job, 'state'>): boolean {
  return state === 'succeeded' || state === 'failed' || state === 'cancelled';
}

/** From 0 to 100; null as long as nobody knows how many steps there are. */
export function percentOf({ state, progress }: Pick<Job, 'state' | 'progress'>): number | null {
  if (state === 'succeeded') return 100;
  if (progress === null || progress.steps <= 0) return null;
  return Math.min(99, Math.floor((progress.step / progress.steps) * 100));
}

/** What it has cost so far, the attempt that runs included. */
export function secondsUsed({ usedSeconds, state, attemptAt }: Pick<Job, 'usedSeconds' | 'state' | 'attemptAt'>, now: number): number {
  const running = state === 'running' && attemptAt !== null ? Math.max(0, (now - Date.parse(attemptAt)) / 1000) : 0;
  return usedSeconds + running;
}

/** Of the speed of the last steps that were measured. */
const STEPS_LOOKED_AT = 30;

/** Null when it cannot be told: nothing has been measured, or it is not training. */
export function secondsLeft(job: Pick<Job, 'state' | 'progress' | 'stage'>, metrics: readonly JobMetric[]): number | null {
  const { progress, state } = job;
  if (state !== 'running' || progress === null || progress.step <= 0 || progress.steps <= progress.step) return null;
  const recent = metrics.slice(-STEPS_LOOKED_AT);
  const [first, last] = [recent[0], recent.at(-1)];
  if (first === undefined || last === undefined || last.step <= first.step) return null;
  const seconds = (Date.parse(last.at) - Date.parse(first.at)) / 1000;
  return seconds > 0 ? Math.ceil(((progress.steps - progress.step) * seconds) / (last.step - first.step)) : null;
}

/** `1h 4m`, `12m 5s`, `8s`; in Chinese `1小时 4分钟`. The two largest units. */
export function formatSeconds(seconds: number, locale: string): string {
  const whole = Math.max(0, Math.round(seconds));
  const parts = [
    ['day', Math.floor(whole / 86_400)],
    ['hour', Math.floor(whole / 3600) % 24],
    ['minute', Math.floor(whole / 60) % 60],
    ['second', whole % 60],
  ] as const;
  const begin = parts.findIndex(([, value]) => value > 0);
  const shown = begin === -1 ? parts.slice(3) : parts.slice(begin, begin + 2).filter(([, value], index) => index === 0 || value > 0);
  return shown.map(([unit, value]) => unitText(value, unit, locale)).join(' ');
}

function unitText(value: number, unit: string, locale: string): string {
  return new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'narrow' }).format(value);
}
