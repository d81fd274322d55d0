// What people say to each other about a repository: from the first account to a merged pull request, between two browsers.
import { rmSync } from 'node:fs';
import { commit } from '../lib/commit.mjs';
import { dropFolder, sampleTexts } from '../lib/dropped-folder.mjs';
import { assert, isAt, see, seesHeading, seesNo, seesText } from '../lib/see.mjs';
import { PHONE, settled, visit } from '../lib/visitor.mjs';
import { inspectAll } from './pages.mjs';

const MIRA = { name: 'mira', email: 'mira@example.org', password: 'a password of mira' };
export const TOM = { name: 'tom', email: 'tom@example.org', password: 'a password of tom' };
const CARD = '# Verses\n\nCouplets that *rhyme*.\n';

export function talking(test, lab) {
  test('from an account to a merged pull request: a folder, a card, a like, a discussion, an edit by a reader, and the news in the other browser at once', async () => {
    await lab.ensureAdministrator();
    const [mira, tom] = [await joined(lab, MIRA), await joined(lab, TOM)];
    await createByHand(mira.page, 'verses');
    await uploadCard(mira.page, 'mira/verses');
    await seesHeading(mira.page, 'Verses');
    await findAndLike(tom.page, 'verses');
    await visit(mira, '/notifications');
    await seesText(mira.page, /Nothing new/);
    await askSomething(tom.page);
    await hearsOf(mira.page, 1);
    await see(mira.page.getByRole('link', { name: 'Which metre is meant?' }), 'what has news');
    await proposeEdit(tom.page);
    await hearsOf(mira.page, 2);
    await mira.page.getByRole('link', { name: 'Mend the card' }).click();
    await isAt(mira.page, '/mira/verses/discussions/2');
    await mira.page.getByRole('link', { name: 'Files changed' }).click();
    await seesText(mira.page, 'Couplets that rhyme twice.');
    await mira.page.getByRole('link', { name: 'Conversation' }).click();
    await visit(tom, '/notifications');
    await mira.page.getByRole('button', { name: 'Merge', exact: true }).click();
    await mira.page.getByRole('dialog').getByRole('button', { name: 'Merge', exact: true }).click();
    await hearsOf(tom.page, 1);
    await seesText(mira.page, 'Merged as');
    await visit(mira, '/mira/verses');
    await seesText(mira.page, 'Couplets that rhyme twice.');
    mira.troubles.assertNone('the owner');
    tom.troubles.assertNone('the reader');
  });

  test('a discussion is answered, quoted, edited, reacted to, hidden, closed and opened; what is typed survives a reload', async () => {
    const { tom, ada, api } = await inTalk(lab, 'replies');
    const num = await begun(api, 'replies', 'A question of style');
    const at = `/ada/replies/discussions/${num}`;
    await visit(tom, at);
    const field = tom.page.getByRole('textbox', { name: 'Comment' });
    await field.fill('I would **not** do that');
    await visit(tom, at);
    assert.equal(await field.inputValue(), 'I would **not** do that');
    await tom.page.getByRole('button', { name: 'Preview' }).click();
    await see(tom.page.locator('#reply strong', { hasText: 'not' }), 'the preview');
    await tom.page.getByRole('button', { name: 'Write' }).click();
    await field.press('Control+Enter');
    const comment = tom.page.locator('article', { hasText: 'I would not do that' });
    await see(comment, 'the comment');
    assert.equal(await field.inputValue(), '');
    const edited = tom.page.locator(`[id="${await comment.getAttribute('id')}"]`);
    await choose(tom.page, edited, 'Edit');
    await edited.getByRole('textbox', { name: 'Edit' }).fill('I would do that');
    await edited.getByRole('button', { name: 'Save' }).click();
    await seesText(edited, 'I would do that');
    await edited.getByRole('button', { name: 'edited' }).click();
    await seesText(tom.page.getByRole('dialog'), 'I would **not** do that');
    await tom.page.keyboard.press('Escape');
    await edited.getByRole('button', { name: 'React' }).click();
    await tom.page.getByRole('button', { name: 'React with 🎉' }).click();
    await see(edited.getByRole('button', { name: '🎉 1', pressed: true }), 'the reaction');
    await visit(ada, at);
    const seen = ada.page.locator('article', { hasText: 'I would do that' });
    await choose(ada.page, seen, 'Quote');
    assert.match(await ada.page.getByRole('textbox', { name: 'Comment' }).inputValue(), /^> I would do that/);
    await choose(ada.page, seen, 'Hide');
    await ada.page.getByRole('dialog').getByRole('button', { name: 'Hide' }).click();
    await seesText(ada.page, 'This comment has been hidden by ada.');
    await ada.page.getByRole('button', { name: 'Send and close' }).click();
    await seesText(ada.page, 'closed it');
    await ada.page.getByRole('button', { name: 'Open again' }).click();
    await seesText(ada.page, 'opened it again');
    ada.troubles.assertNone('a discussion');
    tom.troubles.assertNone('a discussion');
  });

  test('a pull request that conflicts says in which files, and who keeps the repository pins and locks', async () => {
    const { ada, api } = await inTalk(lab, 'conflicts');
    await commit(api, 'ada/conflicts', { 'notes.md': 'theirs\n', 'fine.md': 'x\n' }, { title: 'Their notes', isProposed: true });
    await commit(api, 'ada/conflicts', { 'notes.md': 'ours\n' }, { title: 'Our notes' });
    await visit(ada, '/ada/conflicts/discussions/1');
    await seesText(ada.page, 'This cannot be merged, since both sides changed:');
    await see(ada.page.getByRole('listitem').filter({ hasText: 'notes.md' }), 'the file');
    await seesNo(ada.page.getByRole('button', { name: 'Merge', exact: true }), 'the button of the merge');
    await ada.page.getByRole('button', { name: 'Pin' }).click();
    await see(ada.page.getByRole('button', { name: 'Unpin' }), 'that it is pinned');
    await ada.page.getByRole('button', { name: 'Lock' }).click();
    await see(ada.page.getByRole('button', { name: 'Unlock' }), 'that it is locked');
    const { page } = await lab.visitor();
    await visit({ page }, '/ada/conflicts/discussions');
    await seesText(page, 'Pinned');
    await page.getByRole('combobox', { name: 'Kind' }).selectOption('Discussions');
    await isAt(page, '/ada/conflicts/discussions?kind=discussion');
    await seesText(page, 'Nothing matches these filters.');
    ada.troubles.assertNone('a conflict');
  });

  test('by keyboard alone on a phone: a discussion is begun and answered', async () => {
    await inTalk(lab, 'by-keys');
    const visitor = await lab.signedIn(TOM, { viewport: PHONE });
    const { page, troubles } = visitor;
    await visit(visitor, '/ada/by-keys/discussions');
    await page.getByRole('link', { name: 'New discussion' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('textbox', { name: 'Title' }).focus();
    await page.keyboard.type('Typed, not pointed');
    await page.getByRole('textbox', { name: 'What is it about?' }).focus();
    await page.keyboard.type('No mouse.');
    await page.keyboard.press('Control+Enter');
    await isAt(page, '/ada/by-keys/discussions/1');
    await seesHeading(page, /Typed, not pointed/);
    await page.getByRole('textbox', { name: 'Comment' }).focus();
    await page.keyboard.type('And an answer.');
    await page.keyboard.press('Control+Enter');
    await seesText(page, 'And an answer.');
    troubles.assertNone('keys');
  });

  test('the pages of talk are for everybody: axe, both languages and themes, phones', async () => {
    const { api, tom } = await inTalk(lab, 'talks');
    await begun(api, 'talks', 'A question of style');
    await commit(
      api,
      'ada/talks',
      { 'new.md': 'x\n', 'README.md': '# Talks\n\nMore of them.\n' },
      { title: 'More talk', isProposed: true },
    );
    await visit(tom, '/ada/talks/discussions/1');
    await tom.page.getByRole('textbox', { name: 'Comment' }).fill('`Code`, a [link](https://example.org) and @ada, see #2.');
    await tom.page.getByRole('button', { name: 'Comment', exact: true }).click();
    await see(tom.page.locator('article').nth(1), 'the answer');
    await settled(tom.page);
    const visitorIn = (locale) => lab.resident('ada', locale);
    await inspectAll(lab, visitorIn, [
      { name: 'talk-list', at: '/ada/talks/discussions' },
      { name: 'talk-nothing', at: '/ada/talks/discussions?search=no-such-thing' },
      { name: 'talk-new', at: '/ada/talks/discussions/new' },
      { name: 'talk-one', at: '/ada/talks/discussions/1' },
      { name: 'talk-pull', at: '/ada/talks/discussions/2' },
      { name: 'talk-files', at: '/ada/talks/discussions/2/files' },
      { name: 'talk-missing', at: '/ada/talks/discussions/99', expect: [404, '/discussions/99'] },
      { name: 'notifications', at: '/notifications' },
      { name: 'notification-settings', at: '/settings/notifications' },
    ]);
  });
}

/** Somebody new, by the page where one joins. */
export async function joined(lab, person) {
  const visitor = await lab.visitor();
  const { page } = visitor;
  await visit(visitor, '/join');
  await page.locator('input[name=name]').fill(person.name);
  await page.locator('input[type=email]').fill(person.email);
  await page.locator('input[type=password]').fill(person.password);
  await page.keyboard.press('Enter');
  await page.waitForURL((url) => url.pathname !== '/join');
  await settled(page);
  return visitor;
}

/** A repository of ada's, and tom. */
export async function inTalk(lab, name) {
  const api = await lab.api();
  await api.createRepo(`ada/${name}`);
  await commit(api, `ada/${name}`, { 'README.md': '# Talks\n', 'notes.md': 'first\n' }, { title: 'Notes' });
  const answer = await fetch(`${lab.product.endpoint}/hub/v1/namespaces/tom`);
  if (answer.status === 404) await (await joined(lab, TOM)).close();
  return { api, ada: await lab.signedIn(), tom: await lab.signedIn(TOM) };
}

async function begun(api, name, title) {
  const json = { title, description: 'How should the lines end?\n\n- in a rhyme\n- *or not*' };
  return (await (await api.request('POST', `/api/models/ada/${name}/discussions`, { json })).json()).num;
}

async function createByHand(page, name) {
  await page.goto('/new');
  await page.locator('input[name=name]').fill(name);
  await page.locator('main button[type=submit]').click();
  await page.waitForURL(`**/mira/${name}**`);
}

async function uploadCard(page, id) {
  const folder = sampleTexts({ 'README.md': CARD, 'verses/one.txt': 'a tiny rhyme\n', 'verses/two.txt': 'in little time\n' });
  try {
    await visit({ page }, `/${id}/upload/main`);
    await dropFolder(page, folder);
    await page.getByRole('button', { name: 'Upload and commit' }).click();
    await page.waitForURL(`**/${id}/tree/main`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  await visit({ page }, `/${id}`);
}

async function findAndLike(page, text) {
  await visit({ page }, '/');
  await page.keyboard.press('/');
  await page.keyboard.type(text);
  await page.keyboard.press('Enter');
  await page.getByRole('main').getByRole('link', { name: 'mira/verses' }).first().click();
  await isAt(page, '/mira/verses');
  await page.getByRole('button', { name: 'Like' }).click();
  await see(page.getByRole('button', { name: /Like 1/, pressed: true }), 'the like');
}

async function askSomething(page) {
  await page.getByRole('link', { name: 'Community' }).click();
  await page.getByRole('link', { name: 'New discussion' }).click();
  await page.getByRole('textbox', { name: 'Title' }).fill('Which metre is meant?');
  await page.getByRole('textbox', { name: 'What is it about?' }).fill('Iambs, or trochees?');
  await page.getByRole('button', { name: 'Begin the discussion' }).click();
  await isAt(page, '/mira/verses/discussions/1');
}

/** Who may only read changes a file: it becomes a pull request. */
async function proposeEdit(page) {
  await visit({ page }, '/mira/verses/blob/main/README.md');
  await page.getByRole('link', { name: 'Edit' }).click();
  await page.locator('.cm-content').click();
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.insertText('# Verses\n\nCouplets that rhyme twice.\n');
  await seesText(page, /Your change becomes a pull request/);
  await page.getByLabel('Message').fill('Mend the card');
  await page.getByRole('button', { name: 'Propose the change' }).click();
  await isAt(page, '/mira/verses/discussions/2');
}

/** Without a reload, on a page that stays open. */
async function hearsOf(page, count) {
  const since = Date.now();
  await page.getByRole('link', { name: new RegExp(`^${count} unread notifications?$`) }).waitFor();
  process.stdout.write(`      the news came after ${Date.now() - since} ms\n`);
}

async function choose(page, comment, name) {
  await comment.getByRole('button', { name: /^What can be done/ }).click();
  await page.getByRole('menuitem', { name, exact: true }).click();
}
