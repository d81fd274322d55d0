// Access tokens: made once, shown once, good until they are revoked.
import { assert, see, seesNo, seesText } from '../lib/see.mjs';
import { visit } from '../lib/visitor.mjs';

export function tokens(test, lab) {
  test('a new token is shown once, works for programs, is listed, and stops working when it is revoked', async () => {
    const visitor = await lab.signedIn();
    const { page, troubles } = visitor;
    await visit(visitor, '/settings/tokens');
    const secret = await makeToken(page, 'laptop');
    assert.equal((await whoAmI(lab, secret)).status, 200);
    assert.equal((await (await whoAmI(lab, secret)).json()).name, 'ada');
    await page.reload();
    const row = page.getByRole('listitem').filter({ hasText: 'laptop' });
    await see(row.getByText('Write', { exact: true }), 'the role of the token');
    await see(row.getByText('Last used just now'), 'when the token was used');
    assert.ok(!(await page.content()).includes(secret), 'the secret is on the page again');
    await lab.picture(page, 'tokens-light');
    await revoke(page, row);
    await seesText(page.getByRole('main').locator('..').locator('..'), '“laptop” was revoked.');
    await seesNo(row, 'the revoked token');
    assert.equal((await whoAmI(lab, secret)).status, 401);
    troubles.assertNone('tokens');
  });
}

async function makeToken(page, name) {
  await page.getByRole('button', { name: 'New token' }).click();
  const dialog = page.getByRole('dialog', { name: 'New token' });
  await dialog.getByLabel('Role').selectOption('write');
  await dialog.getByLabel('Name').fill(name);
  await page.keyboard.press('Enter');
  const made = page.getByRole('dialog', { name: `Token “${name}”` });
  await seesText(made, 'Copy the token now: it is shown only this once.');
  const secret = await made.locator('code').innerText();
  assert.match(secret, /^(?:grove|hf)_\w{20,}$/);
  await made.getByRole('button', { name: 'I have copied it' }).click();
  await made.waitFor({ state: 'detached' });
  return secret;
}

async function revoke(page, row) {
  await row.getByRole('button', { name: 'Revoke laptop' }).click();
  const dialog = page.getByRole('dialog', { name: 'Revoke “laptop”?' });
  await seesText(dialog, 'This cannot be undone.');
  await dialog.getByRole('button', { name: 'Revoke', exact: true }).click();
  await dialog.waitFor({ state: 'detached' });
}

function whoAmI({ product }, secret) {
  return fetch(`${product.endpoint}/api/whoami-v2`, { headers: { authorization: `Bearer ${secret}` } });
}
