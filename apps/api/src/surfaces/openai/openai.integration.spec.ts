// `/v1/files` and `/v1/fine_tuning/jobs` as the SDKs call them, with what they read of the answers.
import { randomBytes } from 'node:crypto';
import { commit, file, sha256Of } from '../../app/testing/hub-calls';
import { startTestHub, type TestHub, type TestPerson } from '../../app/testing/start-test-hub';

let hub: TestHub;
let alice: TestPerson;
let bob: TestPerson;
const ROWS = Array.from({ length: 20 }, (_, i) =>
  JSON.stringify({
    messages: [
      { role: 'user', content: `q${i}` },
      { role: 'assistant', content: `a${i}` },
    ],
  }),
).join('\n');

beforeAll(async () => {
  hub = await startTestHub();
  [alice, bob] = [await hub.person('alice'), await hub.person('bob')];
  await hub.repository(alice, 'tiny');
  const config = JSON.stringify({ model_type: 'llama', architectures: ['LlamaForCausalLM'] });
  await commit(hub, alice, 'alice/tiny', 'main', [
    file('config.json', config),
    file('tokenizer.json', '{}'),
    file('model.safetensors', 'not read here'),
  ]);
});
afterAll(() => hub?.stop());

interface Answer {
  status: number;
  body: Record<string, unknown> & {
    data?: Record<string, unknown>[];
    error?: { message: string; type: string; code: string; param: string | null };
  };
}

async function ask(person: TestPerson | null, method: string, path: string, body?: object): Promise<Answer> {
  const isForm = body instanceof FormData;
  const answer = await fetch(`${hub.url}/v1/${path}`, {
    method,
    headers: {
      ...(person ? { authorization: `Bearer ${person.token}` } : {}),
      ...(isForm || !body ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: isForm ? body : JSON.stringify(body) }),
  });
  return { status: answer.status, body: (await answer.json()) as Answer['body'] };
}

async function upload(person: TestPerson, text: string | Buffer, name = 'train.jsonl', purpose = 'fine-tune'): Promise<Answer> {
  const form = new FormData();
  form.set('purpose', purpose);
  form.set('file', new Blob([new Uint8Array(Buffer.from(text))]), name);
  return ask(person, 'POST', 'files', form);
}

describe('files', () => {
  it('come back as they were sent, are listed, and are removed', async () => {
    const sent = await upload(alice, ROWS);
    expect(sent).toMatchObject({
      status: 200,
      body: { object: 'file', bytes: ROWS.length, filename: 'train.jsonl', purpose: 'fine-tune', status: 'processed' },
    });
    const id = String(sent.body.id);
    expect(id).toMatch(/^file-[A-Za-z0-9]{24}$/);
    expect(await ask(alice, 'GET', `files/${id}`)).toEqual({ status: 200, body: sent.body });
    const content = await fetch(`${hub.url}/v1/files/${id}/content`, { headers: { authorization: `Bearer ${alice.token}` } });
    expect(await content.text()).toBe(ROWS);
    expect((await ask(alice, 'GET', 'files?purpose=fine-tune')).body.data?.map((item) => item.id)).toContain(id);
    expect(await ask(alice, 'DELETE', `files/${id}`)).toEqual({ status: 200, body: { id, object: 'file', deleted: true } });
    expect(await ask(alice, 'GET', `files/${id}`)).toMatchObject({
      status: 404,
      body: { error: { code: 'file/not-found', type: 'not_found_error' } },
    });
  });

  it('may be large, and are files of a private dataset repository', async () => {
    const bytes = randomBytes(12_000_000);
    const sent = await upload(alice, bytes, '数据 1.parquet');
    const { repository, path } = sent.body.x_dataset as { repository: string; path: string };
    expect([repository, path.split('/')[1]]).toEqual(['alice/training-files', '数据 1.parquet']);
    const url = `${hub.url}/datasets/${repository}/resolve/main/${path.split('/').map(encodeURIComponent).join('/')}`;
    expect((await fetch(url)).status).toBe(401);
    const answer = await fetch(url, { headers: { authorization: `Bearer ${alice.token}` } });
    expect(sha256Of(Buffer.from(await answer.arrayBuffer()))).toBe(sha256Of(bytes));
    const content = await fetch(`${hub.url}/v1/files/${String(sent.body.id)}/content`, {
      headers: { authorization: `Bearer ${alice.token}` },
    });
    expect(sha256Of(Buffer.from(await content.arrayBuffer()))).toBe(sha256Of(bytes));
  });

  it('are sent by two at once without one being refused', async () => {
    const carol = await hub.person('carol');
    const answers = await Promise.all([upload(carol, '{"a":1}\n'), upload(carol, '{"a":2}\n'), upload(carol, '{"a":3}\n')]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    const listed = (await ask(carol, 'GET', 'files?limit=2')).body;
    expect([listed.data?.length, listed.has_more]).toEqual([2, true]);
    expect((await ask(carol, 'GET', `files?limit=2&after=${String(listed.last_id)}`)).body).toMatchObject({ has_more: false });
  });

  it('of others are not there', async () => {
    const id = String((await upload(alice, ROWS)).body.id);
    for (const [method, path] of [
      ['GET', `files/${id}`],
      ['GET', `files/${id}/content`],
      ['DELETE', `files/${id}`],
    ] as const)
      expect(await ask(bob, method, path)).toMatchObject({ status: 404, body: { error: { code: 'file/not-found' } } });
    expect((await ask(bob, 'GET', 'files')).body.data).toEqual([]);
  });

  it('are refused with a sentence when the form is wrong', async () => {
    expect(await ask(alice, 'POST', 'files', { purpose: 'fine-tune' })).toMatchObject({
      status: 400,
      body: { error: { code: 'file/form', type: 'invalid_request_error' } },
    });
    expect(await upload(alice, ROWS, 'a.jsonl', 'nothing')).toMatchObject({ status: 400, body: { error: { code: 'file/purpose' } } });
    expect(await upload(alice, ROWS, 'a:b.jsonl')).toMatchObject({ status: 400, body: { error: { code: 'file/name' } } });
    expect(await ask(null, 'GET', 'files')).toMatchObject({ status: 401, body: { error: { type: 'authentication_error' } } });
  });
});

describe('fine-tuning jobs', () => {
  let training: string;
  beforeAll(async () => {
    training = String((await upload(alice, ROWS)).body.id);
  });

  it('are made, looked at, listed and cancelled', async () => {
    const made = await ask(alice, 'POST', 'fine_tuning/jobs', {
      model: 'alice/tiny',
      training_file: training,
      suffix: 'mine',
      seed: 7,
      method: { type: 'supervised', supervised: { hyperparameters: { n_epochs: 2, batch_size: 'auto' } } },
      metadata: { team: 'red' },
    });
    expect(made).toMatchObject({
      status: 200,
      body: {
        object: 'fine_tuning.job',
        status: 'validating_files',
        model: 'alice/tiny',
        training_file: training,
        validation_file: null,
        fine_tuned_model: null,
        finished_at: null,
        error: null,
        seed: 7,
        hyperparameters: { n_epochs: 2, batch_size: 'auto', learning_rate_multiplier: 'auto' },
        metadata: { team: 'red' },
        organization_id: 'alice',
        result_files: [],
        trained_tokens: null,
        x_dataset: { repository: 'alice/training-files' },
      },
    });
    const id = String(made.body.id);
    expect((await ask(alice, 'GET', `fine_tuning/jobs/${id}`)).body).toEqual(made.body);
    expect((await ask(alice, 'GET', 'fine_tuning/jobs?limit=1')).body).toMatchObject({ object: 'list', data: [{ id }] });
    expect((await ask(alice, 'GET', `fine_tuning/jobs/${id}/checkpoints`)).body).toMatchObject({
      object: 'list',
      data: [],
      has_more: false,
    });
    expect((await ask(alice, 'POST', `fine_tuning/jobs/${id}/cancel`)).body).toMatchObject({ status: 'cancelled' });
    expect((await ask(alice, 'POST', `fine_tuning/jobs/${id}/cancel`)).body).toMatchObject({ status: 'cancelled' });
    const events = (await ask(alice, 'GET', `fine_tuning/jobs/${id}/events`)).body;
    expect(events.data?.map((event) => (event.data as { name: string }).name)).toEqual(['job.cancelled', 'job.created']);
    const first = String(events.data?.[0]?.id);
    expect((await ask(alice, 'GET', `fine_tuning/jobs/${id}/events?after=${first}&limit=1`)).body).toMatchObject({
      data: [{ object: 'fine_tuning.job.event' }],
      has_more: false,
    });
    expect(await ask(alice, 'POST', `fine_tuning/jobs/${id}/start`)).toMatchObject({
      status: 409,
      body: { error: { code: 'job/not-ready' } },
    });
  });

  it('of others are not there', async () => {
    const id = String((await ask(alice, 'POST', 'fine_tuning/jobs', { model: 'alice/tiny', training_file: training })).body.id);
    expect(await ask(bob, 'GET', `fine_tuning/jobs/${id}`)).toMatchObject({ status: 404, body: { error: { code: 'job/not-found' } } });
    expect(await ask(bob, 'POST', 'fine_tuning/jobs', { model: 'alice/tiny', training_file: training })).toMatchObject({
      status: 404,
      body: { error: { code: 'file/not-found' } },
    });
    expect((await ask(bob, 'GET', 'fine_tuning/jobs')).body.data).toEqual([]);
  });

  it.each([
    [{ model: 'alice/tiny' }, 400, 'finetune/no-data'],
    [{ model: 'tiny', training_file: '' }, 400, 'finetune/no-data'],
    [{ model: 'alice/nothing', x_dataset: { repository: 'alice/training-files', path: 'a.jsonl' } }, 404, 'repository/not-found'],
    [{ model: 'alice/tiny@nowhere', x_dataset: { repository: 'alice/training-files', path: 'a.jsonl' } }, 404, 'revision/not-found'],
    [{ model: 'alice/tiny', x_dataset: { repository: 'alice/training-files', path: 'nothing.jsonl' } }, 422, 'finetune/no-file'],
    [{ model: 'alice/tiny', x_dataset: { repository: 'alice/training-files', path: 'a.txt' } }, 422, 'finetune/format'],
    [{ model: 'alice/tiny', x_dataset: { repository: 'a', path: 'a.jsonl' } }, 400, 'finetune/repository'],
    [
      { model: 'alice/tiny', x_namespace: 'bob', x_dataset: { repository: 'alice/training-files', path: 'a.jsonl' } },
      403,
      'access/forbidden',
    ],
    [{ model: 'alice/tiny', method: { type: 'dpo' }, x_dataset: { repository: 'alice/x', path: 'a.jsonl' } }, 501, 'finetune/method'],
    [
      { model: 'alice/tiny', hyperparameters: { n_epochs: 0 }, x_dataset: { repository: 'alice/x', path: 'a.jsonl' } },
      400,
      'finetune/hyperparameter',
    ],
    [
      { model: 'alice/tiny', hyperparameters: { magic: 1 }, x_dataset: { repository: 'alice/x', path: 'a.jsonl' } },
      400,
      'finetune/hyperparameter',
    ],
    [
      { model: 'alice/tiny', x_shape: 'classification', x_recipe: 'sft-lora', x_dataset: { repository: 'alice/x', path: 'a.jsonl' } },
      400,
      'finetune/shape',
    ],
    [{ model: 7 }, 400, 'request/invalid'],
  ])('are refused before they are made: %j', async (form, status, code) => {
    expect(await ask(alice, 'POST', 'fine_tuning/jobs', form)).toMatchObject({ status, body: { error: { code } } });
  });

  it('need a model that can be trained', async () => {
    await hub.repository(alice, 'empty');
    const dataset = { repository: 'alice/training-files', path: 'a.jsonl' };
    expect(await ask(alice, 'POST', 'fine_tuning/jobs', { model: 'alice/empty', x_dataset: dataset })).toMatchObject({
      status: 422,
      body: { error: { code: 'finetune/no-config' } },
    });
    await commit(hub, alice, 'alice/empty', 'main', [file('config.json', '{}')]);
    expect(await ask(alice, 'POST', 'fine_tuning/jobs', { model: 'alice/empty', x_dataset: dataset })).toMatchObject({
      status: 422,
      body: { error: { code: 'finetune/no-weights' } },
    });
  });
});
