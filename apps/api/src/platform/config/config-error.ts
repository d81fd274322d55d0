export interface ConfigProblem {
  /** The variable, GROVE_… */
  name: string;
  /** What is wrong with it, as the rest of a sentence that begins with its name. Never holds a secret's value. */
  problem: string;
  /** A value that would be right. */
  example?: string;
}

/** Everything that is wrong with the environment at once, for the operator to read. */
export class ConfigError extends Error {
  constructor(readonly problems: readonly ConfigProblem[]) {
    super(
      `The configuration has ${problems.length === 1 ? 'a problem' : `${problems.length} problems`}:\n${problems.map(describe).join('\n')}`,
    );
    this.name = 'ConfigError';
  }
}

function describe({ name, problem, example }: ConfigProblem): string {
  return `  ${name} ${problem}.${example ? ` Example: ${name}=${example}` : ''}`;
}
