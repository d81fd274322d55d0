// Reads variables and collects what is wrong with them instead of stopping at the first one.
import fs from 'node:fs';
import type { ConfigProblem } from './config-error';
import type { Variable } from './variables';

/** A parser answers the value, or throws a Refused with what is wrong. */
export class Refused extends Error {}

export class Environment {
  readonly problems: ConfigProblem[] = [];

  constructor(private readonly env: NodeJS.ProcessEnv) {}

  /** The raw value: of the variable, or of the file that NAME_FILE names. Empty counts as absent: compose files pass empty values. */
  raw(name: Variable): string | null {
    const value = this.env[name]?.trim() || null;
    const file = this.env[`${name}_FILE`]?.trim() || null;
    if (value !== null && file !== null) {
      this.refuse(name, `and ${name}_FILE are both set: keep one of them`);
      return null;
    }
    return file === null ? value : this.readFile(name, file);
  }

  has(name: Variable): boolean {
    return Boolean(this.env[name]?.trim() || this.env[`${name}_FILE`]?.trim());
  }

  /** The parsed value, or `fallback` when it is absent or refused (a refusal is a problem, so the fallback is never used then). */
  read<T, F>(name: Variable, fallback: F, parse: (text: string) => T, example: string): T | F {
    const text = this.raw(name);
    if (text === null) return fallback;
    try {
      return parse(text);
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      this.refuse(name, error.message, example);
      return fallback;
    }
  }

  refuse(name: string, problem: string, example?: string): void {
    this.problems.push(example === undefined ? { name, problem } : { name, problem, example });
  }

  private readFile(name: Variable, file: string): string | null {
    try {
      const content = fs.readFileSync(file, 'utf8').trim();
      if (content) return content;
      this.refuse(`${name}_FILE`, `names ${file}, which is empty`);
    } catch (error) {
      this.refuse(`${name}_FILE`, `names ${file}, which cannot be read (${(error as NodeJS.ErrnoException).code})`);
    }
    return null;
  }
}
