// What a first visitor waits for: the largest contentful paint of the list and of a repository page, in Chromium with nothing cached, on a
// machine four times slower and a line of 10 Mbit/s with 40 ms to the hub.
import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';
import { commitBody } from '../lib/hub-api.mjs';
import { atMost } from '../lib/goals.mjs';

const CHROMIUM = '/usr/bin/chromium';
const CPU_SLOWDOWN = 4;
const LINE = { offline: false, latency: 40, downloadThroughput: 10_000_000 / 8, uploadThroughput: 10_000_000 / 8 };
/** As many as the list shows on a page. */
const MODELS = 30;
const CARD = `---\nlicense: mit\npipeline_tag: text-generation\n---\n\n# A model\n\n${'A paragraph of a card that says what the model is good for, how it was trained and how good it is. '.repeat(20)}\n\n| metric | value |\n| --- | --- |\n| loss | 1.23 |\n\n\`\`\`python\nfrom transformers import pipeline\npipe = pipeline(model="x")\n\`\`\`\n`;

export const paintScenario = {
  name: 'paint',
  rows: [
    { name: 'paint-list', what: 'largest contentful paint of the list of models', goal: atMost(1.5, 1, 's'), unit: 's' },
    { name: 'paint-repository', what: 'largest contentful paint of a repository page', goal: atMost(1.5, 1, 's'), unit: 's' },
  ],
  async run(bench, settle) {
    if (!existsSync(CHROMIUM)) throw new Error('apt-get install --no-install-recommends chromium');
    await bench.withFreshHub(async (hub) => {
      const models = [];
      for (let index = 0; index < (bench.quick ? 3 : MODELS); index++) models.push(await hub.create());
      for (const model of models) await hub.commit(model, commitBody('A card', [['README.md', CARD]]));
      const browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox', '--disable-gpu'] });
      try {
        await visit(browser, `${hub.url}/models`);
        settle('paint-list', { hub: await rounds(bench, browser, `${hub.url}/models`) });
        settle('paint-repository', { hub: await rounds(bench, browser, models[0].url) });
      } finally {
        await browser.close();
      }
    });
  },
};

async function rounds(bench, browser, address) {
  const seconds = [];
  for (let round = 0; round < bench.rounds; round++) seconds.push(await visit(browser, address));
  return seconds;
}

/** A new visitor: nothing cached. Seconds until the largest thing that the page ever shows. */
async function visit(browser, address) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  try {
    const page = await context.newPage();
    const session = await context.newCDPSession(page);
    await session.send('Network.enable');
    await session.send('Network.emulateNetworkConditions', LINE);
    await session.send('Emulation.setCPUThrottlingRate', { rate: CPU_SLOWDOWN });
    await page.addInitScript(observePaint);
    await page.goto(address, { waitUntil: 'networkidle' });
    await page.locator('#main h1').first().waitFor();
    return (await page.evaluate(() => window.largestPaintMs)) / 1000;
  } finally {
    await context.close();
  }
}

/** In the page. */
function observePaint() {
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) window.largestPaintMs = entry.startTime;
  }).observe({ type: 'largest-contentful-paint', buffered: true });
}
