// Accounts where a hub has mail and a sign-in provider: a confirmed address, a forgotten password, a second factor, groups that are roles.
import { atProvider, authenticatorCode, HOPPER, linkIn, NEWCOMER, startAccountsHub, throughProvider } from '../lib/accounts-hub.mjs';
import { ADA } from '../lib/lab.mjs';
import { assert, isAt, see, seesHeading, seesNo, seesText } from '../lib/see.mjs';
import { settled, visit } from '../lib/visitor.mjs';
import { inspect, inspectAll } from './pages.mjs';

const KAY = { name: 'kay', email: 'kay@example.org', password: 'a password of kay' };
const GUEST = { name: 'guest', email: 'guest@example.org', password: 'a password of the guest' };
const NEW_PASSWORD = 'another password of kay';
const LOCALES = ['en-US', 'zh-CN'];

export function accounts(test, lab) {
  let made = null;
  const company = () => (made ??= startAccountsHub(lab));

  test('an address counts once its mailed link was opened; a forgotten password is set anew by a mailed link, once', async () => {
    const { hub, mail } = await company();
    const visitor = await lab.visitorAt(hub.endpoint);
    const { page, troubles } = visitor;
    await signUp(visitor);
    await visit(visitor, '/settings/account');
    await seesText(page, `${KAY.email} waits to be confirmed.`);
    await visit(visitor, await linkIn(mail, '/verify#', KAY.email));
    await seesText(page, `${KAY.email} becomes the address of the account kay.`);
    await lab.picture(page, 'verify-light');
    await page.getByRole('button', { name: 'Confirm the address' }).click();
    await page.getByRole('link', { name: 'Go to your account' }).click();
    await see(page.getByText('Confirmed', { exact: true }), 'that the address is confirmed');
    await signOut(page);
    await page.getByRole('banner').getByRole('link', { name: 'Sign in' }).click();
    await page.getByRole('link', { name: 'Forgot password?' }).click();
    // The page before it has a field of the same name.
    await see(page.getByRole('button', { name: 'Send the link' }), 'the form that asks for a link');
    await page.getByLabel('User name or e-mail').fill(KAY.email);
    await page.keyboard.press('Enter');
    await seesText(page, /a link is on its way/);
    const link = await linkIn(mail, '/reset#', KAY.email);
    await visit(visitor, link);
    await page.getByLabel('New password').fill(NEW_PASSWORD);
    await page.keyboard.press('Enter');
    await isAt(page, '/login');
    await signIn(page, NEW_PASSWORD);
    await isAt(page, '/');
    troubles.expect(404, '/one-time-links/inspect');
    await visit(visitor, link);
    await seesText(page, 'This link was used already, has expired, or is not complete.');
    await page.getByRole('link', { name: 'Ask for a new one' }).click();
    await isAt(page, '/forgot');
    troubles.assertNone('mailed links');
  });

  test('a second factor is set up with an app; signing in asks for its code, refuses a wrong one, and takes each recovery code once', async () => {
    const { hub } = await company();
    const visitor = await lab.visitorAt(hub.endpoint);
    const { page, troubles } = visitor;
    await signInAt(visitor, '/settings/security');
    await isAt(page, '/settings/security');
    const { secret, codes } = await setUpSecondFactor(page, lab);
    await signOut(page);
    troubles.expect(403, '/hub/v1/session/second-factor');
    await signInAt(visitor, '/settings/security');
    await seesHeading(page, 'Two-factor authentication');
    await enterCode(page, '000000');
    await see(page.locator('input[name=code][aria-invalid=true]'), 'the field of the wrong code');
    await lab.picture(page, 'second-factor-wrong-light');
    await enterCode(page, authenticatorCode(secret, 1));
    await isAt(page, '/settings/security');
    await see(page.getByText('On', { exact: true }), 'that it is on');
    for (const isTaken of [true, false]) {
      await signOut(page);
      await signInAt(visitor);
      await enterCode(page, codes[0]);
      if (isTaken) await isAt(page, '/');
      else await see(page.locator('input[name=code][aria-invalid=true]'), 'the field of a used recovery code');
      if (!isTaken) await enterCode(page, codes[1]);
    }
    await isAt(page, '/');
    troubles.assertNone('the second factor');
  });

  test('a colleague comes by the sign-in provider, chooses a name, and groups are roles; other groups are other roles the next time', async () => {
    const { hub, provider } = await company();
    const visitor = await lab.visitorAt(hub.endpoint);
    const { page, troubles } = visitor;
    troubles.alsoAsks(provider.issuer);
    troubles.expect(404, '/favicon.ico');
    await throughProvider(visitor, 'hopper');
    await isAt(page, '/login/first?next=%2Facme%3Ftab%3Dmembers');
    await seesText(page, HOPPER.email);
    assert.equal(await page.getByLabel('User name').inputValue(), 'hopper');
    await page.getByRole('button', { name: 'Create account' }).click();
    await isAt(page, '/acme?tab=members');
    await settled(page);
    await seesText(memberRow(page), 'Write');
    await visit(visitor, '/admin/users');
    await see(page.getByRole('main').getByRole('link', { name: /hopper/ }), 'the list of users, for an administrator');
    await page.getByRole('button', { name: 'Account of hopper' }).click();
    await page.getByRole('menuitem', { name: 'Sign out' }).click();
    // The session at the provider ends as well: it asks, and who comes again is asked for their login.
    await page.waitForURL(`${provider.issuer}/session/end**`);
    await page.getByRole('button', { name: /^Yes/ }).click();
    await page.waitForURL(`${hub.endpoint}/`);
    await see(page.getByRole('link', { name: 'Sign in' }), 'the link to sign in');
    await provider.setPeople({ hopper: { ...HOPPER, groups: ['readers'] }, newcomer: NEWCOMER });
    await throughProvider(visitor, 'hopper');
    await isAt(page, '/acme?tab=members');
    await settled(page);
    await seesText(memberRow(page), 'Read');
    await page.getByRole('button', { name: 'Account of hopper' }).click();
    await see(page.getByRole('menuitem', { name: 'Sign out' }), 'the menu');
    await seesNo(page.getByRole('menuitem', { name: 'Administration' }), 'the way to the administration');
    troubles.assertNone('the sign-in provider');
  });

  test('an invitation goes by mail from the settings of an organization, and its link makes a member with a confirmed address', async () => {
    const { hub, mail } = await company();
    const host = await lab.visitorAt(hub.endpoint);
    const headers = { origin: hub.endpoint };
    await host.context.request.post('/hub/v1/session', { data: { login: ADA.name, password: ADA.password }, headers });
    await host.context.request.post('/hub/v1/organizations', { data: { name: 'umbrella' }, headers });
    await visit(host, '/organizations/umbrella/settings/members');
    await host.page.getByLabel('E-mail address (optional)').fill('not an address');
    await host.page.getByRole('button', { name: 'Invite', exact: true }).click();
    await seesText(host.page, 'This is not an e-mail address.');
    await host.page.getByLabel('E-mail address (optional)').fill(GUEST.email);
    await host.page.getByRole('button', { name: 'Invite', exact: true }).click();
    await seesText(host.page, `The invitation is on its way to ${GUEST.email}.`);
    await see(host.page.getByRole('listitem').filter({ hasText: GUEST.email }), 'the open invitation with its address');
    await seesNo(host.page.locator('main [role=status] code'), 'the link that went to the guest alone');
    await lab.picture(host.page, 'organization-invited-by-mail');
    host.troubles.assertNone('inviting by mail');
    const guest = await lab.visitorAt(hub.endpoint);
    await visit(guest, await linkIn(mail, '/join#', GUEST.email));
    await seesText(guest.page, 'umbrella');
    await guest.page.getByLabel('User name', { exact: true }).fill(GUEST.name);
    await guest.page.getByLabel('Password').fill(GUEST.password);
    await guest.page.keyboard.press('Enter');
    await isAt(guest.page, '/umbrella');
    await visit(guest, '/settings/account');
    await see(guest.page.getByText('Confirmed', { exact: true }), 'that the address is confirmed');
    await invitedHere(lab, hub, host, guest);
    guest.troubles.assertNone('coming by mail');
  });

  test('where passwords are off the sign-in page has the provider alone, once an administrator came by it', async () => {
    const { hub, provider, restart } = await company();
    await restart({ GROVE_PASSWORD_SIGN_IN: 'off' });
    await provider.setPeople({ hopper: HOPPER, newcomer: NEWCOMER });
    const visitor = await lab.visitorAt(hub.endpoint);
    const { page, troubles } = visitor;
    troubles.alsoAsks(provider.issuer);
    troubles.expect(404, '/favicon.ico');
    await visit(visitor, '/login');
    await see(page.getByText('Administrators: sign in with a password'), 'the way in for administrators');
    await throughProvider(visitor, 'hopper');
    await isAt(page, '/acme?tab=members');
    for (const locale of LOCALES) {
      const stranger = await lab.visitorAt(hub.endpoint, { locale });
      await inspect({ name: 'login-provider-alone', at: '/login' }, stranger, locale, lab);
      await seesNo(stranger.page.locator('main input'), 'a field to fill in');
    }
    for (const address of ['/join', '/forgot']) {
      await page.context().clearCookies();
      await visit(visitor, address);
      await seesText(page, 'This hub takes no passwords. Sign in with its sign-in provider.');
    }
    troubles.assertNone('a hub without passwords');
    await restart();
  });

  test('the steps of signing in and the security of an account are for everybody: axe, both languages and themes, a phone', async () => {
    const { hub, provider, stop } = await company();
    const second = { ...NEWCOMER, sub: 'u-second', email: 'second@example.org', preferred_username: 'second' };
    await provider.setPeople({ 'newcomer-en': NEWCOMER, 'newcomer-zh': second });
    try {
      await Promise.all(LOCALES.map((locale) => inspectSteps(lab, hub, provider, locale)));
    } finally {
      made = null;
      await stop();
    }
  });
}

/** Whoever has an account already is told on the hub, and answers there; who invited is told of it. */
async function invitedHere(lab, hub, host, guest) {
  const headers = { origin: hub.endpoint };
  await host.context.request.post('/hub/v1/organizations', { data: { name: 'wayland' }, headers });
  await host.context.request.post('/hub/v1/organizations/wayland/invitations', { data: { role: 'write', email: GUEST.email }, headers });
  await visit(guest, '/notifications');
  await guest.page.getByRole('link', { name: 'ada invites you to wayland' }).click();
  await seesHeading(guest.page, 'Accept the invitation');
  await seesText(guest.page, 'Role: Write');
  const at = guest.page.url();
  const inLocale = async (locale) => {
    const resident = await lab.visitorAt(hub.endpoint, { locale });
    await resident.context.request.post('/hub/v1/session', { data: { login: GUEST.name, password: GUEST.password }, headers });
    return resident;
  };
  await inspectAll(lab, inLocale, [
    { name: 'join-invited', at },
    { name: 'notices-invited', at: '/notifications' },
    { name: 'notices-settings', at: '/settings/notifications' },
  ]);
  await guest.page.getByRole('button', { name: 'Accept as guest' }).click();
  await isAt(guest.page, '/wayland');
  guest.troubles.expect(404, '/hub/v1/invitations/');
  await guest.page.goto(at);
  await seesText(guest.page, 'This invitation was used or withdrawn');
  await visit(host, '/notifications?reason=invitation');
  assert.equal(await host.page.getByRole('combobox', { name: 'Why', exact: true }).inputValue(), 'invitation');
  await see(host.page.getByRole('link', { name: 'guest accepted your invitation to wayland' }), 'the answer');
}

async function inspectSteps(lab, hub, provider, locale) {
  const visitor = await lab.visitorAt(hub.endpoint, { locale });
  const look = (name, at, act) => inspect({ name, at, act }, visitor, locale, lab);
  await look('login-provider', '/login');
  await look('forgot-mail', '/forgot');
  const data = { login: KAY.name, password: NEW_PASSWORD };
  await visitor.context.request.post('/hub/v1/session', { data, headers: { origin: hub.endpoint } });
  await look('login-second-factor', '/login?step=second-factor');
  visitor.troubles.alsoAsks(provider.issuer);
  // The provider's person becomes an account below: each language has one of its own.
  const name = `newcomer-${locale === 'en-US' ? 'en' : 'zh'}`;
  await visitor.page.goto('/hub/v1/sso/start');
  await atProvider(visitor.page, name);
  await visitor.page.waitForURL(/\/login\/first/);
  await look('login-first', '/login/first');
  await visitor.page.setViewportSize({ width: 1280, height: 800 });
  const headers = { origin: hub.endpoint };
  const first = await visitor.context.request.post('/hub/v1/sso/account', { data: { name }, headers });
  assert.ok(first.ok(), await first.text());
  await look('security-linked', '/settings/security');
}

async function setUpSecondFactor(page, lab) {
  await page.getByRole('button', { name: 'Set up' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Current password').fill(NEW_PASSWORD);
  await page.keyboard.press('Enter');
  const secret = await dialog.locator('code').innerText();
  await see(dialog.getByRole('img', { name: /^QR code/ }), 'the QR code');
  await lab.picture(page, 'second-factor-light');
  await dialog.getByRole('textbox', { name: 'Code' }).fill(authenticatorCode(secret));
  await page.keyboard.press('Enter');
  await seesText(dialog, /Keep these recovery codes/);
  await lab.picture(page, 'recovery-codes-light');
  const codes = await dialog.getByRole('listitem').allInnerTexts();
  assert.equal(codes.length, 10);
  await dialog.getByRole('button', { name: 'I have kept them' }).click();
  await see(page.getByText('On', { exact: true }), 'that it is on');
  return { secret, codes };
}

const memberRow = (page) => page.getByRole('listitem').filter({ hasText: 'hopper' });

async function signUp(visitor) {
  const { page } = visitor;
  await visit(visitor, '/join');
  await page.getByLabel('User name', { exact: true }).fill(KAY.name);
  await page.getByLabel(/E-mail/).fill(KAY.email);
  await page.getByLabel('Password').fill(KAY.password);
  await page.keyboard.press('Enter');
  await isAt(page, '/');
}

async function signInAt(visitor, next = '/') {
  await visit(visitor, `/login?next=${encodeURIComponent(next)}`);
  await signIn(visitor.page, NEW_PASSWORD);
}

async function signIn(page, password) {
  await page.getByLabel('User name or e-mail').fill(KAY.name);
  await page.getByLabel('Password').fill(password);
  await page.keyboard.press('Enter');
}

async function enterCode(page, code) {
  await page.getByRole('textbox', { name: 'Code' }).fill(code);
  await page.keyboard.press('Enter');
}

async function signOut(page) {
  await page.getByRole('button', { name: /^Account of/ }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await isAt(page, '/');
  await see(page.getByRole('link', { name: 'Sign in' }), 'the link to sign in');
}
