// What models have in common, from end to end: pushed files, a worker that hashes, and what the model tree tells to whom.
import { randomBytes } from 'node:crypto';
import { ggufFile, safetensorsWith } from '@modelgrove/testing';
import { Database, statement } from '../platform/database';
import { answerOf, call, commit, commitLargeFile, file } from './testing/hub-calls';
import { startTestHub, type TestHub, type TestPerson } from './testing/start-test-hub';
import { type RunningWorker, startWorker } from './worker';

jest.setTimeout(120_000);

interface Kin {
  repository: { id: string };
  measured: { isOrigin: boolean; percent: number; otherPercent: number; sharedTensors: number; tensors: number };
}
interface Lineage {
  ancestors: { name: string; source: string; measured: Kin['measured'] | null }[];
  kin: { items: Kin[]; nextCursor: string | null };
}

type Tensors = Record<string, { dtype: string; shape: number[]; data: Buffer }>;
const LAYERS = 10;
const layer = (): Tensors[string] => ({ dtype: 'F32', shape: [64, 32], data: randomBytes(8192) });
const ones = { dtype: 'F32', shape: [4096], data: Buffer.alloc(16_384, Buffer.from([0, 0, 128, 63])) };
const base: Tensors = { ...Object.fromEntries(Array.from({ length: LAYERS }, (_, at) => [`layers.${at}.q`, layer()])), norm: ones };
const FILE_STATES = statement('spec_tensor_files', 'select state, attempts from tensor_files order by id');

let hub: TestHub;
let worker: RunningWorker;
let alice: TestPerson;
let bob: TestPerson;

beforeAll(async () => {
  hub = await startTestHub({ GROVE_TENSOR_BYTES: '1MB' });
  worker = await startWorker(hub.config);
  alice = await hub.person('alice');
  bob = await hub.person('bob');
});
afterAll(async () => {
  await worker?.stop();
  await hub?.stop();
});

const card = (fields: string): object => file('README.md', `---\n${fields}\n---\n# A model\n`);
const small = (bytes: Buffer): object => ({
  key: 'file',
  value: { path: 'model.safetensors', content: bytes.toString('base64'), encoding: 'base64' },
});

async function model(
  owner: TestPerson,
  name: string,
  tensors: Tensors,
  { fields = '', isLarge = false, isPrivate = false } = {},
): Promise<string> {
  await hub.repository(owner, name, { isPrivate });
  const id = `${owner.name}/${name}`;
  if (fields !== '') await commit(hub, owner, id, 'main', [card(fields)]);
  if (isLarge) await commitLargeFile(hub, owner, id, 'model.safetensors', safetensorsWith(tensors));
  else await commit(hub, owner, id, 'main', [small(safetensorsWith(tensors))]);
  return id;
}

async function ask<T>(path: string, person: TestPerson): Promise<T> {
  return (await (await call(hub, person, 'GET', `/hub/v1/repositories/model/${path}`)).json()) as T;
}
const lineage = (id: string, person = alice): Promise<Lineage> => ask(`${id}/lineage`, person);
const kin = async (id: string, person = alice): Promise<[string, number, boolean][]> =>
  (await lineage(id, person)).kin.items.map(({ repository, measured }) => [repository.id, measured.percent, measured.isOrigin]);

async function until<T>(look: () => Promise<T>, isThere: (found: T) => boolean): Promise<T> {
  for (let tries = 0; tries < 600; tries += 1) {
    const found = await look();
    if (isThere(found)) return found;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`never so: ${JSON.stringify(await look())}`);
}

it('a fork with two tensors renamed, one changed and another order is found, in both directions; who was here first is the origin', async () => {
  const origin = await model(alice, 'origin', base, { isLarge: true });
  const { 'layers.0.q': first, 'layers.1.q': second, 'layers.2.q': _third, ...rest } = base;
  const fork = await model(
    bob,
    'fork',
    { norm: ones, 'h.1': second!, 'h.0': first!, ...rest, 'layers.2.q': layer() },
    { fields: 'base_model: alice/origin' },
  );
  const found = await until(
    () => lineage(fork),
    ({ kin }) => kin.items.length > 0,
  );
  expect(found.kin.items.map(({ repository, measured }) => ({ id: repository.id, ...measured }))).toEqual([
    {
      id: origin,
      isOrigin: true,
      percent: 90,
      otherPercent: 90,
      sharedBytes: 9 * 8192,
      sharedTensors: 9,
      tensors: LAYERS,
      otherTensors: LAYERS,
    },
  ]);
  expect(found.ancestors).toMatchObject([{ name: origin, source: 'claimed', measured: { percent: 90 } }]);
  expect(await kin(origin)).toEqual([[fork, 90, false]]);
  expect(await ask(`${origin}/lineage/descendants`, alice)).toMatchObject({
    items: [{ repository: { id: fork }, measured: { percent: 90 } }],
  });
});

it('a claim that nothing speaks for stays a claim; ones and small tensors make nobody kin', async () => {
  const liar = await model(
    bob,
    'liar',
    { norm: ones, 'layers.0.q': layer(), bias: { dtype: 'F32', shape: [256], data: randomBytes(1024) } },
    { fields: 'base_model: alice/origin' },
  );
  // Its file is hashed: a copy of it, made later, is its kin.
  const copy = await model(alice, 'copy', { 'layers.0.q': layer() });
  await until(
    () => hub.app.get(Database, { strict: false }).rows<{ state: string }>(FILE_STATES),
    (rows) => rows.length >= 4 && rows.every(({ state }) => state === 'hashed'),
  );
  expect(await lineage(liar)).toMatchObject({
    ancestors: [{ name: 'alice/origin', source: 'claimed', measured: null }],
    kin: { items: [] },
  });
  expect(await kin(copy)).toEqual([]);
});

it('the same contents are hashed once, however many models have them; what one may not see is not told', async () => {
  const secret = await model(bob, 'secret', base, { isLarge: true, isPrivate: true });
  await until(
    () => kin(secret, bob),
    (items) => items.some(([id, percent]) => id === 'alice/origin' && percent === 100),
  );
  expect((await kin('alice/origin', alice)).map(([id]) => id)).toEqual(['bob/fork']);
  expect((await kin('alice/origin', bob)).map(([id]) => id)).toEqual(['bob/secret', 'bob/fork']);
  const page = await ask<Lineage['kin']>('alice/origin/lineage/kin?limit=1', alice);
  expect(page.items.map(({ repository }) => repository.id)).toEqual(['bob/fork']);
  const states = await hub.app.get(Database, { strict: false }).rows<{ attempts: number }>(FILE_STATES);
  expect(states.map(({ attempts }) => attempts)).toEqual(states.map(() => 1));
});

it('a commit says which tensors it changed', async () => {
  const { 'layers.0.q': first, 'layers.1.q': second, 'layers.2.q': _gone, ...rest } = base;
  const flat = { ...second!, shape: [2048] };
  await commit(hub, alice, 'alice/copy', 'main', [small(safetensorsWith(base))]);
  await commit(hub, alice, 'alice/copy', 'main', [
    small(safetensorsWith({ ...rest, renamed: first!, 'layers.1.q': flat, 'layers.3.q': layer() })),
  ]);
  const changes = await ask<{ items: { kind: string; before: { name: string } | null; after: { name: string } | null; what: string[] }[] }>(
    'alice/copy/change/tensors?revision=main&path=model.safetensors',
    bob,
  );
  expect(changes).toMatchObject({ same: 7 + 1 - 1, total: 4, isContentCompared: true });
  expect(changes.items.map(({ kind, before, after, what }) => [kind, before?.name, after?.name, ...what]).sort()).toEqual([
    ['changed', 'layers.1.q', 'layers.1.q', 'shape'],
    ['changed', 'layers.3.q', 'layers.3.q', 'content'],
    ['removed', 'layers.2.q', undefined],
    ['renamed', 'layers.0.q', 'renamed'],
  ]);
});

it('the page of a file lists its tensors with their hashes and its metadata, from the header; broken ones say what is wrong', async () => {
  const list = async (id: string, path: string, person: TestPerson | null, revision = 'main') =>
    answerOf<{
      code?: string;
      total: number;
      tensors: object[];
      dtypes: object[];
      metadata: object[];
    }>(hub, person, 'GET', `/hub/v1/repositories/model/${id}/tensors?revision=${revision}&path=${path}`);
  const { body } = await list('alice/origin', 'model.safetensors', null);
  expect(body).toMatchObject({
    format: 'safetensors',
    total: LAYERS + 1,
    dtypes: [{ dtype: 'F32', tensors: LAYERS + 1, parameters: LAYERS * 2048 + 4096, sizeBytes: LAYERS * 8192 + 16_384 }],
    metadata: [],
  });
  expect(body.tensors[0]).toEqual({
    name: 'layers.0.q',
    dtype: 'F32',
    shape: [64, 32],
    parameters: 2048,
    sizeBytes: 8192,
    hash: expect.stringMatching(/^[0-9a-f]{32}$/) as string,
  });
  const keys = { 'general.architecture': { type: 8, value: 'llama' } };
  const gguf = ggufFile(keys, [{ name: 'a', shape: [8], type: 0, offset: 0 }], 32);
  const put = (path: string, bytes: Uint8Array) => commitLargeFile(hub, alice, 'alice/copy', path, Buffer.from(bytes));
  await put('a.gguf', gguf);
  await put('torn.gguf', gguf.subarray(0, 40));
  await put('torn.safetensors', Buffer.from([255, 255, 255, 255, 0, 0, 0, 0, 123, 125]));
  expect((await list('alice/copy', 'a.gguf', bob)).body).toMatchObject({
    format: 'gguf',
    tensors: [{ name: 'a', dtype: 'F32', hash: null }],
    metadata: [{ key: 'general.architecture', value: 'llama' }],
  });
  const outcome = async (...asked: Parameters<typeof list>) => {
    const { status, body: answer } = await list(...asked);
    return [status, answer.code];
  };
  expect(await outcome('alice/copy', 'torn.gguf', bob)).toEqual([400, 'tensors/unreadable']);
  expect(await outcome('alice/copy', 'torn.safetensors', bob)).toEqual([400, 'tensors/unreadable']);
  expect(await outcome('alice/copy', 'README.md', bob)).toEqual([400, 'tensors/no-weights']);
  expect(await outcome('alice/copy', 'none.gguf', bob)).toEqual([404, 'entry/not-found']);
  expect(await outcome('bob/secret', 'model.safetensors', alice)).toEqual([404, 'repository/not-found']);
});

it('other weights in its place end the kinship, and a model that is too large is left out', async () => {
  await commit(hub, bob, 'bob/fork', 'main', [small(safetensorsWith({ other: layer() }))]);
  await until(
    () => kin('alice/origin', alice),
    (items) => items.every(([id]) => id !== 'bob/fork'),
  );
  const large = await model(
    alice,
    'large',
    { ...base, much: { dtype: 'F32', shape: [300_000], data: randomBytes(1_200_000) } },
    { isLarge: true },
  );
  await model(alice, 'last', base);
  await until(
    () => kin('alice/last', alice),
    (items) => items.length > 0,
  );
  expect(await kin(large)).toEqual([]);
});
