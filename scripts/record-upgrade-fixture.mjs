// Run when a release is made: `node scripts/record-upgrade-fixture.mjs OLD_CHECKOUT OUT.tar.gz`. Starts the built hub of an older checkout on an empty
// folder, fills it with its own clients' calls, and takes a backup of it with this checkout. The upgrade test starts from the recorded file for ever.
import { execFileSync, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { setTimeout as sleep } from 'node:timers/promises';
import { root } from './bootstrap.mjs';

const [checkout, out] = process.argv.slice(2).map((argument) => path.resolve(argument));
if (!out) throw new Error('node scripts/record-upgrade-fixture.mjs OLD_CHECKOUT OUT.tar.gz');
const TOKEN = 'hf_recordedrecordedrecordedrecorded';
const SEED = `users:
  - { name: ada, email: ada@example.org, password: correct-horse-battery, admin: true, tokens: [{ name: ci, role: write, value: ${TOKEN} }] }
organizations: [{ name: acme, fullName: Acme, members: { ada: admin } }]
repositories:
  - { type: model, id: ada/first, private: false, license: mit }
  - { type: dataset, id: acme/words, private: true }
`;
const WEIGHTS = Buffer.alloc(200_000, 'weights of an older version ');

const folder = mkdtempSync(path.join(tmpdir(), 'grove-record-'));
const dataDir = path.join(folder, 'data');
const port = await freePort();
const url = `http://localhost:${port}`;
writeFileSync(path.join(folder, 'seed.yaml'), SEED);
const env = {
  ...process.env,
  GROVE_PORT: String(port),
  GROVE_DATA_DIR: dataDir,
  GROVE_SEED_FILE: path.join(folder, 'seed.yaml'),
  GROVE_LOG_LEVEL: 'warn',
};
const hub = spawn(process.execPath, [path.join(checkout, 'apps/api/dist/main.standalone.js')], { cwd: checkout, env, stdio: 'inherit' });
try {
  await untilReady();
  await fill();
  const { GROVE_SEED_FILE: _seed, ...rest } = env;
  execFileSync(
    process.execPath,
    [path.join(root, 'apps/api/dist/main.grove.js'), 'backup', '--without-secret-key', path.join(folder, 'backup')],
    {
      env: rest,
      stdio: 'inherit',
    },
  );
  rmSync(path.join(folder, 'backup/incoming'), { recursive: true, force: true });
  mkdirSync(path.dirname(out), { recursive: true });
  execFileSync('tar', ['-czf', out, '-C', path.join(folder, 'backup'), '.']);
} finally {
  hub.kill('SIGTERM');
  await new Promise((resolve) => hub.once('exit', resolve));
  rmSync(folder, { recursive: true, force: true });
}

/** Commits of the API, a branch, a tag, a large file, a push of git, a like, a session. */
async function fill() {
  await commit('ada/first', 'models', [
    file('README.md', '---\nlicense: mit\ntags: [recorded]\n---\n# First\n'),
    file('docs/说明.md', '# 说明\n'),
  ]);
  await call('POST', '/api/models/ada/first/branch/side', {});
  await call('POST', '/api/models/ada/first/tag/main', { tag: 'v1' });
  const oid = createHash('sha256').update(WEIGHTS).digest('hex');
  const request = { operation: 'upload', transfers: ['basic'], objects: [{ oid, size: WEIGHTS.length }] };
  const { objects } = await (await call('POST', '/ada/first.git/info/lfs/objects/batch', request)).json();
  await fetch(objects[0].actions.upload.href, { method: 'PUT', body: WEIGHTS });
  await commit('ada/first', 'models', [{ key: 'lfsFile', value: { path: 'model.bin', algo: 'sha256', oid, size: WEIGHTS.length } }]);
  await call('POST', '/api/models/ada/first/like');
  push();
}

function push() {
  const git = (...args) =>
    execFileSync('git', ['-c', 'user.name=Ada', '-c', 'user.email=ada@example.org', ...args], {
      cwd: folder,
      env: { ...process.env, GIT_CONFIG_GLOBAL: '/dev/null', GIT_TERMINAL_PROMPT: '0' },
    });
  git('clone', '-q', `${url.replace('://', `://ada:${TOKEN}@`)}/datasets/acme/words`, 'work');
  writeFileSync(path.join(folder, 'work/words.txt'), 'one\ntwo\nthree\n');
  git('-C', 'work', 'add', '.');
  git('-C', 'work', 'commit', '-q', '-m', 'Pushed to an older version');
  git('-C', 'work', 'push', '-q');
}

function file(name, text) {
  return { key: 'file', value: { path: name, content: Buffer.from(text).toString('base64'), encoding: 'base64' } };
}

function commit(id, type, operations) {
  const lines = [{ key: 'header', value: { summary: 'Recorded', description: '' } }, ...operations];
  return call('POST', `/api/${type}/${id}/commit/main`, lines.map((line) => JSON.stringify(line)).join('\n'));
}

async function call(method, address, body) {
  const payload = typeof body === 'string' || body === undefined ? body : JSON.stringify(body);
  const answer = await fetch(url + address, { method, body: payload, headers: { authorization: `Bearer ${TOKEN}` } });
  if (!answer.ok) throw new Error(`${method} ${address} answered ${answer.status}: ${await answer.text()}`);
  return answer;
}

async function untilReady() {
  for (let tries = 0; tries < 600; tries++) {
    if (
      await fetch(`${url}/health/ready`).then(
        (answer) => answer.ok,
        () => false,
      )
    )
      return;
    await sleep(200);
  }
  throw new Error('the hub did not start');
}

function freePort() {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port: free } = server.address();
      server.close(() => resolve(free));
    });
  });
}
