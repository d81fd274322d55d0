// Paid by use, in browsers, on the hub of selling: a dataset is offered for training without being handed out, with a sample and its check; an app is free up
// to a quota, its server tells what was used, and whoever pays objects to one of it.
import { createHmac } from 'node:crypto';
import { commit } from '../lib/commit.mjs';
import { assert, see, seesText } from '../lib/see.mjs';
import { ask, person, requestsOf } from '../lib/town.mjs';
import { visit } from '../lib/visitor.mjs';
import { inspectAll } from './pages.mjs';

const ROWS = Array.from({ length: 30 }, (_, i) => ({ prompt: `What is ${i} and ${i * 3}?`, completion: `It is ${i * 4}.` }));
const APP = '/repositories/app/ann/pages';
const TERMS = {
  kind: 'use',
  use: { unit: 'page', price: '0.01', per: 1, freeUnits: '10' },
  licenceName: 'Pages 1',
  licenceText: 'Read them.',
};

/** `made`: the town of selling and its people. */
export function sellingUses(test, lab, made) {
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
    for (const one of [ann, eve]) one.troubles.assertNone('what an app told');
  });

  test('the pages of what is paid by use are for everybody: axe, both languages and themes, a phone', async () => {
    const { hub } = await made();
    const inTown = (name) => (locale) => person(lab, hub, name, { locale });
    await inspectAll(lab, inTown('eve'), [
      { name: 'uses-dataset', at: '/datasets/dan/rows' },
      { name: 'uses-purchases', at: '/eve/-/purchases' },
    ]);
    await inspectAll(lab, inTown('ann'), [
      { name: 'uses-earnings', at: '/ann/-/earnings' },
      { name: 'uses-settings', at: '/spaces/ann/pages/settings' },
    ]);
    await inspectAll(lab, inTown('dan'), [{ name: 'uses-price', at: '/datasets/dan/rows/settings', act: edit }]);
  });
}

async function edit(page) {
  await page.getByRole('button', { name: /^(Change price or terms|修改价格或条款)$/ }).click();
  await page.locator('form details summary').click();
}

function commitRows(hub) {
  const text = ROWS.map((row) => `${JSON.stringify(row)}\n`).join('');
  return commit({ request: requestsOf(hub, 'dan') }, 'dan/rows', { 'train.jsonl': text }, { title: 'Rows', type: 'dataset' });
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
