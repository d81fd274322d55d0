// Tips, in browsers: an author is thanked on their page and on what they made, reads it, and an administrator gives it back; a job that waits goes earlier, within
// the bound that its page says. And the pages of administrators about plans. On a hub of its own, where nobody really pays.
import { randomUUID } from 'node:crypto';
import { FakeRunner, queueJob } from '../lib/jobs.mjs';
import { ADA } from '../lib/lab.mjs';
import { ask, post, signedIn } from '../lib/own-hub.mjs';
import { assert, isAt, see, seesNo, seesText } from '../lib/see.mjs';
import { payIn } from '../lib/town.mjs';
import { visit } from '../lib/visitor.mjs';
import { inspectAll } from './pages.mjs';

const MIA = { name: 'mia', password: 'a word of thanks to everybody' };

export function tips(test, lab) {
  let town = null;
  const made = async () => {
    town ??= await makeTown(lab);
    return { ...town, ada: await signedIn(lab, town.hub, ADA), mia: await signedIn(lab, town.hub, MIA) };
  };

  test('an author is tipped on her page and on her model, reads what was written, and an administrator gives a tip back', async () => {
    const { ada, mia } = await made();
    await visit(ada, '/mia');
    await give(ada.page, { preset: '$5.00', message: 'Thank you for the weights!', gets: ['$0.25', '$4.75'] });
    await visit(ada, '/mia/base');
    await give(ada.page, { preset: '$2.00', isAnonymous: true, gets: ['$0.10', '$1.90'] });
    await visit(mia, '/mia/-/tips');
    const received = mia.page.locator('section', { hasText: 'Received' });
    await seesText(received, 'Thank you for the weights!');
    await seesText(received, '$4.75 of $5.00');
    await see(received.getByRole('listitem').filter({ hasText: 'Somebody' }).getByText('$1.90 of $2.00'), 'a tip of somebody');
    await seesText((await visit(mia, '/mia/-/earnings'), mia.page), 'Recent tips');
    await seesNo(mia.page.getByRole('link', { name: /^Sale / }), 'a sale that was none');
    await visit(mia, '/notifications?reason=tip');
    await see(mia.page.getByRole('link', { name: 'mia/base was tipped, last with 2.00 USD' }), 'a tip, by nobody');
    await mia.page.getByRole('link', { name: 'mia was tipped, last with 5.00 USD' }).click();
    await isAt(mia.page, '/mia/-/tips');
    await visit(mia, '/mia');
    await seesNo(mia.page.getByRole('button', { name: 'Tip', exact: true }), 'a way to tip oneself');
    await visit(ada, '/admin/money/tips');
    await ada.page
      .getByRole('button', { name: /^Give back tip/ })
      .last()
      .click();
    const dialog = ada.page.getByRole('dialog');
    await dialog.getByLabel('Reason').fill('It was meant for somebody else.');
    await dialog.getByLabel('Type 5.00 once more to confirm').fill('5.00');
    await dialog.getByRole('button', { name: 'Give back' }).click();
    await dialog.waitFor({ state: 'detached' });
    await seesText(ada.page, 'Given back in part or whole');
    for (const person of [ada, mia]) person.troubles.assertNone('tips to an author');
  });

  test('a job that waits says the bound that holds without any tip, goes earlier by one, and what was put on it is taken back', async () => {
    const { ada, jobKey, runner } = await made();
    const { page } = ada;
    // A runner that was not heard of for a while is not counted on.
    await runner.offers();
    await visit(ada, `/jobs/${jobKey}`);
    await seesText(page, /Without any tip it begins after (no other job|\d+ other jobs?) at the latest/);
    await page.getByRole('button', { name: 'Tip to go earlier' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: '$10.00' }).click();
    await seesText(dialog, /Place in the queue: 3 now, 1 with this tip\./);
    await seesText(dialog, /Without any tip it begins after/);
    await lab.picture(page, 'job-tip');
    await dialog.getByRole('button', { name: 'Put it on the job' }).click();
    await seesText(page, '$10.00 are on it, held until it is taken.');
    await page.getByRole('button', { name: 'Take back' }).click();
    await seesText(page, 'It is back in the wallet.');
    await page.getByText('$10.00 are on it, held until it is taken.').waitFor({ state: 'detached' });
    ada.troubles.assertNone('a tip on a job');
  });

  test('an administrator changes a plan into a new version, gives one for nothing, and gives an invoice back by typing its amount', async () => {
    const { ada, mia } = await made();
    const { page } = ada;
    await visit(ada, '/admin/money/plans');
    await page.getByRole('button', { name: 'Change Pro' }).click();
    const editor = page.getByRole('dialog');
    await seesText(editor, '1 subscriber keeps what they have');
    await editor.getByLabel('A month, in USD').fill('12.00');
    await editor.getByLabel('On sale').uncheck();
    await editor.getByRole('button', { name: 'Make version 2' }).click();
    await editor.waitFor({ state: 'detached' });
    await seesText(page, '$12.00 a month');
    await seesText(page, 'Off sale');
    await see(page.getByRole('listitem').filter({ hasText: 'mia' }).getByText('version 1'), 'that mia keeps her terms');
    await visit(ada, '/mia/-/plan');
    await page.getByRole('button', { name: /^Give back invoice/ }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Reason').fill('A courtesy.');
    const amount = await dialog.getByLabel('Amount in USD').inputValue();
    await dialog.getByLabel(`Type ${amount} once more to confirm`).fill(amount);
    await dialog.getByRole('button', { name: 'Give back' }).click();
    await dialog.waitFor({ state: 'detached' });
    await seesText(page, 'Credit note');
    for (const person of [ada, mia]) person.troubles.assertNone('plans');
  });

  test('the pages of tips, of the month’s use and of plans are for everybody: axe, both languages and themes, a phone', async () => {
    const { hub, jobKey } = await made();
    await inspectAll(lab, (locale) => signedIn(lab, hub, MIA, { locale }), PAGES_OF_MIA);
    await inspectAll(lab, (locale) => signedIn(lab, hub, ADA, { locale }), pagesOfAda(jobKey));
  });
}

const opened = (name) => async (page) => {
  await page.getByRole('button', { name }).first().click();
  await page.getByRole('dialog').waitFor();
};

const PAGES_OF_MIA = [
  { name: 'tips', at: '/mia/-/tips' },
  { name: 'earnings-tips', at: '/mia/-/earnings' },
  { name: 'wallet-use', at: '/acme/-/wallet' },
];

const pagesOfAda = (jobKey) => [
  {
    name: 'tip-dialog',
    at: '/mia',
    act: async (page) => {
      await opened(/^(Tip|打赏)$/)(page);
      await page.getByRole('dialog').getByRole('button', { name: /5\.00/ }).click();
      await page.getByRole('dialog').getByText(/4\.75/).waitFor();
    },
  },
  { name: 'tip-repository', at: '/mia/base', act: (page) => page.getByRole('button', { name: /^(Tip|打赏)$/ }).waitFor() },
  { name: 'job-tips', at: `/jobs/${jobKey}` },
  { name: 'admin-money-rules', at: '/admin/money', act: (page) => page.locator('main form').first().waitFor() },
  { name: 'admin-tips', at: '/admin/money/tips', act: (page) => page.locator('main form').first().waitFor() },
  { name: 'admin-plans', at: '/admin/money/plans', act: (page) => page.locator('main form').first().waitFor() },
  { name: 'admin-plan-editor', at: '/admin/money/plans', act: opened(/^(Change|修改)/) },
  { name: 'admin-credit', at: '/mia/-/plan' },
];

async function give(page, { preset, message, isAnonymous = false, gets }) {
  await page.getByRole('button', { name: 'Tip', exact: true }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: preset }).click();
  for (const amount of gets) await see(dialog.getByText(amount, { exact: true }), `${amount} of it`);
  if (message) await dialog.getByLabel('Message').fill(message);
  if (isAnonymous) await dialog.getByLabel('Do not say who I am').check();
  await dialog.getByRole('button', { name: 'Tip', exact: true }).click();
  await dialog.waitFor({ state: 'detached' });
  await seesText(page, 'Thank you!');
}

async function makeTown(lab) {
  const hub = await lab.newHub('tips', { GROVE_PAYMENTS: 'fake', GROVE_CURRENCY: 'USD' });
  const secret = (await hub.setupLink()).split('#')[1];
  await post(hub, '/setup', { secret, ...ADA, mode: 'community' });
  await post(hub, '/accounts', MIA);
  const [ada, mia] = [await signedIn(lab, hub, ADA), await signedIn(lab, hub, MIA)];
  await ask(mia, 'POST', '/repositories', { type: 'model', namespace: 'mia', name: 'base', isPrivate: false });
  await ask(mia, 'POST', '/organizations', { name: 'acme' });
  await ask(mia, 'PUT', '/namespaces/acme/spend-cap', { cap: '10.00' });
  for (const person of [ada, mia]) await payIn(person, person === ada ? 'ada' : 'mia', '50.00');
  await subscribe(mia);
  await hub.sql(
    `insert into use_meters (namespace_id, purpose, period_at, currency, used_atoms, touched_at)
     select id, 'gateway', date_trunc('month', now() at time zone 'UTC') at time zone 'UTC', 'USD', 8540000000000, now() from namespaces where name = 'acme'`,
    [],
  );
  return { hub, ...(await waitingJob(hub, ada)) };
}

async function subscribe(mia) {
  const wish = { plan: 'pro', interval: 'month', seats: 1, withTrial: false };
  const { at, token } = await ask(mia, 'POST', '/namespaces/mia/subscription/preview', wish);
  const { subscription } = await ask(mia, 'PUT', '/namespaces/mia/subscription', { ...wish, at, token, requestKey: randomUUID() });
  assert.equal(subscription.state, 'active');
}

/** Behind two others, for a runner that has no room. */
async function waitingJob(hub, ada) {
  const { token } = await ask(ada, 'POST', '/admin/runners', { name: 'tips' });
  const runner = new FakeRunner(hub, 'tips', token);
  for (const place of [1, 2]) await queueJob({ product: hub }, { title: `#${place}`, place });
  return { runner, jobKey: await queueJob({ product: hub }, { title: '#3', place: 3 }) };
}
