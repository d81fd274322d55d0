// What a first visitor waits for: the largest contentful paint of the list and of a repository page, how long the page answers nothing meanwhile, and how far
// things move, in Chromium with nothing cached, on a machine four times slower and a line of 10 Mbit/s with 40 ms to the hub. And how a folder of 10,000 scrolls.
import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';
import { commitBody } from '../lib/hub-api.mjs';
import { atMost } from '../lib/goals.mjs';

const CHROMIUM = ['/usr/bin/chromium', '/usr/bin/chromium-headless-shell'].find((path) => existsSync(path));
const CPU_SLOWDOWN = 4;
const LINE = { offline: false, latency: 40, downloadThroughput: 10_000_000 / 8, uploadThroughput: 10_000_000 / 8 };
/** As many as the list shows on a page. */
const MODELS = 30;
const CARD = `---\nlicense: mit\npipeline_tag: text-generation\n---\n\n# A model\n\n${'A paragraph of a card that says what the model is good for, how it was trained and how good it is. '.repeat(20)}\n\n| metric | value |\n| --- | --- |\n| loss | 1.23 |\n\n\`\`\`python\nfrom transformers import pipeline\npipe = pipeline(model="x")\n\`\`\`\n`;
/** What a frame may take at sixty a second, and a little for the clock. */
const FRAME_MS = 1000 / 60 + 1;
const SCROLL = { frames: 240, pixels: 400 };

const PAGES = { list: 'the list of models', repository: 'a repository page' };
const MEASURES = {
  paint: { what: (page) => `largest contentful paint of ${page}`, goal: atMost(1.5, 1, 's'), unit: 's' },
  blocking: { what: (page) => `total blocking time of ${page}: what tasks take beyond 50 ms`, goal: atMost(150, 50, 'ms'), unit: 'ms' },
  shift: { what: (page) => `cumulative layout shift of ${page}`, goal: atMost(0.05, 0.01, ''), unit: '' },
};
const rowsOf = (page) =>
  Object.entries(MEASURES).map(([name, { what, ...row }]) => ({ name: `${name}-${page}`, what: what(PAGES[page]), ...row }));
const SCROLLED = 'a folder of 10,000 files, scrolled by 400 px a frame';

export const paintScenario = {
  name: 'paint',
  rows: [
    ...Object.keys(PAGES).flatMap(rowsOf),
    { name: 'scroll-dropped', what: `frames that came late in ${SCROLLED}, of a hundred`, goal: atMost(5, 1, '%'), unit: '%' },
    { name: 'scroll-longest', what: `the longest frame in ${SCROLLED}`, goal: atMost(100, 34, 'ms'), unit: 'ms' },
  ],
  async run(bench, settle) {
    if (!CHROMIUM) throw new Error('apt-get install --no-install-recommends chromium');
    await bench.withFreshHub(async (hub) => {
      const models = [];
      for (let index = 0; index < (bench.quick ? 3 : MODELS); index++) models.push(await hub.create());
      for (const model of models) await hub.commit(model, commitBody('A card', [['README.md', CARD]]));
      const folder = await manyFiles(hub, bench.quick ? 1_000 : 10_000);
      const browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox', '--disable-gpu'] });
      try {
        await visit(browser, `${hub.url}/models`);
        settlePage(settle, 'list', await rounds(bench, () => visit(browser, `${hub.url}/models`)));
        settlePage(settle, 'repository', await rounds(bench, () => visit(browser, models[0].url)));
        const frames = await rounds(bench, () => scrollFolder(browser, `${folder.url}/tree/main`, bench.quick ? 1_000 : 10_000));
        settle('scroll-dropped', { hub: frames.map(({ dropped }) => dropped) });
        settle('scroll-longest', { hub: frames.map(({ longest }) => longest) });
      } finally {
        await browser.close();
      }
    });
  },
};

async function manyFiles(hub, count) {
  const repository = await hub.create();
  const files = Array.from({ length: count }, (_, index) => [`shard-${String(index).padStart(5, '0')}.txt`, `${index}\n`]);
  await hub.commit(repository, commitBody('Many files', files));
  return repository;
}

async function rounds(bench, measure) {
  const all = [];
  for (let round = 0; round < bench.rounds; round++) all.push(await measure());
  return all;
}

function settlePage(settle, page, visits) {
  for (const name of Object.keys(MEASURES)) settle(`${name}-${page}`, { hub: visits.map((one) => one[name]) });
}

async function slowPage(context, line) {
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send('Network.enable');
  if (line) await session.send('Network.emulateNetworkConditions', line);
  await session.send('Emulation.setCPUThrottlingRate', { rate: CPU_SLOWDOWN });
  return page;
}

/** A new visitor: nothing cached. Seconds until the largest thing that the page ever shows; milliseconds blocked; how far things moved. */
async function visit(browser, address) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  try {
    const page = await slowPage(context, LINE);
    await page.addInitScript(observePaint);
    await page.goto(address, { waitUntil: 'networkidle' });
    await page.locator('#main h1').first().waitFor();
    return await page.evaluate(() => window.paintOf());
  } finally {
    await context.close();
  }
}

/** In the page. Blocking counts from the first paint on, as is usual. */
function observePaint() {
  let largestMs = 0;
  let shift = 0;
  const tasks = [];
  const observe = (type, note) => new PerformanceObserver((list) => list.getEntries().forEach(note)).observe({ type, buffered: true });
  observe('largest-contentful-paint', ({ startTime }) => (largestMs = startTime));
  observe('layout-shift', ({ value, hadRecentInput }) => (shift += hadRecentInput ? 0 : value));
  observe('longtask', ({ startTime, duration }) => tasks.push({ startTime, duration }));
  window.paintOf = () => {
    const firstMs = performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0;
    const late = tasks.filter(({ startTime, duration }) => startTime + duration > firstMs);
    return { paint: largestMs / 1000, blocking: late.reduce((sum, { duration }) => sum + Math.max(0, duration - 50), 0), shift };
  };
}

/** Every file is brought first; then it is scrolled, and each frame says when it was made. */
async function scrollFolder(browser, address, count) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  try {
    const page = await slowPage(context, null);
    await page.goto(address);
    await page.getByRole('button', { name: 'Show more files' }).click();
    await page.waitForFunction(bringAll, count, { timeout: 300_000, polling: 100 });
    const times = await page.evaluate(scrollThrough, SCROLL);
    const lost = times.reduce((sum, ms) => sum + Math.max(0, Math.round(ms / FRAME_MS) - 1), 0);
    return { dropped: (100 * lost) / (times.length + lost), longest: Math.max(...times) };
  } finally {
    await context.close();
  }
}

/** In the page, again and again: the end is looked at until there is no more to come. */
function bringAll(count) {
  window.scrollTo(0, document.documentElement.scrollHeight);
  return Number(document.querySelector('main table')?.getAttribute('aria-rowcount')) > count;
}

/** In the page: from its top, down by so much in every frame. Milliseconds between one frame and the next. */
function scrollThrough({ frames, pixels }) {
  window.scrollTo(0, 0);
  const times = [];
  return new Promise((resolve) => {
    const step = (now) => {
      times.push(now);
      if (times.length > frames) resolve(times.slice(1).map((time, index) => time - times[index]));
      else requestAnimationFrame(step);
      window.scrollBy(0, pixels);
    };
    requestAnimationFrame(step);
  });
}
