// A company: an organization is made, a colleague comes by a one-time link and signs in, roles change, a name changes, it ends.
import { ADA } from '../lib/lab.mjs';
import { assert, isAt, see, seesHeading, seesNo, seesText } from '../lib/see.mjs';
import { visit } from '../lib/visitor.mjs';

const COLLEAGUE = { name: 'grace', password: 'a compiler of her own' };

export function organizations(test, lab) {
  test('an admin invites a colleague by a one-time link, who signs up into the organization and signs in again', async () => {
    await lab.ensureAdministrator();
    const admin = await lab.signedIn(ADA);
    await visit(admin, '/organizations/new');
    await admin.page.getByLabel('Name', { exact: true }).fill('Globex');
    await admin.page.getByLabel('Full name').fill('Globex Corporation');
    await admin.page.getByRole('button', { name: 'Create organization' }).click();
    await isAt(admin.page, '/organizations/Globex/settings/members');
    await admin.page.getByRole('button', { name: 'Create link' }).click();
    const link = await admin.page.locator('[role=status] code').innerText();
    await seesText(admin.page, '1 open invitation');
    const colleague = await lab.visitor();
    const { page, troubles } = colleague;
    await visit(colleague, link);
    await seesText(page, 'You are invited to');
    await seesText(page, 'Globex Corporation');
    await lab.picture(page, 'join-organization-light');
    await page.getByLabel('User name', { exact: true }).fill(COLLEAGUE.name);
    await page.getByLabel('Password').fill(COLLEAGUE.password);
    await page.keyboard.press('Enter');
    await isAt(page, '/Globex');
    await see(page.getByRole('link', { name: /Members\s*2/ }), 'two members');
    const again = await lab.signedIn(COLLEAGUE);
    await visit(again, '/new');
    await see(
      again.page.getByRole('option', { name: 'Globex' }).or(again.page.getByRole('combobox', { name: 'Owner' })),
      'the owner to choose',
    );
    assert.match(await again.page.getByRole('combobox', { name: 'Owner' }).innerText(), /Globex/);
    troubles.assertNone('an invitation into an organization');
  });

  test('somebody who has an account accepts an invitation under a heading of its own, with one click', async () => {
    const admin = await lab.signedIn(ADA);
    await visit(admin, '/organizations/Globex/settings/members');
    await admin.page.getByRole('button', { name: 'Create link' }).click();
    const link = await admin.page.locator('[role=status] code').innerText();
    const { page, troubles, ...visitor } = await lab.signedIn(COLLEAGUE);
    await visit({ page, ...visitor }, link);
    await seesHeading(page, 'Accept the invitation');
    await seesText(page, 'You are invited to');
    await seesNo(page.getByText('Already have an account?'), 'a question for those who have no account');
    await lab.picture(page, 'join-accept');
    await page.getByRole('button', { name: 'Accept as grace' }).click();
    await isAt(page, '/Globex');
    troubles.assertNone('accepting an invitation');
  });

  test('roles change, the last admin stays, a new name keeps the old addresses, and an empty organization can be deleted', async () => {
    const { page, troubles, ...admin } = await lab.signedIn(ADA);
    await visit({ page, ...admin }, '/organizations/Globex/settings/members');
    await page.getByLabel('Role of grace').selectOption('read');
    await page.waitForFunction(() => document.querySelector('select[aria-label="Role of grace"]')?.value === 'read');
    troubles.expect(409, '/members/ada');
    await page.getByLabel('Role of ada').selectOption('read');
    await seesText(page, 'An organization keeps at least one admin');
    await visit({ page, ...admin }, '/organizations/Globex/settings/danger');
    await page.getByLabel('Name', { exact: true }).fill('Initech');
    await page.getByRole('button', { name: 'Rename' }).click();
    await isAt(page, '/organizations/Initech/settings/danger');
    await visit({ page, ...admin }, '/globex');
    await isAt(page, '/Initech');
    await visit({ page, ...admin }, '/organizations/Initech/settings/danger');
    await page.getByRole('button', { name: 'Delete organization' }).click();
    const dialog = page.getByRole('dialog');
    const confirm = dialog.getByRole('button', { name: 'Delete organization' });
    assert.ok(await confirm.isDisabled(), 'it could be deleted without typing its name');
    await dialog.getByLabel('Type Initech to confirm').fill('Initech');
    await confirm.click();
    await isAt(page, '/ada');
    troubles.expect(404, '/Initech');
    await visit({ page, ...admin }, '/Initech');
    await seesHeading(page, 'This page does not exist');
    troubles.assertNone('the life of an organization');
  });

  test('an administrator promotes and demotes; to everybody else the administration is a page that does not exist', async () => {
    const admin = await lab.signedIn(ADA);
    const other = await lab.signedIn(COLLEAGUE);
    await visit(other, '/admin/users');
    await seesHeading(other.page, 'This page does not exist');
    await visit(admin, '/admin/users?search=grace');
    const deed = async (name) => {
      await admin.page.getByRole('button', { name: 'Actions for grace' }).click();
      await admin.page.getByRole('menuitem', { name }).click();
      await admin.page.getByRole('dialog').getByRole('button', { name }).click();
    };
    await deed('Make administrator');
    await see(admin.page.locator('main li').getByText('Administrator', { exact: true }), 'the badge of an administrator');
    await visit(other, '/admin/users');
    await seesHeading(other.page, 'Users');
    await deed('Remove as administrator');
    await admin.page.locator('main li').getByText('Administrator', { exact: true }).waitFor({ state: 'detached' });
    await visit(other, '/admin');
    await seesHeading(other.page, 'This page does not exist');
    await visit(admin, '/admin/audit?action=account.admin');
    assert.equal(await admin.page.getByText('account.admin-changed').count(), 2);
    await seesNo(admin.page.getByRole('alert'), 'a problem');
    admin.troubles.assertNone('the administration');
  });
}
