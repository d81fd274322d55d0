// Pictures of one page in one language: both themes, wide and narrow, from one load; and what is wrong with it.
import { join } from 'node:path';
import { settled } from '../../journeys/lib/visitor.mjs';
import { englishLeft, keysLeft } from '../../journeys/lib/words.mjs';
import { routeOf } from './routes.mjs';

export const WIDTHS = [1440, 390];
export const THEMES = ['light', 'dark'];
export const LOCALES = ['en', 'zh-CN'];
const HEIGHT = 900;
/** Longer ones are cut: what comes below looks as what is above. */
const MOST_HEIGHT = 4000;

export const fileOf = (one, locale, theme, width) => `${one.name}.${locale}.${theme}.${width}.png`;

/** Resolves with the pattern of its route, and sentences about what is wrong. */
export async function picturesOf(one, { page, troubles }, locale, folder, world) {
  const faults = [];
  troubles.forget();
  if (one.expect) troubles.expect(...one.expect);
  if (one.noisy) troubles.tolerate(/violates the following Content Security Policy directive/);
  const release = await hold(one, page);
  await arrive(one, page, world);
  const route = await routeOf(page);
  for (const width of WIDTHS)
    for (const theme of THEMES) {
      await show(page, width, theme);
      const overflow = await overflowOf(page);
      if (overflow > 0) faults.push(`${overflow} px wider than ${width}`);
      await page.screenshot({ path: join(folder, fileOf(one, locale, theme, width)), ...(await extentOf(page, width)) });
    }
  faults.push(...(await wordsAmiss(page, locale)));
  await release();
  try {
    troubles.assertNone(locale);
  } catch (error) {
    faults.push(error.message);
  }
  return { route, faults: [...new Set(faults)].map((fault) => `${one.name} (${locale}): ${fault}`) };
}

async function arrive(one, page, world) {
  await page.setViewportSize({ width: WIDTHS[0], height: HEIGHT });
  await page.emulateMedia({ colorScheme: 'light' });
  // From elsewhere, so that an address with another fragment is loaded as well.
  await page.goto('about:blank');
  await page.goto(typeof one.at === 'function' ? one.at(world) : one.at);
  if (one.holds) await page.locator('#main [aria-busy=true]').first().waitFor();
  else await settled(page);
  await page.locator('header .animate-pulse').first().waitFor({ state: 'detached' });
  await one.act?.(page);
}

/** What is held back or refused for as long as the page is looked at. */
async function hold({ holds, breaks }, page) {
  const part = holds ?? breaks;
  if (part === undefined) return () => undefined;
  const matches = (url) => `${url.pathname}${url.search}`.startsWith(part);
  const waiting = [];
  const problem = { code: 'internal/unexpected', detail: 'Something went wrong.', status: 500, requestId: '0190d9a2-7c1e' };
  const answer = (route) =>
    breaks
      ? route.fulfill({ status: 500, contentType: 'application/problem+json', body: JSON.stringify(problem) })
      : void waiting.push(route);
  await page.route(matches, answer);
  return async () => {
    await Promise.allSettled(waiting.map((route) => route.abort('aborted')));
    await page.unroute(matches, answer);
  };
}

async function show(page, width, theme) {
  await page.setViewportSize({ width, height: HEIGHT });
  await page.emulateMedia({ colorScheme: theme });
  await page.locator(`html[data-theme=${theme}]`).waitFor();
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
}

/** What lies over the page finds its new place a few frames after the window has its new size. */
async function overflowOf(page) {
  const now = () => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  for (let looks = 0; looks < 20 && (await now()) > 0; looks += 1) await page.waitForTimeout(50);
  return now();
}

/** The whole page, unless something lies over it. */
async function extentOf(page, width) {
  const height = await page.evaluate(() => {
    const isOver = document.querySelector('[role=dialog], [role=menu], [role=listbox]') !== null;
    // A whole page that was scrolled would have its head in the middle.
    if (!isOver) window.scrollTo(0, 0);
    return isOver ? window.innerHeight : document.documentElement.scrollHeight;
  });
  return height <= HEIGHT ? {} : { fullPage: true, clip: { x: 0, y: 0, width, height: Math.min(height, MOST_HEIGHT) } };
}

async function wordsAmiss(page, locale) {
  const keys = (await keysLeft(page)).map((key) => `the key ${key} instead of words`);
  if (locale === 'en') return keys;
  return [...keys, ...(await englishLeft(page)).map((text) => `left in English: ${text}`)];
}
