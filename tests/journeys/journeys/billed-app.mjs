// An app that calls the hub's models in its visitor's name: the example of the examples, signed in by OAuth in a window of its own, and paid from the visitor's wallet.
import { readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { ROOT } from '../../interop/lib/hub.mjs';
import { waitUntil } from '../../interop/lib/processes.mjs';
import { commit } from '../lib/commit.mjs';
import { assert, seesText } from '../lib/see.mjs';
import { ask, payIn, person, requestsOf, townOf } from '../lib/town.mjs';
import { visit } from '../lib/visitor.mjs';

const EXAMPLE = join(ROOT, 'examples/apps/gateway-chat');
const SAID = 'A model says hello.';
/** Dollars for a million tokens, in millionths: a cent for each answer of 1,000 tokens to 1,000. */
const PRICE = { promptPriceMicro: 2_000_000, completionPriceMicro: 8_000_000 };

export function billedApp(test, lab) {
  test('an example app signs its visitor in by OAuth, calls a model through the gateway, and the visitor pays for it', async () => {
    const upstream = await openUpstream();
    const hub = await townOf(lab);
    const visitor = await person(lab, hub, 'ada');
    const { page, troubles } = visitor;
    const models = [{ name: 'storyteller', upstreamModel: 'teller', kind: 'chat', ...PRICE }];
    await ask(visitor, 'POST', '/admin/gateway', { name: 'lab', baseUrl: upstream.address, models });
    await bringExample(hub);

    const app = page.frameLocator('iframe');
    const button = app.getByRole('button', { name: 'Sign in with this hub' });
    // An app is made known as a program a moment after its card is there; who comes earlier loads it again.
    await waitUntil(() => offersToSignIn(visitor, app, button), { within: 60_000, what: 'the app to be known as a program' });
    const [consent] = await Promise.all([page.context().waitForEvent('page'), button.click()]);
    await seesText(consent.getByRole('main'), 'Call models in your name and at your cost');
    await consent.getByRole('button', { name: 'Allow', exact: true }).click();
    await app.getByLabel('Model').waitFor();
    assert.equal(await app.getByLabel('Model').inputValue(), 'storyteller');

    troubles.expect(402, '/v1/chat/completions');
    await app.getByLabel('Your question').fill('Say hello');
    await app.getByRole('button', { name: 'Send' }).click();
    await seesText(app.locator('#state'), 'The wallet of ada does not reach for this');
    assert.equal(upstream.asked, 0, 'nobody is asked while nobody can pay');

    await payIn(visitor, 'ada', '5.00');
    await app.getByLabel('Your question').fill('Say hello');
    await app.getByRole('button', { name: 'Send' }).click();
    await seesText(app.locator('#turns'), SAID);
    assert.equal(upstream.asked, 1);
    // Counted when the answer has ended; its last words are to be seen a moment before.
    await waitUntil(async () => (await usesOf(visitor)).some(([, amountMinor]) => amountMinor !== '0'), {
      within: 60_000,
      what: 'the use to be counted',
    });
    assert.deepEqual(await usesOf(visitor), [['gateway', '1', 'USD']]);
    await lab.picture(page, 'billed-app', { fullPage: true });
    troubles.assertNone('an app that is billed');
    upstream.close();
  });
}

async function offersToSignIn(visitor, app, button) {
  await visit(visitor, '/spaces/ada/gateway-chat');
  await app.locator('#state').filter({ hasText: /\w/ }).waitFor();
  return button.isVisible();
}

async function usesOf(visitor) {
  const { uses } = await ask(visitor, 'GET', '/namespaces/ada/uses');
  return uses.map(({ purpose, amountMinor, currency }) => [purpose, amountMinor, currency]);
}

async function bringExample(hub) {
  const request = requestsOf(hub, 'ada');
  const body = JSON.stringify({ name: 'gateway-chat', type: 'space', sdk: 'static' });
  await request('POST', '/api/repos/create', { headers: { 'content-type': 'application/json' }, body });
  const files = Object.fromEntries(readdirSync(EXAMPLE).map((name) => [name, readFileSync(join(EXAMPLE, name))]));
  await commit({ request }, 'ada/gateway-chat', files, { title: 'The example', type: 'space' });
}

/** A server that speaks the OpenAI API, as far as a chat needs it. */
async function openUpstream() {
  const upstream = { asked: 0 };
  const pieces = [
    { choices: [{ index: 0, delta: { role: 'assistant', content: SAID } }] },
    { choices: [{ index: 0, delta: {}, finish_reason: 'stop' }] },
    { choices: [], usage: { prompt_tokens: 1000, completion_tokens: 1000 } },
  ];
  const server = createServer((request, response) => {
    upstream.asked += 1;
    request.resume();
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    response.end(`${pieces.map((piece) => `data: ${JSON.stringify(piece)}\n\n`).join('')}data: [DONE]\n\n`);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return Object.assign(upstream, { address: `http://127.0.0.1:${server.address().port}/v1`, close: () => server.close() });
}
