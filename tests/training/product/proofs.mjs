// What must have come of the parts, a sentence each.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Missing } from '../../interop/lib/processes.mjs';

const LIMIT = { limitMs: 300_000 };
const ROW = /^\| (.+?) \((?:higher|lower) is better\) \| (\S+) \(.*?\) \| (\S+) \(/gm;
const NAMES = { Loss: 'loss', 'Exact match': 'exact_match', F1: 'f1' };

export function proofs({ test }, parts, world) {
  const it = (sentence, body) => test(sentence, body, LIMIT);

  it('validation rows that are also trained on block the job before it costs anything, with the lines of both sides', async () => {
    const { sound, leaking } = await parts.checked();
    assert.deepEqual([sound.state, sound.failure], ['quoted', null], 'the same data without those rows');
    assertBlocked(leaking, linesOf(world, 'learnable.jsonl', 'leaking.jsonl'));
  });

  it('cancelling the job ahead moves the next one up, which starts once the one that runs is cancelled, too', async () => {
    const { long, ahead, next, before, after, cancelled, started } = await parts.queued();
    assert.deepEqual([before.position, before.reason, before.ahead.map(({ key }) => key)], [2, 'ahead', [ahead.key]]);
    assert.deepEqual([after.position, after.reason, after.resource, after.ahead], [1, 'busy', 'slots', []]);
    assert.deepEqual(
      cancelled.map(({ key, attempt }) => [key, attempt]),
      [
        [long.key, 1],
        [ahead.key, 0],
      ],
    );
    assert.deepEqual([started.key, started.state, started.attempt], [next.key, 'running', 1]);
    assert.ok(started.startedAt >= cancelled[0].endedAt, 'it starts behind the end of the one that ran');
  });

  it('with GROVE_REDIS_URL a job is a job of BullMQ in Redis while it waits and while it runs', async () => {
    const { tickets } = await parts.queued();
    if (!tickets) throw new Missing('apt-get install --no-install-recommends redis-server');
    for (const ticket of [tickets.running, tickets.waiting, tickets.trained]) {
      assert.equal(ticket.name, 'job');
      assert.match(ticket.id, /^job-\d+-1$/);
      assert.equal(ticket.state, 'active', 'a worker holds it as long as the job waits or runs');
    }
    assert.equal(tickets.gone, undefined, 'of a job that was cancelled');
  });

  it('kill -9 of the worker mid-run: the job goes on from a checkpoint at a step above 0 and has one result', async () => {
    const { before, attempt, pieces, events, results, outcome } = await parts.killed();
    const step = goneOnAt(pieces);
    assert.ok(step > 0 && step >= before.checkpointStep, `it went on at ${step}, and there was a checkpoint of ${before.checkpointStep}`);
    assert.deepEqual([attempt, results.length, endsIn(events)], [2, 1, ['job.succeeded']]);
    const uninterrupted = (await parts.learnable()).outcome;
    assert.deepEqual(
      [outcome.trainedTokens, outcome.trainedExamples],
      [uninterrupted.trainedTokens, uninterrupted.trainedExamples],
      'no row twice',
    );
  });

  it('what can be learned comes out better than the base, with an interval', async () => {
    const { outcome, results, attempt } = await parts.learnable();
    assert.deepEqual([outcome.verdict, attempt, results.length], ['better', 1, 1], outcome.sentence);
    assert.match(outcome.sentence, /^Better than the base\. .*95 % interval/);
    const { difference } = outcome.metrics.find(({ name }) => name === outcome.primary);
    assert.ok(difference.low <= difference.value && difference.value <= difference.high && difference.high < 0, JSON.stringify(difference));
  });

  it('the adapter, pulled by hf download and loaded by peft outside the hub, reproduces both columns of the before/after table', async () => {
    const { measured, card, report } = await parts.pulled();
    const rows = [...card.matchAll(ROW)].map(([, name, base, result]) => [NAMES[name], base, result]);
    assert.deepEqual(rows.map(([name]) => name).sort(), ['exact_match', 'f1', 'loss'], card);
    for (const [name, base, result] of rows) {
      near(measured.base[name], Number(base), `${name} before`);
      near(measured.result[name], Number(result), `${name} after`);
      const exact = report.metrics.find((metric) => metric.name === name);
      same(measured.result[name], exact.result.value, name);
    }
  });

  it('shuffled answers are said to be no better than the base', async () => {
    const { outcome, repository } = await parts.shuffled();
    assert.equal(outcome.verdict, 'no-better', outcome.sentence);
    assert.match(outcome.sentence, /^No better than the base\./);
    const card = await (await world.api.request('GET', `/${repository}/resolve/main/README.md`)).text();
    assert.match(card, /\*\*No better than the base\.\*\*/);
  });

  it('a second runner, with its own folder, a token and an address and nothing else, trains and commits', async () => {
    const { runner, attempt, results, state } = await parts.shuffled();
    assert.deepEqual([runner, attempt, results.length, state], ['far-2', 1, 1, 'succeeded']);
  });

  it('a runner whose lease is cut mid-run comes back and drops its work: another one goes on, and there is one result', async () => {
    const { takenUpBy, attempt, pieces, events, results } = await parts.cut();
    const lost = events.filter(({ name }) => name === 'job.requeued').map(({ data }) => data.code);
    assert.deepEqual(lost, ['job/runner-lost']);
    assert.notEqual(takenUpBy, 'far-1');
    assert.ok(goneOnAt(pieces) > 0);
    assert.deepEqual([attempt, results.length, endsIn(events)], [2, 1, ['job.succeeded']]);
  });

  it('renamed files and permuted rows change no verdict, nor what was held out or blocked', async () => {
    const pairs = [
      [await parts.learnable(), await parts.killed()],
      [await parts.shuffled(), await parts.cut()],
    ];
    for (const [{ outcome: one }, { outcome: other }] of pairs) {
      assert.deepEqual([other.verdict, other.heldOut], [one.verdict, one.heldOut]);
      // the base answers the same held-out rows
      for (const [index, { name, base }] of one.metrics.entries()) same(other.metrics[index].base.value, base.value, name);
    }
    const { apart } = await parts.checked();
    assertBlocked(apart, linesOf(world, 'apart/a.jsonl', 'apart/c.jsonl'));
  });
}

function assertBlocked({ state, failure, attempt, usedSeconds, result, outcome }, lines) {
  assert.deepEqual([state, failure.class, failure.code], ['failed', 'input', 'data/overlap'], failure.message);
  assert.deepEqual([attempt, usedSeconds, result], [0, 0, null], 'it never ran');
  const found = outcome.check.findings.find(({ code }) => code === 'overlap/exact');
  const told = found.examples.map(({ place, other }) => [place.line, other.line]);
  assert.deepEqual(told.toSorted(byFirst), lines.toSorted(byFirst));
}

/** Of rows that both files hold: [line of the validation, line of the training data], from 1. */
function linesOf(world, train, validation) {
  const read = (name) =>
    readFileSync(join(world.fixtures, 'data', name), 'utf8')
      .trimEnd()
      .split('\n');
  const known = read(train);
  return read(validation).flatMap((row, index) => (known.includes(row) ? [[index + 1, known.indexOf(row) + 1]] : []));
}

const byFirst = ([one], [other]) => one - other;

/** The trainer's own word on where it went on. */
function goneOnAt(pieces) {
  const text = pieces
    .filter(({ attempt }) => attempt === 2)
    .map((piece) => piece.text)
    .join('');
  return Number(/Going on at step (\d+) of the checkpoint/.exec(text)?.[1] ?? assert.fail(text));
}

function endsIn(events) {
  return events.map(({ name }) => name).filter((name) => /^job\.(?:succeeded|failed|cancelled)$/.test(name));
}

/** But for the order in which a machine adds up. */
function same(found, expected, what) {
  assert.ok(Math.abs(found - expected) < 0.0005, `${what}: ${found} is not ${expected}`);
}

/** The table has three digits. */
function near(found, told, what) {
  assert.ok(Math.abs(found - told) <= Math.abs(told) * 0.006 + 0.0005, `${what}: ${found} is not ${told}`);
}
