// What the cases of the Node library share: clients of the seeded people, data, a repository that can be trained, and waiting.
import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import OpenAI, { toFile } from 'openai';
import { TINY_CONFIG } from '../../lib/tiny-tuning.mjs';

const PATIENCE_MS = 20_000;
const CONFIG = { ...TINY_CONFIG, max_position_embeddings: 512 };

export const ROWS = Array.from({ length: 80 }, (_, i) => ({
  messages: [
    { role: 'user', content: `question ${i}` },
    { role: 'assistant', content: `answer ${i * 7}` },
  ],
}));

export const jsonl = (rows) => Buffer.from(rows.map((row) => `${JSON.stringify(row)}\n`).join(''));

/** `api`: plain requests, for what is not of the OpenAI API. */
export function openaiKit({ endpoint, users }, api) {
  let models = 0;
  return {
    openai: (user = 'alice', role = 'write') => new OpenAI({ apiKey: users[user][role], baseURL: `${endpoint}/v1`, maxRetries: 0 }),
    stranger: () => new OpenAI({ apiKey: 'sk-nothing', baseURL: `${endpoint}/v1`, maxRetries: 0 }),
    sent: async (client, rows = ROWS, name = 'train.jsonl') =>
      client.files.create({ file: await toFile(jsonl(rows), name), purpose: 'fine-tune' }),
    /** A repository that looks like one that can be trained. */
    async model() {
      const id = await api.createRepo(`alice/openai-node-${(models += 1)}`);
      await api.commit(id, { 'config.json': JSON.stringify(CONFIG), 'tokenizer.json': '{}', 'model.safetensors': 'weights' });
      return id;
    },
  };
}

/** The job as soon as `isThere` says so of it. */
export async function until(client, id, isThere) {
  for (const end = Date.now() + PATIENCE_MS; Date.now() < end; await sleep(100)) {
    const job = await client.fineTuning.jobs.retrieve(id);
    if (isThere(job)) return job;
  }
  const { status, x_state, error } = await client.fineTuning.jobs.retrieve(id);
  throw new Error(`the job stays ${status} (${x_state}): ${JSON.stringify(error)}`);
}

export const inStatus = (status) => (job) => job.status === status;

/** The call must throw this class of the library, with this code and the id of its request. */
export async function raises(kind, call, code) {
  await assert.rejects(call, (error) => {
    assert.ok(error instanceof kind, `${error.constructor.name} instead of ${kind.name}: ${error.message}`);
    if (code !== undefined) assert.equal(error.code, code, error.message);
    assert.ok(error.requestID, 'a request id');
    return true;
  });
}
