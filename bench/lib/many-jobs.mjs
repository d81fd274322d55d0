// Jobs by the thousand: copies of one real fine-tune, written as rows, and what the hub says of them.
import { prepareInputs } from '../../tests/faults/lib/jobs/client.mjs';
import { untilTrue } from './command.mjs';

const MODEL = 'alice/tiny';
const TRAINING = { repository: 'alice/lessons', path: 'train.jsonl' };

const COPY = `insert into jobs (key, kind, recipe, namespace_id, created_by_id, title, state, settings, cpus, memory_bytes, gpus, seconds_limit, turn, place, queued_at, outcome)
  select 'ftjob-' || left(md5($2 || i), 24), kind, recipe, namespace_id, created_by_id, title, $3, settings, cpus, memory_bytes, gpus, seconds_limit, i, i,
    case when $3 = 'queued' then now() end, outcome
  from jobs, generate_series(1, $4::int) i where id = $1 returning key`;

export class ManyJobs {
  #templateId = null;
  #copies = 0;

  constructor(world) {
    this.world = world;
  }

  /** A fine-tune that has been checked and quoted. */
  async prepare() {
    await prepareInputs(this.world);
    const json = {
      model: MODEL,
      training: TRAINING,
      recipe: 'sft-lora',
      method: 'lora',
      shape: 'chat',
      isPrivate: false,
      autoStart: false,
    };
    const asked = await this.world.calls.request('POST', '/hub/v1/fine-tunes', { user: 'alice', json });
    if (!asked.ok) throw new Error(`the fine-tune was refused: ${await asked.text()}`);
    const { key } = await asked.json();
    const isQuoted = async () => (await this.world.sql('select state from jobs where key = $1', [key]))[0].state === 'quoted';
    await untilTrue('the check of the fine-tune', { exitCode: null, signalCode: null }, isQuoted, 60_000);
    [{ id: this.#templateId }] = await this.world.sql('select id from jobs where key = $1', [key]);
  }

  /** @returns {Promise<string[]>} their keys, in their order */
  async add(count, state) {
    const rows = await this.world.sql(COPY, [this.#templateId, `copy-${(this.#copies += 1)}-`, state, count]);
    await this.world.sql('analyze jobs');
    return rows.map(({ key }) => key);
  }

  async start(key) {
    const answer = await this.world.calls.request('POST', `/hub/v1/jobs/${key}/start`, { user: 'alice' });
    if (!answer.ok) throw new Error(`the start was refused: ${await answer.text()}`);
    await answer.body?.cancel();
  }

  async waiting(key) {
    const answer = await this.world.calls.request('GET', `/hub/v1/jobs/${key}/waiting`, { user: 'alice' });
    if (!answer.ok) throw new Error(`why it waits was refused: ${await answer.text()}`);
    return answer.json();
  }

  /** Milliseconds of every job that has ended since `after`: queued to claimed, and claimed to the first line of its trainer. */
  async steps(after) {
    const rows = await this.world.sql(
      `select extract(epoch from attempt_at - queued_at)::float8 * 1000 as claimed, (m."values"->>'began')::float8 * 1000 - extract(epoch from attempt_at)::float8 * 1000 as started
       from jobs j join job_metrics m on m.job_id = j.id where j.ended_at > $1 and j.state = 'succeeded' order by j.ended_at`,
      [after],
    );
    return { claimed: rows.map(({ claimed }) => claimed), started: rows.map(({ started }) => started) };
  }
}
