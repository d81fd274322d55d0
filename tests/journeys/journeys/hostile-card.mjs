// A card written by an enemy: what it says is shown, what it would do does not happen.
import { assert, see, seesHeading, seesText } from '../lib/see.mjs';
import { settled } from '../lib/visitor.mjs';

const ACTIVE =
  'script, style, iframe, svg, math, object, embed, link, meta, base, form, button, video, audio, [style], [srcdoc], [popover], [autofocus]';

export function hostileCard(test, lab) {
  test('a hostile card is read as text: nothing of it runs, covers the page, or asks another host', async () => {
    await lab.world();
    const visitor = await lab.visitor();
    const { page, troubles } = visitor;
    troubles.expect(404, 'missing-on-purpose.gif');
    await page.addInitScript(() => {
      window.happened = [];
      window.ran = (what) => window.happened.push(what);
    });
    page.on('dialog', (dialog) => assert.fail(`a dialog opened: ${dialog.message()}`));
    await page.goto('/ada/hostile');
    await settled(page);
    await seesHeading(page, 'Hostile');
    await seesText(page, 'Honest text stands here.');
    await seesText(page, 'The end of it.');
    assert.doesNotMatch(await page.locator('.prose').innerText(), /@import/, 'a style sheet as text');
    await assertInert(page);
    await followLinks(page);
    await page.getByText('Metadata (').click();
    await see(page.getByText("</script><script>ran('front matter')</script>"), 'the hostile title as text');
    assert.deepEqual(await page.evaluate(() => window.happened), []);
    await lab.picture(page, 'hostile-card-light', { fullPage: true });
    troubles.assertNone('the hostile card');
  });

  test('hostile files answer as attachments or text that cannot act when they are opened by their address', async () => {
    await lab.world();
    const { context } = await lab.visitor();
    const answer = await context.request.get('/spaces/ada/demo/resolve/main/index.html');
    assert.equal(answer.headers()['x-content-type-options'], 'nosniff');
    assert.match(answer.headers()['content-security-policy'], /sandbox/);
  });
}

async function assertInert(page) {
  const card = page.locator('.prose');
  const active = await card.locator(ACTIVE).evaluateAll((elements) => elements.map(({ outerHTML }) => outerHTML.slice(0, 120)));
  // The copy buttons of code blocks are ours; this card has no code.
  assert.deepEqual(active, [], 'active elements in the card');
  const handlers = await card
    .locator('*')
    .evaluateAll((elements) =>
      elements.flatMap(({ attributes }) => [...attributes].map(({ name }) => name)).filter((name) => /^on/i.test(name)),
    );
  assert.deepEqual(handlers, [], 'event handlers in the card');
  assert.equal(await page.locator('[id=main]').count(), 1, 'the card took the id of the page');
}

async function followLinks(page) {
  const address = page.url();
  for (const name of ['html link', 'split link', 'led link', 'data link', 'markdown link']) {
    const link = page.locator('.prose').getByText(name, { exact: true });
    const href = await link.getAttribute('href');
    assert.ok(href === null || /^(https?:|mailto:|\/|#)/.test(href), `${name} leads to ${href}`);
    if (href === null) await link.click();
  }
  assert.equal(page.url(), address);
}
