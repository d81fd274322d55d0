// What one may not see answers exactly like what does not exist: status, headers and body, on every dialect.
// Each request is sent twice, for a private repository and for a name of the same length that nobody uses, and the two answers are compared.
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { readContext, suite } from '../lib/case.mjs';
import { hubApi } from '../lib/hub-api.mjs';
import { answerOf, differences } from './compare.mjs';
import { PROBES } from './probes.mjs';
import { stockedPrivate } from './private-repository.mjs';

const context = readContext();
const { test, run } = suite(context, 'privacy', '-');
const api = hubApi(context);
const word = randomBytes(4).toString('hex');
const PREFIX = { model: '', dataset: 'datasets/', space: 'spaces/' };

/** Made by the first case that needs it. */
let made = null;
const world = () => (made ??= makeWorld());

async function makeWorld() {
  const world = { absent: `alice/absent-${word}`, word };
  for (const type of Object.keys(PREFIX)) world[type] = await stockedPrivate(api, `alice/hidden-${word}`, type);
  return world;
}

for (const [group, probes] of Object.entries(PROBES)) {
  for (const asker of ['bob', null]) {
    test(`${group}: ${asker ?? 'nobody'} gets for a private repository what a missing one answers`, async () => {
      const world_ = await world();
      const found = [];
      for (const type of Object.keys(PREFIX)) {
        for (const probe of probes) found.push(...(await compare(world_, type, probe, asker)));
      }
      assert.deepEqual(found, []);
    });
  }
}

/** The differences between the two answers, each naming the request. */
async function compare(world_, type, probe, asker) {
  const secret = world_[type];
  const ask = async (id) => {
    const { method = 'GET', path, ...options } = probe({ id, type, plural: `${type}s`, prefix: PREFIX[type], ...secret.facts });
    return {
      what: `${asker ?? 'nobody'} ${method} ${path}`,
      answer: await answerOf(await api.request(method, path, { user: asker, ...options }), id),
    };
  };
  const [hidden, absent] = [await ask(secret.id), await ask(world_.absent)];
  return differences(hidden.answer, absent.answer).map((difference) => `${hidden.what}: ${difference}`);
}

test('the same reads as their owner succeed, so that the comparisons compare something', async () => {
  const world_ = await world();
  const failed = [];
  for (const type of Object.keys(PREFIX)) {
    const secret = world_[type];
    for (const probe of PROBES.reads) {
      const {
        method = 'GET',
        path,
        ...options
      } = probe({ id: secret.id, type, plural: `${type}s`, prefix: PREFIX[type], ...secret.facts });
      const answer = await api.request(method, path, { user: 'alice', ...options });
      if (answer.status >= 400) failed.push(`${method} ${path}: ${answer.status}`);
    }
  }
  assert.deepEqual(failed, []);
});

test('no list, search or count that others may ask for names or counts the private repository', async () => {
  const world_ = await world();
  const lists = ['/api/models', '/api/datasets', '/api/spaces'].flatMap((list) => [
    `${list}?search=${world_.word}`,
    `${list}?search=hidden-${world_.word}&limit=1000`,
    `${list}?author=alice&limit=1000`,
    `${list}?filter=secret-tag-${world_.word}`,
  ]);
  lists.push(
    ...['model', 'dataset', 'app'].map((type) => `/hub/v1/repositories?type=${type}&search=${world_.word}`),
    '/api/users/alice/likes',
    '/',
    '/models',
    '/alice',
  );
  for (const asker of ['bob', null]) {
    for (const path of lists) {
      const answer = await api.request('GET', path, { user: asker });
      const said = (await answer.text()) + JSON.stringify([...answer.headers]);
      // The words of the question itself may come back, in a link to the next page; the repository's name may not.
      assert.ok(!said.replaceAll(path, '').includes(`hidden-${world_.word}"`), `${asker ?? 'nobody'} GET ${path} names it`);
      assert.ok(!said.includes('top secret card'), `${asker ?? 'nobody'} GET ${path} shows its card`);
    }
  }
  const own = await api.json(`/api/models?search=hidden-${world_.word}`);
  assert.deepEqual(
    own.map(({ id }) => id),
    [world_.model.id],
    'its owner finds it',
  );
});

test('creating a name that a private repository of a colleague has is refused without a word about it', async () => {
  const world_ = await world();
  const create = async (id) =>
    answerOf(await api.request('POST', '/api/repos/create', { user: 'bob', json: { name: id.split('/')[1], organization: 'alice' } }), id);
  assert.deepEqual(differences(await create(world_.model.id), await create(world_.absent)), []);
});

await run();
