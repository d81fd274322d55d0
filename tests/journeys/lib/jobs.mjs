// Jobs for pages to show, and a runner that speaks /runner/v1. No kind of jobs is for tests, so rows of jobs are made here, and so is the claim; what a
// runner says of them goes the real way.
import { randomBytes } from 'node:crypto';

/** No real runner knows it, so none takes these jobs up. */
const RECIPE = 'journey';
const GIB = 1024 ** 3;
const DAY = '1 day';
const HOST = { os: 'linux', architecture: 'x64', backend: 'process', gpuNames: [] };
const OFFER = { version: '0.1.0', host: HOST, recipes: [RECIPE], cpus: 4, memoryBytes: 16 * GIB, gpus: 0, slots: 2, problem: null };
const NOTHING = { cpus: 0, memoryBytes: 0, gpus: 0 };

/** In ada's namespace, waiting for a runner. Resolves with its key. */
export async function queueJob({ product }, { key = newKey(), title, settings = {}, ...needs }) {
  const { recipe = RECIPE, cpus = 1, memoryBytes = 2 * GIB, gpus = 0, place = 0 } = needs;
  const values = [key, recipe, title, JSON.stringify(settings), cpus, memoryBytes, gpus, place];
  await product.sql(
    `with made as (insert into jobs (key, kind, recipe, namespace_id, created_by_id, title, state, settings, cpus, memory_bytes, gpus, seconds_limit, queued_at, place, free_place)
       select $1, 'journey', $2, id, id, $3, 'queued', $4, $5, $6, $7, 3600, now(), $8, $8 from namespaces where name = 'ada' returning id)
     insert into job_events (job_id, level, name, actor, message)
       select id, 'info', unnest(array['job.created', 'job.queued']), 'user:ada', 'The job waits for a runner.' from made`,
    values,
  );
  return key;
}

const newKey = () => `ftjob-${randomBytes(12).toString('hex')}`;

export class FakeRunner {
  #reports = new Map();

  constructor(product, name, token) {
    Object.assign(this, { product, name, token });
  }

  static async register({ product }, api, name, wish = {}) {
    const answer = await api.request('POST', '/hub/v1/admin/runners', { json: { name, ...wish } });
    return new FakeRunner(product, name, (await answer.json()).token);
  }

  /** That it is there, and what it has; it asks for nothing. */
  async offers(change = {}) {
    await this.#ask('claim', { offer: { ...OFFER, ...change }, free: NOTHING });
  }

  /** A new attempt of the job, as a claim makes it. */
  async takes(key) {
    await this.product.sql(
      `with taken as (update jobs set state = 'running', runner_id = (select id from runners where name = $2), attempt = attempt + 1, attempt_at = now(),
         started_at = coalesce(started_at, now()), lease_until = now() + interval '${DAY}', last_report = 0, failure = null
         where key = $1 returning id, attempt)
       insert into job_events (job_id, level, name, attempt, actor, message)
         select id, 'info', 'job.running', attempt, 'runner:' || $2, 'Attempt ' || attempt || ' begins on the runner ' || $2 || '.' from taken`,
      [key, this.name],
    );
    this.#reports.set(key, 0);
  }

  /** Resolves with what the hub wants: { cancel }. */
  async reports(key, report) {
    const number = this.#reports.get(key) + 1;
    this.#reports.set(key, number);
    return this.#ask(`jobs/${key}/reports`, { attempt: await this.#attempt(key), report: number, ...report });
  }

  async ends(key, { outcome, failure, usage }) {
    return this.#ask(`jobs/${key}/end`, { attempt: await this.#attempt(key), outcome, failure, usage });
  }

  /** As if it had committed its result, made from the commits of `from`: [relation, type, id, oid]. */
  async commits(key, [namespace, name], oid, from) {
    const find = 'select r.id from repositories r join namespaces n on n.id = r.namespace_id where n.name = $2 and r.name = $3';
    await this.product.sql(`update jobs set result_repository_id = (${find}), result_commit_oid = decode($4, 'hex') where key = $1`, [
      key,
      namespace,
      name,
      oid,
    ]);
    await this.product.sql(
      `insert into makings (repository_id, job_id, job_key, commit_oid, is_unchanged)
         select result_repository_id, id, key, result_commit_oid, true from jobs where key = $1`,
      [key],
    );
    for (const origin of from)
      await this.product.sql(
        `insert into origins (repository_id, making_id, relation, type, name, name_key, origin_id, commit_oid)
           select repository_id, id, $2, $3::repo_type, $4, $4, repository_meant($3::repo_type, $4), decode($5, 'hex') from makings where job_key = $1`,
        [key, ...origin],
      );
  }

  /** It is not heard of for as long as the pages are looked at, and keeps the job all the same. */
  async rests(key) {
    await this.product.sql(`update jobs set lease_until = now() + interval '${DAY}' where key = $1`, [key]);
  }

  async #attempt(key) {
    const [{ attempt }] = await this.product.sql('select attempt from jobs where key = $1', [key]);
    return attempt;
  }

  async #ask(path, body) {
    const headers = { authorization: `Bearer ${this.token}`, 'content-type': 'application/json' };
    const answer = await fetch(`${this.product.endpoint}/runner/v1/${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
    if (!answer.ok) throw new Error(`/runner/v1/${path} answered ${answer.status}: ${await answer.text()}`);
    return answer.json();
  }
}

/** Of a training that learns. */
export function metricsOf(from, to, { pace = 60, start = Date.now() - 600_000 } = {}) {
  return Array.from({ length: to - from }, (_, index) => {
    const step = from + index;
    const noise = 0.12 * Math.sin(step * 12.9898) * Math.cos(step * 4.1);
    const values = {
      train_loss: round(0.6 + 3.2 * Math.exp(-step / pace) + noise),
      learning_rate: round(2e-4 * (1 - step / 600)),
      grad_norm: round(1 + noise),
    };
    if (step % 25 === 0) values.eval_loss = round(0.8 + 3 * Math.exp(-step / (pace * 1.1)));
    return { step, values, at: new Date(start + step * 1200).toISOString() };
  });
}

const round = (value) => Number(value.toPrecision(5));

const SETTINGS = {
  base: { repository: 'ada/tiny', revision: 'main' },
  data: { train: ['ada/words'], heldOutShare: 0.1 },
  method: 'lora',
  hyperparameters: { epochs: 3, batchSize: 8, learningRate: 0.0002, loraRank: 16 },
};

export const KEYS = {
  running: 'ftjob-running',
  done: 'ftjob-done',
  failed: 'ftjob-failed',
  queued: 'ftjob-queued',
  quoted: 'ftjob-quoted',
};

/** One of each: at its second attempt, done, failed, waiting, waiting for an answer. And two runners more. */
export async function makeJobs(lab, api) {
  const runner = await FakeRunner.register(lab, api, 'gpu-1');
  await runner.offers({ host: { ...HOST, gpuNames: ['NVIDIA L4'] }, gpus: 1 });
  const troubled = await FakeRunner.register(lab, api, 'laptop-of-ada', { namespace: 'ada' });
  await troubled.offers({
    problem: 'There is no Python of 3.10 or newer on this machine. Install one, and start the runner again.',
    recipes: [],
  });
  await FakeRunner.register(lab, api, 'not-started-yet');
  await makeDone(lab, api, runner);
  await makeFailed(lab, runner);
  await makeRunning(lab, runner);
  await queueJob(lab, { key: KEYS.queued, title: 'large-full', gpus: 8, settings: SETTINGS });
  await queueJob(lab, { key: KEYS.quoted, title: 'couplets-2', settings: SETTINGS });
  await lab.product.sql(
    `with quoted as (update jobs set state = 'quoted', queued_at = null where key = $1 returning id)
     insert into job_events (job_id, level, name, actor, message)
       select id, 'info', 'job.quoted', 'system', 'The data are in order: 400 rows, about 52,000 tokens. It will take between 4 and 7 minutes.' from quoted`,
    [KEYS.quoted],
  );
}

async function makeRunning(lab, runner) {
  await queueJob(lab, { key: KEYS.running, title: 'tiny-couplets', settings: SETTINGS });
  await runner.takes(KEYS.running);
  await runner.reports(KEYS.running, { stage: 'loading', log: 'Loading ada/tiny\nLoading 400 rows of ada/words\nstep 1 loss 3.81\n' });
  await runner.takes(KEYS.running);
  await runner.reports(KEYS.running, {
    stage: 'training',
    progress: { step: 300, steps: 500, epoch: 1.8 },
    metrics: metricsOf(1, 301),
    log: Array.from({ length: 300 }, (_, step) => `step ${step + 1} of 500: loss ${(3.8 * Math.exp(-step / 90)).toFixed(4)}\n`).join(''),
    events: [{ level: 'warn', name: 'trainer.note', message: '3 rows were longer than 512 tokens and were cut.' }],
  });
  await runner.rests(KEYS.running);
}

async function makeDone(lab, api, runner) {
  await queueJob(lab, {
    key: KEYS.done,
    title: 'couplets-1',
    settings: { ...SETTINGS, hyperparameters: { ...SETTINGS.hyperparameters, epochs: 5 } },
  });
  await runner.takes(KEYS.done);
  await runner.reports(KEYS.done, {
    stage: 'training',
    metrics: metricsOf(1, 401, { pace: 120 }),
    progress: { step: 400, steps: 400 },
    log: 'All done.\n',
  });
  const head = async (path) => (await (await api.request('GET', `/api/${path}`)).json()).sha;
  await runner.commits(KEYS.done, ['ada', 'tiny'], await head('models/ada/tiny'), [
    ['adapter', 'model', 'acme/base', await head('models/acme/base')],
    ['data', 'dataset', 'ada/words', await head('datasets/ada/words')],
  ]);
  await runner.ends(KEYS.done, { outcome: REPORT, usage: { trainedTokens: 52_000, trainedExamples: 360 } });
}

async function makeFailed(lab, runner) {
  await queueJob(lab, { key: KEYS.failed, title: 'couplets-fast', settings: { ...SETTINGS, method: 'full' } });
  await runner.takes(KEYS.failed);
  await runner.reports(KEYS.failed, { stage: 'training', metrics: metricsOf(1, 30), log: 'step 30: loss nan\n' });
  const message = 'The loss was not a number at step 30. Choose a lower learning rate.';
  await runner.ends(KEYS.failed, { failure: { class: 'input', code: 'train/nan-loss', message } });
}

const estimate = (value, low, high) => ({ value, low, high });
export const REPORT = {
  contract: 1,
  heldOut: { source: 'share', examples: 40, ofTotal: 400 },
  metrics: [
    {
      name: 'loss',
      higherIsBetter: false,
      base: estimate(5.512, 5.41, 5.63),
      result: estimate(1.384, 1.29, 1.48),
      difference: estimate(-4.128, -4.31, -3.92),
    },
    {
      name: 'exact_match',
      higherIsBetter: true,
      base: estimate(0, 0, 0),
      result: estimate(0.45, 0.3, 0.6),
      difference: estimate(0.45, 0.3, 0.6),
    },
    {
      name: 'f1',
      higherIsBetter: true,
      base: estimate(0.31, 0.24, 0.39),
      result: estimate(0.35, 0.27, 0.44),
      difference: estimate(0.04, -0.03, 0.11),
    },
  ],
  primary: 'loss',
  verdict: 'better',
  sentence: 'Better than the base: the loss fell from 5.51 to 1.38.',
  worst: [
    {
      rowKey: 'a1',
      prompt: 'A couplet about the sea',
      expected: 'The sea is wide,\nand so is its tide.',
      base: 'sea sea sea',
      result: 'The sea is deep',
      baseLoss: 6.1,
      resultLoss: 3.2,
    },
    {
      rowKey: 'b2',
      prompt: '写一副关于春天的对联',
      expected: '春风拂面花千树',
      base: '',
      result: '春天来了花开',
      baseLoss: 5.9,
      resultLoss: 2.8,
    },
  ],
  secondsPerAnswer: { base: 0.12, result: 0.14 },
  trainedTokens: 52_000,
  trainedExamples: 360,
  interval: '95 % paired bootstrap, 2000 resamples, seed 42',
};
