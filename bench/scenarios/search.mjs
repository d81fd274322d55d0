// Lists and searches among a million repositories (seeded by COPY, removed with the hub), as the web asks for them, and a page of a large tree.
import { seedRepositories } from '../fixtures/repositories.mjs';
import { FAMILIES, LANGUAGES, LIBRARIES, LICENCES, TASKS } from '../fixtures/words-of-hubs.mjs';
import { now } from '../lib/command.mjs';
import { atMost } from '../lib/goals.mjs';
import { ask } from '../lib/http.mjs';
import { commitBody } from '../lib/hub-api.mjs';
import { percentile, random } from '../lib/statistics.mjs';

const REPOSITORIES = 1_000_000;
const SORTS = ['trending', 'updated', 'created', 'likes', 'downloads', 'downloadsAllTime', 'parameters', 'name'];
const ASKED = 40;
const TREE_FILES = 20_000;
const TREES = {
  'tree-recursive': 'a page (1,000)',
  'tree-recursive-new': 'the first page, of a commit that nobody listed yet,',
  'tree-recursive-whole': 'all 21 pages, one after the other,',
};
const NAIVE = 'select without an index of words: name ilike';

/** What somebody types; each is varied by the round so that no answer is remembered. */
const TEXTS = {
  common: ['model', 'training data', 'llama', 'language model', 'bert', 'instruct', 'qwen'],
  rare: ['kokoro awq', 'wav2vec lora', 'segformer math', 'dinov2 vl', 'mamba coder', 'chatglm awq'],
  chinese: ['金融', '对话', '大模型', '千问', '医疗数据', '多模态'],
  typo: ['qwne', 'lama', 'mistrl', 'instrcut', 'whispr', 'baichaun', 'roberat'],
  pinyin: ['qianwen', 'jinrong', 'duihua', 'damoxing', 'yiliao', 'zhongwen'],
};

export const searchScenario = {
  name: 'search',
  rows: [
    ...SORTS.map((sort) => ({
      name: `list-${sort.toLowerCase()}`,
      what: `a page of models by ${sort} with two facets, of ${REPOSITORIES.toLocaleString('en')} repositories, 95th percentile`,
      goal: atMost(60, 30, 'ms'),
      unit: 'ms',
    })),
    ...Object.keys(TEXTS).map((kind) => ({
      name: `text-${kind}`,
      what: `search for words, ${kind}, 95th percentile`,
      goal: atMost(120, 60, 'ms'),
      unit: 'ms',
      ...(kind === 'rare' ? { peer: NAIVE } : {}),
    })),
    ...Object.entries(TREES).map(([name, what]) => ({
      name,
      what: `${what} of a recursive listing of ${TREE_FILES.toLocaleString('en')} files, 95th percentile`,
      goal: atMost(40, 20, 'ms'),
      unit: 'ms',
    })),
  ],
  run: (bench, settle) =>
    bench.withFreshHub(async (hub) => {
      const measured = await trees(bench, hub);
      for (const name of Object.keys(TREES)) settle(name, { hub: measured[name], notes: ['directories among its entries; 100 folders'] });
      const count = bench.quick ? 20_000 : REPOSITORIES;
      await seedRepositories({ client: await hub.database.connection(), count, log: (message) => bench.log(message) });
      for (const sort of SORTS) settle(`list-${sort.toLowerCase()}`, await lists(bench, hub, sort));
      for (const kind of Object.keys(TEXTS)) settle(`text-${kind}`, await texts(bench, hub, kind));
    }),
};

/** Pairs of facets from frequent to rare, and pairs that nothing or hardly anything has both of. */
function facetPairs(dice) {
  const any = (list) => list[dice(list.length)];
  const frequent = (list) => list[dice(Math.min(list.length, 4))];
  const task = () => (dice(2) ? frequent(TASKS) : any(TASKS));
  return Array.from({ length: ASKED }, (_, i) => {
    if (i % 4 === 0) return { task: task(), license: frequent(LICENCES) };
    if (i % 4 === 1) return { library: any(LIBRARIES), language: any(LANGUAGES) };
    if (i % 4 === 2) return { task: `${any(TASKS)},${any(TASKS)}`, license: any(LICENCES) };
    return { tag: `topic-${dice(5000)}`, language: frequent(LANGUAGES) };
  });
}

async function lists(bench, hub, sort) {
  const rounds = [];
  let found = 0;
  for (let round = 0; round <= bench.rounds; round += 1) {
    const times = [];
    for (const pair of facetPairs(random(round * 97 + sort.length))) {
      const { ms, page } = await timed(hub, { type: 'model', sort, ...pair });
      times.push(ms);
      found += page.items.length;
      mustHave(page.items, pair);
    }
    if (round > 0) rounds.push(percentile(times, 95)); // the first one warms up
  }
  if (found === 0) throw new Error('no list had anything in it');
  return { hub: rounds, notes: [`with its count; pairs of facets from frequent to rare, ${ASKED} a round`] };
}

function mustHave(items, { task, license, library }) {
  for (const item of items) {
    if (task && !task.split(',').includes(item.pipelineTag)) throw new Error(`${item.id} is no ${task}`);
    if (license && item.license !== license) throw new Error(`${item.id} is not under ${license}`);
    if (library && item.libraryName !== library) throw new Error(`${item.id} is not of ${library}`);
  }
}

async function texts(bench, hub, kind) {
  const sides = { hub: [], ...(kind === 'rare' ? { peer: [] } : {}) };
  for (let round = 0; round <= bench.rounds; round += 1) {
    const times = [];
    for (let i = 0; i < ASKED; i += 1) {
      const search = TEXTS[kind][i % TEXTS[kind].length];
      const type = i % 5 === 4 ? 'dataset' : 'model';
      const { ms, page } = await timed(hub, { type, search, ...(i % 7 === 6 ? { license: LICENCES[round % 4] } : {}) });
      if (page.items.length === 0 && kind !== 'rare' && i % 7 !== 6) throw new Error(`nothing was found for ${search}`);
      times.push(ms);
    }
    if (round === 0) continue;
    sides.hub.push(percentile(times, 95));
    sides.peer?.push(await naive(hub));
  }
  return { ...sides, notes: [`with its count; ${TEXTS[kind].join(', ')}`] };
}

async function naive({ database }) {
  const times = [];
  for (let i = 0; i < 3; i += 1) {
    const startedAt = now();
    await database.query(
      "select id from repositories where not is_private and type = 'model' and name ilike $1 order by downloads_30d desc limit 31",
      [`%${FAMILIES.at(-1 - i)}%awq%`],
    );
    times.push(now() - startedAt);
  }
  return percentile(times, 95);
}

async function timed(hub, parameters) {
  const url = `${hub.url}/hub/v1/repositories?${new URLSearchParams({ limit: '30', ...parameters })}`;
  const startedAt = now();
  const { body } = await ask(url, { agent: hub.agent });
  return { ms: now() - startedAt, page: JSON.parse(body) };
}

async function trees(bench, hub) {
  const repository = await hub.create();
  const files = Array.from({ length: TREE_FILES }, (_, i) => [
    `part-${i % 100}/shard-${String(i).padStart(6, '0')}.txt`,
    Buffer.from(`${i}\n`),
  ]);
  await hub.commit(repository, commitBody('Many files', files));
  const address = `${hub.url}/api/models/${repository.id}/tree/main?recursive=true`;
  const measured = Object.fromEntries(Object.keys(TREES).map((name) => [name, []]));
  for (let round = 0; round <= bench.rounds; round += 1) {
    const times = { page: [], fresh: [], whole: [] };
    for (let i = 0; i < 10; i += 1) {
      await hub.commit(repository, commitBody('One more', [[`part-${i}/more.txt`, Buffer.from(`${round} ${i}\n`)]]));
      times.fresh.push(await pages(hub, address, 1));
      times.page.push(await pages(hub, address, 1), await pages(hub, address, 1));
      times.whole.push(await pages(hub, address, Infinity));
    }
    if (round === 0) continue;
    measured['tree-recursive'].push(percentile(times.page, 95));
    measured['tree-recursive-new'].push(percentile(times.fresh, 95));
    measured['tree-recursive-whole'].push(percentile(times.whole, 95));
  }
  return measured;
}

/** @returns {Promise<number>} milliseconds for the first `most` pages */
async function pages(hub, first, most) {
  const startedAt = now();
  const paths = new Set();
  let count = 0;
  for (let url = first; url && count < most; count += 1) {
    const { body, headers } = await ask(url, { agent: hub.agent });
    for (const { path } of JSON.parse(body)) paths.add(path);
    url = /<([^>]+)>; *rel="next"/.exec(headers.link ?? '')?.[1];
  }
  const ms = now() - startedAt;
  if (paths.size < Math.min(count * 1_000, TREE_FILES + 100)) throw new Error('entries are missing');
  return ms;
}
