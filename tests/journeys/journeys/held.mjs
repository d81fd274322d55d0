// What is written with a word that is held waits: its author sees it with a mark, nobody else does, and an administrator lets it through or refuses it.
import { see, seesNo, seesText } from '../lib/see.mjs';
import { PHONE, visit } from '../lib/visitor.mjs';
import { inspectAll } from './pages.mjs';
import { joined } from './talking.mjs';

const PAM = { name: 'pam', email: 'pam@example.org', password: 'a password of pam' };
const QUY = { name: 'quy', email: 'quy@example.org', password: 'a password of quy' };
const TITLE = 'Who sells a wombat?';

export function held(test, lab) {
  test('held: a discussion and a comment wait where only their author and administrators see them, one is let through and one refused', async () => {
    const [pam, quy] = [await joined(lab, PAM), await joined(lab, QUY)];
    await visit(pam, '/new');
    await pam.page.evaluate(() =>
      fetch('/hub/v1/repositories', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ type: 'model', namespace: 'pam', name: 'burrows', isPrivate: false, readme: '# Burrows' }),
      }),
    );
    const ada = await lab.signedIn();
    await visit(ada, '/admin/words');
    await ada.page.getByRole('textbox', { name: 'Words or phrases' }).fill('wombat\n袋熊');
    await ada.page.getByRole('combobox', { name: 'A text that has one' }).selectOption('hold');
    await ada.page.getByRole('button', { name: 'Add to the list' }).click();
    await seesText(ada.page, '2 words were added.');
    await see(ada.page.getByText('Hold', { exact: true }), 'what becomes of a text with it');
    await writes(lab, quy);
    await visit(pam, '/pam/burrows/discussions');
    await seesNo(pam.page.getByText(/wombat/), 'what waits');
    pam.troubles.expect(404, '/pam/burrows/discussions/1');
    await visit(pam, '/pam/burrows/discussions/1');
    await seesNo(pam.page.getByText(/wombat/), 'what waits');
    await decided(lab, ada, quy);
    await visit(pam, '/pam/burrows/discussions');
    await pam.page.getByRole('link', { name: TITLE }).click();
    await seesText(pam.page, 'It dug up my garden.');
    await seesNo(pam.page.getByText(/袋熊/), 'what was refused');
    quy.troubles.assertNone('the author');
  });
}

async function writes(lab, { page, ...quy }) {
  await visit({ page, ...quy }, '/pam/burrows/discussions/new');
  await page.getByRole('textbox', { name: 'Title' }).fill(TITLE);
  await page.getByRole('textbox', { name: 'What is it about?' }).fill('It dug up my garden.');
  await page.getByRole('button', { name: 'Begin the discussion' }).click();
  await seesText(page, 'Waits for a look');
  await seesText(page, 'Only its author and the administrators see this');
  await seesNo(page.getByRole('button', { name: 'Comment' }), 'a way to answer');
  await inspectAll(lab, (locale) => lab.resident('ada', locale), [{ name: 'held-discussion', at: '/pam/burrows/discussions/1' }]);
  await visit({ page, ...quy }, '/pam/burrows/discussions');
  await see(page.getByRole('link', { name: TITLE }), 'what waits in the list of its author');
}

async function decided(lab, ada, quy) {
  await visit(ada, '/admin/reports');
  await ada.page.getByRole('link', { name: 'Waiting for a look' }).click();
  await seesText(ada.page, TITLE);
  await inspectAll(lab, (locale) => lab.resident('ada', locale), [{ name: 'admin-held', at: '/admin/reports?part=held' }]);
  await ada.page.setViewportSize(PHONE);
  await lab.picture(ada.page, 'admin-held-phone-light');
  await ada.page.getByRole('button', { name: 'Let through' }).click();
  await seesText(ada.page, 'It is there for everybody now.');
  await visit(quy, '/pam/burrows/discussions/1');
  await quy.page.getByRole('textbox', { name: 'Comment' }).fill('卖袋熊');
  await quy.page.getByRole('button', { name: 'Comment', exact: true }).click();
  const comment = quy.page.locator('article', { hasText: '卖袋熊' });
  await see(comment.getByText('Waits for a look'), 'the mark');
  await lab.picture(quy.page, 'held-comment-light');
  await visit(ada, '/admin/reports?part=held');
  await ada.page.getByRole('button', { name: 'Refuse' }).click();
  await ada.page.getByRole('dialog').getByRole('textbox', { name: 'Reason' }).fill('No trade in animals.');
  await ada.page.getByRole('dialog').getByRole('button', { name: 'Refuse' }).click();
  await ada.page.getByRole('dialog').waitFor({ state: 'detached' });
  await visit(ada, '/admin/reports?part=held&state=decided');
  await seesText(ada.page, 'No trade in animals.');
}
