// What people say and do on a large hub: the search over discussions, suggestions while somebody types, and the feed of somebody who follows very many.
import { followOwners, seedActivities, seedDiscussions } from '../fixtures/discussions.mjs';
import { seedRepositories } from '../fixtures/repositories.mjs';
import { now } from '../lib/command.mjs';
import { TOKEN, USER } from '../lib/git.mjs';
import { atMost } from '../lib/goals.mjs';
import { ask } from '../lib/http.mjs';
import { percentile } from '../lib/statistics.mjs';

const REPOSITORIES = 1_000_000;
const DISCUSSIONS = 1_000_000;
const ACTIVITIES = 1_000_000;
const FOLLOWED = 10_000;
const ASKED = 40;

/** `frequent`: most discussions have them; `rare`: a few hundred, or fewer. */
const SEARCHES = {
  frequent: ['model', 'training data', 'problem', 'llama', 'how to use', 'tokenizer'],
  rare: ['kokoro license awq', 'segformer speed', 'mamba template', 'tuceba quantization'],
  chinese: ['金融', '微调数据', '多模态', '千问'],
  typo: ['tokeniser', 'quantizaton', 'lisense', 'evalution'],
};
/** As they are typed, letter by letter. */
const TYPED = ['qwen quantization', 'llama', 'deepseek coder', 'tokenizer error', 'whisper', '大模型'];

export const talkScenario = {
  name: 'talk',
  rows: [
    ...Object.keys(SEARCHES).map((kind) => ({
      name: `talk-${kind}`,
      what: `search over ${DISCUSSIONS.toLocaleString('en')} discussions for ${kind === 'typo' ? 'words with a typing error' : `${kind} words`}, 95th percentile`,
      goal: atMost(120, 60, 'ms'),
      unit: 'ms',
    })),
    {
      name: 'suggest',
      what: 'suggestions of every kind after each letter that is typed, 95th percentile',
      goal: atMost(100, 50, 'ms'),
      unit: 'ms',
    },
    ...['busy', 'quiet'].map((kind) => ({
      name: `feed-${kind}`,
      what: `the feed of somebody who follows ${FOLLOWED.toLocaleString('en')} ${kind} owners, of ${ACTIVITIES.toLocaleString('en')} activities, 95th percentile`,
      goal: atMost(80, 40, 'ms'),
      unit: 'ms',
    })),
  ],
  run: (bench, settle) =>
    bench.withFreshHub(async (hub) => {
      const client = await hub.database.connection();
      const small = (count) => (bench.quick ? count / 20 : count);
      const repositories = small(REPOSITORIES);
      const log = (message) => bench.log(message);
      await seedRepositories({ client, count: repositories, log });
      await seedDiscussions({ client, count: bench.quick ? 200_000 : DISCUSSIONS, repositories, log });
      for (const kind of Object.keys(SEARCHES)) settle(`talk-${kind}`, await measured(bench, (i) => search(hub, SEARCHES[kind], i)));
      settle('suggest', await measured(bench, (i) => suggest(hub, i)));
      await seedActivities({ client, count: ACTIVITIES, repositories });
      const [{ id: follower }] = await hub.database.query('select id from namespaces where name_key = $1', [USER.toLowerCase()]);
      for (const kind of ['busy', 'quiet']) {
        await followOwners({ client, follower, many: FOLLOWED, quiet: kind === 'quiet' });
        settle(`feed-${kind}`, await measured(bench, () => timed(hub, '/feed')));
      }
    }),
};

async function measured(bench, asked) {
  const [rounds, halves] = [[], []];
  for (let round = 0; round <= bench.rounds; round += 1) {
    const times = [];
    for (let i = 0; i < ASKED; i += 1) times.push(await asked(i));
    if (round === 0) continue; // it warms up
    rounds.push(percentile(times, 95));
    halves.push(percentile(times, 50));
  }
  return { hub: rounds, notes: [`half of them within ${percentile(halves, 50).toFixed(1)} ms; ${ASKED} a round`] };
}

function search(hub, texts, i) {
  return timed(hub, `/search/discussions?${new URLSearchParams({ q: texts[i % texts.length] })}`);
}

function suggest(hub, i) {
  const text = TYPED[i % TYPED.length];
  const typed = text.slice(0, 1 + (Math.floor(i / TYPED.length) % text.length));
  return timed(hub, `/search/suggestions?${new URLSearchParams({ q: typed })}`, { mayBeEmpty: true });
}

async function timed(hub, path, { mayBeEmpty = false } = {}) {
  const startedAt = now();
  const { body } = await ask(`${hub.url}/hub/v1${path}`, { agent: hub.agent, headers: { authorization: `Bearer ${TOKEN}` } });
  const ms = now() - startedAt;
  if (!mayBeEmpty && JSON.parse(body).items.length === 0) throw new Error(`nothing was found at ${path}`);
  return ms;
}
