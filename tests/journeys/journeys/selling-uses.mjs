// Paid by use, in browsers, on the hub of selling: a dataset is offered for training without being handed out, with a sample and its check; an app is free up
// to a quota, its server tells what was used, and whoever pays objects to one of it.
import { createHmac } from 'node:crypto';
import { assert, see, seesText } from '../lib/see.mjs';
import { visit } from '../lib/visitor.mjs';
import { inspect } from './pages.mjs';

const ROWS = Array.from({ length: 30 }, (_, i) => ({ prompt: `What is ${i} and ${i * 3}?`, completion: `It is ${i * 4}.` }));
const APP = '/repositories/app/ann/pages';
const TERMS = {
  kind: 'use',
  use: { unit: 'page', price: '0.01', per: 1, freeUnits: '10' },
  licenceName: 'Pages 1',
  licenceText: 'Read them.',
};

/** `made`: the hub and its people; `ask`: in the name of one; `signIn`: in another language. */
export function sellingUses(test, lab, { made, ask, signIn }) {
  test('a dataset that is paid by use is offered for training here, shows rows and its check before, and is used once its terms are accepted', async () => {
    const { hub, dan, eve } = await made();
    await commitRows(hub);
    await visit(dan, '/datasets/dan/rows/settings');
    await dan.page.getByRole('button', { name: 'Set a price' }).click();
    await dan.page.getByLabel('How it is paid').selectOption('use');
    await dan.page.getByLabel('Price in USD').fill('0.5');
    await dan.page.getByLabel('Free in each month').fill('1');
    await dan.page.getByLabel('Begin with the usual terms').selectOption({ label: 'Data for training models' });
    await dan.page.getByText('The licence for programs, and the sample').click();
    await dan.page.getByLabel('Train models with it').check();
    await dan.page.getByLabel('Rows that everybody sees').fill('3');
    await lab.picture(dan.page, 'uses-editor', { fullPage: true });
    await dan.page.getByRole('button', { name: 'Offer it on these terms' }).click();
    await seesText(dan.page, 'The price is set.');
    await visit(eve, '/datasets/dan/rows');
    await seesText(eve.page, 'Train on this dataset here');
    await seesText(eve.page, 'Sample: 3 rows');
    assert.equal(await eve.page.getByRole('region', { name: 'Sample of the data' }).locator('tbody tr').count(), 3);
    await see(eve.page.getByText('30', { exact: true }).first(), 'the number of rows that the check counted');
    await eve.page.getByRole('checkbox', { name: /I agree to/ }).check();
    await eve.page.getByRole('button', { name: 'Accept the terms' }).click();
    await seesText(eve.page, 'The terms are accepted: it can be used.');
    await seesText(eve.page, 'Used 0 jobs · 1 free in a month');
    for (const person of [dan, eve]) person.troubles.assertNone('a dataset that is used here');
  });

  test('an app that is paid by use tells what was used, who pays it objects, and its author takes it back', async () => {
    const { hub, ann, eve } = await made();
    await ask(ann, 'POST', '/repositories', { type: 'app', namespace: 'ann', name: 'pages', isPrivate: false });
    const { id: offerId } = await ask(ann, 'PUT', `${APP}/offer`, TERMS);
    await ask(eve, 'POST', `${APP}/use-acceptance`, { holder: 'eve', offerId });
    await visit(ann, '/spaces/ann/pages/settings');
    await ann.page.getByLabel('Name of a new key').fill('server');
    await ann.page.getByRole('button', { name: 'Make a key' }).click();
    const secret = await ann.page.getByText(/^mgu_/).innerText();
    const { keys } = await ask(ann, 'GET', `${APP}/usage-keys`);
    await tell(hub, keys[0].id, secret, 8);
    await visit(eve, '/eve/-/purchases');
    await seesText(eve.page, 'Used 8 page · 10 free in a month');
    const row = eve.page.getByRole('listitem').filter({ hasText: 'ann/pages' });
    await row.getByRole('button', { name: 'Each use' }).click();
    await row.getByRole('button', { name: 'Object' }).click();
    await eve.page.getByLabel('Why').fill('I read three.');
    await eve.page.getByRole('dialog').getByRole('button', { name: 'Object' }).click();
    await seesText(row, 'Objected');
    await visit(ann, '/spaces/ann/pages/settings');
    await seesText(ann.page, 'I read three.');
    await ann.page.getByRole('button', { name: 'Take it back' }).click();
    await visit(eve, '/eve/-/purchases');
    await seesText(eve.page, 'Used 0 page · 10 free in a month');
    for (const person of [ann, eve]) person.troubles.assertNone('what an app told');
  });

  test('the pages of what is paid by use are for everybody: axe, both languages and themes, a phone', async () => {
    const { hub } = await made();
    for (const locale of ['en-US', 'zh-CN']) {
      const [dan, eve, ann] = await Promise.all(['dan', 'eve', 'ann'].map((name) => signIn(hub, name, locale)));
      await inspect({ name: 'uses-dataset', at: '/datasets/dan/rows' }, eve, locale, lab);
      await inspect({ name: 'uses-purchases', at: '/eve/-/purchases' }, eve, locale, lab);
      await inspect({ name: 'uses-earnings', at: '/ann/-/earnings' }, ann, locale, lab);
      await inspect({ name: 'uses-settings', at: '/spaces/ann/pages/settings' }, ann, locale, lab);
      await inspect({ name: 'uses-price', at: '/datasets/dan/rows/settings', act: edit }, dan, locale, lab);
    }
  });
}

async function edit(page) {
  await page.getByRole('button', { name: /^(Change price or terms|修改价格或条款)$/ }).click();
  await page.locator('form details summary').click();
}

async function commitRows(hub) {
  const token = hub.grove('token', 'add', 'dan', 'journeys', '--role', 'write').split('\n').at(-1);
  const text = ROWS.map((row) => `${JSON.stringify(row)}\n`).join('');
  const lines = [
    { key: 'header', value: { summary: 'Rows', description: '' } },
    { key: 'file', value: { path: 'train.jsonl', content: Buffer.from(text).toString('base64'), encoding: 'base64' } },
  ];
  const answer = await fetch(`${hub.endpoint}/api/datasets/dan/rows/commit/main`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/x-ndjson' },
    body: lines.map((line) => JSON.stringify(line)).join('\n'),
  });
  assert.ok(answer.ok, `the commit answered ${answer.status}`);
}

/** As the server of the app does. */
async function tell(hub, key, secret, units) {
  const body = JSON.stringify({ events: [{ id: 'visit-1', at: new Date().toISOString(), user: 'eve', units, note: 'A chapter' }] });
  const seconds = Math.floor(Date.now() / 1000);
  const signature = createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex');
  const answer = await fetch(`${hub.endpoint}/hub/v1/usage-events`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'modelgrove-usage-signature': `key=${key}, t=${seconds}, v1=${signature}` },
    body,
  });
  assert.deepEqual(await answer.json(), { results: [{ id: 'visit-1', outcome: 'counted', refusal: null }] });
}
