// What an owner changes about a repository, and what nobody else can.
import { commit } from '../lib/commit.mjs';
import { assert, isAt, see, seesNo, seesText } from '../lib/see.mjs';
import { settled, visit } from '../lib/visitor.mjs';

export function settings(test, lab) {
  test('an owner hides a repository, makes and removes a branch and a tag, renames it, and deletes it by typing its name', async () => {
    const api = await lab.api();
    await api.createRepo('ada/kept');
    const visitor = await lab.signedIn();
    const { page, troubles } = visitor;
    await visit(visitor, '/ada/kept');
    await page.getByRole('link', { name: 'Settings' }).click();
    await page.getByLabel('Visibility').selectOption('private');
    await see(page.getByRole('banner').or(page.locator('header')).getByText('Private'), 'the mark of a private repository');
    await page.getByLabel('New branch').fill('next/try');
    await page
      .locator('form')
      .filter({ has: page.getByLabel('New branch') })
      .getByRole('button', { name: 'Create' })
      .click();
    await see(page.getByRole('link', { name: 'next/try' }), 'the new branch');
    await page.getByLabel('New tag').fill('v1');
    await page
      .locator('form')
      .filter({ has: page.getByLabel('New tag') })
      .getByRole('button', { name: 'Create' })
      .click();
    await see(page.getByRole('link', { name: 'v1', exact: true }), 'the new tag');
    await page.getByRole('button', { name: 'Delete next/try' }).click();
    await page.getByRole('button', { name: 'Delete next/try' }).click();
    await page.getByRole('link', { name: 'next/try' }).waitFor({ state: 'detached' });
    await page.getByRole('textbox', { name: 'Name' }).fill('renamed');
    await page.getByRole('button', { name: 'Move' }).click();
    await isAt(page, '/ada/renamed/settings');
    await settled(page);
    await page.getByRole('button', { name: 'Delete this repository' }).click();
    const dialog = page.getByRole('dialog');
    assert.ok(await dialog.getByRole('button', { name: 'Delete this repository' }).isDisabled());
    await dialog.getByLabel(/^Type/).fill('ada/renamed');
    await dialog.getByRole('button', { name: 'Delete this repository' }).click();
    await isAt(page, '/models');
    await seesText(page, 'ada/renamed was deleted.');
    assert.equal((await api.request('GET', '/api/models/ada/renamed')).status, 404);
    troubles.forget();
  });

  test('an owner protects branches by a rule: what it means is shown, the editor offers a pull request, and the rule goes again', async () => {
    const api = await lab.api();
    await api.createRepo('ada/guarded');
    await commit(api, 'ada/guarded', { 'notes.md': '# Notes\n' }, { title: 'Notes' });
    const visitor = await lab.signedIn();
    const { page, troubles } = visitor;
    await visit(visitor, '/ada/guarded/settings');
    await seesText(page, 'Built in: the default branch is neither forced nor deleted.');
    await page.getByLabel('Pattern').fill('rel*');
    await seesText(page, 'Matches nothing yet.');
    await page.getByLabel('Pattern').fill('ma*');
    await seesText(page, 'Matches one:');
    await page.getByLabel('Who may push').selectOption('nobody');
    await page.getByRole('button', { name: 'Add the rule' }).click();
    await seesText(page, 'Protected by ma*');
    await visit(visitor, '/ada/guarded/upload/main');
    await settled(page);
    await visit(visitor, '/ada/guarded/edit/main/notes.md');
    await seesText(page, 'The rule ma* protects main: your change becomes a pull request.');
    await page.locator('.cm-content').click();
    await page.keyboard.type('Guarded. ');
    await page.getByRole('button', { name: 'Propose the change' }).click();
    await isAt(page, '/ada/guarded/discussions/1');
    await page.getByRole('button', { name: 'Merge', exact: true }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Merge', exact: true }).click();
    await seesText(page, 'Merged as');
    await visit(visitor, '/ada/guarded/settings');
    await page.getByRole('button', { name: 'Change the rule ma*' }).click();
    await page
      .locator('li')
      .filter({ has: page.getByRole('button', { name: 'Save' }) })
      .getByLabel('Who may push')
      .selectOption('writers');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await see(page.locator('li p', { hasText: 'Everybody who may write pushes' }), 'the changed rule');
    await page.getByRole('button', { name: 'Remove the rule ma*' }).click();
    await page.getByRole('button', { name: 'Remove the rule ma*' }).click();
    await page.getByRole('button', { name: 'Remove the rule ma*' }).waitFor({ state: 'detached' });
    troubles.assertNone('rules of branches');
  });

  test('who may not administer a repository sees no settings', async () => {
    await lab.world();
    const visitor = await lab.visitor();
    await visit(visitor, '/ada/tiny');
    await seesNo(visitor.page.getByRole('link', { name: 'Settings' }), 'the settings');
    await visit(visitor, '/ada/tiny/settings');
    await seesText(visitor.page, 'You may not do this.');
  });

  test('the name of a new repository is checked while it is typed', async () => {
    await lab.world();
    const visitor = await lab.signedIn();
    const { page, troubles } = visitor;
    await visit(visitor, '/new');
    await page.getByLabel('Name').fill('tiny');
    await seesText(page, 'This owner has a repository of that name already.');
    await page.getByLabel('Name').fill('tiny-two');
    await seesText(page, '/ada/tiny-two is free.');
    troubles.assertNone('the name of a new repository');
  });
}
