// The git client of the benchmark: one for both sides, away from the configuration of whoever runs it.
import { cpSync, rmSync, writeFileSync } from 'node:fs';
import process from 'node:process';
import { run } from './command.mjs';
import { workFolder, workPath } from './paths.mjs';

/** The account of the benchmark in the hub; the peer gets the same header and looks at it as well. */
export const USER = 'bench';
export const TOKEN = 'hf_benchmarkWriteToken0000000000000001';
export const BASIC = `Basic ${Buffer.from(`${USER}:${TOKEN}`).toString('base64')}`;

const CLIENT_CONFIG = `[init]
\tdefaultBranch = main
[gc]
\tauto = 0
[maintenance]
\tauto = false
[http]
\textraHeader = Authorization: ${BASIC}
`;

/** What the peer's git runs with: as durable and as strict as the hub, and never busy with housekeeping while it is measured. */
const SERVER_CONFIG = `[init]
\tdefaultBranch = main
[core]
\tfsync = all
[receive]
\tfsckObjects = true
\tautogc = false
[http]
\treceivepack = true
[gc]
\tauto = 0
[safe]
\tdirectory = *
`;

export const clientEnv = environment('client.gitconfig', CLIENT_CONFIG);
export const serverEnv = environment('server.gitconfig', SERVER_CONFIG);

function environment(name, config) {
  const file = workPath(name);
  writeFileSync(file, config);
  const foreign = Object.keys(process.env).filter((key) => /^(GIT_|XDG_CONFIG)/.test(key));
  const people = ['AUTHOR', 'COMMITTER'].flatMap((who) => [
    [`GIT_${who}_NAME`, 'Bench'],
    [`GIT_${who}_EMAIL`, 'bench@example.org'],
  ]);
  return {
    ...process.env,
    ...Object.fromEntries(foreign.map((key) => [key, undefined])),
    ...Object.fromEntries(people),
    HOME: workFolder('home'),
    LC_ALL: 'C',
    GIT_CONFIG_GLOBAL: file,
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_TERMINAL_PROMPT: '0',
  };
}

/** In the client's role: answers stdout and the time it took. */
export function git(cwd, args, { env = clientEnv, input } = {}) {
  return run('git', args, { cwd, env, input });
}

export async function revParse(repository, name) {
  return (await git(repository, ['rev-parse', name])).stdout.trim();
}

/** Clones into a folder that is removed again. Returns the milliseconds; `check` may look at the clone before it goes. */
export async function timedClone(url, check) {
  const target = workPath('clones', 'clone.git');
  rmSync(target, { recursive: true, force: true });
  const { ms } = await git(workFolder('clones'), ['clone', '-q', '--bare', url, target]);
  if (check) await check(target);
  rmSync(target, { recursive: true, force: true });
  return ms;
}

export async function timedPush(repository, url, ...refspecs) {
  return (await git(repository, ['push', '-q', url, ...refspecs])).ms;
}

export function copyFolder(from, to) {
  rmSync(to, { recursive: true, force: true });
  cpSync(from, to, { recursive: true });
  return to;
}
