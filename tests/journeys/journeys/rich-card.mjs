// Cards as authors write them, with everything that Markdown has here, and as attackers write them.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { hubApi } from '../../interop/lib/hub-api.mjs';
import { violationsOf } from '../lib/axe.mjs';
import { commit } from '../lib/commit.mjs';
import { post } from '../lib/own-hub.mjs';
import { lossPicture } from '../lib/samples.mjs';
import { assert, see, seesHeading, seesNo, seesText } from '../lib/see.mjs';
import { PHONE, settled, visit } from '../lib/visitor.mjs';

const read = (path) => readFileSync(fileURLToPath(new URL(path, import.meta.url)), 'utf8');
const ATTACKS = JSON.parse(read('../../../packages/markdown/golden/attacks.json'));
const CRITIC = { name: 'critic', email: 'critic@example.org', password: 'a password of critic' };

export function richCard(test, lab) {
  test('a card shows formulas, a diagram, boxes, tables, code, pictures and footnotes in both languages, both themes and on a phone', async () => {
    const api = await lab.api();
    await api.createRepo('ada/rich');
    const files = { 'README.md': read('../content/rich.md'), 'assets/loss.png': await lossPicture(lab) };
    await commit(api, 'ada/rich', files, { title: 'A whole card' });
    await inEnglish(lab);
    await inChinese(lab);
  });

  test('nothing of the corpus of attacks runs, asks another host, opens a dialog or leads away in a browser', async () => {
    const api = await lab.api();
    await api.createRepo('ada/attacks');
    const text = `# Attacks\n\n${ATTACKS.map(({ text }) => text).join('\n\n')}\n\n# The end of them`;
    await commit(api, 'ada/attacks', { 'README.md': text, 'docs/each.md': '# x' }, { title: 'All of them' });
    const visitor = await lab.visitor();
    const happened = watch(visitor.page, lab.product.endpoint);
    await visit(visitor, '/ada/attacks');
    await seesHeading(visitor.page, /^Attacks/);
    await assertQuiet(visitor.page, happened, 'all in one card');
    await oneByOne(lab, visitor, happened);
  });
}

async function inEnglish(lab) {
  const visitor = await lab.visitor();
  const { page, troubles } = visitor;
  // The host of one picture is not there: the hub says so, and the page shows its words.
  troubles.expect(503, '/hub/v1/images/');
  await visit(visitor, '/ada/rich');
  const card = page.locator('.prose');
  await seesHeading(page, /一张完整的介绍/);
  assert.equal(await card.locator('math').count(), 2, 'formulas');
  await seesText(card, 'from $5 to $10 each');
  await see(card.locator('.prose-alert-warning').getByText('Warning'), 'a box');
  await see(card.locator('table'), 'a table');
  await see(card.locator('code', { hasText: '\\frac{1}' }), 'a formula that cannot be set');
  await see(card.getByText('build', { exact: true }), 'the words of a picture that is not there');
  await drawn(page);
  assert.deepEqual(await violationsOf(page), [], 'axe on the rich card');
  await card.getByRole('link', { name: 'Back to the method' }).click();
  assert.match(decodeURIComponent(page.url()), /#user-content-方法-method$/);
  await lab.picture(page, 'rich-card-light');
  troubles.assertNone('the rich card');
}

/** The diagram is there, in a frame that has no origin. */
async function drawn(page) {
  const frame = page.frameLocator('.prose iframe');
  await see(frame.locator('svg').getByText('公开对联').first(), 'the diagram');
  assert.equal(await frame.locator('body').evaluate(() => self.origin), 'null', 'the origin of the frame');
}

async function inChinese(lab) {
  const visitor = await lab.visitor({ locale: 'zh-CN', colorScheme: 'dark', viewport: PHONE });
  visitor.troubles.expect(503, '/hub/v1/images/');
  await visit(visitor, '/ada/rich');
  await see(visitor.page.locator('.prose-alert-title').getByText('警告'), 'the title of a box in Chinese');
  await drawn(visitor.page);
  assert.deepEqual(await violationsOf(visitor.page), [], 'axe on the rich card, dark');
  const wide = await visitor.page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
  assert.equal(wide, false, 'the card is wider than a phone');
  await lab.picture(visitor.page, 'rich-card-zh-dark-phone', { fullPage: true });
}

/** Everything that must not come to pass. */
function watch(page, endpoint) {
  const happened = [];
  const ours = new URL(endpoint).origin;
  page.on('dialog', (dialog) => (happened.push(`a dialog: ${dialog.message()}`), dialog.dismiss()));
  page.on('popup', () => happened.push('a window'));
  page.on('download', () => happened.push('a download'));
  page.on('request', (request) => {
    const { protocol, origin } = new URL(request.url());
    if (/^https?:$/.test(protocol) && origin !== ours) happened.push(`a request to ${request.url()}`);
  });
  page.on('console', (message) => /Content Security Policy/.test(message.text()) && happened.push(message.text()));
  return happened;
}

async function assertQuiet(page, happened, where) {
  assert.equal(await page.evaluate(() => window.__ran), undefined, `${where}: a program ran`);
  for (const frame of page.frames())
    assert.equal(await frame.evaluate(() => window.__ran), undefined, `${where}: a program ran in ${frame.url()}`);
  assert.deepEqual(happened, [], where);
  const acting = page.locator(
    '.prose :is(script, style, svg:not(button svg), object, embed, form, video, audio, base, meta, link, iframe[srcdoc])',
  );
  assert.deepEqual(await acting.evaluateAll((found) => found.map(({ outerHTML }) => outerHTML.slice(0, 120))), [], where);
  assert.equal(await page.locator('[id=root]').count(), 1, `${where}: an id of the page is taken`);
}

/** Each by itself, so that none hides behind another: put into a page as the web does, and every link followed that leads nowhere. */
async function oneByOne(lab, { page }, happened) {
  const texts = await rendered(lab);
  for (const { name, html } of texts) {
    await page.locator('.prose').evaluate((root, content) => (root.innerHTML = content), html);
    for (const link of await page.locator('.prose a:not([href])').all()) await link.dispatchEvent('click');
    await page.locator('.prose *').evaluateAll((all) => {
      for (const one of all)
        for (const kind of ['mouseover', 'focus', 'click', 'toggle']) one.dispatchEvent(new Event(kind, { bubbles: false }));
    });
    await assertQuiet(page, happened, name);
  }
  await settled(page);
  assert.equal(new URL(page.url()).pathname, '/ada/attacks');
  await seesNo(page.locator('.prose iframe[srcdoc]'), 'a frame of an attacker');
}

/** By somebody who asks for nothing else: so many at once may be the last straw for who did what came before. */
async function rendered(lab) {
  await post(lab.product, '/accounts', CRITIC);
  const write = lab.product.grove('token', 'add', CRITIC.name, 'attacks', '--role', 'write').split('\n').at(-1);
  const api = hubApi({ endpoint: lab.product.endpoint, users: { [CRITIC.name]: { write } } });
  return Promise.all(
    ATTACKS.map(async ({ name, text }) => {
      const answer = await api.request('POST', '/hub/v1/markdown', {
        user: CRITIC.name,
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ text, kind: 'comment' }),
      });
      assert.equal(answer.status, 200, name);
      return { name, html: (await answer.json()).html };
    }),
  );
}
