// The course of a rehearsal: read the files, start everything, run the cases, end everything, say what was not shown.
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { execFileSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { ROOT } from '../../tests/interop/lib/hub.mjs';
import { findProgram, freePort } from '../../tests/interop/lib/processes.mjs';
import { Cases } from './cases.mjs';
import { readCompose } from './compose-file.mjs';
import { readDockerfile } from './dockerfile.mjs';
import { fileCases } from './file-cases.mjs';
import { parseEnvFile } from './interpolation.mjs';
import { lintCases } from './lint-cases.mjs';
import { programFor } from './programs.mjs';
import { runningCases } from './running-cases.mjs';
import { restartCases } from './restart-cases.mjs';
import { Stack } from './stack.mjs';

const NOT_SHOWN = [
  'building the images (their steps are checked by a parser only), and both architectures',
  'networks of the engine, published ports by its rules, limits of memory and processor',
  'users, read-only roots, dropped capabilities, volumes and their owners',
  'restart policies and start on boot',
];
const OPTIONS = {
  file: { type: 'string', multiple: true },
  'env-file': { type: 'string' },
  grep: { type: 'string' },
  keep: { type: 'boolean', default: false },
  light: { type: 'boolean', default: false },
  protocol: { type: 'boolean', default: false },
};

/** @returns the exit code */
export async function rehearse(argv) {
  const { values } = parseArgs({ args: argv, options: OPTIONS });
  const cases = new Cases(values);
  const missing = process.platform === 'linux' ? '' : 'needs Linux, where every address of 127.0.0.0/8 is at hand';
  const folder = mkdtempSync(join(tmpdir(), 'grove-compose-'));
  chmodSync(folder, 0o755);
  let stack = null;
  let ending = null;
  const end = () =>
    (ending ??= (async () => {
      await stack?.down();
      if (!values.keep) rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
    })());
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => void end().then(() => process.exit(130)));
  try {
    const project = await readProject(values, folder);
    await fileCases(cases, project);
    await lintCases(cases, project);
    const absent = missing || absentPrograms(project.services);
    if (absent) cases.skip('the services start and clients go through them', absent);
    else {
      stack = new Stack({ folder, ...project });
      await play(cases, stack, project);
    }
  } catch (error) {
    cases.fail('the rehearsal', `${error.message}\n${stack?.tails().join('\n') ?? ''}`);
  } finally {
    await end();
  }
  if (values.keep) cases.say(`kept: ${folder}`);
  return conclude(cases, stack, values);
}

async function play(cases, stack, project) {
  await cases.run('every service starts in order and is healthy by its own check', async () => stack.up());
  if (cases.counts.FAIL > 0) return cases.say(stack.tails().join('\n'));
  await runningCases(cases, stack, project);
  if (!project.isLight) await restartCases(cases, stack, project);
  const containers = [...stack.containers.values()].flat();
  const pids = containers.map(({ process: started }) => started?.pid).filter(Boolean);
  await cases.run('everything that was started has ended', async () => {
    await stack.down();
    const left = pids.filter(isAlive);
    if (left.length > 0) throw new Error(`processes ${left.join(', ')} still run`);
  });
  if (cases.counts.FAIL > 0) cases.say(stack.tails().join('\n'));
}

/** The files, their variables, and what the images are made of. */
async function readProject(values, folder) {
  const files = (values.file ?? [join(ROOT, 'docker-compose.yml')]).map((file) => resolve(file));
  const text = values['env-file'] ? readFileSync(values['env-file'], 'utf8') : newEnvironment(await freePort(), await freePort());
  const envFile = join(folder, '.env');
  writeFileSync(envFile, text, { mode: 0o600 });
  // what the proxy connects from, here: the one neighbour that is believed
  const variables = { ...parseEnvFile(text), GROVE_TRUSTED_PROXIES: '127.0.0.1', HUB_ENV_FILE: envFile };
  const stages = readDockerfile(join(ROOT, 'deploy/Dockerfile'));
  return {
    isLight: values.light,
    folder,
    files,
    envFile,
    variables,
    stages,
    services: readCompose(files, variables),
    endpoint: variables.GROVE_PUBLIC_URL,
    storeEndpoint: variables.S3_PUBLIC_URL,
  };
}

function newEnvironment(port, storePort) {
  const made = execFileSync('sh', [join(ROOT, 'deploy/new-env.sh'), `http://localhost:${port}`, `http://localhost:${storePort}`], {
    encoding: 'utf8',
  });
  return made.replace(/^HTTP_PORT=.*$/m, `HTTP_PORT=${port}`).replace(/^S3_PORT=.*$/m, `S3_PORT=${storePort}`);
}

function absentPrograms(services) {
  const absent = Object.values(services).filter((service) => {
    const { programs } = programFor(service);
    return programs.some((name) => !findProgram(name, ['/usr/sbin', '/usr/local/sbin']));
  });
  const packages = [...new Set(absent.flatMap((service) => programFor(service).installs.split(' ')))];
  return packages.length > 0 ? `apt-get install --no-install-recommends ${packages.join(' ')}` : '';
}

function conclude(cases, stack, { protocol }) {
  if (!protocol && stack) {
    cases.say('\nNot shown here, because only an engine can:');
    const differences = new Set(stack.services.map((service) => programFor(service).differs));
    for (const line of [...NOT_SHOWN, ...differences]) cases.say(`  - ${line}`);
  }
  cases.summary();
  return cases.counts.FAIL > 0 ? 1 : 0;
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
