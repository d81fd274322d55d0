// Packs from strangers over real HTTP: each is refused in a sentence, the hub stays up and small, and nothing of them is kept.
import assert from 'node:assert/strict';
import { HOSTILE_PACKS, pushBody, someOid } from '../lib/hostile-packs.mjs';
import { openRequest } from '../lib/plain-socket.mjs';

const MAX_GROWTH_BYTES = 700_000_000;

export function hostileSteps({ test }, lab) {
  let id;
  const repository = async () => (id ??= await lab.repository('hostile', { 'kept.txt': 'kept' }));
  for (const [name, { pack, says, oid }] of Object.entries(HOSTILE_PACKS)) {
    test(`a pack ${name} is refused in a sentence, and the hub goes on`, async () => refused(lab, await repository(), pack(), says, oid));
  }
  test('a push whose client goes away in the middle leaves nothing', async () => vanished(lab, await repository()));
  test('a push that is followed by rubbish, or that is rubbish itself, is refused with a status of the client', async () =>
    rubbish(lab, await repository()));
}

async function refused(lab, id, pack, says, oid = someOid(String(says))) {
  const { hub, api } = lab;
  const before = { refs: await lab.refs(id), pid: hub.process.pid, bytes: hub.rssBytes() };
  const pushing = push(api, id, pushBody('refs/heads/hostile', oid, pack));
  // Others are served while the pack is looked at.
  const other = await api.request('GET', `/${id}/resolve/main/kept.txt`);
  assert.equal(await other.text(), 'kept');
  const answer = await pushing;
  const text = await answer.text();
  assert.equal(answer.status, 200, text);
  assert.match(text, says);
  assert.match(text, /unpack (?!ok)|ng refs\/heads\/hostile/);
  assert.doesNotMatch(text, /Something went wrong|node_modules|\.js:\d/, text);
  await unharmed(lab, id, before);
}

async function unharmed(lab, id, before) {
  const { hub } = lab;
  assert.equal(hub.process.pid, before.pid);
  assert.equal(hub.process.hasEnded, false);
  assert.deepEqual(await lab.refs(id), before.refs);
  assert.deepEqual(hub.halfWrittenFiles(), []);
  const grown = hub.rssBytes() - before.bytes;
  assert.ok(grown < MAX_GROWTH_BYTES, `the hub has grown by ${Math.round(grown / 1e6)} MB`);
}

async function vanished(lab, id) {
  const before = { refs: await lab.refs(id), pid: lab.hub.process.pid, bytes: lab.hub.rssBytes() };
  const body = pushBody('refs/heads/hostile', someOid('x'), Buffer.alloc(3_000_000, 'P'));
  for (const sent of [10, 200, 1_000_000, 2_900_000]) {
    const request = openRequest(lab.hub.endpoint, 'POST', `/${id}/git-receive-pack`, {
      authorization: `Bearer ${lab.context.users.alice.write}`,
      'content-length': String(body.length),
    });
    await request.send(body.subarray(0, sent));
    await new Promise((resolve) => setTimeout(resolve, 100));
    request.vanish();
  }
  await new Promise((resolve) => setTimeout(resolve, 1_000));
  await unharmed(lab, id, before);
}

async function rubbish(lab, id) {
  const { api } = lab;
  for (const body of ['', 'zzzz', '0004', '0008ab', 'ffff', '0032want', `0000${'x'.repeat(100)}`, Buffer.alloc(70_000, '0')]) {
    const answer = await push(api, id, Buffer.from(body));
    assert.ok(
      answer.status < 500,
      `${JSON.stringify(String(body).slice(0, 10))} is answered with ${answer.status}: ${await answer.text()}`,
    );
  }
}

function push(api, id, body) {
  return api.request('POST', `/${id}/git-receive-pack`, {
    headers: { 'content-type': 'application/x-git-receive-pack-request' },
    body,
  });
}
