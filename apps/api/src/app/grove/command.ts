// The shape of an operator command: one verb, its words on the command line, what it prints and answers.
import type { ParseArgsConfig } from 'node:util';
import type { Input } from './input';
import type { Operator } from './operator';

export interface Result {
  /** For people, one thing a line. */
  lines: string[];
  /** The same for programs (--json). */
  data: unknown;
  /** The command ran, and found what the operator must look at: exit code 1. */
  hasFindings?: boolean;
}

export interface Command {
  /** One or two words: `user add`. */
  name: string;
  /** What follows them: `NAME [--email ADDRESS]`. */
  usage: string;
  summary: string;
  /** More of it, for `--help`. */
  details?: string;
  examples: string[];
  /** Fewest and most words after the name. */
  words: [least: number, most: number];
  options?: NonNullable<ParseArgsConfig['options']>;
  run(operator: Operator, input: Input): Promise<Result>;
}

export type CommandFamily = readonly Command[];

/** The command line is wrong: exit code 2 and a hint at --help. */
export class UsageError extends Error {
  constructor(
    message: string,
    readonly command: Command | null = null,
  ) {
    super(message);
    this.name = 'UsageError';
  }
}

/** The command cannot do it; the message is for the operator. Exit code 1. */
export class CommandFailed extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'CommandFailed';
  }
}
