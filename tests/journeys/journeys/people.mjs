// People who come after the first: signing up, an invitation, a forgotten password.
import { assert, isAt, see, seesHeading, seesNo, seesText } from '../lib/see.mjs';
import { visit } from '../lib/visitor.mjs';

const BOB = { name: 'bob', password: 'a password of bob' };
const NEW_PASSWORD = 'another one of bob';

export function people(test, lab) {
  test('somebody signs up, and a taken name is said beside its field', async () => {
    await lab.ensureAdministrator();
    const visitor = await lab.visitor();
    const { page, troubles } = visitor;
    await visit(visitor, '/login?next=%2Fmodels');
    await page.getByRole('link', { name: 'Create an account' }).click();
    await isAt(page, '/join?next=%2Fmodels');
    troubles.expect(409, '/hub/v1/accounts');
    await signUp(page, { ...BOB, name: 'ADA' });
    await seesText(page, 'This name is taken. Upper and lower case count as the same.');
    await see(page.locator('input[name=name][aria-invalid=true]'), 'the field of the taken name');
    await signUp(page, BOB);
    await isAt(page, '/models');
    await see(page.getByRole('button', { name: 'Account of bob' }), 'the account menu of bob');
    troubles.assertNone('signing up');
  });

  test('a reset link sets a new password once; the old one is no longer good', async () => {
    await lab.ensureAdministrator();
    const link = lab.product.grove('reset-link', BOB.name);
    const visitor = await lab.visitor();
    const { page, troubles } = visitor;
    await visit(visitor, link);
    await seesHeading(page, 'Choose a new password');
    await lab.picture(page, 'reset-light');
    await page.getByLabel('New password').fill('short');
    await page.keyboard.press('Enter');
    await seesText(page, 'The password needs at least 10 characters.');
    await page.getByLabel('New password').fill(NEW_PASSWORD);
    await page.keyboard.press('Enter');
    await isAt(page, '/login');
    await seesText(page.locator('[aria-live]'), 'Your password was changed.');
    troubles.expect(401, '/hub/v1/session');
    await signIn(page, BOB.name, BOB.password);
    await seesText(page.getByRole('alert'), 'This name and password do not match.');
    await signIn(page, BOB.name, NEW_PASSWORD);
    await isAt(page, '/');
    troubles.expect(404, '/one-time-links/inspect');
    await visit(visitor, link);
    await seesText(page, 'This link was used already, has expired, or is not complete.');
    await seesText(page, 'Ask the administrator for a new one.');
    troubles.assertNone('a password reset');
  });

  test('on a hub by invitation only the holder of an unused link can sign up', async () => {
    await lab.ensureAdministrator();
    await lab.product.restart({ GROVE_SIGNUP: 'invite' });
    try {
      const visitor = await lab.visitor();
      const { page, troubles } = visitor;
      await visit(visitor, '/join');
      await seesText(page, 'New accounts are made by invitation here.');
      await seesNo(page.locator('input[type=password]'), 'a form to sign up');
      const link = lab.product.grove('invite-link');
      await visit(visitor, link);
      await signUp(page, { name: 'carol', password: 'a password of carol' });
      await isAt(page, '/');
      await see(page.getByRole('button', { name: 'Account of carol' }), 'the account menu of carol');
      troubles.expect(404, '/one-time-links/inspect');
      await visit(visitor, link);
      await seesText(page, 'This link was used already, has expired, or is not complete.');
      assert.ok(!page.url().includes('?'));
      troubles.assertNone('an invitation');
    } finally {
      await lab.product.restart();
    }
  });
}

async function signUp(page, { name, password }) {
  await page.getByLabel('User name', { exact: true }).fill(name);
  await page.getByLabel('Password').fill(password);
  await page.keyboard.press('Enter');
}

async function signIn(page, login, password) {
  await page.getByLabel('User name or e-mail').fill(login);
  await page.getByLabel('Password').fill(password);
  await page.keyboard.press('Enter');
}
