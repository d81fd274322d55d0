// What is stored outlives every process, and a changed file is a changed hub.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { parseDocument } from 'yaml';
import { makeCertificate } from '../../tests/interop/lib/certificate.mjs';
import { ROOT } from '../../tests/interop/lib/hub.mjs';
import { freePort } from '../../tests/interop/lib/processes.mjs';
import { sha256Of, writeRandom } from './clients.mjs';
import { readCompose } from './compose-file.mjs';
import { LARGE_FILE, REPOSITORY, USER } from './running-cases.mjs';

/** The least that an S3 server takes as a part. */
const PART_BYTES = 5 * 2 ** 20;

export async function restartCases(cases, stack, project) {
  const { clients, sha256 } = project;
  const isThere = async () => {
    const large = await clients.ask('GET', `/${REPOSITORY}/resolve/main/${LARGE_FILE}`, { as: clients.token });
    assert.equal(large.status, 302, large.text);
    const { pathname, search } = new URL(large.headers.location);
    assert.equal((await clients.askStore(pathname + search)).sha256, sha256);
    const { out } = await clients.git(USER)(clients.workDir, 'ls-remote', `${clients.endpoint}/${REPOSITORY}`, 'main');
    assert.match(out, /^[0-9a-f]{40}\s/);
  };
  for (const { name, replicas } of stack.services.filter(({ health }) => health))
    await cases.test(`after a restart of ${name}${replicas > 1 ? ` (${replicas} processes)` : ''} the data is there`, async () => {
      await stack.restart(name);
      await untilIt(isThere);
    });
  await cases.test('after a restart of everything the data is there, and a new clone has the same bytes', async () => {
    await stack.restartAll();
    await isThere();
    await clients.git(USER)(clients.workDir, 'clone', `${clients.endpoint}/${REPOSITORY}`, 'after');
    assert.equal(await sha256Of(join(clients.workDir, 'after', LARGE_FILE)), sha256);
  });
  await changedFileCases(cases, stack, project);
  await tlsCases(cases, stack, project);
}

/** A service that comes back is found again by the others within seconds: they ask, fail, and ask anew. */
async function untilIt(holds) {
  for (const deadline = Date.now() + 30_000; ;) {
    try {
      return await holds();
    } catch (error) {
      if (Date.now() > deadline) throw error;
      await new Promise((resume) => setTimeout(resume, 300));
    }
  }
}

async function changedFileCases(cases, stack, project) {
  const { clients } = project;
  const info = (options) => clients.ask('GET', `/api/models/${REPOSITORY}`, options);
  await cases.test(
    'a variable changed in the compose file changes the hub: GROVE_ANONYMOUS_READ, and no process of another service',
    async () => {
      assert.equal((await info()).status, 200);
      const others = ['postgres', 'redis', 's3', 'proxy'].map((name) => stack.of(name)[0]);
      const services = readCompose(
        [changed(project, { GROVE_ANONYMOUS_READ: 'false', GROVE_TEST_PART_BYTES: String(PART_BYTES) })],
        project.variables,
      );
      const remade = await stack.apply(services);
      assert.deepEqual(remade.toSorted(), ['api', 'migrate', 'worker']);
      assert.deepEqual(
        ['postgres', 'redis', 's3', 'proxy'].map((name) => stack.of(name)[0]),
        others,
      );
      await untilIt(async () => assert.equal((await info()).status, 401));
      assert.equal((await info({ as: clients.token })).status, 200);
    },
  );
  await cases.test('a large file that comes in parts through several processes is whole', async () => {
    const file = join(clients.workDir, 'parts/parts.bin');
    await writeRandom(file, 23);
    await clients.hf('upload', REPOSITORY, file, 'parts.bin');
    const down = join(clients.workDir, 'parts-down');
    await clients.hf('download', REPOSITORY, 'parts.bin', '--local-dir', down);
    assert.equal(await sha256Of(join(down, 'parts.bin')), await sha256Of(file));
    const used = partUploads(stack).map(({ upstream }) => upstream);
    assert.ok(used.length >= 5, `${used.length} parts went through the proxy`);
    assert.equal(new Set(used).size, stack.of('api').length, 'one process took every part');
  });
}

/** The compose file with other values in the environment that the hub's services share. */
function changed({ files, folder }, values) {
  const document = parseDocument(readFileSync(files[0], 'utf8'), { merge: true });
  for (const [name, value] of Object.entries(values)) document.setIn(['x-hub-environment', name], value);
  const file = join(folder, 'changed.yml');
  writeFileSync(file, document.toString());
  return file;
}

function partUploads(stack) {
  const lines = readFileSync(join(stack.of('proxy')[0].folder, 'access.log'), 'utf8')
    .trim()
    .split('\n');
  return lines.map((line) => JSON.parse(line)).filter(({ method, path }) => method === 'PUT' && path.startsWith('/lfs/parts/'));
}

async function tlsCases(cases, stack, { files, folder, variables, clients }) {
  await cases.test(
    'with deploy/compose.tls.yml laid over it the proxy speaks TLS, the store’s door too, and sends plain requests on',
    async () => {
      const [hub, store] = [new URL(clients.endpoint), new URL(clients.storeEndpoint)];
      const { certificate, key } = makeCertificate(folder);
      const tls = join(folder, 'tls');
      mkdirSync(tls);
      copyFileSync(certificate, join(tls, 'fullchain.pem'));
      copyFileSync(key, join(tls, 'privkey.pem'));
      const port = await freePort();
      const more = { TLS_FOLDER: tls, HTTPS_PORT: String(port) };
      const services = readCompose([...files, join(ROOT, 'deploy/compose.tls.yml')], { ...variables, ...more });
      assert.ok((await stack.apply(services)).includes('proxy'));
      const get = async (url) => promisify(execFile)('curl', ['-sk', '-o', '/dev/null', '-w', '%{http_code} %{redirect_url}', url]);
      const status = async (url) => (await get(url)).stdout.trim();
      assert.match(await status(`https://localhost:${port}/health/ready`), /^200/);
      assert.match(await status(`https://localhost:${store.port}/`), /^404/);
      assert.equal(await status(`http://localhost:${hub.port}/models`), `308 ${clients.endpoint}/models`);
    },
  );
}
