// Files changed in the browser: made, edited, renamed, deleted; and what happens when somebody else was faster.
import { assert, isAt, see, seesNo, seesText } from '../lib/see.mjs';
import { commit } from '../lib/commit.mjs';
import { settled, visit } from '../lib/visitor.mjs';

export function editing(test, lab) {
  const begin = async (name, address) => {
    const api = await lab.api();
    await api.createRepo(`ada/${name}`);
    await commit(api, `ada/${name}`, { 'notes.md': '# Notes\n\nFirst.\n' }, { title: 'Notes' });
    const visitor = await lab.signedIn();
    await visit(visitor, `/ada/${name}${address}`);
    return { ...visitor, api };
  };
  const textOf = async (api, path) => (await api.request('GET', path)).text();

  test('a file is made, edited, renamed and deleted in the browser, each with a commit', async () => {
    const { page, troubles, api } = await begin('written', '/tree/main');
    await page.getByRole('link', { name: 'New file' }).click();
    await page.getByRole('textbox', { name: 'Path' }).fill('docs/plan.md');
    await write(page, '# Plan\n');
    await page.getByRole('button', { name: 'Commit', exact: true }).click();
    await isAt(page, '/ada/written/blob/main/docs/plan.md');
    assert.equal(await textOf(api, '/ada/written/resolve/main/docs/plan.md'), '# Plan\n');
    await page.getByRole('link', { name: 'Edit' }).click();
    await write(page, '# A better plan\n');
    await page.getByRole('textbox', { name: 'Path' }).fill('docs/better.md');
    await page.getByLabel('Message').fill('Think again');
    await page.getByRole('button', { name: 'Commit', exact: true }).click();
    await isAt(page, '/ada/written/blob/main/docs/better.md');
    await seesText(page, 'Think again');
    await page.getByRole('button', { name: 'Delete docs/better.md' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Delete', exact: true }).click();
    await page.waitForURL('**/ada/written/tree/main/docs');
    await visit({ page }, '/ada/written/commits/main');
    for (const title of ['Add docs/plan.md', 'Think again', 'Delete docs/better.md']) await seesText(page, title);
    troubles.forget();
  });

  test('an edit on top of what somebody else changed meanwhile is refused, loses nothing, and can be saved on top', async () => {
    const { page, troubles, api } = await begin('contended', '/edit/main/notes.md');
    await write(page, '# Mine\n');
    await commit(api, 'ada/contended', { 'notes.md': '# Theirs\n' }, { title: 'Faster' });
    troubles.expect(412, '/commits');
    await page.getByRole('button', { name: 'Commit', exact: true }).click();
    await seesText(page, 'Somebody committed to this branch after you opened the page.');
    assert.match(await page.locator('.cm-content').innerText(), /# Mine/);
    assert.equal(await textOf(api, '/ada/contended/resolve/main/notes.md'), '# Theirs\n');
    await page.getByRole('button', { name: 'Save mine on top' }).click();
    await isAt(page, '/ada/contended/blob/main/notes.md');
    assert.equal(await textOf(api, '/ada/contended/resolve/main/notes.md'), '# Mine\n');
    troubles.assertNone('an edit that came second');
  });

  test('a card is written by text and by form, is seen before it is committed, and survives a reload', async () => {
    const { page, troubles, api } = await begin('carded', '/new/main');
    await page.getByRole('textbox', { name: 'Path' }).fill('README.md');
    await write(page, '# Carded\n\n| a | b |\n|---|---|\n| 1 | 2 |\n');
    await page.getByRole('button', { name: 'Metadata form' }).click();
    await choose(page, 'Licence', 'mit license', 'MIT License');
    await choose(page, 'Languages', 'engl', 'English');
    await choose(page, 'Languages', 'norwegian', /^Norwegian\b/);
    await lab.picture(page, 'edit-fields');
    page.once('dialog', (dialog) => dialog.accept());
    await page.reload();
    await seesText(page, 'What you had not committed is back.');
    assert.equal(await page.getByRole('textbox', { name: 'Path' }).inputValue(), 'README.md');
    await page.getByRole('button', { name: 'See how it will look' }).click();
    await see(page.getByRole('cell', { name: '2' }), 'the table of the preview');
    await lab.picture(page, 'edit-preview');
    await page.getByRole('button', { name: 'Commit', exact: true }).click();
    await isAt(page, '/ada/carded/blob/main/README.md');
    const card = '---\nlicense: mit\nlanguage:\n  - en\n  - "no"\n---\n\n# Carded\n\n| a | b |\n|---|---|\n| 1 | 2 |\n';
    assert.equal(await textOf(api, '/ada/carded/resolve/main/README.md'), card);
    await visit({ page }, '/ada/carded/new/main');
    await seesNo(page.getByText('What you had not committed is back.'), 'a draft after its commit');
    troubles.assertNone('a card');
  });

  test('the form of a card offers what is known, says at once what is wrong, and leaves what it cannot keep to the text', async () => {
    await lab.world();
    const { page, troubles, api } = await begin('by-form', '/new/main');
    await page.getByRole('textbox', { name: 'Path' }).fill('README.md');
    await write(page, '---\n# who may use it\nlicense: [mit, isc]\nextra:\n  deep: 1\n---\n\n# By form\n');
    await see(
      page.getByRole('region', { name: 'See how it will look' }).getByRole('heading', { name: 'By form' }),
      'the text as it will look, beside it',
    );
    await page.getByRole('button', { name: 'Metadata form' }).click();
    assert.equal(await page.getByRole('combobox', { name: 'Licence' }).isDisabled(), true);
    await seesText(page, 'Written in a way that only the text can change');
    await choose(page, 'Task', 'speech rec', /Speech recognition/);
    const madeFrom = page.getByRole('combobox', { name: 'Made from' });
    await madeFrom.fill('tiny');
    await page.getByRole('option', { name: 'ada/tiny', exact: true }).click();
    await madeFrom.fill('elsewhere/large');
    await page.keyboard.press(',');
    await choose(page, 'How it was made', 'lora', /Adapter/);
    await page.getByRole('combobox', { name: 'Tags' }).fill('one');
    await page.keyboard.press('Enter');
    await page.getByRole('combobox', { name: 'Tags' }).fill('two');
    await page.keyboard.press('Tab');
    await see(page.getByRole('button', { name: 'Remove two' }), 'what was typed before the field was left');
    await page.getByRole('combobox', { name: 'Tags' }).press('Backspace');
    await seesNo(page.getByRole('button', { name: 'Remove two' }), 'the tag that was taken back');
    const languages = page.getByRole('combobox', { name: 'Languages' });
    await languages.fill('klingonese tongue');
    await page.keyboard.press('Enter');
    await seesText(page, /is no language code/);
    assert.equal(await languages.getAttribute('aria-invalid'), 'true');
    await page.getByRole('button', { name: 'Remove klingonese tongue' }).click();
    await seesNo(page.getByText(/is no language code/), 'a problem that is mended');
    await lab.picture(page, 'edit-fields-offered');
    await page.getByRole('button', { name: 'Commit', exact: true }).click();
    await isAt(page, '/ada/by-form/blob/main/README.md');
    const added =
      'pipeline_tag: automatic-speech-recognition\nbase_model:\n  - ada/tiny\n  - elsewhere/large\nbase_model_relation: adapter\ntags: one\n';
    const card = `---\n# who may use it\nlicense: [mit, isc]\nextra:\n  deep: 1\n${added}---\n\n# By form\n`;
    assert.equal(await textOf(api, '/ada/by-form/resolve/main/README.md'), card);
    troubles.assertNone('a form');
  });

  test('who may only read is offered no pen, and an address of the editor says why', async () => {
    await lab.world();
    const { page } = await lab.visitor();
    await visit({ page }, '/ada/tiny/blob/main/config.json');
    await seesNo(page.getByRole('link', { name: 'Edit' }), 'the pen');
    await visit({ page }, '/ada/tiny/edit/main/config.json');
    await seesText(page, /Files change on a branch/);
    await settled(page);
  });

  test('lines have addresses, y stays at the commit, and t finds a file by some letters', async () => {
    await lab.world();
    const visitor = await lab.visitor();
    const { page, troubles } = visitor;
    await visit(visitor, '/ada/tiny/blob/main/scripts/evaluate.py#L5-L7');
    await see(page.locator('[data-lines="#L5-L7"]'), 'three lines marked');
    await page.keyboard.press('y');
    await page.waitForURL(/\/blob\/[0-9a-f]{40}\/scripts\/evaluate\.py#L5-L7$/);
    await visit(visitor, '/ada/tiny/tree/main');
    await page.keyboard.press('t');
    await page.getByRole('combobox').fill('kprs');
    await page.getByRole('option', { name: 'scripts/rust/keep.rs' }).waitFor();
    await page.keyboard.press('Enter');
    await isAt(page, '/ada/tiny/blob/main/scripts/rust/keep.rs');
    troubles.assertNone('lines and files');
  });
}

/** Finds a value by some letters, with the keyboard alone. */
async function choose(page, field, letters, name) {
  await page.getByRole('combobox', { name: field }).fill(letters);
  await page.getByRole('option', { name }).first().waitFor();
  await page.keyboard.press('Enter');
}

/** Takes the place of everything that the editor holds. */
async function write(page, text) {
  await page.locator('.cm-content').click();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.press('Delete');
  await page.keyboard.insertText(text);
}
