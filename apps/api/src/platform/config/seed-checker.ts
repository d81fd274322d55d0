import { namespaceProblem, parseRepoId } from '@modelgrove/shared';

export interface SeedProblem {
  line: number;
  /** `users[0].email`; '' for the document itself. */
  path: string;
  problem: string;
}

export class SeedFileError extends Error {
  constructor(
    readonly source: string,
    readonly problems: readonly SeedProblem[],
  ) {
    super(
      `The seed file ${source} cannot be applied:\n${problems.map((p) => `  line ${p.line}: ${p.path ? `${p.path} ` : ''}${p.problem}`).join('\n')}`,
    );
    this.name = 'SeedFileError';
  }
}

type Path = (string | number)[];

/** Checks the shape of parsed YAML; reports each problem with its path and goes on with an empty value. */
export class Checker {
  constructor(readonly refuse: (path: Path, problem: string) => void) {}

  record(path: Path, value: unknown, allowed?: readonly string[]): Record<string, unknown> {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      this.refuse(path, 'must be a mapping of names to values');
      return {};
    }
    for (const key of Object.keys(value)) {
      if (allowed && !allowed.includes(key)) this.refuse([...path, key], `is not known here; known are ${allowed.join(', ')}`);
    }
    return value as Record<string, unknown>;
  }

  list(path: Path, value: unknown): unknown[] {
    if (value === undefined || value === null) return [];
    if (Array.isArray(value)) return value as unknown[];
    this.refuse(path, 'must be a list');
    return [];
  }

  text(path: Path, value: unknown): string {
    if (typeof value === 'string' && value !== '') return value;
    this.refuse(path, value === undefined ? 'is missing' : 'must be a text (put it in quotes)');
    return '';
  }

  /** `{ [key]: value }`, or nothing when it is absent: to be spread. */
  optionalText<K extends string>(path: Path, key: K, value: unknown, pattern = /^/, problem = ''): { [key in K]?: string } {
    if (value === undefined || value === null) return {};
    const text = this.text([...path, key], value);
    if (text && !pattern.test(text)) this.refuse([...path, key], problem);
    return { [key]: text } as { [key in K]?: string };
  }

  boolean(path: Path, value: unknown, fallback: boolean): boolean {
    if (value === undefined || value === null) return fallback;
    if (typeof value !== 'boolean') this.refuse(path, 'must be true or false');
    return value === true;
  }

  choice<T extends string>(path: Path, value: unknown, choices: readonly T[]): T {
    const found = choices.find((choice) => choice === value);
    if (found === undefined) this.refuse(path, value === undefined ? 'is missing' : `must be one of ${choices.join(', ')}`);
    return found ?? choices[0]!;
  }

  namespace(path: Path, value: unknown): string {
    const name = this.text(path, value);
    const problem = name && namespaceProblem(name);
    if (problem) this.refuse(path, `is not a valid name: ${problem}`);
    return name;
  }

  repoId(path: Path, value: unknown): string {
    const id = this.text(path, value);
    if (id && !parseRepoId(id)) this.refuse(path, `'${id}' is not namespace/name`);
    return id;
  }
}
