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
  {
    name: 'csghub',
    limitMs: 900_000,
    // Its sandbox client does not know the certificate of the proxy's tests; what it sends is the same everywhere.
    modes: ['embedded'],
    command: () => [
      ...requiring(['git', 'git-lfs']),
      ...environments('csghub'),
      pythonOf('csghub'),
      '-u',
      '-W',
      'ignore',
      join(HERE, 'csghub/main.py'),
    ],
  },
  ...['hf-2', 'hf-1.19', 'hf-0.36'].map(byXet),
  { name: 'hf-2', limitMs: 300_000, command: () => python('hf-2') },
  // Older ones where they meet something else than the newest: the plain hub, and the proxy.
  { name: 'hf-1.19', limitMs: 300_000, modes: ['embedded', 'proxied'], command: () => python('hf-1.19') },
  { name: 'hf-0.36', limitMs: 300_000, modes: ['embedded'], command: () => python('hf-0.36') },
  { name: 'datasets', limitMs: 300_000, modes: ['services'], command: () => python('readers', 'datasets') },
  { name: 'torch', limitMs: 300_000, modes: ['services'], command: () => python('torch', 'torch') },
  { name: 'transformers', limitMs: 180_000, modes: ['embedded'], command: () => python('readers', 'transformers') },
  {
    name: 'table',
    limitMs: 420_000,
    modes: ['services'],
    command: () => [
      ...requiring(['git', 'git-lfs']),
      ...environments('hf-2', 'hf-1.19', 'hf-0.36', 'readers', 'csghub'),
      ...node('table/main.mjs'),
    ],
  },
  {
    name: 'openai',
    limitMs: 180_000,
    modes: ['embedded', 'services'],
    command: () => [...environments('openai'), pythonOf('openai'), '-u', '-W', 'ignore', join(HERE, 'openai/main.py')],
  },
  { name: 'openai-node', limitMs: 180_000, modes: ['embedded', 'services'], command: () => node('openai/node/main.mjs') },
  { name: 'js', limitMs: 180_000, command: () => node('js/main.mjs') },
  { name: 'hf_xet', limitMs: 120_000, modes: ['embedded'], command: () => [...environments('hf-2'), ...node('xet-hashes/main.mjs')] },
  { name: 'browser', limitMs: 180_000, modes: ['embedded', 'services'], command: () => node('browser/main.mjs') },
  { name: 'privacy', limitMs: 120_000, command: () => node('privacy/main.mjs') },
  {
    name: 'round-trip',
    limitMs: 240_000,
    command: () => [...requiring(['git', 'git-lfs']), ...environments('hf-2'), ...node('round-trip/main.mjs')],
  },
];

export function pythonOf(name) {
  return join(ROOT, '.test/venvs', name, 'bin/python');
}

function python(environment, suite = 'hub') {
  return [...environments(environment), pythonOf(environment), '-u', '-W', 'ignore', join(HERE, 'python/main.py'), suite];
}

/** hf_xet trusts the certificates of the host alone, so it does not get through the proxy of the tests. */
function byXet(version) {
  return {
    name: `${version}-xet`,
    limitMs: 300_000,
    modes: version === 'hf-2' ? ['embedded', 'services'] : ['embedded'],
    goesByXet: true,
    command: () => python(version, version === 'hf-2' ? 'xet' : 'xet-files'),
  };
}

/** Nothing, when all of them are there. */
function environments(...names) {
  const absent = names.find((name) => !existsSync(pythonOf(name)));
  if (absent) throw new Missing(`${HOST_PARTS[absent] ?? ''}${PREPARE}`);
  return [];
}

function requiring(programs) {
  const absent = programs.filter((program) => !findProgram(program));
  if (absent.length > 0) throw new Missing(`apt-get install --no-install-recommends ${absent.join(' ')}`);
  return [];
}
