// A repository is brought in from a second hub, and the hub that takes it in dies at every step: it goes on where it was, not from the beginning.
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { hubApi } from '../../interop/lib/hub-api.mjs';
import { freePort } from '../../interop/lib/processes.mjs';
import { countingProxy } from '../lib/counting-proxy.mjs';
import { FaultyHub, PART_BYTES } from '../lib/faulty-hub.mjs';
import { largeFilesOf } from '../lib/large-files.mjs';

const STEPS = [
  'import.started',
  'import.part-stored@5',
  'parts.joined',
  'parts.published',
  'parts.linked',
  'import.batch-committed',
  'import.folded',
  'import.before-end',
];
const WITH_HISTORY = ['import.part-stored@5', 'import.history-brought'];
/** Joined parts that nothing links yet are nobody's: possession has to be proved again. */
const FETCHED_ANEW = new Set(['parts.joined', 'parts.published']);
const PARTS = 12;
/** Parts that are under way at a time; a process that dies loses these. */
const LANES = 4;
const LEASE_MS = 2_000;
const WITHIN_MS = 60_000;

export function importSteps({ test }, lab) {
  const world = once(() => twoHubs(lab));
  for (const step of STEPS)
    test(`an import whose hub dies at ${step} goes on where it was, and brings exactly what is there`, () => dying(lab, world, step));
  for (const step of WITH_HISTORY)
    test(`an import with history whose hub dies at ${step} goes on where it was, and brings every commit`, () =>
      dying(lab, world, step, true));
  test('an import that is cancelled half-way ends, and its repository with it', () => cancelled(lab, world));
}

async function dying(lab, world, step, withHistory = false) {
  const there = await world();
  const { proxy } = there;
  const id = lab.newId('imported');
  const { source, files } = await origin(there, id.split('/')[1]);
  proxy.sent.clear();
  let importId;
  await lab.hub.diesAt(step, async () => {
    importId = await begin(lab, source, id, withHistory);
    await ended(lab, importId);
  });
  await lab.hub.start();
  importId ??= (await lab.api.json('/hub/v1/imports')).imports[0].id;
  const done = await ended(lab, importId);
  assert.equal(done.state, 'done', JSON.stringify(done.problem));
  assert.equal(done.bytesDone, done.bytesTotal);
  const fetched = proxy.bytesOf(withHistory ? '/lfs/objects/' : 'model.bin');
  const most = ((FETCHED_ANEW.has(step) ? 2 : 1) * PARTS + LANES + 1) * PART_BYTES;
  assert.ok(fetched <= most, `${fetched} bytes of the large file were fetched, at most ${most} are needed after a death at ${step}`);
  await isAsThere(lab, id, done, files);
  const commits = await lab.api.json(`/api/models/${id}/commits/main`);
  const origins = await there.api.json(`/api/models/alice/${id.split('/')[1]}/commits/main`);
  assert.deepEqual(
    commits.map((commit) => commit.id).slice(0, withHistory ? undefined : 0),
    origins.map((commit) => commit.id).slice(0, withHistory ? undefined : 0),
  );
  assert.equal(commits.length, withHistory ? origins.length : 1);
}

/** Files, their number, one commit, where it came from; bytes and git's own check come with the examination of the group. */
async function isAsThere(lab, id, done, files) {
  const tree = (await lab.api.json(`/api/models/${id}/tree/main?recursive=true`)).filter(({ type }) => type === 'file');
  assert.deepEqual(tree.map(({ path }) => path).sort(), [...Object.keys(files), '.gitattributes'].sort());
  const { importedFrom, import: unfinished } = await lab.api.json(`/hub/v1/repositories/model/${id}`);
  assert.deepEqual([importedFrom?.url, importedFrom?.commit, unfinished], [done.sourceUrl, done.commitOid, null]);
  lab.ledger.keep(id, files);
}

async function cancelled(lab, world) {
  const there = await world();
  const { proxy } = there;
  const id = lab.newId('cancelled');
  const { source } = await origin(there, id.split('/')[1]);
  proxy.pauseMs = 50;
  try {
    const importId = await begin(lab, source, id);
    await until(async () => (await lab.api.json(`/hub/v1/imports/${importId}`)).bytesDone > PART_BYTES, 'some bytes');
    const answer = await lab.api.request('POST', `/hub/v1/imports/${importId}/cancellation`);
    assert.equal(answer.status, 200);
    assert.equal((await ended(lab, importId)).state, 'cancelled');
  } finally {
    proxy.pauseMs = 0;
  }
  await until(async () => (await lab.api.request('GET', `/api/models/${id}`)).status === 404, 'the repository to be gone');
}

async function begin(lab, source, id, withHistory = false) {
  const [namespace, name] = id.split('/');
  const answer = await lab.api.request('POST', '/hub/v1/imports', { json: { source, namespace, name, isPrivate: false, withHistory } });
  assert.equal(answer.status, 201, await answer.clone().text());
  return (await answer.json()).id;
}

async function ended(lab, importId) {
  let last;
  await until(async () => {
    last = await lab.api.json(`/hub/v1/imports/${importId}`);
    return ['done', 'failed', 'cancelled'].includes(last.state);
  }, 'the import to end');
  return last;
}

async function until(isSo, what) {
  const giveUpAt = Date.now() + WITHIN_MS;
  while (!(await isSo())) {
    if (Date.now() > giveUpAt) throw new Error(`waited in vain for ${what}`);
    await sleep(100);
  }
}

/** The second hub, what lies there, and a proxy before it that counts. */
async function twoHubs(lab) {
  const upstream = new FaultyHub(lab.folder('upstream'));
  lab.others.push(upstream);
  upstream.port = await freePort();
  await upstream.start();
  const api = hubApi({ ...lab.context, endpoint: upstream.endpoint });
  const proxy = await countingProxy(upstream.endpoint);
  Object.assign(lab.hub.settings, {
    GROVE_UPSTREAMS: `origin=${proxy.url}`,
    GROVE_EGRESS_ALLOW: 'localhost',
    GROVE_TEST_LEASE_MS: String(LEASE_MS),
  });
  await lab.hub.stop();
  await lab.hub.start();
  return { proxy, api };
}

/** A repository over there, with a large file of its own: what is here already would not be fetched. */
async function origin({ api, proxy }, name) {
  const id = await api.createRepo(`alice/${name}`);
  const weights = randomBytes(PARTS * PART_BYTES - 4_321);
  const files = { 'README.md': '---\nlicense: mit\n---\n# Origin\n', 'a b/ü.txt': 'text', 'model.bin': weights };
  await api.commit(id, { 'README.md': files['README.md'], 'a b/ü.txt': files['a b/ü.txt'] });
  const oid = await largeFilesOf(api).upload(id, weights);
  const pointer = { key: 'lfsFile', value: { path: 'model.bin', algo: 'sha256', oid, size: weights.length } };
  const lines = [{ key: 'header', value: { summary: 'Add weights' } }, pointer].map((line) => JSON.stringify(line));
  assert.equal((await api.request('POST', `/api/models/${id}/commit/main`, { body: lines.join('\n') })).status, 200);
  return { source: `${proxy.url}/${id}`, files };
}

function once(work) {
  let made;
  return () => (made ??= work());
}
