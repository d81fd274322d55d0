// What people say of single lines of a change: from a button that a keyboard reaches to a thread that is answered, resolved and outdated, and a review of several.
import { commit } from '../lib/commit.mjs';
import { assert, see, seesNo, seesText } from '../lib/see.mjs';
import { PHONE, settled, visit } from '../lib/visitor.mjs';
import { inspectAll } from './pages.mjs';
import { inTalk, TOM } from './talking.mjs';

const POEM = Array.from({ length: 30 }, (_, index) => `line ${index + 1} of the poem`);
const BETTER = POEM.with(9, 'a better tenth line').with(19, 'a better twentieth line').toSpliced(24, 1);
const text = (lines) => `${lines.join('\n')}\n`;

export function reviewing(test, lab) {
  test('by keyboard a reader comments on a line of a pull request; its author answers and resolves; the text and the place survive a reload', async () => {
    const { tom, ada } = await proposed(lab, 'lines');
    await visit(tom, '/ada/lines/discussions/1/files');
    const poem = fileOf(tom.page, 'poem.txt');
    await reachLine(tom.page, 'Comment on line 10');
    await tom.page.keyboard.press('Enter');
    const field = poem.getByRole('textbox', { name: 'Comment on line 10 of poem.txt' });
    await see(field, 'the composer under the line');
    assert.ok(await isFocused(field), 'the composer has the focus');
    await tom.page.keyboard.type('Does it *rhyme*?');
    await visit(tom, '/ada/lines/discussions/1/files');
    assert.equal(await field.inputValue(), 'Does it *rhyme*?');
    await field.press('Control+Enter');
    const thread = poem.getByRole('region', { name: 'Thread on line 10 of poem.txt' });
    await seesText(thread, 'Does it rhyme?');
    assert.ok(await isFocused(poem.getByRole('button', { name: 'Comment on line 10', exact: true })), 'the focus is back at the line');
    await see(tom.page.getByRole('link', { name: /^Files changed.*1 open thread$/ }), 'how many threads are open, at the tab');

    await visit(ada, '/ada/lines/discussions/1');
    await see(ada.page.getByRole('link', { name: '1 thread on a line of the change is still open' }), 'the same beside the merge');
    const said = ada.page.getByRole('region', { name: 'Thread on line 10 of poem.txt' });
    await see(said.getByRole('row', { name: /10 \+ a better tenth line/ }), 'the line that it is about');
    await said.getByRole('button', { name: 'Answer' }).click();
    await said.getByRole('textbox', { name: 'Answer on line 10 of poem.txt' }).fill('With the twelfth.');
    await said.getByRole('button', { name: 'Answer' }).click();
    await seesText(said, 'With the twelfth.');
    await said.getByRole('link', { name: 'poem.txt:10' }).click();
    await ada.page.waitForURL(/\/ada\/lines\/discussions\/1\/files#thread-\d+$/);
    await ada.page.reload();
    await settled(ada.page);
    const inFiles = fileOf(ada.page, 'poem.txt').getByRole('region', { name: 'Thread on line 10 of poem.txt' });
    await see(inFiles, 'the thread at its line');
    assert.ok(await isInView(inFiles), 'the page is where the address says');
    await inFiles.getByRole('button', { name: 'Resolve' }).click();
    await seesText(inFiles, 'Resolved by ada');
    await seesNo(inFiles.getByText('With the twelfth.'), 'what was settled');
    await inFiles.getByRole('button', { name: 'Show 2 comments' }).click();
    await seesText(inFiles, 'With the twelfth.');
    await inFiles.getByRole('button', { name: 'Open again' }).click();
    await see(inFiles.getByRole('button', { name: 'Resolve' }), 'that it is open again');
    ada.troubles.assertNone('a thread');
    tom.troubles.assertNone('a thread');
  });

  test('a review brings comments on both sides at once, also in two columns; what changes afterwards is outdated and keeps its lines', async () => {
    const { tom, api, ada } = await proposed(lab, 'reviews');
    await visit(tom, '/ada/reviews/discussions/1/files');
    const poem = fileOf(tom.page, 'poem.txt');
    await tom.page.getByRole('button', { name: 'Split' }).click();
    await addToReview(poem, 'Comment on line 25, as it was before', 'It is missed.');
    await addToReview(poem, 'Comment on line 20', 'Better, yes.');
    await visit(tom, '/ada/reviews/discussions/1/files');
    assert.equal(await poem.getByRole('region', { name: 'Not sent yet' }).count(), 2);
    await tom.page.getByRole('button', { name: 'Review the changes' }).click();
    const dialog = tom.page.getByRole('dialog', { name: 'Review the changes' });
    await dialog.getByRole('radio', { name: 'Approve' }).check();
    await seesText(dialog, '2 comments on lines are sent with it.');
    await dialog.getByRole('textbox', { name: 'What you say of the whole' }).fill('Nearly there.');
    await dialog.getByRole('button', { name: 'Send the review' }).click();
    await dialog.waitFor({ state: 'detached' });
    await see(tom.page.getByRole('link', { name: /2 open threads$/ }), 'both threads');
    await seesNo(tom.page.getByRole('region', { name: 'Not sent yet' }), 'what waited');
    const better = text(['a title', ...BETTER.with(19, 'the best twentieth line')]);
    await commit(api, 'ada/reviews', { 'poem.txt': better }, { title: 'Better still', revision: 'refs/pr/1' });
    await visit(ada, '/ada/reviews/discussions/1');
    await seesText(ada.page, 'approved this');
    const outdated = ada.page.getByRole('region', { name: 'Thread on line 20 of poem.txt' });
    await seesText(outdated, 'Outdated');
    await seesText(outdated, 'a better twentieth line');
    await visit(ada, '/ada/reviews/discussions/1/files');
    await seesText(fileOf(ada.page, 'poem.txt'), 'On lines that are not shown here, or have changed since');
    ada.troubles.assertNone('a review');
    tom.troubles.assertNone('a review');
  });

  test('threads and reviews are for everybody: axe, both languages and themes, phones', async () => {
    const { tom, api } = await proposed(lab, 'seen-lines', 'tom');
    await visit(tom, '/ada/seen-lines/discussions/1/files');
    const poem = fileOf(tom.page, 'poem.txt');
    for (const [line, words] of [
      ['Comment on line 10', 'Does it *rhyme*? See `notes.md`.'],
      ['Comment on line 20', 'And this one?'],
    ]) {
      await poem.getByRole('button', { name: line, exact: true }).click();
      await poem.getByRole('textbox').fill(words);
      await poem.getByRole('button', { name: 'Comment now' }).click();
      await poem.getByRole('textbox').waitFor({ state: 'detached' });
    }
    await poem
      .getByRole('region', { name: /line 10/ })
      .getByRole('button', { name: 'Resolve' })
      .click();
    await seesText(poem, 'Resolved by tom');
    await commit(
      api,
      'ada/seen-lines',
      { 'poem.txt': text(BETTER.with(19, 'the best')) },
      { title: 'Better still', revision: 'refs/pr/1' },
    );
    const write = async (page) => {
      await page.locator('[data-line$=":poem.txt"]').nth(3).click();
      await page.locator('[data-draft] textarea').fill('`rhymes()`, 好。');
    };
    await inspectAll(lab, (locale) => lab.resident('ada', locale), [
      { name: 'review-talk', at: '/ada/seen-lines/discussions/1' },
      { name: 'review-files', at: '/ada/seen-lines/discussions/1/files' },
      { name: 'review-writing', at: '/ada/seen-lines/discussions/1/files', act: write },
      { name: 'review-dialog', at: '/ada/seen-lines/discussions/1/files', act: openReview },
    ]);
  });

  test('on a phone that is touched the buttons of lines are to be seen, and lead to a composer that fits', async () => {
    await proposed(lab, 'touched');
    const visitor = await lab.signedIn(TOM, { viewport: PHONE, hasTouch: true });
    await visit(visitor, '/ada/touched/discussions/1/files');
    const button = visitor.page.getByRole('button', { name: 'Comment on line 10', exact: true });
    const mark = await button.evaluate((element) => getComputedStyle(element, '::before').opacity);
    assert.ok(Number(mark) > 0.4, 'the mark of the button is to be seen');
    await button.tap();
    await visitor.page.getByRole('textbox', { name: 'Comment on line 10 of poem.txt' }).fill('By finger.');
    const { scrollWidth, clientWidth } = await visitor.page.evaluate(() => document.documentElement);
    assert.ok(!(scrollWidth > clientWidth), 'wider than the phone');
    await visitor.page.getByRole('button', { name: 'Comment now' }).tap();
    await seesText(visitor.page.getByRole('region', { name: 'Thread on line 10 of poem.txt' }), 'By finger.');
    visitor.troubles.assertNone('touch');
  });
}

/** A pull request over two files: ada's, or tom's. */
async function proposed(lab, name, by = 'ada') {
  const people = await inTalk(lab, name);
  const id = `ada/${name}`;
  const better = { 'poem.txt': text(BETTER), 'notes.md': 'second\n' };
  await commit(people.api, id, { 'poem.txt': text(POEM) }, { title: 'A poem' });
  const asTom = { request: (method, path, options) => asPage(people.tom, id, options) };
  await commit(by === 'ada' ? people.api : asTom, id, better, { title: 'A better poem', isProposed: true });
  return people;
}

/** The commit of somebody who is signed in, as their page makes it. */
async function asPage({ context, endpoint }, id, { body }) {
  const headers = { origin: endpoint, 'content-type': 'application/x-ndjson' };
  const answer = await context.request.post(`/hub/v1/repositories/model/${id}/commits?revision=main&isProposed=true`, {
    data: body,
    headers,
  });
  return { ok: answer.ok(), status: answer.status(), text: () => answer.text(), json: () => answer.json() };
}

const fileOf = (page, name) => page.getByRole('region', { name, exact: true });

/** One Tab from what stands before the file comes to its lines, arrows lead along them. */
async function reachLine(page, label) {
  await fileOf(page, 'poem.txt').getByRole('link', { name: 'View file' }).focus();
  for (let step = 0; step < 40; step++) {
    const isLine = await page.evaluate(() => document.activeElement?.hasAttribute('data-line') ?? false);
    if (isLine && (await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))) === label) return;
    await page.keyboard.press(isLine ? 'ArrowDown' : 'Tab');
  }
  assert.fail(`${label} is not reached by keys`);
}

async function addToReview(file, label, words) {
  await file.getByRole('button', { name: label, exact: true }).click();
  await file.getByRole('textbox').fill(words);
  await file.getByRole('button', { name: 'Add to the review' }).click();
  await seesText(file, words);
}

async function openReview(page) {
  await page.locator('[data-tool=review]').click();
  await page.getByRole('dialog').waitFor();
  await settled(page);
}

const isFocused = (locator) => locator.evaluate((element) => element === document.activeElement);

function isInView(locator) {
  return locator.evaluate((element) => {
    const { top, bottom } = element.getBoundingClientRect();
    return bottom > 0 && top < window.innerHeight;
  });
}
