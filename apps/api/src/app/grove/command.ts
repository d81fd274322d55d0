// The shape of an operator command: one verb, its words on the command line, what it prints and answers.
import type { Input, Syntax } from './input';
import type { Operator } from './operator';

export interface Result {
  /** For people, one thing a line. */
  lines: string[];
  /** The same for programs (--json). */
  data: unknown;
  /** The command ran, and found what the operator must look at: exit code 1. */
  hasFindings?: boolean;
}

export interface Command extends Syntax {
  summary: string;
  /** More of it, for `--help`. */
  details?: string;
  examples: string[];
  /** It runs until it is told to stop, and ends by itself then. */
  endsItself?: true;
  run(operator: Operator, input: Input): Promise<Result>;
}

export type CommandFamily = readonly Command[];
