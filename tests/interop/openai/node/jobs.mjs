import assert from 'node:assert/strict';
import { inStatus, jsonl, ROWS, until } from './kit.mjs';
import { toFile } from 'openai';

export function jobCases({ test, openai, sent, model }) {
  test('a job is made of a file, passes its check, is queued, listed, told of by events, and cancelled', async () => {
    const client = openai();
    const [base, file] = [await model(), await sent(client)];
    const made = await client.fineTuning.jobs.create({
      model: base,
      training_file: file.id,
      suffix: 'mine',
      seed: 7,
      method: { type: 'supervised', supervised: { hyperparameters: { n_epochs: 2, batch_size: 'auto' } } },
      metadata: { team: 'red' },
    });
    const { object, status, training_file, seed } = made;
    assert.deepEqual([object, made.model, training_file, status, seed], ['fine_tuning.job', base, file.id, 'validating_files', 7]);
    const queued = await until(client, made.id, inStatus('queued'));
    assert.equal(queued.method.supervised.hyperparameters.n_epochs, 2);
    assert.deepEqual(queued.metadata, { team: 'red' });
    assert.ok(queued.x_quote.steps > 0 && queued.x_queue.position >= 1, JSON.stringify(queued));
    await listed(client, made.id);
    const names = [];
    for await (const event of client.fineTuning.jobs.listEvents(made.id, { limit: 1 })) names.push(event.data.name);
    assert.deepEqual(names, ['job.queued', 'job.quoted', 'job.created']);
    assert.deepEqual((await client.fineTuning.jobs.checkpoints.list(made.id)).data, []);
    assert.equal((await client.fineTuning.jobs.cancel(made.id)).status, 'cancelled');
    assert.equal((await client.fineTuning.jobs.cancel(made.id)).status, 'cancelled', 'again');
  });

  test('a job over a dataset repository waits with its quote until it is started by the library', async () => {
    const client = openai();
    const { x_dataset } = await sent(client);
    const asked = { model: await model(), training_file: '', x_dataset, x_auto_start: false };
    const made = await client.fineTuning.jobs.create(asked);
    const waiting = await until(client, made.id, ({ x_state }) => x_state === 'quoted');
    assert.equal(waiting.status, 'validating_files');
    assert.ok(waiting.x_quote.seconds.low > 0);
    await client.post(`/fine_tuning/jobs/${made.id}/start`);
    assert.equal((await client.fineTuning.jobs.retrieve(made.id)).status, 'queued');
    await client.fineTuning.jobs.cancel(made.id);
  });

  test('data that cannot be trained on end the job before it costs anything, with the reason', async () => {
    const client = openai();
    const base = await model();
    const text = Buffer.concat([jsonl(ROWS), Buffer.from('{"messages": [}\n')]);
    const broken = await client.files.create({ file: await toFile(text, 'broken.jsonl'), purpose: 'fine-tune' });
    const failed = async (files) => until(client, (await client.fineTuning.jobs.create({ model: base, ...files })).id, inStatus('failed'));
    const unreadable = await failed({ training_file: broken.id });
    assert.deepEqual([unreadable.error.code, unreadable.fine_tuned_model], ['data/format', null]);
    assert.match(unreadable.error.message, /JSON/);
    const validation = await sent(client, ROWS.slice(0, 20), 'validation.jsonl');
    const leaking = await failed({ training_file: (await sent(client)).id, validation_file: validation.id });
    assert.equal(leaking.error.code, 'data/overlap');
  });
}

async function listed(client, id) {
  const ids = [];
  for await (const job of client.fineTuning.jobs.list({ limit: 1 })) ids.push(job.id);
  assert.ok(ids.includes(id), 'the pages do not hold the job');
  assert.equal(new Set(ids).size, ids.length, 'a job comes twice');
}
