// Somebody reports a model, an administrator takes it down: it is gone for everybody, its owner reads why, and it comes back. Words that are ruled out cannot be written.
import { see, seesNo, seesText } from '../lib/see.mjs';
import { visit } from '../lib/visitor.mjs';
import { joined } from './talking.mjs';
import { inspectAll } from './pages.mjs';

const NED = { name: 'ned', email: 'ned@example.org', password: 'a password of ned' };
const OLA = { name: 'ola', email: 'ola@example.org', password: 'a password of ola' };
const WHY = 'It asks its users for passwords.';

export function takedown(test, lab) {
  test('takedown: what somebody reported is taken down with a reason, gone for others, explained to its owner, and put back', async () => {
    const [ned, ola] = [await joined(lab, NED), await joined(lab, OLA)];
    await visit(ned, '/new');
    await ned.page.evaluate(() =>
      fetch('/hub/v1/repositories', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ type: 'model', namespace: 'ned', name: 'borrowed', isPrivate: false, readme: '# Borrowed verses' }),
      }),
    );
    await visit(ola, '/ned/borrowed');
    await ola.page.getByRole('button', { name: 'Report…' }).click();
    const dialog = ola.page.getByRole('dialog', { name: 'Report ned/borrowed' });
    await dialog.getByRole('combobox', { name: 'Why' }).selectOption('malware');
    await dialog.getByRole('textbox', { name: 'What is wrong with it' }).fill('It wants my password.');
    await lab.picture(ola.page, 'report-light');
    await dialog.getByRole('button', { name: 'Send the report' }).click();
    await seesText(ola.page, 'Thank you. The administrators will look at it.');
    const ada = await lab.signedIn();
    await visit(ada, '/admin/reports');
    await see(ada.page.getByRole('link', { name: 'ned/borrowed' }), 'what was reported');
    await ada.page.getByRole('button', { name: '1 report' }).click();
    await seesText(ada.page, 'It wants my password.');
    await inspectAll(lab, (locale) => lab.resident('ada', locale), [{ name: 'admin-reports', at: '/admin/reports' }]);
    await ada.page.getByRole('button', { name: 'Take down' }).click();
    await ada.page.getByRole('dialog').getByRole('textbox', { name: 'Reason' }).fill(WHY);
    await ada.page.getByRole('dialog').getByRole('button', { name: 'Take down' }).click();
    // Behind the dialog nothing has a role: it closes once it is decided.
    await ada.page.getByRole('dialog').waitFor({ state: 'detached' });
    await ada.page.getByRole('link', { name: 'ned/borrowed' }).waitFor({ state: 'detached' });
    for (const [person, isOwner] of [
      [ola, false],
      [ned, true],
    ]) {
      person.troubles.expect(403, '/repositories/model/ned/borrowed');
      await visit(person, '/ned/borrowed');
      await seesText(person.page, 'ned/borrowed is not available');
      if (isOwner) await seesText(person.page, WHY);
      else await seesNo(person.page.getByText(WHY), 'the reason');
      await lab.picture(person.page, `taken-down-${isOwner ? 'owner' : 'other'}-light`);
      await visit(person, '/models?search=borrowed');
      await seesNo(person.page.getByRole('link', { name: /borrowed/ }), 'the model in a list');
    }
    await told(lab, ned, ola);
    await visit(ada, '/admin/repositories?search=borrowed');
    await ada.page.getByRole('button', { name: /ned\/borrowed/ }).click();
    await ada.page.getByRole('menuitem').first().click();
    await ada.page.getByRole('dialog').getByRole('button').last().click();
    await ada.page.getByText(WHY).waitFor({ state: 'detached' });
    await visit(ola, '/ned/borrowed');
    await seesText(ola.page, 'Borrowed verses');
    await ruledOut(lab, ada, ola);
  });
}

/** The owner what was done, by its name though nobody sees it; who reported it that something was. */
async function told(lab, ned, ola) {
  await visit(ned, '/notifications?reason=moderation');
  await see(ned.page.getByRole('link', { name: 'ned/borrowed was taken down by administrators' }), 'what was done');
  await lab.picture(ned.page, 'notices-taken-down-light');
  await visit(ola, '/notifications?reason=moderation');
  await seesText(ola.page, 'You reported ned/borrowed: administrators have acted');
  await lab.picture(ola.page, 'notices-report-light');
}

async function ruledOut(lab, ada, ola) {
  await visit(ada, '/admin/words');
  await ada.page.getByRole('textbox', { name: 'Words or phrases' }).fill('grand casino\n代开发票');
  await ada.page.getByRole('textbox', { name: 'Note for other administrators' }).fill('今春的垃圾信息');
  await ada.page.getByRole('button', { name: 'Add to the list' }).click();
  await seesText(ada.page, '2 words were added.');
  await see(ada.page.getByText('代开发票'), 'the word in the list');
  await inspectAll(lab, (locale) => lab.resident('ada', locale), [{ name: 'admin-words', at: '/admin/words' }]);
  await visit(ola, '/ned/borrowed/discussions/new');
  await ola.page.getByRole('textbox', { name: 'Title' }).fill('Visit the Ｇｒａｎｄ Casino');
  ola.troubles.expect(422, '/repositories/model/ned/borrowed/discussions');
  await ola.page.getByRole('button', { name: 'Begin the discussion' }).click();
  await seesText(ola.page, 'This hub does not accept this text: it goes against what its operators allow.');
  await ada.page.getByRole('button', { name: 'Take “grand casino” off the list' }).click();
  await seesText(ada.page, '“grand casino” is off the list.');
}
