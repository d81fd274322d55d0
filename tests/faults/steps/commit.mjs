// kill -9 at every step of a commit through the API.
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';

const STEPS = ['commit.objects-written', 'commit.before-commit', 'commit.committed'];

export function commitSteps({ test }, lab) {
  for (const step of STEPS) {
    test(`a commit whose hub dies at ${step} is there whole or not at all, and the same request again makes exactly one commit`, () =>
      dieDuringCommit(lab, step));
  }
}

async function dieDuringCommit(lab, step) {
  const { hub, api, large } = lab;
  const id = await lab.repository('commit', { 'kept.txt': 'before', 'gone.txt': 'will be deleted' });
  const weights = randomBytes(50_000);
  const oid = await large.upload(id, weights);
  const parent = (await lab.refs(id)).get('refs/heads/main');
  const request = () => commit(lab, id, { parent, weights, oid, step });
  const outcome = await hub.diesAt(step, request);
  assert.ok(outcome.error, 'the commit was answered although its hub was dead');
  await hub.start();
  const tip = (await lab.refs(id)).get('refs/heads/main');
  assert.equal(tip !== parent, step === 'commit.committed');
  const paths = await pathsOf(api, id);
  assert.equal(paths.includes('new.txt'), tip !== parent);
  assert.equal(paths.includes('gone.txt'), tip === parent);
  const { commitOid } = await request();
  if (tip !== parent) assert.equal(commitOid, tip, 'the second request made a second commit');
  const log = await api.json(`/api/models/${id}/commits/main`);
  assert.equal(log.filter((entry) => entry.title === step).length, 1);
  lab.ledger.forget(id);
  lab.ledger.keep(id, { 'kept.txt': 'before', 'new.txt': step, 'model.safetensors': weights });
}

async function commit({ api }, id, { parent, weights, oid, step }) {
  const lines = [
    { key: 'header', value: { summary: step, parentCommit: parent } },
    { key: 'file', value: { path: 'new.txt', content: Buffer.from(step).toString('base64'), encoding: 'base64' } },
    { key: 'lfsFile', value: { path: 'model.safetensors', algo: 'sha256', oid, size: weights.length } },
    { key: 'deletedFile', value: { path: 'gone.txt' } },
  ];
  const answer = await api.request('POST', `/api/models/${id}/commit/main`, {
    headers: { 'content-type': 'application/x-ndjson' },
    body: lines.map((line) => JSON.stringify(line)).join('\n'),
  });
  if (!answer.ok) throw new Error(`commit: ${answer.status} ${await answer.text()}`);
  return answer.json();
}

async function pathsOf(api, id) {
  return (await api.json(`/api/models/${id}/tree/main?recursive=true`)).map((entry) => entry.path);
}
