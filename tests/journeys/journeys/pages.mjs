// Every page in both languages and both themes: nobody is shut out, nothing is left untranslated, nothing overflows, nothing fails.
import { routesAmiss } from '../../pictures/lib/routes.mjs';
import { violationsOf } from '../lib/axe.mjs';
import { PAGES } from '../lib/gallery.mjs';
import { assert } from '../lib/see.mjs';
import { DESKTOP, PHONE, settled } from '../lib/visitor.mjs';
import { englishLeft } from '../lib/words.mjs';

const LOCALES = ['en-US', 'zh-CN'];
const THEMES = ['light', 'dark'];
/** Each theme is audited and pictured in one language, each language in one theme: words do not change colours, nor colours words. */
const LOCALE_OF = { light: 'en-US', dark: 'zh-CN' };

export function pages(test, lab) {
  test('every route of the web has a picture, or a reason for having none', async () => {
    const { page } = await lab.visitor();
    await page.goto('/login');
    assert.deepEqual(await routesAmiss(page), []);
  });

  for (const one of PAGES) {
    test(`the page “${one.name}” is for everybody: axe in both themes and languages, no English in Chinese, fits a phone, no errors`, async () => {
      await lab.world();
      await Promise.all(LOCALES.map(async (locale) => inspect(one, await lab.resident(one.who, locale), locale, lab)));
    });
  }
}

/** Also for pages of another hub than the lab's. `visitorIn`: who looks, given the language of their browser. */
export async function inspectAll(lab, visitorIn, those) {
  const inLocale = async (locale) => {
    const visitor = await visitorIn(locale);
    for (const one of those) await inspect(one, visitor, locale, lab);
  };
  await Promise.all(LOCALES.map(inLocale));
}

export async function inspect(one, { page, troubles }, locale, lab) {
  troubles.forget();
  if (one.expect) troubles.expect(...one.expect);
  if (one.noisy) troubles.tolerate(/violates the following Content Security Policy directive|^Blocked script execution in 'about:srcdoc'/);
  await page.setViewportSize(DESKTOP);
  await page.emulateMedia({ colorScheme: 'light' });
  // From elsewhere, so that an address with another fragment is loaded as well.
  await page.goto('about:blank');
  // Some addresses are known once the world is made.
  await page.goto(typeof one.at === 'function' ? one.at(lab) : one.at);
  await settled(page);
  await one.act?.(page);
  assert.equal(await page.locator('html').getAttribute('lang'), locale === 'en-US' ? 'en' : 'zh-CN', 'the language of the page');
  for (const theme of THEMES) if (LOCALE_OF[theme] === locale) await inspectTheme(one, page, theme, locale, lab);
  if (locale === 'zh-CN') assert.deepEqual(await englishLeft(page), [], 'left in English');
  await fitsPhone(one, page, locale, lab);
  troubles.assertNone(one.at);
}

async function inspectTheme(one, page, theme, locale, lab) {
  await page.emulateMedia({ colorScheme: theme });
  await page.locator(`html[data-theme=${theme}]`).waitFor();
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
  await lab.picture(page, `${one.name}-${theme}`);
  const found = await violationsOf(page, { onlyColours: theme !== 'light' });
  assert.deepEqual(found, [], `axe, ${theme}, ${locale}`);
}

async function fitsPhone(one, page, locale, lab) {
  await page.setViewportSize(PHONE);
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
  if (locale === 'zh-CN') await lab.picture(page, `${one.name}-phone`);
  // An open menu finds its new place a few frames after the window has its new size.
  const overflowOf = () => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  for (let looks = 0; looks < 50 && (await overflowOf()) > 0; looks += 1) await page.waitForTimeout(50);
  const overflow = await overflowOf();
  assert.ok(overflow <= 0, `${one.at} is ${overflow} px wider than a phone (${locale})`);
}
