// Where trainers run. One contract: a program in a folder of its own, its output as two streams, its stdin open until the runner ends; asked to stop
// first, then ended, with everything it started.
import type { Readable, Writable } from 'node:stream';
import type { Exit } from '../attempt/trainer-outcome';

export interface TrainerStart {
  /** JOB of the contract with trainers: job.json, inputs/, work/, out/. */
  folder: string;
  /** Unlike that of any other attempt anywhere; letters, digits and dashes. */
  name: string;
  /** Below `trainersDir`. */
  program: string;
  trainersDir: string;
  /** The Python of the prepared environment; null where the backend brings its own. */
  python: string | null;
  cpus: number;
  memoryBytes: number;
  processes: number;
  gpus: readonly number[];
}

export interface Consumption {
  memoryBytes: number;
  processes: number;
}

export interface RunningTrainer {
  /** Open as long as the runner wants something of it. */
  stdin: Writable;
  stdout: Readable;
  stderr: Readable;
  /** Settles when the program has ended and both streams have; what it started may still be there until `end`. */
  exited: Promise<Exit>;
  /** Of the program and everything it started; null where the backend keeps the limits itself. */
  consumption(): Consumption | null;
  /** SIGTERM. */
  ask(): void;
  /** The program and everything it started, at once. Resolves when none of it is there. */
  end(): Promise<void>;
}

export interface Backend {
  readonly kind: 'process' | 'docker';
  /** Whether trainers need the environment that trainers/prepare.py makes. */
  readonly needsEnvironment: boolean;
  /** A sentence for the operator when nothing can run. */
  problem(): Promise<string | null>;
  start(trainer: TrainerStart): Promise<RunningTrainer>;
  /** Ends what a runner that is gone left running in this folder of an attempt. */
  endLeftover(folder: string): Promise<void>;
}
