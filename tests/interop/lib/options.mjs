// The command line of run.mjs.
import { parseArgs } from 'node:util';
import { CLIENTS } from './clients.mjs';

export const MODES = ['embedded', 'services', 'proxied', 'compose'];

export function readOptions(argv) {
  const { values } = parseArgs({
    args: argv,
    options: {
      mode: { type: 'string' },
      client: { type: 'string', default: CLIENTS.map(({ name }) => name).join(',') },
      grep: { type: 'string' },
      jobs: { type: 'string', default: '3' },
      endpoint: { type: 'string' },
      slowest: { type: 'string', default: '0' },
      keep: { type: 'boolean', default: false },
      list: { type: 'boolean', default: false },
      'no-skips': { type: 'boolean', default: false },
      'print-seed': { type: 'boolean', default: false },
    },
  });
  const modes = known(values.mode ?? MODES.join(','), MODES, '--mode');
  const names = known(
    values.client,
    CLIENTS.map(({ name }) => name),
    '--client',
  );
  const jobs = Number(values.jobs);
  if (!Number.isInteger(jobs) || jobs < 1) throw new Error('--jobs takes a number from 1');
  const asked = CLIENTS.filter(({ name }) => names.includes(name));
  return {
    ...values,
    noSkips: values['no-skips'],
    printSeed: values['print-seed'],
    modes,
    jobs,
    /** Who asks for a mode gets every client in it. */
    clientsIn: (mode) => asked.filter((client) => values.mode || !client.modes || !MODES.includes(mode) || client.modes.includes(mode)),
  };
}

function known(list, names, option) {
  const asked = list.split(',');
  const wrong = asked.filter((name) => !names.includes(name));
  if (wrong.length > 0) throw new Error(`${option} knows ${names.join(', ')}; not ${wrong.join(', ')}`);
  return names.filter((name) => asked.includes(name));
}
