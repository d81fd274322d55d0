// The help texts, made from the commands themselves.
import type { Command, CommandFamily } from './command';

const START = 'npm run grove --';

export function overview(families: Record<string, CommandFamily>): string {
  const all = Object.values(families).flat();
  const width = Math.max(...all.map((command) => command.name.length));
  const sections = Object.entries(families).map(([title, family]) => {
    const lines = family.map((command) => `  ${command.name.padEnd(width)}  ${command.summary}`);
    return `${title}\n${lines.join('\n')}`;
  });
  return [
    `The operator's commands of Modelgrove: ${START} COMMAND [OPTIONS]`,
    ...sections,
    [
      'Every command takes --help (with examples) and --json.',
      'The hub is found by GROVE_DATABASE_URL, else by its data folder (GROVE_DATA_DIR, ./data): a running one is asked,',
      'a stopped one is opened for as long as the command takes.',
      'Exit codes: 0 done, 1 failed or something found, 2 wrong command line.',
    ].join('\n'),
  ].join('\n\n');
}

export function helpFor(command: Command): string {
  const examples = command.examples.map((example) => `  ${shown(example)}`);
  const parts = [`${START} ${[command.name, command.usage].filter(Boolean).join(' ')}`, command.summary];
  return [...parts, command.details ?? '', ['Examples', ...examples].join('\n')].filter(Boolean).join('\n\n');
}

/** npm prints a line of its own before the answer unless it is told not to (-s): what a script captures must be the answer alone. */
function shown(example: string): string {
  return example.replaceAll('$(grove ', '$(npm run -s grove -- ').replaceAll(/(?<!run -s )grove (?!--)/g, `${START} `);
}
