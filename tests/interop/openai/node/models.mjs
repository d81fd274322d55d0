// Models of a server that an administrator registered: a small one that stands beside this program and answers like those of others.
import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { json as readJson } from 'node:stream/consumers';
import { NotFoundError } from 'openai';
import { raises } from './kit.mjs';

const PRICE = { promptPriceMicro: 100, completionPriceMicro: 300 };
const WORDS = ['One', ' two', ' three'];
const OWNER = 'lab';
const USAGE = { prompt_tokens: 9, completion_tokens: 3, total_tokens: 12 };

export function modelCases({ test, openai, api }) {
  const withUpstream = async (work) => {
    const server = createServer((request, response) => void answer(request, response));
    await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
    try {
      const id = await register(server.address().port);
      await work();
      await api.request('DELETE', `/hub/v1/admin/gateway/${id}`, { user: 'carol' });
    } finally {
      server.closeAllConnections();
      server.close();
    }
  };

  async function register(port) {
    const models = [
      { name: 'lab-tiny', upstreamModel: 'Tiny-7B', kind: 'chat', ...PRICE },
      { name: 'lab-vectors', upstreamModel: 'Vectors', kind: 'embedding', ...PRICE },
    ];
    const json = { name: OWNER, baseUrl: `http://127.0.0.1:${port}/v1`, key: 'sk-upstream', models };
    const made = await api.request('POST', '/hub/v1/admin/gateway', { user: 'carol', json });
    assert.equal(made.status, 201, await made.clone().text());
    return (await made.json()).id;
  }

  test('models are listed and looked at, and what is none is not found', () =>
    withUpstream(async () => {
      const client = openai('bob', 'read');
      const names = [];
      for await (const model of client.models.list()) names.push(model.id);
      assert.ok(names.includes('lab-tiny') && names.includes('lab-vectors'), names.join(', '));
      const { id, object, owned_by } = await client.models.retrieve('lab-tiny');
      assert.deepEqual([id, object, owned_by], ['lab-tiny', 'model', OWNER]);
      await raises(NotFoundError, () => client.models.retrieve('lab-nothing'), 'model_not_found');
    }));

  test('a model answers whole and in a stream, and embeds', () =>
    withUpstream(async () => {
      const client = openai();
      const asked = { model: 'lab-tiny', messages: [{ role: 'user', content: 'Count' }] };
      const whole = await client.chat.completions.create(asked);
      assert.deepEqual([whole.choices[0].message.content, whole.usage.total_tokens], ['One two three', 12]);
      const pieces = [];
      for await (const chunk of await client.chat.completions.create({ ...asked, stream: true }))
        pieces.push(chunk.choices[0]?.delta.content ?? '');
      assert.deepEqual(pieces.filter(Boolean), WORDS);
      const { data } = await client.embeddings.create({ model: 'lab-vectors', input: 'Count', encoding_format: 'float' });
      assert.deepEqual(data[0].embedding, [0.5, -0.25]);
      await raises(NotFoundError, () => client.chat.completions.create({ ...asked, model: 'lab-nothing' }));
    }));
}

async function answer(request, response) {
  const { model, stream } = await readJson(request);
  const known = ['Tiny-7B', 'Vectors'].includes(model) && request.headers.authorization === 'Bearer sk-upstream';
  if (!known) return response.writeHead(404).end();
  if (stream) return streamTo(response);
  const body = request.url.endsWith('/embeddings')
    ? { object: 'list', data: [{ object: 'embedding', index: 0, embedding: [0.5, -0.25] }], usage: { prompt_tokens: 1, total_tokens: 1 } }
    : { choices: [{ index: 0, message: { role: 'assistant', content: WORDS.join('') }, finish_reason: 'stop' }], usage: USAGE };
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ id: 'chatcmpl-1', model, ...body }));
}

function streamTo(response) {
  const event = (value) => `data: ${typeof value === 'string' ? value : JSON.stringify(value)}\n\n`;
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  for (const content of WORDS) response.write(event({ choices: [{ index: 0, delta: { content } }] }));
  response.end(event({ choices: [], usage: USAGE }) + event('[DONE]'));
}
