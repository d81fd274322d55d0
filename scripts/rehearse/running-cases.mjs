// Clients go through the proxy, nothing but the proxy is believed, and it does not matter which process answers.
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Clients, sha256Of, writeRandom } from './clients.mjs';

export const USER = 'ada';
export const REPOSITORY = `${USER}/rehearsal`;
export const LARGE_FILE = 'weights.safetensors';
const PASSWORD = 'a password of the rehearsal';
const LARGE_MEBIBYTES = 48;
const OUTSIDE = '203.0.113.9';

export async function runningCases(cases, stack, project) {
  const clients = new Clients(stack, project);
  project.clients = clients;
  await cases.run('the operator makes an administrator and a token by grove inside of a container', () => clients.enrol(USER, PASSWORD));
  await transferCases(cases, clients, project);
  await publicAddressCases(cases, clients, project);
  await chunkCases(cases, clients);
  await proxyCases(cases, clients);
  await processCases(cases, stack, clients);
}

async function transferCases(cases, clients, project) {
  const up = join(clients.workDir, 'up');
  await writeRandom(join(up, LARGE_FILE), LARGE_MEBIBYTES);
  writeFileSync(join(up, 'README.md'), '---\nlicense: apache-2.0\n---\n# Rehearsal\n');
  project.sha256 = await sha256Of(join(up, LARGE_FILE));
  const hfSentence = `hf uploads a folder with ${LARGE_MEBIBYTES} MiB through the proxy and downloads the same bytes`;
  if (existsSync(clients.hfProgram))
    await cases.run(hfSentence, async () => {
      await clients.hf('repos', 'create', REPOSITORY);
      await clients.hf('upload', REPOSITORY, up, '.');
      await clients.hf('download', REPOSITORY, '--local-dir', join(clients.workDir, 'down'));
      assert.equal(await sha256Of(join(clients.workDir, 'down', LARGE_FILE)), project.sha256);
    });
  else cases.skip(hfSentence, 'tests/interop/prepare.sh');
  await cases.run('git clones, and pushes a large file by git-lfs, through the proxy; a second clone has the same bytes', async () => {
    const git = clients.git(USER);
    const clone = join(clients.workDir, 'clone');
    await git(clients.workDir, 'clone', `${clients.endpoint}/${REPOSITORY}`, clone);
    assert.equal(await sha256Of(join(clone, LARGE_FILE)), project.sha256, 'what hf uploaded');
    await writeRandom(join(clone, 'adapter.bin'), 6);
    await git(clone, 'lfs', 'track', '*.bin');
    await git(clone, 'add', '-A');
    await git(clone, 'commit', '-m', 'By git');
    await git(clone, 'push', 'origin', 'main', 'main:refs/heads/feature/slash');
    await git(clients.workDir, 'clone', `${clients.endpoint}/${REPOSITORY}`, 'again');
    assert.equal(await sha256Of(join(clients.workDir, 'again/adapter.bin')), await sha256Of(join(clone, 'adapter.bin')));
  });
}

async function publicAddressCases(cases, clients, { sha256 }) {
  const resolve = (options = {}) => clients.ask('GET', `/${REPOSITORY}/resolve/main/${LARGE_FILE}`, { as: clients.token, ...options });
  await cases.test('a download is a 302 to the store’s public address, which answers the same bytes, whole and in part', async () => {
    const answer = await resolve();
    assert.equal(answer.status, 302);
    const { origin, pathname, search } = new URL(answer.headers.location);
    assert.equal(origin, clients.storeEndpoint);
    // browsers send cookies to every port of a host: the store must not see them
    const whole = await clients.askStore(pathname + search, { as: clients.token, headers: { cookie: 'session=x' } });
    assert.deepEqual([whole.status, whole.sha256], [200, sha256]);
    assert.match(whole.headers['content-security-policy'], /sandbox/);
    const part = await clients.askStore(pathname + search, { headers: { range: 'bytes=10-19' } });
    assert.deepEqual([part.status, part.text === '' ? 0 : part.headers['content-length']], [206, '10']);
  });
  await cases.test(
    'the store refuses what the hub did not sign: a changed signature, another host, a list of its bucket, an upload',
    async () => {
      const { pathname, search } = new URL((await resolve()).headers.location);
      const bucket = `/${pathname.split('/')[1]}/`;
      const status = async (...asked) => (await clients.askStore(...asked)).status;
      assert.equal(await status(pathname + search.replace(/Signature=.{4}/, 'Signature=0000')), 403);
      assert.equal(await status(pathname + search, { headers: { host: 'other.example' } }), 403);
      assert.equal(await status(`${bucket}?list-type=2`), 403);
      assert.equal(await status(pathname + search, { method: 'PUT' }), 403);
      assert.equal(await status(`/${REPOSITORY}`), 404);
    },
  );
}

async function chunkCases(cases, clients) {
  if (!existsSync(clients.hfProgram)) return;
  await cases.test(
    'a large file goes by chunks through the proxy, and comes back from the store by ranges that cannot be widened',
    async () => {
      const bytes = randomBytes(3_000_000);
      writeFileSync(join(clients.workDir, 'chunked.bin'), bytes);
      await clients.hfByXet('upload', REPOSITORY, 'chunked.bin', 'chunked.bin');
      await clients.hfByXet('download', REPOSITORY, 'chunked.bin', '--local-dir', 'chunked');
      assert.ok(readFileSync(join(clients.workDir, 'chunked', 'chunked.bin')).equals(bytes));
      const head = await clients.ask('HEAD', `/${REPOSITORY}/resolve/main/chunked.bin`, { as: clients.token });
      const { casUrl, accessToken } = JSON.parse(
        (await clients.ask('GET', `/api/models/${REPOSITORY}/xet-read-token/main`, { as: clients.token })).text,
      );
      const address = `${new URL(casUrl).pathname}/v2/reconstructions/${head.headers['x-xet-hash']}`;
      const [[{ url, ranges }]] = Object.values(JSON.parse((await clients.ask('GET', address, { as: accessToken })).text).xorbs);
      const { origin, pathname, search } = new URL(url);
      assert.equal(origin, clients.storeEndpoint);
      const { start, end } = ranges[0].bytes;
      const range = (last) => clients.askStore(pathname + search, { headers: { range: `bytes=${start}-${last}` } });
      assert.deepEqual([(await range(end)).status, (await range(end + 1)).status], [206, 403]);
    },
  );
}

async function proxyCases(cases, clients) {
  const info = `/api/models/${REPOSITORY}`;
  await cases.test('a slash written as %2F and a doubled slash reach the hub as they were written', async () => {
    const escaped = await clients.ask('GET', `/${REPOSITORY}/raw/feature%2Fslash/README.md`, { as: clients.token });
    assert.match(escaped.text, /# Rehearsal/);
    const doubled = await clients.ask('GET', `/api//models/${REPOSITORY}`, { as: clients.token });
    assert.equal(doubled.status, 404);
  });
  await cases.test('X-Forwarded-For, -Host and -Proto of a client behind the proxy change nothing', async () => {
    const spoofed = {
      'x-forwarded-for': OUTSIDE,
      'x-forwarded-host': 'evil.example',
      'x-forwarded-proto': 'https',
      forwarded: `for=${OUTSIDE}`,
    };
    const answer = await clients.ask('GET', info, { headers: spoofed, as: clients.token });
    assert.equal(answer.status, 200);
    // requests of this machine are not counted: a believed address of outside would be
    assert.equal(answer.headers.ratelimit, undefined);
    const headers = { ...spoofed, 'content-type': 'application/vnd.git-lfs+json', accept: 'application/vnd.git-lfs+json' };
    const body = JSON.stringify({ operation: 'upload', transfers: ['basic'], objects: [{ oid: 'a'.repeat(64), size: 5 }] });
    const batch = await clients.ask('POST', `/${REPOSITORY}.git/info/lfs/objects/batch`, { headers, as: clients.token, body });
    const { href } = batch.json().objects[0].actions.upload;
    assert.equal(new URL(href).origin, clients.endpoint);
  });
  await cases.test(
    'X-Forwarded-* of a peer that is no proxy of ours are ignored by every process, those of the proxy are believed',
    async () => {
      for (const to of clients.processes) {
        const headers = { 'x-forwarded-for': OUTSIDE, 'x-forwarded-host': 'evil.example' };
        assert.equal((await clients.ask('GET', info, { to, from: '127.99.0.1', headers })).headers.ratelimit, undefined);
        const believed = await clients.ask('GET', info, { to, headers: { 'x-forwarded-for': OUTSIDE } });
        assert.match(believed.headers.ratelimit ?? '', /api/);
        const elsewhere = await clients.ask('GET', info, { to, headers: { 'x-forwarded-host': 'evil.example' } });
        assert.equal(elsewhere.status, 421);
      }
    },
  );
  await cases.test('pages and their files come through the proxy; figures for operators do not', async () => {
    const page = await clients.ask('GET', '/models');
    const script = /\/assets\/[\w.-]+\.js/.exec(page.text)?.[0];
    assert.ok(script, 'the page names a script');
    const file = await clients.ask('GET', script);
    assert.deepEqual([file.status, file.headers['cache-control']], [200, 'public, max-age=31536000, immutable']);
    assert.equal((await clients.ask('GET', '/metrics')).status, 404);
  });
}

async function processCases(cases, stack, clients) {
  const api = stack.of('api');
  await cases.test(`${api.length} api processes share the requests`, async () => {
    const { folder } = stack.of('proxy')[0];
    const lines = readFileSync(join(folder, 'access.log'), 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    const used = new Set(lines.map(({ upstream }) => upstream));
    for (const { host, port } of clients.processes) assert.ok(used.has(`${host}:${port}`), `${host}:${port} was asked nothing`);
    assert.ok(!lines.some(({ path }) => path.includes('Signature')), 'a signature was written into the log');
  });
  await cases.test('a session begun in one process is known to the other, and ends in both', async () => {
    const [one, other] = [clients.processes[0], clients.processes.at(-1)];
    const signedIn = await clients.post('/hub/v1/session', { login: USER, password: PASSWORD }, { to: one });
    assert.equal(signedIn.status, 200, signedIn.text);
    const cookie = signedIn.headers['set-cookie'][0].split(';')[0];
    const at = async (to) => (await clients.ask('GET', '/hub/v1/session', { to, headers: { cookie } })).json().user?.name ?? null;
    assert.deepEqual([await at(one), await at(other)], [USER, USER]);
    const ended = await clients.ask('DELETE', '/hub/v1/session', { to: other, headers: { cookie, origin: clients.endpoint } });
    assert.equal(ended.status, 200);
    assert.deepEqual([await at(one), await at(other)], [null, null]);
  });
  await cases.test('a one-time link works once, whichever process is asked', async () => {
    const secret = (await clients.grove(['invite-link'])).split('#')[1];
    const join = (name, to) => {
      const account = { name, email: `${name}@example.org`, fullName: name, password: `${PASSWORD} of ${name}`, invitation: secret };
      return clients.post('/hub/v1/accounts', account, { to });
    };
    const answers = await Promise.all(clients.processes.map((to, at) => join(`guest${at}`, to)));
    const made = answers.filter(({ status }) => status === 201).length;
    assert.equal(made, 1, answers.map(({ status, text }) => `${status} ${text}`).join(' | '));
  });
}
