// What administrators set: how much somebody may store, what the hub is for, the example content. On a hub of its own, because it changes what the hub is.
import { ADA } from '../lib/lab.mjs';
import { assert, see, seesNo, seesText } from '../lib/see.mjs';
import { visit } from '../lib/visitor.mjs';
import { inspect } from './pages.mjs';

const BOB = { name: 'bob', password: 'a password of bob here' };
const RESPONSE_MS = 60_000;

export function administration(test, lab) {
  let hub = null;
  const administered = async () => (hub ??= await setUpHub(lab));

  test('an administrator limits what somebody may store, sees how much of it is used, and that person sees it in their own settings', async () => {
    await administered();
    const visitor = await signedIn(lab, hub, ADA);
    const { page, troubles } = visitor;
    await visit(visitor, '/admin/users?search=bob');
    await page.getByRole('button', { name: /bob/ }).click();
    await page.getByRole('menuitem', { name: 'Limits…' }).click();
    await page.waitForURL('**/admin/quotas?search=bob');
    await page.getByRole('button', { name: 'Limits of bob…' }).click();
    const dialog = page.getByRole('dialog', { name: 'Limits of bob' });
    await dialog.getByLabel('Limits of its own').check();
    await dialog.getByRole('textbox', { name: 'Storage' }).fill('much');
    await dialog.getByRole('textbox', { name: 'Repositories' }).fill('1');
    await dialog.getByRole('button', { name: 'Save limits' }).click();
    await see(dialog.locator('input[name=amount][aria-invalid=true]'), 'the field of a size that is none');
    await dialog.getByRole('textbox', { name: 'Storage' }).fill('2.5');
    await dialog.getByRole('button', { name: 'Save limits' }).click();
    await seesText(page, 'The limits of bob are saved.');
    await seesText(page, /of 2.5 GB/);
    await see(page.getByRole('meter', { name: 'Storage' }), 'how much of it is used');
    await seesText(page, 'Own limits');
    troubles.assertNone('limits');
    const bob = await signedIn(lab, hub, BOB);
    for (const at of ['/settings/account', '/bob']) {
      if (at === '/bob') bob.troubles.expect(404, '/organizations/bob');
      await visit(bob, at);
      await seesText(bob.page, /of 2.5 GB/);
    }
    bob.troubles.assertNone('one’s own usage');
  });

  test('an administrator changes what the hub is for after reading what that changes', async () => {
    await administered();
    const visitor = await signedIn(lab, hub, ADA);
    const { page, troubles } = visitor;
    await visit(visitor, '/admin/settings');
    await see(page.getByLabel('Public community').and(page.locator(':checked')), 'what the hub is for now');
    await page.getByLabel('My company').check();
    await page.getByRole('button', { name: 'Change what this hub is for' }).click();
    const dialog = page.getByRole('dialog', { name: 'Change this hub to “My company”?' });
    await seesText(dialog, 'Accounts are made by invitation.');
    await seesText(dialog, 'Visitors who are not signed in see nothing.');
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    await dialog.waitFor({ state: 'detached' });
    assert.equal((await meta(hub)).mode, 'community');
    await page.getByRole('button', { name: 'Change what this hub is for' }).click();
    await dialog.getByRole('button', { name: 'Change what this hub is for' }).click();
    await seesText(page, 'This hub is now: My company.');
    assert.deepEqual(await meta(hub), { mode: 'company', anonymousRead: false, signup: 'invite' });
    troubles.assertNone('the mode');
  });

  test('an administrator loads the example content and removes it, each in one action', async () => {
    await administered();
    const visitor = await signedIn(lab, hub, ADA);
    const { page, troubles } = visitor;
    await visit(visitor, '/admin/settings');
    await page.getByRole('button', { name: 'Load example content' }).click();
    await page.getByText('The examples are in the organization examples.').waitFor({ timeout: RESPONSE_MS });
    await page.getByRole('button', { name: 'Remove the examples' }).click();
    await seesText(page, 'The examples are removed.');
    troubles.assertNone('the examples');
  });

  test('the pages of quotas and of what the hub is for are for everybody: axe, both languages and themes, a phone', async () => {
    await administered();
    for (const locale of ['en-US', 'zh-CN']) {
      const visitor = await signedIn(lab, hub, ADA, { locale });
      for (const one of PAGES) await inspect(one, visitor, locale, lab);
    }
  });

  test('where the environment says what the hub is for, its page says so and offers no other', async () => {
    await administered();
    await hub.restart({ GROVE_MODE: 'personal' });
    for (const locale of ['en-US', 'zh-CN'])
      await inspect({ name: 'admin-mode-fixed', at: '/admin/settings' }, await signedIn(lab, hub, ADA, { locale }), locale, lab);
    const visitor = await signedIn(lab, hub, ADA);
    await visit(visitor, '/admin/settings');
    await seesText(visitor.page, /^GROVE_MODE in the environment of this hub decides/);
    await seesNo(visitor.page.getByRole('radio'), 'another mode to choose');
    await hub.stop();
  });
}

const PAGES = [
  { name: 'admin-quotas', at: '/admin/quotas' },
  {
    name: 'admin-quota',
    at: '/admin/quotas',
    act: async (page) => {
      await page.locator('main li button').first().click();
      await page.getByRole('dialog').waitFor();
      await page.getByRole('radio').last().check();
    },
  },
  { name: 'admin-settings', at: '/admin/settings' },
  {
    name: 'admin-mode-ask',
    at: '/admin/settings',
    act: async (page) => {
      await page.getByRole('radio').first().check();
      await page.locator('main button[type=submit]').first().click();
      await page.getByRole('dialog').waitFor();
    },
  },
];

async function setUpHub(lab) {
  const hub = await lab.newHub('administration');
  const secret = (await hub.setupLink()).split('#')[1];
  await post(hub, '/setup', { secret, ...ADA, mode: 'community' });
  await post(hub, '/accounts', BOB);
  return hub;
}

async function post(hub, path, body) {
  const headers = { 'content-type': 'application/json', origin: hub.endpoint };
  const answer = await fetch(`${hub.endpoint}/hub/v1${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
  assert.ok(answer.ok, `${path} answered ${answer.status}`);
}

async function meta(hub) {
  const { mode, anonymousRead, signup } = await (await fetch(`${hub.endpoint}/hub/v1/meta`)).json();
  return { mode, anonymousRead, signup };
}

async function signedIn(lab, hub, { name, password }, options = {}) {
  const visitor = await lab.visitorAt(hub.endpoint, options);
  const headers = { origin: hub.endpoint };
  const answer = await visitor.context.request.post('/hub/v1/session', { data: { login: name, password }, headers });
  assert.ok(answer.ok(), `signing in answered ${answer.status()}`);
  return visitor;
}
