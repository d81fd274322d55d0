// One value at a time, for operator commands: what they take beside the configuration of a hub.
import { ConfigError } from './config-error';
import { Environment, Refused } from './environment';
import { parseSize } from './parsers';
import type { Variable } from './variables';

/** Of the variable, or of the file that NAME_FILE names; null when it is absent. Throws ConfigError. */
export function readSecret(env: NodeJS.ProcessEnv, name: Variable): string | null {
  const variables = new Environment(env);
  const value = variables.raw(name);
  if (variables.problems.length > 0) throw new ConfigError(variables.problems);
  return value;
}

/** `64GB`, `8GiB`; null when it is no size. */
export function readSize(text: string): number | null {
  try {
    return parseSize(text);
  } catch (error) {
    if (error instanceof Refused) return null;
    throw error;
  }
}
