// Language and theme: chosen once, kept, and right from the first paint.
import { assert, see, seesHeading } from '../lib/see.mjs';
import { settled, visit } from '../lib/visitor.mjs';

const DARK_CANVAS = 'rgb(14, 20, 17)';
const LIGHT_CANVAS = 'rgb(251, 252, 250)';

export function preferences(test, lab) {
  test('a visitor reads the language of their browser, changes it in the menu, and it stays', async () => {
    await lab.ensureAdministrator();
    const visitor = await lab.visitor({ locale: 'zh-CN' });
    const { page, troubles } = visitor;
    await visit(visitor, '/models');
    await seesHeading(page, '模型');
    assert.equal(await langOf(page), 'zh-CN');
    assert.equal(await page.title(), '模型 · Modelgrove 模林');
    await choose(page, '语言: 中文', 'English');
    await seesHeading(page, 'Models');
    assert.equal(await langOf(page), 'en');
    await page.reload();
    await settled(page);
    await seesHeading(page, 'Models');
    assert.equal(await langOf(page), 'en');
    await visit(visitor, '/login');
    await seesHeading(page, 'Sign in');
    await choose(page, 'Language: English', '中文');
    await seesHeading(page, '登录');
    troubles.assertNone('the language');
  });

  test('the theme follows the system until one is chosen, and the choice stays', async () => {
    const visitor = await lab.visitor({ colorScheme: 'dark' });
    const { page, troubles } = visitor;
    await visit(visitor, '/login');
    await hasCanvas(page, DARK_CANVAS);
    await page.emulateMedia({ colorScheme: 'light' });
    await hasCanvas(page, LIGHT_CANVAS);
    await choose(page, 'Theme', 'Dark');
    await hasCanvas(page, DARK_CANVAS);
    await page.reload();
    await settled(page);
    await hasCanvas(page, DARK_CANVAS);
    await choose(page, 'Theme', 'System');
    await hasCanvas(page, LIGHT_CANVAS);
    troubles.assertNone('the theme');
  });

  test('no page flashes: the chosen theme stands before anything is painted, and nothing changes it afterwards', async () => {
    const visitor = await lab.visitor({ colorScheme: 'light' });
    const { page, troubles } = visitor;
    await visit(visitor, '/login');
    await choose(page, 'Theme', 'Dark');
    await page.addInitScript(recordThemes);
    const program = holdBack(page);
    await page.goto('/login', { waitUntil: 'commit' });
    await page.waitForFunction(() => document.body !== null && performance.getEntriesByType('paint').length >= 0);
    await page.waitForFunction(() => document.documentElement.dataset.theme !== undefined);
    assert.equal(await page.evaluate(() => document.getElementById('root').childElementCount), 0, 'the program ran already');
    await hasCanvas(page, DARK_CANVAS);
    program.release();
    await settled(page);
    assert.deepEqual(await page.evaluate(() => window.themes), ['dark']);
    assert.equal(await page.evaluate(() => window.themeAtFirstPaint), 'dark');
    troubles.assertNone('the first paint');
  });
}

/** Runs before the page's own scripts: every theme the page ever had, and the one it was first painted with. */
function recordThemes() {
  window.themes = [];
  const note = () => window.themes.push(document.documentElement.dataset.theme);
  new MutationObserver(note).observe(document, { subtree: true, attributes: true, attributeFilter: ['data-theme'] });
  const painted = (list) => list.getEntries().length > 0 && (window.themeAtFirstPaint ??= document.documentElement.dataset.theme ?? 'none');
  new PerformanceObserver(painted).observe({ type: 'paint', buffered: true });
}

/** The program is slow to arrive; what stands in the page itself is not. */
function holdBack(page) {
  const { promise, resolve } = Promise.withResolvers();
  void page.route(/\/assets\/.*\.js$/, async (route) => {
    await promise;
    await route.continue();
  });
  return { release: resolve };
}

async function choose(page, menu, entry) {
  await page.getByRole('button', { name: menu }).click();
  await page.getByRole('menuitemradio', { name: entry }).click();
  await see(page.getByRole('main'), 'the page');
}

function langOf(page) {
  return page.locator('html').getAttribute('lang');
}

/** Colours take a frame to change. */
async function hasCanvas(page, colour) {
  const canvas = () => getComputedStyle(document.documentElement).backgroundColor;
  const isThere = (wanted) => getComputedStyle(document.documentElement).backgroundColor === wanted;
  await page.waitForFunction(isThere, colour, { timeout: 20_000 }).catch(() => undefined);
  assert.equal(await page.evaluate(canvas), colour, 'the colour behind the page');
}
