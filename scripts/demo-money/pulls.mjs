// How the app is pulled: by the official Python client, by git, and by what the pages of the hub read. Each answers null when it succeeded, else what it said.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { root } from '../bootstrap.mjs';

const PREPARED = join(root, '.test/venvs/hf-2/bin/hf');

/** `hf` of the host, or the one that the tests prepared; null when there is none. */
export function findHf() {
  if (existsSync(PREPARED)) return PREPARED;
  return spawnSync('hf', ['version'], { stdio: 'ignore' }).status === 0 ? 'hf' : null;
}

export function pulls(people, folder, app) {
  const { endpoint } = people.product;
  let count = 0;
  const target = () => join(folder, `pull-${++count}`);
  const home = join(folder, 'home');
  const run = (command, args, env = {}) => {
    const clean = { PATH: process.env.PATH, HOME: home, GIT_TERMINAL_PROMPT: '0', GIT_LFS_SKIP_SMUDGE: '1', ...env };
    const { status, stderr, stdout } = spawnSync(command, args, { env: clean, encoding: 'utf8' });
    return status === 0 ? null : `${stderr}${stdout}`;
  };
  const hf = findHf();
  return {
    ...(hf === null
      ? {}
      : {
          'hf download': (name) => {
            const env = { HF_ENDPOINT: endpoint, HF_TOKEN: people.tokenOf(name), HF_HOME: target(), HF_HUB_DISABLE_TELEMETRY: '1' };
            return run(hf, ['download', app, '--repo-type', 'space', '--local-dir', target()], env);
          },
        }),
    'git clone': (name) =>
      run('git', ['clone', '-q', `${endpoint.replace('://', `://${name}:${people.tokenOf(name)}@`)}/spaces/${app}`, target()]),
    viewer: async (name) => {
      const { status, body } = await people.ask(name, 'GET', `/hub/v1/repositories/app/${app}/content/main/index.html`);
      return status === 200 ? null : JSON.stringify(body);
    },
  };
}
