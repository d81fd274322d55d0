// What the hub of the journeys holds: a small model with everything a page can show, a hostile one, a private one, an organization.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { waitUntil } from '../../interop/lib/processes.mjs';
import { commit } from './commit.mjs';
import { makeJobs } from './jobs.mjs';
import { lossPicture, manyTensors, sampleWeights } from './samples.mjs';
import { makeTuning } from './tuning.mjs';

const read = (name) => readFileSync(fileURLToPath(new URL(`../content/${name}`, import.meta.url)), 'utf8');

const FIXTURES = '../../../packages/dataset-reader/src/testing/fixtures';
const fixture = (name) => readFileSync(fileURLToPath(new URL(`${FIXTURES}/${name}`, import.meta.url)));

export const WEIGHTS = sampleWeights(3_200_000);
export const BINARY = Buffer.from([0, 1, 2, 3, 255, 254, 0, 7]);
export const SCRIPT = `# Counts how many lines rhyme with the one before.
import json


def rhymes(first: str, second: str) -> bool:
    """The last two letters decide."""
    return first[-2:] == second[-2:]


if __name__ == "__main__":
    lines = ["a tiny rhyme", "in little time"]
    print(json.dumps({"rhymes": rhymes(*lines), "count": 2}))
`;
const CONFIG = {
  architectures: ['LlamaForCausalLM'],
  hidden_size: 384,
  num_hidden_layers: 8,
  vocab_size: 32000,
  tie_word_embeddings: true,
};
/** One more than a page of a list shows. */
const MANY = 31;

/** As long as names may be: nothing of it may push a page apart. */
export const LONG = `${'long-'.repeat(18)}names`;
const LONG_CARD = `# ${'Unbreakable'.repeat(8)}

| ${'column | '.repeat(14)}
| ${'--- | '.repeat(14)}
| ${'0123456789 | '.repeat(14)}

\`\`\`sh
echo "${'a long line of code '.repeat(12)}"
\`\`\`

https://example.org/${'path/'.repeat(30)}
`;

/** Made once for a run. */
export async function makeWorld(lab) {
  const api = await lab.api();
  const put = (id, files, options) => commit(api, id, files, options);
  await api.createRepo('ada/tiny', { license: 'apache-2.0' });
  await put('ada/tiny', { 'docs/说明.md': '# 说明\n\n写押韵的对句。\n', 'data.bin': BINARY }, { title: 'Notes in Chinese' });
  await put('ada/tiny', { 'scripts/evaluate.py': SCRIPT, 'scripts/rust/keep.rs': 'fn main() {}\n' }, { title: 'Evaluation script' });
  await request(api, 'POST', '/api/models/ada/tiny/tag/main', { tag: 'v0.1' });
  const config = `${JSON.stringify(CONFIG, null, 2)}\n`;
  await put(
    'ada/tiny',
    { 'config.json': config, 'model.safetensors': { large: WEIGHTS }, 'tokenizer/vocab.txt': 'a\nb\n' },
    { title: 'Weights after 12,000 steps' },
  );
  await request(api, 'POST', '/api/models/ada/tiny/tag/main', { tag: 'weights' });
  await put('ada/tiny', { 'README.md': read('tiny.md'), 'images/loss.png': await lossPicture(lab) }, { title: 'A card with a picture' });
  await request(api, 'POST', '/api/models/ada/tiny/branch/next%2Fsonnets', {});
  await put('ada/tiny', { 'SONNETS.md': '# Sonnets\n' }, { title: 'Begin sonnets', revision: 'next/sonnets' });
  const rules = '/hub/v1/repositories/model/ada/tiny/branch-rules';
  await request(api, 'POST', rules, { kind: 'branch', pattern: 'next/**', directPush: 'maintainers' });
  await request(api, 'POST', rules, { kind: 'tag', pattern: 'v*', directPush: 'writers' });

  await makeChanges(api, put);
  await makeMeasures(api, put);
  await api.createRepo('ada/hostile');
  await put('ada/hostile', { 'README.md': read('hostile.md') }, { title: 'A hostile card' });
  await api.createRepo('ada/secret', { private: true });
  await put('ada/secret', { 'README.md': '# The secret plan\n', 'plan.txt': 'at noon\n' }, { title: 'The secret plan' });
  await makeFlawed(api, put);
  await makeOthers(lab, api, put);
  await makeCircle(lab, api);
  await makeImports(lab, api);
  await makeJobs(lab, api);
  await makeTuning(lab, api);
}

/** One that came in, and one for which there was no room. Their ids are 1 and 2. */
async function makeImports(lab, api) {
  const source = `${lab.product.local}/ada/changes`;
  const begin = (name) => request(api, 'POST', '/hub/v1/imports', { source, namespace: 'ada', name, isPrivate: false });
  const isIn = (id, state) => async () => (await (await api.request('GET', `/hub/v1/imports/${id}`)).json()).state === state;
  await begin('imported');
  await waitUntil(isIn(1, 'done'), { within: 90_000, what: 'the first import' });
  await almostFull(api, async () => {
    await begin('unfinished');
    await waitUntil(isIn(2, 'failed'), { within: 90_000, what: 'the second import' });
  });
}

/** As long as `work` takes, ada has room for little more than she has. */
export async function almostFull(api, work) {
  const quota = (json) => request(api, 'PUT', '/hub/v1/admin/namespaces/ada/quota', json);
  const { storedBytes } = await (await api.request('GET', '/hub/v1/namespaces/ada/usage')).json();
  await quota({ maxBytes: storedBytes + 100_000, maxRepositories: null });
  try {
    await work();
  } finally {
    await quota({ isDefault: true });
  }
}

/** Card and files of which something is wrong, for who may mend them. */
async function makeFlawed(api, put) {
  const card =
    '---\nlicense: my own\ntags: [rhymes\nlanguage: English\nbase_model: /mnt/models/base\n---\n\n# Flawed\n\nNot everything here is right.\n';
  const index = JSON.stringify({ weight_map: { a: 'model-00001-of-00002.safetensors', b: 'model-00002-of-00002.safetensors' } });
  await api.createRepo('ada/flawed');
  await put(
    'ada/flawed',
    {
      'README.md': card,
      'config.json': '{"model_type": NaN}',
      'model.safetensors.index.json': index,
      'model-00001-of-00002.safetensors': { large: WEIGHTS.subarray(0, 1000) },
    },
    { title: 'Not everything is right' },
  );
}

/** A dataset with numbers, texts, lists, pictures and sound, of several subsets, and with cells that want to be more than text. */
async function makeMeasures(api, put) {
  const card =
    '---\nconfigs:\n- config_name: default\n  data_dir: data\n- config_name: pictures\n  data_files: media.parquet\n- config_name: hostile\n  data_files: hostile.jsonl\n---\n\n# Measures\n\nOf this and that.\n';
  const hostile = ['<img src=x onerror=alert(1)>', '<script>alert(1)</script>', 'javascript:alert(1)'];
  const lines = hostile.map((text) => JSON.stringify({ text, [text]: { src: 'javascript:alert(1)' } })).join('\n');
  const files = {
    'README.md': card,
    'hostile.jsonl': lines,
    'media.parquet': { large: fixture('media.parquet') },
    'data/train-00000-of-00001.parquet': { large: fixture('groups.parquet') },
    'data/test-00000-of-00001.parquet': { large: fixture('indexed.parquet') },
  };
  await api.createRepo('ada/measures', { type: 'dataset' });
  await put('ada/measures', files, { title: 'What was measured', type: 'dataset' });
  await makeHarvest(api, put);
}

/** On a branch of it: tables whose columns and rows changed, and one that was torn and is whole again. */
async function makeHarvest(api, put) {
  const options = { type: 'dataset', revision: 'harvest' };
  await request(api, 'POST', '/api/datasets/ada/measures/branch/harvest', {});
  const before = {
    'fields.csv': 'field,yield,note\nnorth,3,wet\nsouth,4,dry\n',
    'torn.parquet': { large: Buffer.from('PAR1 torn in half') },
    'many.safetensors': { large: manyTensors(5000) },
    'torn.safetensors': { large: Buffer.from('torn in half') },
  };
  await put('ada/measures', before, { ...options, title: 'Fields' });
  const after = {
    'fields.csv': 'field,yield,rye,"<img src=x onerror=alert(1)>"\nnorth,3.5,yes,1\nsouth,4,no,2\nwest,2,no,3\n',
    'torn.parquet': { large: fixture('groups.parquet') },
    'data/train-00000-of-00001.parquet': { large: fixture('indexed.parquet') },
    'media.parquet': null,
  };
  await put('ada/measures', after, { ...options, title: 'A better harvest' });
}

/** Two versions of a poem and of what belongs to it: changed, renamed, removed, added. */
async function makeChanges(api, put) {
  await api.createRepo('ada/changes');
  const poem = Array.from({ length: 60 }, (_, line) => `line ${line + 1} of the poem`);
  const first = {
    'poem.txt': `${poem.join('\n')}\n`,
    'config.yaml': 'learning_rate: 0.001\nsteps: 12000\n',
    'old-name.md': '# Notes\n\nKept.\n',
    'gone.txt': 'x\n',
  };
  await put('ada/changes', first, { title: 'First version' });
  await request(api, 'POST', '/api/models/ada/changes/tag/main', { tag: 'first' });
  poem[9] = 'line 10 of a better poem';
  poem.splice(39, 1);
  const second = {
    'poem.txt': `${poem.join('\n')}\n`,
    'config.yaml': 'learning_rate: 0.01\nsteps: 12000\n',
    'new-name.md': '# Notes\n\nKept.\n',
    'weights.bin': { large: WEIGHTS },
    'README.md': '# Changes\n\n![A badge](https://pictures.example/badge.png) A card with a picture from elsewhere.\n',
    'old-name.md': null,
    'gone.txt': null,
  };
  await put('ada/changes', second, { title: 'A better poem\n\nThe tenth line was weak,\nthe fortieth was not needed.' });
}

async function makeOthers(lab, api, put) {
  lab.product.grove('org', 'add', 'acme', '--owner', 'ada', '--full-name', 'Acme Research');
  await api.createRepo('acme/base', { license: 'mit' });
  await put('acme/base', { 'README.md': '---\npipeline_tag: fill-mask\n---\n\n# Base\n' }, { title: 'Base model' });
  await api.createRepo('acme/dialog-zh', { license: 'mit' });
  const dialog =
    '---\nlicense: mit\nlanguage: zh\npipeline_tag: text-generation\nbase_model: ada/tiny\nbase_model_relation: quantized\nmodel-index:\n- name: dialog-zh\n  results:\n  - task: { type: text-generation }\n    dataset: { type: ceval, name: C-Eval }\n    metrics: [{ type: accuracy, value: 0.4375 }]\n---\n\n# 通义千问对话\n\n用于对话和金融问答的小模型。\n';
  await put('acme/dialog-zh', { 'README.md': dialog }, { title: 'A Chinese model' });
  await api.createRepo('ada/words', { type: 'dataset' });
  const words = 'word,count\ntiny,12\nrhyme,7\n';
  await put('ada/words', { 'README.md': '# Words\n\nAll that rhyme.\n', 'words.csv': words }, { title: 'All words', type: 'dataset' });
  await api.createRepo('ada/demo', { type: 'space' });
  await put('ada/demo', { 'README.md': '---\nsdk: static\n---\n' }, { title: 'A card', type: 'space' });
  await request(api, 'POST', '/api/spaces/ada/demo/branch/unfinished', {});
  await put(
    'ada/demo',
    { 'index.html': '<!doctype html><html lang="en"><title>Demo</title><h1>Demo</h1></html>\n' },
    { title: 'A page', type: 'space' },
  );
  await api.createRepo(`acme/${LONG}`);
  const long = { 'README.md': LONG_CARD, [`${'folder-'.repeat(12)}name/${LONG}.py`]: `x = "${'y'.repeat(300)}"\n` };
  await put(`acme/${LONG}`, long, { title: 'A title that says much more than fits into one line '.repeat(4) });
  for (let index = 1; index <= MANY; index++) await api.createRepo(`acme/run-${String(index).padStart(2, '0')}`);
  await request(api, 'POST', '/api/models/ada/tiny/like');
  await fetch(`${lab.product.endpoint}/ada/tiny/resolve/main/config.json`);
  await cardsAreRead(lab);
}

/** Who follows whom, and what was gathered under which title; addresses of collections end in what nobody can foresee. */
async function makeCircle(lab, api) {
  lab.product.grove('user', 'add', 'eve');
  const follower = lab.product.grove('token', 'add', 'eve', 'journeys', '--role', 'write').split('\n').at(-1);
  const asEve = { method: 'PUT', headers: { authorization: `Bearer ${follower}` } };
  for (const name of ['ada', 'acme']) await fetch(`${lab.product.endpoint}/hub/v1/namespaces/${name}/follow`, asEve);
  for (const name of ['eve', 'acme']) await request(api, 'PUT', `/hub/v1/namespaces/${name}/follow`);
  const gather = async (namespace, title, { description = '', isPrivate = false, theme = 'green', items = [] }) => {
    const made = await api.request('POST', '/hub/v1/collections', { json: { namespace, title, description, isPrivate } });
    const at = `/hub/v1/collections/${namespace}/${(await made.json()).slug}`;
    await request(api, 'PATCH', at, { theme });
    for (const [type, id, note = ''] of items) await request(api, 'POST', `${at}/items`, { item: { type, id }, note });
    return at.replace('/hub/v1', '');
  };
  const models = [
    ['model', 'ada/tiny', 'Begin here: it rhymes on any laptop.'],
    ['model', 'acme/dialog-zh'],
    ['dataset', 'ada/words'],
    ['app', 'ada/demo'],
  ];
  const rhymes = await gather('ada', 'Laptop rhymes', {
    description: 'Small models that write couplets, what they learned from, and a page to try them on.',
    theme: 'pink',
    items: [...models, ['model', 'acme/base'], ['model', 'ada/secret']],
  });
  const nested = ['collection', rhymes.replace('/collections/', ''), 'All that rhymes.'];
  lab.collections = {
    rhymes,
    shelf: await gather('acme', '金融问答', { description: '公司内部常用的模型。', theme: 'blue', items: [models[1], models[0], nested] }),
    empty: await gather('ada', `${'Unbreakable'.repeat(5)}`, { theme: 'orange' }),
    hidden: await gather('ada', 'My drafts', { isPrivate: true, theme: 'indigo', items: [models[2]] }),
  };
  await fetch(`${lab.product.endpoint}/hub/v1${rhymes}/upvote`, asEve);
}

/** Cards and headers are read beside the requests, and downloads are counted there; the facts of a page come a moment after the push. */
async function cardsAreRead({ product }) {
  const answer = (id) => fetch(`${product.endpoint}/hub/v1/repositories/model/${id}`).then((response) => response.json());
  const isRead = async () => (await answer('ada/tiny')).parameters !== null && (await answer('ada/flawed')).cardProblems.length > 0;
  await waitUntil(async () => (await isRead()) && (await answer('ada/tiny')).downloads > 0, {
    within: 90_000,
    what: 'the facts of the card',
  });
  const found = () => fetch(`${product.endpoint}/hub/v1/repositories?search=qianwen`).then((response) => response.json());
  await waitUntil(async () => (await found()).items.length > 0, { within: 90_000, what: 'the words of the Chinese card' });
}

async function request(api, method, path, json) {
  const answer = await api.request(method, path, { json });
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
}
