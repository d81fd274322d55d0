// A gated repository: who asks on its page is let in by its author, and reads it at once.
import { commit } from '../lib/commit.mjs';
import { assert, see, seesNo, seesText } from '../lib/see.mjs';
import { visit } from '../lib/visitor.mjs';
import { joined } from './talking.mjs';
import { inspectAll } from './pages.mjs';

const IDA = { name: 'ida', email: 'ida@example.org', password: 'a password of ida' };
const CARD = `---
license: mit
extra_gated_prompt: You agree to use it for verses only.
extra_gated_fields:
  Company: text
  I want it for:
    type: select
    options: [Verses, Prose]
  I agree to the terms: checkbox
---
# Gated verses
`;

export function gates(test, lab) {
  test('who wants to read a gated model agrees to its terms, is let in by its author, and another one is told why not', async () => {
    const api = await lab.api();
    await api.createRepo('ada/gated-verses');
    await commit(api, 'ada/gated-verses', { 'README.md': CARD, 'verses.txt': 'a tiny rhyme\n' }, { title: 'Verses' });
    await api.request('PUT', '/api/models/ada/gated-verses/settings', { json: { gated: 'manual' } });
    const ida = await joined(lab, IDA);
    await visit(ida, '/ada/gated-verses');
    await seesText(ida.page, 'You agree to use it for verses only.');
    await lab.picture(ida.page, 'gate-asked-light');
    await ida.page.getByRole('textbox', { name: 'Company' }).fill('Rhymes & Co');
    await ida.page.getByRole('combobox', { name: 'I want it for' }).selectOption('Verses');
    await ida.page.getByRole('checkbox', { name: 'I agree to the terms' }).check();
    await ida.page.getByRole('button', { name: 'Ask for access' }).click();
    await seesText(ida.page, 'Its authors have not decided yet.');
    const ada = await lab.signedIn();
    await visit(ada, '/notifications?reason=access');
    await lab.picture(ada.page, 'notices-light');
    await ada.page.getByRole('link', { name: 'ida asks for access to ada/gated-verses' }).click();
    await seesText(ada.page, 'Rhymes & Co');
    await ada.page.getByRole('button', { name: 'Accept', exact: true }).click();
    await seesText(ada.page, 'Nobody is in this list.');
    await visit(ida, '/notifications');
    await ida.page.getByRole('link', { name: 'You may read ada/gated-verses now' }).click();
    await visit(ida, '/ada/gated-verses/blob/main/verses.txt');
    await seesText(ida.page, 'a tiny rhyme');
    await ada.page.getByRole('button', { name: 'Accepted' }).click();
    await ada.page.getByRole('button', { name: 'Reject', exact: true }).click();
    await ada.page.getByRole('textbox', { name: /^Why/ }).fill('Prose was found.');
    await ada.page.getByRole('dialog').getByRole('button', { name: 'Reject', exact: true }).click();
    await seesText(ada.page, 'Nobody is in this list.');
    await visit(ida, '/ada/gated-verses');
    await seesText(ida.page, 'Prose was found.');
    await seesNo(ida.page.getByRole('button', { name: 'Ask for access' }), 'the button');
    await chooses(ida);
    const visitor = await lab.visitor();
    await visit(visitor, '/ada/gated-verses');
    await see(visitor.page.getByRole('link', { name: 'Sign in to ask for access' }), 'the way in');
    ada.troubles.assertNone('the author');
    await inspectAll(lab, (locale) => lab.resident('ada', locale), [{ name: 'gate-settings', at: '/ada/gated-verses/settings' }]);
    await inspectAll(lab, (locale) => lab.resident(null, locale), [{ name: 'gate-visitor', at: '/ada/gated-verses' }]);
  });
}

/** What is turned off stays so. */
async function chooses({ page }) {
  await page.goto('/settings/notifications');
  await page.getByRole('combobox', { name: 'Somebody follows you' }).selectOption({ label: 'Not at all' });
  await seesText(page.locator('body'), 'Saved.');
  await page.reload();
  const choice = page.getByRole('combobox', { name: 'Somebody follows you' });
  await see(choice, 'the choice');
  assert.equal(await choice.inputValue(), 'off');
}
