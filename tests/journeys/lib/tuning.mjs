// What can be fine-tuned, and what on: a model that is complete as far as the hub looks, and data of every kind. The checks of the gallery are real ones.
import { waitUntil } from '../../interop/lib/processes.mjs';
import { conversations, TINY_CONFIG } from '../../interop/lib/tiny-tuning.mjs';
import { commit } from './commit.mjs';
import { sampleWeights } from './samples.mjs';

export const MODEL = 'ada/sapling';
/** Of MODEL, as peft writes it. */
export const ADAPTER = 'ada/sapling-sums';
export const DATASET = 'ada/dialogues';
/** Of the gallery. */
export const CHECKS = { quoted: 'ftjob-tune-quoted', blocked: 'ftjob-tune-blocked' };

const CONFIG = { ...TINY_CONFIG, architectures: ['LlamaForCausalLM'] };
const ROWS = conversations(60);
const lines = (rows) => rows.map((row) => `${JSON.stringify(row)}\n`).join('');

/** JSON lines of conversations that are in order. */
export const GOOD = lines(ROWS);
/** The fourth line is no JSON. */
export const BROKEN = `${lines(ROWS.slice(0, 3))}{"messages": [}\n${lines(ROWS.slice(3))}`;

export async function makeTuning({ product }, api) {
  await api.createRepo(MODEL, { license: 'apache-2.0' });
  await commit(
    api,
    MODEL,
    {
      'README.md': '---\npipeline_tag: text-generation\n---\n\n# Sapling\n\nWaits to be taught.\n',
      'config.json': `${JSON.stringify(CONFIG, null, 2)}\n`,
      'tokenizer.json': '{}',
      'model.safetensors': { large: sampleWeights(400_000) },
    },
    { title: 'A small model' },
  );
  await api.createRepo(ADAPTER, { license: 'apache-2.0' });
  const adapter = {
    base_model_name_or_path: MODEL,
    peft_type: 'LORA',
    task_type: 'CAUSAL_LM',
    r: 8,
    lora_alpha: 16,
    target_modules: ['q_proj'],
  };
  await commit(
    api,
    ADAPTER,
    {
      'README.md': `---\nbase_model: ${MODEL}\npipeline_tag: text-generation\n---\n\n# Sums\n`,
      'adapter_config.json': `${JSON.stringify(adapter, null, 2)}\n`,
      'adapter_model.safetensors': { large: sampleWeights(8_000) },
    },
    { title: 'An adapter' },
  );
  await api.createRepo(DATASET, { type: 'dataset' });
  const files = {
    'README.md': '# Dialogues\n\nSums, asked and answered.\n',
    'train.jsonl': GOOD,
    'more/broken.jsonl': BROKEN,
    'more/seen.jsonl': lines(ROWS.slice(0, 8)),
    'labels.csv': `remark,kind\n${ROWS.map((_, index) => `Remark number ${index},${index % 2 ? 'good' : 'bad'}`).join('\n')}\n`,
  };
  await commit(api, DATASET, files, { title: 'Data of every kind', type: 'dataset' });
  await check(product, api, 'train.jsonl', CHECKS.quoted, 'quoted');
  await check(product, api, 'more/broken.jsonl', CHECKS.blocked, 'failed');
}

/** The job gets a key that the gallery knows. */
async function check(product, api, path, key, state) {
  const json = {
    model: MODEL,
    training: { repository: DATASET, path },
    recipe: 'sft-lora',
    method: 'lora',
    shape: 'chat',
    autoStart: false,
  };
  const answer = await api.request('POST', '/hub/v1/fine-tunes', { json });
  if (!answer.ok) throw new Error(`POST /hub/v1/fine-tunes: ${answer.status} ${await answer.text()}`);
  const { key: made } = await answer.json();
  const now = async () => (await (await api.request('GET', `/hub/v1/jobs/${made}`)).json()).state;
  await waitUntil(async () => (await now()) === state, { within: 30_000, what: `a job that is ${state}` });
  await product.sql('update jobs set key = $2 where key = $1', [made, key]);
}
