// Without a mouse: the way into the page, menus, dialogs and forms.
import { assert, isAt, see, seesHeading } from '../lib/see.mjs';
import { visit } from '../lib/visitor.mjs';

export function keyboard(test, lab) {
  test('the first Tab offers to skip to the content, the next ones lead through search, sections and menus', async () => {
    await lab.world();
    const visitor = await lab.signedIn();
    const { page, troubles } = visitor;
    await visit(visitor, '/models');
    await see(page.getByRole('button', { name: 'Account of ada' }), 'the menu of the account');
    const reached = [];
    for (let step = 0; step < 8; step++) {
      await page.keyboard.press('Tab');
      reached.push(await focusedName(page));
      assert.ok(await focusIsVisible(page), `the focus on “${reached.at(-1)}” cannot be seen`);
    }
    const expected = ['Skip to content', 'Modelgrove', 'Search the hub', 'Models', 'Datasets', 'Apps', 'Notifications', 'Account of ada'];
    // How many are unread depends on what others did before.
    assert.deepEqual(
      reached.map((name) => name.replace(/^.* unread notifications?$/, 'Notifications')),
      expected,
    );
    await visit(visitor, '/models');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    assert.equal(await focusedName(page), 'New model');
    await page.keyboard.press('/');
    assert.equal(await focusedName(page), 'Search the hub');
    await page.keyboard.type('tiny');
    await page.keyboard.press('Enter');
    await isAt(page, '/search?q=tiny');
    troubles.assertNone('the tab order');
  });

  test('a menu opens by Enter, moves by arrows, closes by Escape and gives the focus back', async () => {
    const visitor = await lab.signedIn();
    const { page, troubles } = visitor;
    await visit(visitor, '/models');
    const button = page.getByRole('button', { name: 'Account of ada' });
    await button.focus();
    await page.keyboard.press('Enter');
    await waitFocused(page, 'Your page');
    await page.keyboard.press('End');
    await waitFocused(page, 'Sign out');
    await page.keyboard.press('Escape');
    await page.getByRole('menu').waitFor({ state: 'detached' });
    await waitFocused(page, 'Account of ada');
    await page.keyboard.press('ArrowDown');
    await see(page.getByRole('menu'), 'the menu again');
    await waitFocused(page, 'Your page');
    await page.keyboard.press('ArrowDown');
    await waitFocused(page, 'New repository');
    await page.keyboard.press('Enter');
    await isAt(page, '/new');
    await seesHeading(page, 'New repository');
    troubles.assertNone('a menu');
  });

  test('a dialog keeps the focus inside, closes by Escape, and gives it back to what opened it', async () => {
    const visitor = await lab.signedIn();
    const { page, troubles } = visitor;
    await visit(visitor, '/settings/tokens');
    await page.getByRole('button', { name: 'New token' }).focus();
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog', { name: 'New token' });
    await see(dialog, 'the dialog');
    await page.waitForFunction(() => document.activeElement?.closest('[role=dialog]') !== null);
    for (let step = 0; step < 12; step++) {
      await page.keyboard.press(step % 4 === 3 ? 'Shift+Tab' : 'Tab');
      // The edge of a dialog hands the focus on in the next frame; a second key within the same frame is no person's.
      await page
        .waitForFunction(() => document.activeElement?.closest('[role=dialog]') !== null)
        .catch(async () => assert.fail(`step ${step}: the focus left the dialog: ${await focusedName(page)}`));
    }
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    await waitFocused(page, 'New token');
    troubles.assertNone('a dialog');
  });
}

function focusedName(page) {
  return page.evaluate(() => {
    const { activeElement: element } = document;
    return element?.getAttribute('aria-label') ?? element?.textContent?.trim() ?? '';
  });
}

async function waitFocused(page, name) {
  const isFocused = (wanted) =>
    (document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent?.trim()) === wanted;
  await page.waitForFunction(isFocused, name).catch(async () => assert.equal(await focusedName(page), name, 'what has the focus'));
}

/** An outline, or a border the browser draws for it. */
function focusIsVisible(page) {
  return page.evaluate(() => {
    const { outlineStyle, outlineWidth } = getComputedStyle(document.activeElement);
    const { width, height } = document.activeElement.getBoundingClientRect();
    return width > 0 && height > 0 && outlineStyle !== 'none' && parseFloat(outlineWidth) >= 1;
  });
}
