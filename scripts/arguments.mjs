// What stands after `--` on the command line of a script: a wrong word is answered with what the script knows, not with a stack.
import { parseArgs } from 'node:util';
import { fail } from './bootstrap.mjs';

/**
 * @param {string} usage a sentence
 * @param {import('node:util').ParseArgsConfig} config
 */
export function argumentsOf(usage, config) {
  try {
    return parseArgs(config);
  } catch (error) {
    return fail(`${usage} ${error.message}`);
  }
}
