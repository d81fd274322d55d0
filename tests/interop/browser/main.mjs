// Drives @huggingface/hub in Chromium, from a page of another origin than the hub's.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { launch } from '../../journeys/lib/visitor.mjs';
import { readContext, suite } from '../lib/case.mjs';
import { hubApi } from '../lib/hub-api.mjs';
import { readingCases } from './reading.mjs';
import { refusalCases } from './refusals.mjs';
import { startSite } from './site.mjs';
import { writingCases } from './writing.mjs';

const { version } = JSON.parse(readFileSync(new URL('../../../node_modules/@huggingface/hub/package.json', import.meta.url), 'utf8'));
const context = readContext();
const cases = suite(context, 'browser', version);
let number = 0;
let opening;

const kit = {
  context,
  test: cases.test,
  api: hubApi(context),
  newId: (word) => `alice/browser-${word}-${(number += 1)}`,
  /** Runs `body` in the page; it is given what every call takes, and `data`. */
  inPage: async (body, { user = null, token = context.users[user]?.write, data = {} } = {}) => {
    const { page } = await (opening ??= open());
    return page.evaluate(body, { hubUrl: context.endpoint, ...(token ? { accessToken: token } : {}), ...data });
  },
  page: async () => (await (opening ??= open())).page,
  /** Method and path of each preflight that Chromium sent while `work` ran. */
  preflightsDuring: async (work) => {
    const { preflights } = await (opening ??= open());
    preflights.length = 0;
    await work();
    return [...preflights];
  },
};

for (const register of [readingCases, writingCases, refusalCases]) register(kit);
await cases.run();
if (opening) await close(await opening);

async function open() {
  const site = await startSite(join(context.workDir, 'site'), new URL(context.endpoint).hostname);
  const browser = await launch();
  const browserContext = await browser.newContext({ ignoreHTTPSErrors: true });
  const page = await browserContext.newPage();
  const preflights = [];
  const devtools = await browserContext.newCDPSession(page);
  await devtools.send('Network.enable');
  devtools.on('Network.requestWillBeSent', ({ initiator, request }) => {
    if (initiator.type === 'preflight')
      preflights.push(`${request.headers['Access-Control-Request-Method']} ${new URL(request.url).pathname}`);
  });
  await page.goto(site.origin);
  await page.waitForFunction(() => document.title === 'ready');
  return { site, browser, page, preflights };
}

async function close({ site, browser }) {
  await browser.close();
  site.stop();
}
