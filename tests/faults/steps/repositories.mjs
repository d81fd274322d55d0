// kill -9 while repositories are made, copied, renamed and removed: they are listed and readable, or not there at all.
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';

export function repositorySteps({ test }, lab) {
  for (const step of ['create.row-written', 'create.before-commit', 'create.committed']) {
    test(`a repository whose hub dies at ${step} is whole or unknown`, () => dieDuringCreate(lab, step));
  }
  for (const step of ['duplicate.files-linked', 'duplicate.before-commit']) {
    test(`a copy of a repository whose hub dies at ${step} is unknown, and copying again succeeds`, () => dieDuringDuplicate(lab, step));
  }
  for (const step of ['move.before-commit', 'move.committed']) {
    test(`a rename whose hub dies at ${step} has happened or not, and all contents are at the one name`, () => dieDuringMove(lab, step));
  }
  for (const step of ['delete.contents-removed', 'delete.before-commit', 'delete.committed']) {
    test(`a deletion whose hub dies at ${step} has happened or not`, () => dieDuringDelete(lab, step));
  }
}

async function dieDuringCreate(lab, step) {
  const { hub, api } = lab;
  const id = lab.newId('create');
  await hub.diesAt(step, () => api.createRepo(id, { license: 'mit' }));
  await hub.start();
  const isThere = step === 'create.committed';
  assert.equal(await isWholeOrUnknown(lab, id), isThere);
  const again = await create(api, id);
  assert.equal(again.status, isThere ? 409 : 200);
  assert.equal(await isWholeOrUnknown(lab, id), true);
  lab.ledger.keep(id, {});
}

async function dieDuringDuplicate(lab, step) {
  const { hub, api, large } = lab;
  const weights = randomBytes(20_000);
  const id = await lab.repository('original', { 'a.txt': 'a' });
  const oid = await large.upload(id, weights);
  const copy = lab.newId('copy');
  const duplicate = () => expectOk(api.request('POST', `/api/models/${id}/duplicate`, { json: { repository: copy } }));
  await hub.diesAt(step, duplicate);
  await hub.start();
  assert.equal(await isWholeOrUnknown(lab, copy), false);
  await duplicate();
  assert.equal(await isWholeOrUnknown(lab, copy), true);
  assert.ok(await large.isStored(copy, oid, weights.length));
  lab.ledger.keep(copy, { 'a.txt': 'a' });
}

async function dieDuringMove(lab, step) {
  const { hub, api } = lab;
  const from = await lab.repository('from', { 'a.txt': 'moves along' });
  const to = lab.newId('to');
  const move = () => api.request('POST', '/api/repos/move', { json: { fromRepo: from, toRepo: to, type: 'model' } });
  await hub.diesAt(step, move);
  await hub.start();
  const hasMoved = step === 'move.committed';
  assert.deepEqual(await listed(api, [from, to]), [hasMoved ? to : from]);
  if (!hasMoved) await expectOk(move());
  assert.deepEqual(await listed(api, [from, to]), [to]);
  lab.ledger.moved(from, to);
}

async function dieDuringDelete(lab, step) {
  const { hub, api } = lab;
  const id = await lab.repository('delete', { 'a.txt': 'a' });
  const [organization, name] = id.split('/');
  const remove = () => api.request('DELETE', '/api/repos/delete', { json: { organization, name, type: 'model' } });
  await hub.diesAt(step, remove);
  await hub.start();
  const isGone = step === 'delete.committed';
  assert.equal(await isWholeOrUnknown(lab, id), !isGone);
  if (!isGone) await expectOk(remove());
  assert.equal(await isWholeOrUnknown(lab, id), false);
  lab.ledger.forget(id);
}

/** By every way in: listing, information, tree, clone. Fails when they do not agree. */
async function isWholeOrUnknown(lab, id) {
  const { api } = lab;
  const answers = {
    listed: (await listed(api, [id])).length === 1,
    information: (await api.request('GET', `/api/models/${id}`)).status === 200,
    tree: (await api.request('GET', `/api/models/${id}/tree/main`)).status === 200,
    refs: (await api.request('GET', `/${id}.git/info/refs?service=git-upload-pack`)).status === 200,
  };
  const [first, ...others] = Object.values(answers);
  assert.ok(
    others.every((other) => other === first),
    `${id} is half there: ${JSON.stringify(answers)}`,
  );
  if (first) await lab.refs(id);
  return first;
}

async function listed(api, ids) {
  const known = new Set((await api.json('/api/models?author=alice&limit=1000')).map((model) => model.id));
  return ids.filter((id) => known.has(id));
}

function create(api, id) {
  const [organization, name] = id.split('/');
  return api.request('POST', '/api/repos/create', { json: { organization, name, type: 'model', license: 'mit' } });
}

async function expectOk(request) {
  const answer = await request;
  if (!answer.ok) throw new Error(`${answer.status} ${await answer.text()}`);
}
