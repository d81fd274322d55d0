// What must be true of every job, whatever was killed meanwhile: one end, one result, one bill, and nothing of an attempt that had lost it.
import assert from 'node:assert/strict';

const RUNS = '(?: job\\.running job\\.requeued)*(?: job\\.running)?';
const LEGAL = new RegExp(`^job\\.created(?: job\\.quoted(?: job\\.queued${RUNS})?)? job\\.(succeeded|failed|cancelled)$`);
const END = /^job\.(?:succeeded|failed|cancelled)$/;
const CLOCK_SECONDS = 0.05;

/** Throws with what is wrong. Resolves with how many jobs came to which end, and in how many attempts. */
export async function examineJobs(world) {
  const jobs = await world.sql(
    `select j.*, extract(epoch from j.ended_at - j.attempt_at)::float8 as last_seconds, n.name || '/' || r.name as result, encode(j.result_commit_oid, 'hex') as result_oid
     from jobs j left join repositories r on r.id = j.result_repository_id left join namespaces n on n.id = r.namespace_id order by j.id`,
  );
  const counts = { succeeded: 0, failed: 0, cancelled: 0, attempts: 0, lost: 0 };
  for (const job of jobs) {
    const events = await world.sql('select name, attempt, message, data, at from job_events where job_id = $1 order by id', [job.id]);
    try {
      endedOnce(job, events);
      attemptsInTurn(job, events);
      await nothingOfTheLost(world, job, events);
      await billedOnce(world, job, events);
      await committedOnce(world, job);
    } catch (error) {
      const story = events.map(({ name, attempt }) => `${name}(${attempt})`).join(' ');
      throw new Error(`job ${job.id} (seed ${job.settings.seed}): ${error.message}\n${story}\n${JSON.stringify(job.failure)}`, {
        cause: error,
      });
    }
    counts[job.state] += 1;
    counts.attempts += job.attempt;
    counts.lost += events.filter(({ name }) => name === 'job.requeued').length;
  }
  await nothingElseIsBilled(world);
  return counts;
}

function movesOf(events) {
  return events.filter(({ name }) => name.startsWith('job.'));
}

function endedOnce({ state, failure, settings }, events) {
  const moves = movesOf(events).map(({ name }) => name);
  const [, end] = LEGAL.exec(moves.join(' ')) ?? [];
  assert.ok(end, `its moves are none that there are: ${moves.join(' ')}`);
  assert.equal(end, state, 'its last event tells of another end');
  assert.equal(moves.filter((name) => END.test(name)).length, 1);
  if (state === 'succeeded') assert.equal(moves.at(-2), 'job.running', 'it succeeded without an attempt');
  if (state !== 'failed') return;
  const isPlanned = failure.code === 'train/nan-loss' && settings.seed % 9 === 0;
  assert.ok(isPlanned || failure.class === 'infrastructure', `it failed by ${failure.class}, ${failure.code}: ${failure.message}`);
}

function attemptsInTurn({ attempt }, events) {
  const begun = movesOf(events).filter(({ name }) => name === 'job.running');
  assert.deepEqual(
    begun.map((event) => event.attempt),
    Array.from({ length: attempt }, (_, index) => index + 1),
    'attempts are counted from 1, each begins once',
  );
  const order = events.map((event) => event.attempt);
  assert.deepEqual(
    order,
    [...order].sort((a, b) => a - b),
    'an event of an earlier attempt came after one of a later',
  );
}

/** The step that each attempt goes on from, by what the hub says. */
function startsOf(events) {
  const begun = movesOf(events).filter(({ name }) => name === 'job.running');
  return begun.map(({ message }) => Number(/from the checkpoint at step (\d+)/.exec(message)?.[1] ?? 0));
}

/** Log and metrics: each line names the attempt that wrote it. */
async function nothingOfTheLost(world, job, events) {
  const starts = startsOf(events);
  const pieces = await world.sql('select seq, attempt, text from job_logs where job_id = $1 order by seq', [job.id]);
  let last = 0;
  for (const { attempt, text } of pieces) {
    assert.ok(attempt >= last, 'a piece of the log of an earlier attempt came after one of a later');
    last = attempt;
    for (const [, said] of text.matchAll(/attempt (\d+): /g))
      assert.equal(Number(said), attempt, 'the log of one attempt is in that of another');
    const [, from] = /begins at (\d+)/.exec(text) ?? [];
    if (from !== undefined) assert.equal(Number(from), starts[attempt - 1], 'it went on from elsewhere than the hub says');
  }
  const metrics = await world.sql('select step, "values" from job_metrics where job_id = $1 order by step', [job.id]);
  for (const { step, values } of metrics) {
    const owner = starts.findLastIndex((start) => start < step) + 1;
    assert.equal(values.attempt, owner, `step ${step} was measured by attempt ${values.attempt}, and attempt ${owner} did it last`);
  }
}

async function billedOnce(world, job, events) {
  const rows = await world.sql('select key, kind, quantity, namespace_id from usage_events where key like $1', [`job:${job.id}:%`]);
  const beforeEnd = movesOf(events).at(-2)?.name;
  const isCounted = beforeEnd === 'job.running' && job.failure?.class !== 'infrastructure';
  const seconds = rows.filter(({ kind }) => kind === 'job-seconds');
  assert.equal(seconds.length, isCounted ? 1 : 0, `its time was counted ${seconds.length} times`);
  for (const { key, quantity, namespace_id: namespaceId } of seconds) {
    assert.equal(key, `job:${job.id}:attempt:${job.attempt}:seconds`);
    assert.equal(namespaceId, job.namespace_id);
    assert.ok(quantity > 0 && Math.abs(quantity - job.last_seconds) <= CLOCK_SECONDS, `${quantity} s were counted of ${job.last_seconds}`);
    assert.ok(Math.abs(quantity - job.used_seconds) <= CLOCK_SECONDS, `${quantity} s were counted, and ${job.used_seconds} are said`);
  }
  if (!isCounted) assert.equal(job.used_seconds, 0);
  const trained = rows.filter(({ kind }) => kind === 'trained-tokens');
  assert.ok(trained.length <= (isCounted ? 1 : 0), `what was trained was counted ${trained.length} times`);
  const steps = job.progress?.step ?? 0;
  for (const { quantity } of trained) assert.ok(quantity % 100 === 0 && quantity >= steps * 100, `${quantity} tokens of ${steps} steps`);
}

async function nothingElseIsBilled(world) {
  const strangers = await world.sql(`select key from usage_events where key !~ '^job:[0-9]+:(attempt:[0-9]+:seconds|trained-tokens)$'`);
  assert.deepEqual(strangers, []);
}

/** By the history of the result's repository, as everybody sees it. */
async function committedOnce(world, job) {
  if (job.result === null) return assert.notEqual(job.state, 'succeeded', 'it succeeded without a repository');
  const commits = await world.calls.json(`/api/models/${job.result}/commits/main`);
  const results = commits.filter(({ title }) => title === `Result of ${job.key}`);
  assert.equal(results.length, job.state === 'succeeded' ? 1 : 0, `there are ${results.length} commits of its result`);
  assert.equal(job.result_oid, results[0]?.id ?? null);
  if (results.length === 0) return;
  const written = await world.calls.json(`/${job.result}/resolve/main/adapter_config.json`);
  assert.deepEqual(written, { job: job.key, attempt: job.attempt }, 'the result is that of another attempt');
  const weights = await world.calls.request('GET', `/${job.result}/resolve/main/adapter_model.safetensors`);
  assert.equal(await weights.text(), `${job.key} ${job.attempt} `.repeat(2000));
}
