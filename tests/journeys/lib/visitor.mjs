// A person with a browser of their own: one context, one page, and everything that went wrong in it.
import { existsSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { chromium } from 'playwright-core';
import { Missing } from '../../interop/lib/processes.mjs';
import { PLAIN_NAME } from './plain-host.mjs';
import { Troubles } from './troubles.mjs';

/** The same browser without what only a window needs costs a third less of processor; who has the whole one uses that. */
const CHROMIUMS = ['/usr/bin/chromium-headless-shell', '/usr/bin/chromium'];
const ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // A name on plain http that browsers do not trust as they trust localhost.
  `--host-resolver-rules=MAP ${PLAIN_NAME} 127.0.0.1`,
];
/** What a person waits before giving up. */
const PATIENCE_MS = 60_000;
export const DESKTOP = { width: 1280, height: 800 };
export const PHONE = { width: 390, height: 844 };

export async function launch() {
  return chromium.launch(browserOptions());
}

export function browserOptions() {
  const executablePath = CHROMIUMS.find((path) => existsSync(path));
  if (!executablePath) throw new Missing('apt-get install --no-install-recommends chromium-headless-shell fonts-noto-cjk');
  return { executablePath, args: ARGS };
}

/** Animations are off, so that what is looked at stands still. */
export async function newVisitor(
  browser,
  endpoint,
  { locale = 'en-US', colorScheme = 'light', viewport = DESKTOP, hasTouch = false } = {},
) {
  const context = await browser.newContext({ baseURL: endpoint, locale, colorScheme, viewport, hasTouch, reducedMotion: 'reduce' });
  context.setDefaultTimeout(PATIENCE_MS);
  return { context, ...(await newTab({ context, endpoint })), endpoint, close: () => context.close() };
}

/** Another page of the same browser. */
export async function newTab({ context, endpoint }) {
  const page = await context.newPage();
  followRequests(page);
  return { page, troubles: new Troubles(page, endpoint) };
}

/** Goes to an address and waits until the page shows what it has: nothing is on its way and nothing moves any more. */
export async function visit({ page }, address) {
  await page.goto(address);
  await settled(page);
}

/** Not what only shows how waiting looks, as the page of the design does. */
const WAITING = '[aria-busy="true"]:not([aria-hidden="true"] *)';

export async function settled(page) {
  await page.locator('#main > *').first().waitFor();
  for (let quiet = 0; quiet < 3; await sleep(40)) {
    const isQuiet = onTheirWay.get(page).size === 0 && (await page.locator(WAITING).count()) === 0;
    quiet = isQuiet ? quiet + 1 : 0;
  }
}

/** Requests of each page that have no answer yet. */
const onTheirWay = new WeakMap();

function followRequests(page) {
  const waiting = new Set();
  onTheirWay.set(page, waiting);
  // A stream has no end to wait for.
  page.on('request', (request) => request.resourceType() !== 'eventsource' && waiting.add(request));
  for (const end of ['requestfinished', 'requestfailed']) page.on(end, (request) => waiting.delete(request));
  // What a page asked for before it was left is answered to nobody.
  page.on('framenavigated', (frame) => frame === page.mainFrame() && waiting.clear());
}
