// The first minutes of a hub: the link of the start output, the first administrator, signing out and in.
import { ADA } from '../lib/lab.mjs';
import { assert, isAt, see, seesHeading, seesNo, seesText } from '../lib/see.mjs';
import { settled, visit } from '../lib/visitor.mjs';

export function setup(test, lab) {
  test('the link that the start prints makes the first administrator, by POST alone', async () => {
    const visitor = await lab.visitor();
    const { page, troubles } = visitor;
    await visit(visitor, '/');
    await seesText(page, 'This hub has no administrator yet');
    await seesText(page, /Open the link that its first start printed/);
    await lab.picture(page, 'home-before-setup-light');
    const link = await lab.product.setupLink();
    const sent = recordRequests(page);
    await visit(visitor, link);
    await seesHeading(page, 'Set up this hub');
    await page.getByLabel('Public community').check();
    await page.getByLabel('Load example content').uncheck();
    await lab.picture(page, 'setup-light');
    await fillAccount(page, { ...ADA, name: 'not a name', password: 'short' });
    await page.getByRole('button', { name: 'Set up the hub' }).click();
    await seesText(page, /Use letters, digits/);
    await seesText(page, 'The password needs at least 10 characters.');
    await fillAccount(page, ADA);
    await see(page.getByLabel('Public community').and(page.locator(':checked')), 'the choice, after a refusal');
    await page.keyboard.press('Enter');
    await isAt(page, '/?welcome=1');
    await see(page.getByRole('button', { name: 'Account of ada' }), 'the account menu');
    const secret = link.split('#')[1];
    assert.ok(
      sent.every(({ url, method, body }) => !url.includes(secret) && (method === 'POST' || !body.includes(secret))),
      'the secret of the link was in an address or in something else than a POST',
    );
    troubles.assertNone('setting up');
  });

  test('a set-up link opened a second time says that it was used', async () => {
    const visitor = await lab.visitor();
    visitor.troubles.expect(404, '/one-time-links/inspect');
    await visit(visitor, await lab.product.setupLink());
    await seesText(visitor.page, 'This link was used already, has expired, or is not complete.');
    await seesNo(visitor.page.locator('input[type=password]'), 'a password field');
    visitor.troubles.assertNone('a used link');
  });

  test('the administrator signs out, is told a wrong password, and signs in again where they wanted to go', async () => {
    const visitor = await lab.signedIn();
    const { page, troubles } = visitor;
    await visit(visitor, '/settings/tokens');
    await page.getByRole('button', { name: 'Account of ada' }).click();
    await page.getByRole('menuitem', { name: 'Sign out' }).click();
    await isAt(page, '/');
    await see(page.getByRole('link', { name: 'Sign in' }), 'the link to sign in');
    await visit(visitor, '/settings/tokens');
    await seesHeading(page, 'Sign in to see this page');
    await page.getByRole('main').getByRole('link', { name: 'Sign in' }).click();
    troubles.expect(401, '/hub/v1/session');
    await signIn(page, ADA.name, 'a wrong password');
    await seesText(page.getByRole('alert'), 'This name and password do not match.');
    await signIn(page, ADA.email, ADA.password);
    await isAt(page, '/settings/tokens');
    await settled(page);
    await seesHeading(page, 'Access tokens');
    troubles.assertNone('signing out and in');
  });
}

async function fillAccount(page, { name, fullName, email, password }) {
  await page.getByLabel('User name').fill(name);
  await page.getByLabel(/Full name/).fill(fullName);
  await page.getByLabel(/E-mail/).fill(email);
  await page.getByLabel('Password').fill(password);
}

async function signIn(page, login, password) {
  await page.getByLabel('User name or e-mail').fill(login);
  await page.getByLabel('Password').fill(password);
  await page.keyboard.press('Enter');
}

function recordRequests(page) {
  const sent = [];
  page.on('request', (request) => sent.push({ url: request.url(), method: request.method(), body: request.postData() ?? '' }));
  return sent;
}
