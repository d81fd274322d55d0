// Which clients there are, and how the process that drives each one is started.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './hub.mjs';
import { Missing, findProgram } from './processes.mjs';

const HERE = join(ROOT, 'tests/interop');
const PREPARE = 'tests/interop/prepare.sh';
/** What an environment needs besides prepare.sh. */
const HOST_PARTS = { torch: 'apt-get install --no-install-recommends python3-torch python3-venv && ' };
const node = (file) => [process.execPath, join(HERE, file)];

/** The longest first: they decide how long a run takes. `modes`: where a run of everything has them, when not everywhere. */
export const CLIENTS = [
  { name: 'git', limitMs: 300_000, command: () => [...requiring(['git', 'git-lfs']), ...node('git/main.mjs')] },
  { name: 'hf-2', limitMs: 300_000, command: () => python('hf-2') },
  { name: 'hf-1.19', limitMs: 300_000, command: () => python('hf-1.19') },
  { name: 'hf-0.36', limitMs: 300_000, command: () => python('hf-0.36') },
  { name: 'datasets', limitMs: 300_000, modes: ['embedded', 'services'], command: () => python('readers', 'datasets') },
  { name: 'torch', limitMs: 300_000, modes: ['services'], command: () => python('torch', 'torch') },
  { name: 'transformers', limitMs: 180_000, modes: ['embedded'], command: () => python('readers', 'transformers') },
  { name: 'js', limitMs: 180_000, command: () => node('js/main.mjs') },
  { name: 'privacy', limitMs: 120_000, command: () => node('privacy/main.mjs') },
  { name: 'round-trip', limitMs: 240_000, command: () => [...requiring(['git', 'git-lfs']), ...roundTrip()] },
];

export function pythonOf(name) {
  return join(ROOT, '.test/venvs', name, 'bin/python');
}

function python(environment, suite = 'hub') {
  if (!existsSync(pythonOf(environment))) throw new Missing(`${HOST_PARTS[environment] ?? ''}${PREPARE}`);
  return [pythonOf(environment), '-u', '-W', 'ignore', join(HERE, 'python/main.py'), suite];
}

function roundTrip() {
  if (!existsSync(pythonOf('hf-2'))) throw new Missing(PREPARE);
  return node('round-trip/main.mjs');
}

function requiring(programs) {
  const absent = programs.filter((program) => !findProgram(program));
  if (absent.length > 0) throw new Missing(`apt-get install --no-install-recommends ${absent.join(' ')}`);
  return [];
}
