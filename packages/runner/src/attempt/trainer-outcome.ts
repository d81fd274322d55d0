// What the end of a trainer means (docs/protocols/trainers.md, exit codes): done, stopped on request, or a failure with its class. Pure.
import { diskFull } from '../failure';
import type { Failure, FailureClass } from '../protocol';

export interface Exit {
  code: number | null;
  signal: NodeJS.Signals | null;
  /** The system took its memory away. */
  isOutOfMemory?: boolean;
}

/** Why the runner ended a trainer that would have gone on. */
export type StopReason = 'asked' | 'time' | 'memory' | 'processes' | 'disk-full' | 'folder-size';

export interface TrainerFacts {
  exit: Exit;
  stop: StopReason | null;
  /** The failure event that it wrote, the last one. */
  failure: Failure | null;
  limits: { seconds: number; memoryBytes: number; processes: number; folderBytes: number };
}

export type TrainerOutcome = 'done' | 'stopped' | Failure;

const CLASS_OF_CODE: Record<number, FailureClass> = { 10: 'input', 11: 'out-of-memory', 12: 'infrastructure' };
const STOPPED = 13;

export function trainerOutcome(facts: TrainerFacts): TrainerOutcome {
  const { exit, stop, failure } = facts;
  if (exit.code === 0) return 'done';
  if (stop === 'asked') return 'stopped';
  if (stop !== null) return ofLimit(stop, facts);
  if (exit.isOutOfMemory) return outOfMemory(facts);
  const ofCode = exit.code === null ? undefined : CLASS_OF_CODE[exit.code];
  if (ofCode) return failure ? { ...failure, class: ofCode } : UNEXPLAINED[ofCode]!;
  if (exit.code === STOPPED || exit.signal === 'SIGKILL' || exit.signal === 'SIGTERM') return endedByOthers(exit);
  return crashed(exit);
}

const UNEXPLAINED: Partial<Record<FailureClass, Failure>> = {
  input: { class: 'input', code: 'trainer/input', message: 'The trainer refused the data or the settings; its log says why.' },
  'out-of-memory': {
    class: 'out-of-memory',
    code: 'trainer/out-of-memory',
    message: 'The memory was not enough: take a smaller batch, shorter rows or a smaller model.',
  },
  infrastructure: {
    class: 'infrastructure',
    code: 'trainer/infrastructure',
    message: 'The trainer met a fault of the machine; its log says which.',
  },
};

function ofLimit(stop: Exclude<StopReason, 'asked'>, { limits }: TrainerFacts): Failure {
  switch (stop) {
    case 'time':
      return {
        class: 'timeout',
        code: 'job/time-limit',
        message: `The job was not done within its ${limits.seconds} seconds: allow more time, or take fewer epochs or less data.`,
        details: { seconds: limits.seconds },
      };
    case 'memory':
      return {
        class: 'out-of-memory',
        code: 'job/memory-limit',
        message: `The trainer took more than its ${inWords(limits.memoryBytes)} of memory: take a smaller batch, shorter rows or a smaller model.`,
        details: { memoryBytes: limits.memoryBytes },
      };
    case 'processes':
      return {
        class: 'trainer',
        code: 'trainer/too-many-processes',
        message: `The trainer started more than ${limits.processes} processes. That is a fault of the recipe.`,
        details: { processes: limits.processes },
      };
    case 'folder-size':
      return {
        class: 'trainer',
        code: 'trainer/folder-too-large',
        message: `The trainer wrote more than ${inWords(limits.folderBytes)} or too many files: take a smaller model, or fewer checkpoints.`,
        details: { folderBytes: limits.folderBytes },
      };
    case 'disk-full':
      return diskFull();
  }
}

function outOfMemory({ limits }: TrainerFacts): Failure {
  const message = `The machine ran out of memory, or the trainer took more than its ${inWords(limits.memoryBytes)}: take a smaller batch, shorter rows or a smaller model.`;
  return { class: 'out-of-memory', code: 'job/memory-limit', message, details: { memoryBytes: limits.memoryBytes } };
}

/** Neither we nor a fault of its own: somebody on the machine, or its system. */
function endedByOthers({ code, signal }: Exit): Failure {
  const message = 'Something on the machine of the runner ended the trainer; the job is tried again.';
  return { class: 'infrastructure', code: 'runner/trainer-ended', message, details: { exitCode: code, signal } };
}

function crashed({ code, signal }: Exit): Failure {
  const how = signal ? `by the signal ${signal}` : `with the exit code ${code}`;
  const message = `The trainer ended ${how}, which is a fault of the recipe: the end of the log says where.`;
  return { class: 'trainer', code: 'trainer/crashed', message, details: { exitCode: code, signal } };
}

export function inWords(bytes: number): string {
  const units = ['bytes', 'KiB', 'MiB', 'GiB', 'TiB'];
  const power = Math.min(Math.max(0, Math.floor(Math.log2(Math.max(bytes, 1)) / 10)), units.length - 1);
  return `${Number((bytes / 1024 ** power).toPrecision(3))} ${units[power]}`;
}
