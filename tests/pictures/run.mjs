// Pictures of every page: light and dark, English and Chinese, 1440 and 390 px wide, on hubs of their own whose pages have something to show. Fails when a page
// complains, is wider than the window, says a key instead of words or something in English on a Chinese page, and when a route has no picture.
import { mkdirSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { ROOT } from '../interop/lib/hub.mjs';
import { stopAll } from '../interop/lib/processes.mjs';
import { openLab } from '../journeys/lib/lab.mjs';
import { LOCALES, picturesOf } from './lib/camera.mjs';
import { writeSheet } from './lib/contact-sheet.mjs';
import { PAGES } from './lib/pages.mjs';
import { placesOf } from './lib/places.mjs';
import { routesAmiss } from './lib/routes.mjs';

const { values } = parseArgs({
  options: { only: { type: 'string' }, jobs: { type: 'string', default: '2' }, port: { type: 'string' }, into: { type: 'string' } },
});
const into = values.into ?? join(ROOT, '.test/pictures');
const folder = mkdtempSync(join(realpathSync(tmpdir()), 'grove-pictures-'));
const startedAt = Date.now();
const say = (text) => process.stdout.write(`${text}\n`);
const seconds = () => Math.round((Date.now() - startedAt) / 1000);
let lab = null;
let places = null;
let ending = null;
const end = () => (ending ??= finish());
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => void end().then(() => process.exit(1)));

/** Of several texts, with commas between them, one is enough. */
const texts = values.only?.split(',') ?? [''];
const wanted = PAGES.filter(({ name, at }) => texts.some((text) => name.includes(text) || String(at).includes(text)));
const waiting = [...wanted];
const taken = [];
const faults = [];
try {
  if (wanted.length === 0) throw new Error(`no page is called ${values.only}`);
  if (!values.only) rmSync(into, { recursive: true, force: true });
  mkdirSync(into, { recursive: true });
  lab = await openLab(folder, { port: values.port && Number(values.port) });
  places = placesOf(lab);
  await Promise.all(Array.from({ length: Number(values.jobs) }, photographer));
  faults.push(...(await missingRoutes()));
  taken.sort((a, b) => wanted.indexOf(a.one) - wanted.indexOf(b.one));
  writeSheet(into, taken);
} catch (error) {
  faults.push(error.stack);
} finally {
  await end();
}
for (const fault of faults) say(`FAIL ${fault}`);
say(`pictures: ${taken.length} pages, ${faults.length} faults in ${seconds()} s; ${join(into, 'index.html')}`);
process.exit(faults.length > 0 ? 1 : 0);

function placeOf({ place = 'world' }) {
  return place;
}

/** Goes from page to page as whoever each is for, with browsers of its own: what one page keeps there disturbs no other photographer. */
async function photographer() {
  const people = new Map();
  const visitorFor = async (one, locale) => {
    const key = `${placeOf(one)} ${one.who ?? ''} ${locale}`;
    if (!people.has(key)) people.set(key, await places.visitor(placeOf(one), one.who, locale === 'en' ? 'en-US' : locale));
    return people.get(key);
  };
  for (let one = waiting.shift(); one; one = waiting.shift()) {
    const seen = { one, route: '', faults: [] };
    for (const locale of LOCALES) {
      try {
        const { route, faults: found } = await picturesOf(one, await visitorFor(one, locale), locale, into, places.world);
        seen.route = route;
        seen.faults.push(...found);
      } catch (error) {
        seen.faults.push(`${one.name} (${locale}): ${error.message.split('\n').slice(0, 3).join(' ')}`);
      }
    }
    taken.push(seen);
    faults.push(...seen.faults);
    for (const fault of seen.faults) say(`     ${fault}`);
    say(`${seen.faults.length > 0 ? 'FAIL' : 'ok  '} ${one.name} (${taken.length} of ${wanted.length}, ${seconds()} s)`);
  }
}

async function missingRoutes() {
  const { page } = await lab.visitor();
  await page.goto('/login');
  return routesAmiss(page);
}

async function finish() {
  await places?.stop();
  await lab?.close();
  await stopAll();
  rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
}
