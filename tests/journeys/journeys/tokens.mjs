// Access tokens: made once, shown once, good until they are revoked.
import { assert, see, seesNo, seesText } from '../lib/see.mjs';
import { visit } from '../lib/visitor.mjs';

export function tokens(test, lab) {
  test('what a token may do is said before it is made; it is shown once, works for programs, is listed, and stops working when it is revoked', async () => {
    const visitor = await lab.signedIn();
    const { page, troubles } = visitor;
    await visit(visitor, '/settings/tokens');
    await sayWhatItMay(page);
    const secret = await makeToken(page, 'laptop');
    assert.equal((await whoAmI(lab, secret)).status, 200);
    assert.equal((await (await whoAmI(lab, secret)).json()).name, 'ada');
    await page.reload();
    const row = page.getByRole('main').getByRole('listitem').filter({ hasText: 'laptop' }).first();
    await see(row.getByText('Write', { exact: true }), 'the role of the token');
    await see(row.getByText('Last used just now'), 'when the token was used');
    assert.ok(!(await page.content()).includes(secret), 'the secret is on the page again');
    await row.getByRole('button', { name: 'What laptop may do' }).click();
    await see(deeds(row, 'It may').filter({ hasText: 'push and commit' }), 'what the token may do');
    await lab.picture(page, 'tokens-light');
    await revoke(page, row);
    await seesText(page.getByRole('main').locator('..').locator('..'), '“laptop” was revoked.');
    await seesNo(row, 'the revoked token');
    assert.equal((await whoAmI(lab, secret)).status, 401);
    troubles.assertNone('tokens');
  });
}

async function sayWhatItMay(page) {
  await page.getByRole('button', { name: 'New token' }).click();
  const dialog = page.getByRole('dialog', { name: 'New token' });
  const told = dialog.getByRole('region', { name: 'What it may do' });
  await dialog.getByLabel('Role').selectOption('read');
  await see(deeds(told, 'It may not').filter({ hasText: 'push and commit' }), 'that a token to read does not push');
  await see(deeds(told, 'It may').filter({ hasText: 'read public repositories' }), 'that it reads');
  await dialog.getByLabel('Role').selectOption('write');
  await see(deeds(told, 'It may').filter({ hasText: 'push and commit' }), 'that a token to write pushes');
  await see(deeds(told, 'It may').filter({ hasText: 'make new repositories' }).getByText('ada'), 'where it makes repositories');
  await dialog.getByLabel('Role').selectOption('fineGrained');
  await see(deeds(told, 'It may not').filter({ hasText: 'run jobs' }), 'that a scope to read runs no jobs');
  await dialog.getByLabel('Run jobs and call models').check();
  await see(deeds(told, 'It may').filter({ hasText: 'run jobs' }).getByText('ada'), 'that a scope for jobs does');
  await see(told.getByText('hf auth login'), 'how it is used');
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await dialog.waitFor({ state: 'detached' });
}

function deeds(told, title) {
  return told.getByRole('heading', { name: title, exact: true }).locator('xpath=following-sibling::ul').first().getByRole('listitem');
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
