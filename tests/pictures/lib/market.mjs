// A town where things cost something, by requests: an app built on what others made is sold, by the month and for good, paid out and given back; tips, a plan, computing.
import { randomUUID } from 'node:crypto';
import { commit } from '../../journeys/lib/commit.mjs';
import { queueJob } from '../../journeys/lib/jobs.mjs';
import { ask, buy, payIn, person, requestsOf, townOf } from '../../journeys/lib/town.mjs';
import { waitUntil } from '../../interop/lib/processes.mjs';

const NAMES = ['ada', 'ann', 'mia', 'dan', 'eve', 'fay'];
const APP = '/repositories/app/ann/advisor';
const LICENCE = { licenceName: 'Advisor licence 1', licenceText: 'You may use it, and not give it on.' };
const JOB = 'ftjob-market';

/** Resolves with the hub, and what has an address that nobody can foresee. */
export async function makeMarket(lab) {
  const hub = await townOf(lab);
  const entries = NAMES.map(async (name) => [name, await person(lab, hub, name)]);
  const people = Object.fromEntries(await Promise.all(entries));
  const { ada, ann, mia, eve, fay } = people;
  await makeWares(hub, people);
  await makeShares(people);
  for (const [name, amount] of Object.entries({ eve: '60.00', dan: '30.00', mia: '50.00', fay: '8.00' }))
    await payIn(people[name], name, amount);
  const sale = await buy(eve, 'eve', 'app/ann/advisor');
  const other = await buy(people.dan, 'dan', 'app/ann/advisor');
  await ask(ann, 'POST', `/sales/${other.id}/refunds`, { amount: '3.33', reason: 'It half fitted.', requestKey: randomUUID() });
  await makeMonths(people);
  await payOut(ann, ada);
  await makeTips(people);
  await makePlan(mia);
  await queueJob({ product: hub }, { key: JOB, title: 'mia/base · dan/rows' });
  const { action } = await ask(fay, 'POST', '/namespaces/fay/wallet/top-ups', {
    amount: '5.00',
    provider: 'fake',
    requestKey: randomUUID(),
  });
  return { hub, sale: sale.id, payment: action.url.split('/').at(-1) };
}

async function makeWares(hub, people) {
  const wares = [
    [
      'mia',
      'model',
      'base',
      { 'README.md': '---\nlicense: mit\npipeline_tag: text-generation\n---\n\n# Base\n\nWrites advice in plain words.\n' },
    ],
    ['dan', 'dataset', 'rows', { 'README.md': '# Rows\n\nQuestions and what was answered.\n', 'train.jsonl': '{"text":"a row"}\n' }],
    [
      'ann',
      'app',
      'advisor',
      {
        'README.md': '---\nsdk: static\n---\n\n# Advisor\n\nAsks three questions, and knows.\n',
        'index.html': '<!doctype html><html lang="en"><title>Advisor</title><h1>Advisor</h1></html>',
      },
    ],
    ['ann', 'model', 'atlas', { 'README.md': '# Atlas\n\nA map of everything.\n', 'notes.txt': 'north is up\n' }],
  ];
  const programs = new Map(['mia', 'dan', 'ann'].map((name) => [name, { request: requestsOf(hub, name) }]));
  for (const [owner, type, name, files] of wares) {
    await ask(people[owner], 'POST', '/repositories', { type, namespace: owner, name, isPrivate: false });
    const wire = type === 'app' ? 'space' : type;
    await commit(programs.get(owner), `${owner}/${name}`, files, { title: 'Begin', type: wire });
  }
  await ask(people.ann, 'PUT', '/repositories/model/ann/atlas/offer', {
    price: '5.00',
    licenceName: 'Atlas licence',
    licenceText: 'Read it as often as you like.',
  });
}

async function makeShares(people) {
  for (const [type, owner, name, basisPoints] of [
    ['model', 'mia', 'base', 2000],
    ['dataset', 'dan', 'rows', 1000],
  ]) {
    const { id } = await ask(people.ann, 'POST', `${APP}/shares`, { type, namespace: owner, name, basisPoints });
    await ask(people[owner], 'POST', `/shares/${id}/decision`, { isAccepted: true });
  }
  await ask(people.ann, 'PUT', `${APP}/offer`, { price: '9.99', ...LICENCE });
}

async function makeMonths({ mia, dan }) {
  const description = 'Every model that I make, a month before others see it.';
  const offer = await ask(mia, 'PUT', '/namespaces/mia/offer', {
    price: '5.00',
    description,
    licenceName: 'Subscriber licence 1',
    licenceText: 'As long as you pay.',
  });
  await ask(mia, 'PUT', '/repositories/model/mia/base/for-subscribers', { isForSubscribers: true });
  await ask(dan, 'POST', '/namespaces/mia/offer/purchases', { buyer: 'dan', offerId: offer.id, requestKey: randomUUID() });
}

async function payOut(ann, ada) {
  const form = (amount) => ({ amount, provider: 'fake', destination: 'bank account 1234', requestKey: randomUUID() });
  const { id } = await ask(ann, 'POST', '/namespaces/ann/payouts', form('4.00'));
  await ask(ada, 'POST', `/admin/payouts/${id}/decision`, { isApproved: true, confirmedAmount: '4.00' });
  const isPaid = async () => (await ask(ann, 'GET', '/namespaces/ann/payouts')).payouts[0].state === 'paid';
  await waitUntil(isPaid, { within: 60_000, what: 'the payout' });
  await ask(ann, 'POST', '/namespaces/ann/payouts', form('1.50'));
}

async function makeTips({ eve, dan }) {
  for (const [somebody, payer, amount, message] of [
    [eve, 'eve', '5.00', 'Thank you for the weights!'],
    [dan, 'dan', '2.00', '谢谢分享，非常有用。'],
  ])
    await ask(somebody, 'POST', '/namespaces/mia/tips', { amount, payer, message, requestKey: randomUUID() });
}

async function makePlan(mia) {
  const wish = { plan: 'pro', interval: 'month', seats: 1, withTrial: false };
  const { at, token } = await ask(mia, 'POST', '/namespaces/mia/subscription/preview', wish);
  await ask(mia, 'PUT', '/namespaces/mia/subscription', { ...wish, at, token, requestKey: randomUUID() });
}

const rows = (page) => page.locator('main form').first().waitFor();

/** `at` may ask for what `makeMarket` resolved with. */
export const PAGES_OF_MARKET = [
  { name: 'pricing', at: '/pricing', who: 'fay' },
  { name: 'test-payment', at: ({ market }) => `/test-payment/${market.payment}`, who: 'fay' },
  { name: 'buy-box', at: '/ann/atlas', who: 'fay' },
  { name: 'wallet', at: '/eve/-/wallet', who: 'eve' },
  { name: 'top-up', at: '/eve/-/wallet', who: 'eve', act: opened(/^(Top up|充值)$/) },
  { name: 'purchases', at: '/dan/-/purchases', who: 'dan' },
  { name: 'plan', at: '/mia/-/plan', who: 'mia' },
  { name: 'own-use', at: '/mia/-/use', who: 'mia' },
  { name: 'tips', at: '/mia/-/tips', who: 'mia' },
  { name: 'earnings', at: '/ann/-/earnings', who: 'ann' },
  { name: 'payouts', at: '/ann/-/payouts', who: 'ann' },
  { name: 'subscribers', at: '/mia/-/subscribers', who: 'mia' },
  { name: 'sale', at: ({ market }) => `/ann/-/sales/${market.sale}`, who: 'ann' },
  { name: 'selling-settings', at: '/spaces/ann/advisor/settings', who: 'ann' },
  { name: 'author', at: '/mia', who: 'dan' },
  { name: 'tip-dialog', at: '/mia', who: 'eve', act: opened(/^(Tip|打赏)$/) },
  { name: 'home-of-seller', at: '/', who: 'ann' },
  { name: 'admin-money', at: '/admin/money', who: 'ada', act: rows },
  { name: 'admin-payments', at: '/admin/money/payments', who: 'ada' },
  { name: 'admin-payouts', at: '/admin/money/payouts', who: 'ada' },
  { name: 'admin-sales', at: '/admin/money/sales', who: 'ada' },
  { name: 'admin-tips', at: '/admin/money/tips', who: 'ada', act: rows },
  { name: 'admin-plans', at: '/admin/money/plans', who: 'ada', act: rows },
  { name: 'admin-reconciliation', at: '/admin/money/reconciliation', who: 'ada' },
  { name: 'admin-ledger', at: '/admin/money/ledger', who: 'ada' },
  { name: 'admin-transaction', at: '/admin/money/ledger/1', who: 'ada' },
  { name: 'admin-proof', at: '/admin/money/proof', who: 'ada', act: proved },
].map((one) => ({ ...one, place: 'market' }));

function opened(name) {
  return async (page) => {
    await page.getByRole('button', { name }).first().click();
    await page.getByRole('dialog').waitFor();
  };
}

async function proved(page) {
  await page.locator('main section button').first().click();
  await page.locator('main table').waitFor();
}
