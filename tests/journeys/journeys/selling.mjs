// Selling, in browsers: an app that is built on another author's model and a third's dataset gets a price, the others agree, a sale is explained cent by cent,
// given back, paid out once, and the ledger is proved.
import { waitUntil } from '../../interop/lib/processes.mjs';
import { ADA } from '../lib/lab.mjs';
import { assert, isAt, see, seesNo, seesText } from '../lib/see.mjs';
import { ask, buy, payIn, person, townOf } from '../lib/town.mjs';
import { visit } from '../lib/visitor.mjs';
import { computing } from './computing.mjs';
import { inspectAll } from './pages.mjs';
import { sellingUses } from './selling-uses.mjs';

const PARTS = { 'This hub': '$1.50', 'ann/advisor': '$5.94', 'mia/base': '$1.70', 'dan/rows': '$0.85' };

export function selling(test, lab) {
  let hasWares = null;
  const made = async () => {
    const hub = await townOf(lab);
    const entries = ['ada', 'ann', 'mia', 'dan', 'eve'].map(async (name) => [name, await person(lab, hub, name)]);
    const people = Object.fromEntries(await Promise.all(entries));
    await (hasWares ??= makeWares(people));
    return { hub, ...people };
  };

  test('an author offers shares to what her app is built on, and the others accept in their own browsers', async () => {
    const { ann, mia, dan } = await made();
    await visit(ann, '/spaces/ann/advisor/settings');
    for (const [type, source, percent] of [
      ['Model', 'mia/base', '20'],
      ['Dataset', 'dan/rows', '10'],
    ]) {
      await ann.page.getByLabel('Kind').selectOption(type);
      await ann.page.getByRole('combobox', { name: 'What it is built on' }).fill(source.split('/')[1]);
      await ann.page.getByRole('option', { name: source }).click();
      await ann.page.getByLabel('Percent').fill(percent);
      await ann.page.getByRole('button', { name: 'Offer a share' }).click();
      await see(row(ann.page, source).getByText('Waits for an answer'), `the share of ${source}, which waits`);
    }
    for (const [somebody, source] of [
      [mia, 'mia/base'],
      [dan, 'dan/rows'],
    ]) {
      await visit(somebody, `/${source.split('/')[0]}/-/earnings`);
      await seesText(somebody.page, new RegExp(`ann/advisor gives \\d+% of its income to ${source}`));
      await somebody.page.getByRole('button', { name: /^Accept/ }).click();
      await seesText(somebody.page, 'Agreed');
      somebody.troubles.assertNone('accepting a share');
    }
    await visit(ann, '/spaces/ann/advisor/settings');
    await see(row(ann.page, 'mia/base').getByText('Agreed'), 'that mia agreed');
    await seesText(ann.page.getByRole('region', { name: 'How it flows down' }), 'dan/rows');
    ann.troubles.assertNone('offering shares');
  });

  test('the price editor shows who gets what while the price is typed, to the cent, and sells it under words that began as a template', async () => {
    const { ann } = await made();
    await visit(ann, '/spaces/ann/advisor/settings');
    const { page } = ann;
    await page.getByRole('button', { name: 'Set a price' }).click();
    await page.getByLabel('Price in USD').fill('9.99');
    const preview = page.getByRole('region', { name: 'Who gets what of a sale' });
    await seesText(preview, 'Of a sale at $9.99');
    await seesParts(preview);
    await page.getByLabel('Begin with the usual terms').selectOption({ label: 'Personal and internal use' });
    assert.match(await page.getByLabel('What a buyer agrees to').inputValue(), /without warranty/);
    await page.getByLabel('Name of the licence').fill('Advisor licence 1');
    await lab.picture(page, 'selling-editor', { fullPage: true });
    await page.getByRole('button', { name: 'Sell it at this price' }).click();
    await seesText(page, 'The price is set.');
    await seesText(page, 'Advisor licence 1');
    ann.troubles.assertNone('the price editor');
  });

  test('a sale appears in the earnings of all who have a part, and its statement explains every cent to those who take part', async () => {
    const { ann, mia, eve, sale } = await sold();
    await visit(ann, '/notifications?reason=sale');
    await ann.page.getByRole('link', { name: 'ann/advisor was sold, last for 9.99 USD' }).click();
    await isAt(ann.page, '/ann/-/earnings');
    await seesText(ann.page, '$5.94 of $9.99');
    await ann.page.getByRole('link', { name: `Sale ${sale.id}` }).click();
    await isAt(ann.page, `/ann/-/sales/${sale.id}`);
    await seesParts(ann.page);
    await seesText(ann.page, 'exactly $1.6983');
    await see(ann.page.getByRole('row', { name: /^Together/ }).getByText('$9.99'), 'a sum that is the price');
    await visit(eve, `/eve/-/sales/${sale.id}`);
    await seesParts(eve.page);
    await seesNo(eve.page.getByRole('button', { name: 'Give back' }), 'a refund that the buyer makes');
    await visit(mia, `/mia/-/sales/${sale.id}`);
    await seesNo(mia.page.getByText('eve', { exact: true }), 'the buyer, to who only has a share');
    for (const one of [ann, mia, eve]) one.troubles.assertNone('a sale');
  });

  test('earnings are asked for, declined with a reason, asked for again, and approved by typing the amount: paid once', async () => {
    const { ann, ada } = await sold();
    await askForPayout(ann, '5.94');
    await visit(ada, '/admin/money/payouts');
    await ada.page.getByRole('button', { name: 'Decline the payout of ann' }).click();
    await decide(ada.page, 'Decline', '5.94', 'The account is not yours.');
    await visit(ann, '/ann/-/payouts');
    await seesText(ann.page, 'The account is not yours.');
    await askForPayout(ann, '5.94');
    await visit(ada, '/admin/money/payouts?state=requested');
    await ada.page.getByRole('button', { name: 'Approve the payout of ann' }).click();
    const dialog = ada.page.getByRole('dialog');
    await dialog.getByRole('textbox').first().fill('5.95');
    assert.ok(await dialog.getByRole('button', { name: 'Approve' }).isDisabled(), 'another amount approves nothing');
    await decide(ada.page, 'Approve', '5.94');
    await waitUntil(async () => (await ask(ann, 'GET', '/namespaces/ann/payouts')).payouts[0].state === 'paid', {
      within: 60_000,
      what: 'the payout',
    });
    const { payments } = await ask(ada, 'GET', '/admin/payments?kind=payout');
    assert.deepEqual(
      payments.map(({ state, amountMinor }) => [state, amountMinor]),
      [['succeeded', '594']],
    );
    await visit(ann, '/ann/-/payouts');
    await seesText(ann.page, 'The provider paid it.');
    await visit(ann, '/notifications?reason=payout');
    await see(ann.page.getByRole('link', { name: 'Your payout of 5.94 USD was declined' }), 'what was decided');
    await ann.page.getByRole('link', { name: 'Your payout of 5.94 USD was paid' }).click();
    await isAt(ann.page, '/ann/-/payouts');
    for (const one of [ann, ada]) one.troubles.assertNone('a payout');
  });

  test('a refund takes each cent back in part and then in whole, and what was paid out is owed', async () => {
    const { ann, sale } = await sold();
    await visit(ann, `/ann/-/sales/${sale.id}`);
    await refund(ann.page, '3.33', 'It half fitted.');
    await seesText(ann.page, 'In all $3.33 was given back. The buyer keeps access.');
    await refund(ann.page, '6.66', 'It did not fit at all.');
    await seesText(ann.page, /All of it was given back: \$9\.99/);
    for (const [name, amount] of Object.entries(PARTS)) {
      const cells = await ann.page
        .getByRole('row', { name: new RegExp(`^${name}`) })
        .getByRole('cell')
        .allInnerTexts();
      assert.deepEqual(cells, [amount, amount], `${name} gave back what it got`);
    }
    await seesNo(ann.page.getByRole('button', { name: 'Give back' }), 'more to give back');
    await visit(ann, '/ann/-/earnings');
    await seesText(ann.page, 'Owed');
    ann.troubles.assertNone('a refund');
  });

  // Before anything that its job reads is for subscribers only: then it goes to nobody else's machine.
  computing(test, lab, made);

  test('an author is subscribed to on her page, which opens what she marked at once, and the reader cancels and takes that back', async () => {
    const { mia, dan } = await subscribed();
    await visit(dan, '/mia/base');
    await seesText(dan.page, 'Subscribe to mia');
    await visit(dan, '/mia');
    await dan.page.getByRole('button', { name: 'Subscribe', exact: true }).click();
    const dialog = dan.page.getByRole('dialog');
    await seesText(dialog, 'What you pay does not change unless you agree.');
    await dialog.getByRole('checkbox').check();
    await dialog.getByRole('button', { name: 'Subscribe for $5.00 a month' }).click();
    await seesText(dan.page, 'Subscribed. It is open for you now.');
    await visit(dan, '/mia/base/tree/main');
    await see(dan.page.getByRole('link', { name: '.gitattributes' }).first(), 'the files that it opened');
    await visit(dan, '/dan/-/purchases');
    await seesText(dan.page, /Next: \$5\.00 on/);
    await dan.page.getByRole('button', { name: 'Cancel the subscription of mia' }).click();
    await dan.page.getByRole('dialog').getByRole('button', { name: 'Cancel', exact: true }).last().click();
    await seesText(dan.page, /Cancelled\. You read it until/);
    await dan.page.getByRole('button', { name: 'Go on with mia' }).click();
    await seesText(dan.page, /Next: \$5\.00 on/);
    await visit(mia, '/mia/-/subscribers');
    await seesText(mia.page, 'All for subscribers');
    for (const person of [mia, dan]) person.troubles.assertNone('a subscription');
  });

  test('an administrator proves the ledger, follows a transaction to lines that are nothing together, and finds no difference to the provider', async () => {
    const { ada, sale } = await sold();
    const { page } = ada;
    await visit(ada, '/admin/money/proof');
    await page.getByRole('button', { name: 'Prove it now' }).click();
    await seesText(page, 'Everything adds up: nothing was found that does not hold.');
    assert.equal(await page.getByRole('row', { name: /^USD/ }).getByRole('cell').last().innerText(), '$0.00');
    await visit(ada, `/admin/money/ledger?reference=sale:${sale.id}`);
    await page
      .getByRole('link', { name: /^No\. / })
      .last()
      .click();
    await see(page.getByRole('row', { name: /^Together/ }).getByText('$0.00'), 'lines that are nothing together');
    await visit(ada, '/admin/money/reconciliation');
    await seesText(page, /No differences: \d+ payments? (is|are) alike in both books/);
    ada.troubles.assertNone('the book');
  });

  test('the pages of selling and of its administration are for everybody: axe, both languages and themes, a phone', async () => {
    const { hub, sale } = await sold();
    await inspectAll(lab, (locale) => person(lab, hub, 'ann', { locale }), pagesOfAnn(sale));
    await inspectAll(lab, (locale) => person(lab, hub, 'ada', { locale }), PAGES_OF_ADA);
    await subscribed();
    await inspectAll(lab, (locale) => person(lab, hub, 'mia', { locale }), PAGES_OF_MIA);
    await inspectAll(lab, (locale) => person(lab, hub, 'dan', { locale }), PAGES_OF_DAN);
  });

  test('where nothing can cost anything nothing of it is shown', async () => {
    const visitor = await lab.signedIn(ADA);
    await visit(visitor, '/admin');
    await seesNo(visitor.page.getByRole('link', { name: 'Money', exact: true }), 'money');
    await visit(visitor, '/admin/money');
    await seesText(visitor.page, 'This page does not exist');
    visitor.troubles.assertNone('a hub without money');
  });

  let offered = null;
  /** Mia has a price by the month, and what it opens; Dan has the money for it. */
  async function subscribed() {
    const all = await made();
    offered ??= offerMonths(all);
    await offered;
    return all;
  }

  sellingUses(test, lab, made);

  let bought = null;
  async function sold() {
    const all = await made();
    bought ??= payIn(all.eve, 'eve', '20.00').then(() => buy(all.eve, 'eve', 'app/ann/advisor'));
    return { ...all, sale: await bought };
  }
}

const pagesOfAnn = ({ id }) => [
  { name: 'notices-money', at: '/notifications' },
  { name: 'selling-settings', at: '/spaces/ann/advisor/settings' },
  {
    name: 'selling-price',
    at: '/spaces/ann/advisor/settings',
    act: async (page) => {
      await page.getByRole('button', { name: /^(Change price or terms|修改价格或条款)$/ }).click();
      await page.locator('form table').waitFor();
    },
  },
  { name: 'earnings', at: '/ann/-/earnings' },
  { name: 'payouts', at: '/ann/-/payouts' },
  { name: 'sale', at: `/ann/-/sales/${id}` },
  { name: 'sale-missing', at: '/ann/-/sales/999999', expect: [404, '/hub/v1/sales/999999'] },
];

const PAGES_OF_MIA = [
  { name: 'subscribers', at: '/mia/-/subscribers' },
  { name: 'for-subscribers', at: '/mia/base/settings' },
];

const PAGES_OF_DAN = [
  { name: 'subscriptions', at: '/dan/-/purchases' },
  { name: 'author', at: '/mia' },
];

const PAGES_OF_ADA = [
  { name: 'admin-money', at: '/admin/money' },
  { name: 'admin-payments', at: '/admin/money/payments' },
  { name: 'admin-payouts', at: '/admin/money/payouts' },
  { name: 'admin-sales', at: '/admin/money/sales' },
  { name: 'admin-reconciliation', at: '/admin/money/reconciliation' },
  { name: 'admin-ledger', at: '/admin/money/ledger' },
  { name: 'admin-transaction', at: '/admin/money/ledger/1' },
  {
    name: 'admin-proof',
    at: '/admin/money/proof',
    act: async (page) => {
      await page.locator('main section button').first().click();
      await page.locator('main table').waitFor();
    },
  },
];

function row(page, name) {
  return page
    .getByRole('listitem')
    .filter({ has: page.getByRole('link', { name }) })
    .filter({ has: page.getByRole('button') });
}

async function seesParts(within) {
  for (const [name, amount] of Object.entries(PARTS))
    await see(within.getByRole('row', { name: new RegExp(`^${name}`) }).getByText(amount, { exact: true }), `${amount} for ${name}`);
}

async function refund(page, amount, reason) {
  await page.getByRole('button', { name: 'Give back' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Amount in USD').fill(amount);
  await dialog.getByLabel('Reason').fill(reason);
  await dialog.getByRole('button', { name: 'Give back' }).click();
  await dialog.waitFor({ state: 'detached' });
}

async function askForPayout(ann, amount) {
  await visit(ann, '/ann/-/payouts');
  await ann.page.getByLabel('Amount in USD').fill(amount);
  await ann.page.getByLabel('Where it goes').fill('bank account 1234');
  await ann.page.getByRole('button', { name: 'Ask for it' }).click();
  await seesText(ann.page, `$${amount} was asked for. An administrator looks at it.`);
}

async function decide(page, action, amount, note = '') {
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel(`Type ${amount} once more to confirm`).fill(amount);
  if (note !== '') await dialog.getByLabel('Note').fill(note);
  await dialog.getByRole('button', { name: action }).click();
  await dialog.waitFor({ state: 'detached' });
}

async function offerMonths({ mia, dan }) {
  const description = 'Every model that I make, a month before others see it.';
  const licence = { licenceName: 'Subscriber licence 1', licenceText: 'As long as you pay.' };
  await ask(mia, 'PUT', '/namespaces/mia/offer', { price: '5.00', description, ...licence });
  await ask(mia, 'PUT', '/repositories/model/mia/base/for-subscribers', { isForSubscribers: true });
  await payIn(dan, 'dan', '20.00');
}

async function makeWares(people) {
  for (const [namespace, type, name] of [
    ['mia', 'model', 'base'],
    ['dan', 'dataset', 'rows'],
    ['ann', 'app', 'advisor'],
  ])
    await ask(people[namespace], 'POST', '/repositories', { type, namespace, name, isPrivate: false });
}
