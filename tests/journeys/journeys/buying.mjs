// Buying, in a browser: a model with a price is found by somebody who is not signed in, paid for from where it is looked at, and open from then on; to others it
// stays shut, and it is shut again once all was given back.
import { commit } from '../lib/commit.mjs';
import { assert, isAt, see, seesNo, seesText } from '../lib/see.mjs';
import { ask, buy, passwordOf, payIn, person, requestsOf, townOf } from '../lib/town.mjs';
import { PHONE, visit } from '../lib/visitor.mjs';
import { inspectAll } from './pages.mjs';

const MODEL = '/ann/atlas';
const SECRET = 'what only those who bought it read';

export function buying(test, lab) {
  let hub = null;
  const made = async () => {
    hub ??= townOf(lab).then((town) => makeModel(lab, town));
    return hub;
  };

  test('a model is bought on a phone: its price is seen by anybody, signing in leads back, the wallet is topped up there, and its files open', async () => {
    const town = await made();
    const visitor = await lab.visitorAt(town.endpoint, { viewport: PHONE });
    const { page, troubles } = visitor;
    await visit(visitor, `${MODEL}/tree/main`);
    await seesText(page, 'Buy this model');
    await seesText(page, '$5.00');
    await seesNo(page.getByText('notes.txt'), 'the name of a file');
    await page.getByRole('link', { name: 'Sign in to buy' }).click();
    await page.getByLabel('User name or e-mail').fill('fay');
    await page.getByLabel('Password', { exact: true }).fill(passwordOf('fay'));
    await page.getByRole('button', { name: 'Sign in' }).click();
    await isAt(page, `${MODEL}/tree/main`);
    await seesText(page, '$5.00 is missing in the wallet.');
    await page.getByRole('button', { name: 'Top up' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Continue' }).click();
    await page.getByRole('button', { name: 'Pay', exact: true }).click();
    await isAt(page, new RegExp(`^${MODEL}`));
    const buy = page.getByRole('button', { name: 'Buy for $5.00' });
    await see(buy.and(page.locator(':enabled')), 'that the wallet reaches for it now');
    await buy.click();
    await seesText(page, 'Agree to the licence first.');
    await page.getByLabel('I agree to “Atlas licence”').check();
    await buy.click();
    await seesText(page, 'Bought. It is open for you now.');
    await visit(visitor, `${MODEL}/blob/main/notes.txt`);
    await seesText(page, SECRET);
    await visit(visitor, '/fay/-/purchases');
    await seesText(page, 'ann/atlas');
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    assert.equal(wide, 0, 'the list of purchases fits a phone');
    troubles.assertNone('buying');
  });

  test('to who has not bought it, and to who gave it back, a sold model shows its card and its price, and none of its bytes', async () => {
    const town = await made();
    const [ann, mia, eve] = await Promise.all(['ann', 'mia', 'eve'].map((name) => person(lab, town, name)));
    const isShutTo = async (somebody) => {
      const answer = await somebody.context.request.get('/hub/v1/repositories/model/ann/atlas/content/main/notes.txt');
      assert.equal(answer.status(), 403);
      assert.ok(!(await answer.text()).includes(SECRET));
      await visit(somebody, `${MODEL}/blob/main/notes.txt`);
      await seesText(somebody.page, 'Buy this model');
      await seesNo(somebody.page.getByText(SECRET), 'what was not bought');
    };
    mia.troubles.expect(403, MODEL);
    eve.troubles.expect(403, MODEL);
    await isShutTo(mia);
    await payIn(eve, 'eve', '5.00');
    const sale = await buy(eve, 'eve', 'model/ann/atlas');
    await visit(eve, `${MODEL}/blob/main/notes.txt`);
    await seesText(eve.page, SECRET);
    await ask(ann, 'POST', `/sales/${sale.id}/refunds`, { reason: 'It did not fit.', requestKey: 'all-of-it' });
    await isShutTo(eve);
    await visit(eve, '/eve/-/purchases');
    await seesText(eve.page, 'Given back');
  });

  test('who bought the versions of a day reads those, is told so on every page, and buys the newer ones', async () => {
    const town = await made();
    const mia = await person(lab, town, 'mia');
    const { page, troubles } = mia;
    await visit(mia, '/ann/almanac/blob/main/notes.txt');
    await seesText(page, 'The first year.');
    await seesText(page, /^You have its versions up to /);
    await payIn(mia, 'mia', '5.00');
    await page.getByRole('button', { name: 'Buy the newer versions' }).click();
    await seesText(page, 'All versions up to today; newer ones are sold anew');
    await page.getByLabel('I agree to “Almanac licence”').check();
    await page.getByRole('button', { name: 'Buy for $5.00' }).click();
    await seesText(page, 'The second year.');
    await seesNo(page.getByText(/^You have its versions up to /), 'a limit that is over');
    await visit(mia, '/mia/-/purchases');
    await see(page.getByText(/Versions up to/).nth(1), 'the versions of both purchases');
    troubles.assertNone('newer versions');
  });

  test('an author chooses which versions a purchase holds', async () => {
    const town = await made();
    const ann = await person(lab, town, 'ann');
    await visit(ann, '/ann/almanac/settings');
    await seesText(ann.page, /Those of the day, no newer ones/);
    await ann.page.getByRole('button', { name: 'Change price or terms' }).click();
    await ann.page.getByLabel('Versions that come with it').selectOption('12');
    await ann.page.getByRole('button', { name: 'Save for later buyers' }).click();
    await seesText(ann.page, /New ones for 12 months/);
    ann.troubles.assertNone('which versions a purchase holds');
  });

  test('the pages of buying are for everybody: axe, both languages and themes, a phone', async () => {
    const town = await made();
    await inspectAll(lab, (locale) => person(lab, town, 'fay', { locale }), PAGES);
  });
}

const PAGES = [
  { name: 'buy-box', at: MODEL },
  { name: 'versions-held', at: '/ann/almanac' },
  { name: 'wallet', at: '/fay/-/wallet' },
  {
    name: 'top-up',
    at: '/fay/-/wallet',
    act: async (page) => {
      await page.getByRole('button', { name: /^(Top up|充值)$/ }).click();
      await page.getByRole('dialog').waitFor();
    },
  },
  { name: 'purchases', at: '/fay/-/purchases' },
  { name: 'plan', at: '/fay/-/plan' },
  { name: 'pricing', at: '/pricing' },
];

/** Sold to fay and mia on a day, and newer by now. */
async function makeAlmanac(lab, town, ann, request) {
  const year = (text) => commit({ request }, 'ann/almanac', { 'notes.txt': `${text}\n` }, { title: text });
  await ask(ann, 'POST', '/repositories', { type: 'model', namespace: 'ann', name: 'almanac', isPrivate: false });
  await year('The first year.');
  const offer = { price: '5.00', updatesMonths: 0, licenceName: 'Almanac licence', licenceText: 'Read it.' };
  await ask(ann, 'PUT', '/repositories/model/ann/almanac/offer', offer);
  for (const name of ['fay', 'mia']) {
    const reader = await person(lab, town, name);
    await payIn(reader, name, '5.00');
    await buy(reader, name, 'model/ann/almanac');
  }
  await year('The second year.');
}

/** Of ann, at five dollars. */
async function makeModel(lab, town) {
  const ann = await person(lab, town, 'ann');
  await ask(ann, 'POST', '/repositories', { type: 'model', namespace: 'ann', name: 'atlas', isPrivate: false });
  const files = { 'README.md': '# Atlas\n\nA map of everything.\n', 'notes.txt': `${SECRET}\n` };
  const request = requestsOf(town, 'ann');
  await commit({ request }, 'ann/atlas', files, { title: 'The first map' });
  const offer = { price: '5.00', licenceName: 'Atlas licence', licenceText: 'Read it as often as you like.' };
  await ask(ann, 'PUT', '/repositories/model/ann/atlas/offer', offer);
  await makeAlmanac(lab, town, ann, request);
  return town;
}
