// People who ask for fine-tunes while the hub dies under them: they try again until they are answered, each time under another name.
import { setTimeout as sleep } from 'node:timers/promises';
import { conversations, TINY_CONFIG } from '../../../interop/lib/tiny-tuning.mjs';

const AGAIN_MS = 200;
const WITHIN_MS = 120_000;
const MODEL = 'alice/tiny';
const DATA = 'alice/lessons';
const PEOPLE = [
  { user: 'alice', namespace: 'alice' },
  { user: 'alice', namespace: 'acme' },
  { user: 'bob', namespace: 'bob' },
];

/** What jobs are about, once. */
export async function prepareInputs(world) {
  const { calls } = world;
  await calls.createRepo(MODEL);
  await calls.commit(MODEL, { 'config.json': JSON.stringify(TINY_CONFIG), 'tokenizer.json': '{}', 'model.safetensors': 'w' });
  await calls.createRepo(DATA, { type: 'dataset' });
  await calls.commit(
    DATA,
    {
      'train.jsonl': conversations(40)
        .map((row) => JSON.stringify(row))
        .join('\n'),
    },
    { type: 'dataset' },
  );
}

/** A fine-tune that starts by itself. Resolves with its key. A request that was cut off may have made one as well. */
export async function askFor(world, seed) {
  const { user, namespace } = PEOPLE[seed % PEOPLE.length];
  let tries = 0;
  const answer = await untilAnswered(() => {
    const json = {
      namespace,
      model: MODEL,
      training: { repository: DATA, path: 'train.jsonl' },
      recipe: 'sft-lora',
      method: 'lora',
      shape: 'chat',
      seed,
      outputName: `out-${seed}-${(tries += 1)}`,
      isPrivate: false,
      autoStart: true,
    };
    return world.calls.request('POST', '/hub/v1/fine-tunes', { user, json });
  });
  return (await answer.json()).key;
}

/** A runner has taken it up, or it has ended. */
export async function untilBegun(world, key) {
  await untilDone(async () => {
    const [job] = await world.sql('select state from jobs where key = $1', [key]);
    if (['checking', 'quoted', 'queued'].includes(job.state)) throw new Error(`the job is still ${job.state}`);
  });
}

/** Whoever may; a job that has ended says so. */
export async function cancel(world, key) {
  const [job] = await untilDone(() =>
    world.sql('select n.name from jobs j join namespaces n on n.id = j.namespace_id where j.key = $1', [key]),
  );
  const user = job.name === 'bob' ? 'bob' : 'alice';
  return untilAnswered(() => world.calls.request('POST', `/hub/v1/jobs/${key}/cancellation`, { user }), [409]);
}

async function untilAnswered(ask, alsoGood = []) {
  return untilDone(async () => {
    const answer = await ask();
    if (answer.ok || alsoGood.includes(answer.status)) return answer;
    const text = (await answer.text()).slice(0, 300);
    throw Object.assign(new Error(`the hub answered ${answer.status}: ${text}`), { isFinal: answer.status < 500 && answer.status !== 429 });
  });
}

/** A hub that refuses for good, or for long, is a finding. */
export async function untilDone(work) {
  for (const giveUpAt = Date.now() + WITHIN_MS; ; await sleep(AGAIN_MS)) {
    try {
      return await work();
    } catch (error) {
      if (error.isFinal || Date.now() > giveUpAt) throw error;
    }
  }
}
