// Files and folders from this machine into a repository: dragged in, large ones in parts, over a bad line, and again.
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { dropFolder, filesOf, sampleFolder, SMALL_FILES, sparseSha256 } from '../lib/dropped-folder.mjs';
import { sampleWeights } from '../lib/samples.mjs';
import { assert, see, seesText } from '../lib/see.mjs';
import { newTab, visit } from '../lib/visitor.mjs';

/** Of the large file, 64 MiB each; and how many of them arrive before the tab is closed. */
const ALL_PARTS = 5;
const PARTS_BEFORE = 2;
const SMALL_WEIGHTS = sampleWeights(6_000_000);
/** What a large upload may take on a busy machine; nothing is asserted about it. */
const LONG_MS = 180_000;

export function uploading(test, lab) {
  const begin = async (name) => {
    const api = await lab.api();
    await api.createRepo(`ada/${name}`);
    const visitor = await lab.signedIn();
    visitor.page.setDefaultTimeout(LONG_MS);
    await visit(visitor, `/ada/${name}/upload/main`);
    return { ...visitor, api };
  };

  test(
    'a folder of hundreds of files and a file of 300 MB is dragged in over a line that breaks, and committed once',
    async () => {
      const { page, troubles, api } = await begin('dragged');
      const folder = sampleFolder();
      try {
        await breakLine(page, troubles, 3);
        const checking = await holdChecking(page);
        await dropFolder(page, folder);
        await seesText(page, /301 files, 30\d MB/);
        await page.getByLabel('Message').fill('All of it');
        await page.getByRole('button', { name: 'Upload and commit' }).click();
        await see(page.getByRole('progressbar', { name: 'All files' }), 'the progress of all files');
        await seesText(page, 'Sent. The hub is checking it…');
        await lab.picture(page, 'upload-checking');
        checking.goOn();
        await page.waitForURL('**/ada/dragged/tree/main', { timeout: LONG_MS });
        const files = await filesOf(api, 'ada/dragged');
        assert.equal(files.length, SMALL_FILES + 2);
        assert.equal(files.find(({ path }) => path === 'weights.bin').lfs.oid, sparseSha256());
        assert.equal(files.filter(({ path }) => path.startsWith('texts/part-2/')).length, 100);
        const commits = await (await api.request('GET', '/api/models/ada/dragged/commits/main')).json();
        assert.deepEqual(
          commits.map(({ title }) => title),
          ['All of it', 'initial commit'],
        );
        await visit({ page }, '/ada/dragged/upload/main');
        await dropFolder(page, folder);
        await page.getByRole('button', { name: 'Upload and commit' }).click();
        await seesText(page, 'Everything is here already: nothing was changed.');
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
      troubles.forget();
    },
    { limitMs: 2 * LONG_MS },
  );

  test(
    'a tab that is closed in the middle of an upload loses nothing: the folder, chosen again, goes on and sends only what had not arrived',
    async () => {
      const visitor = await begin('closed');
      const { page, api } = visitor;
      const folder = sampleFolder(5);
      writeFileSync(join(folder, 'adapter.bin'), SMALL_WEIGHTS);
      try {
        const { all } = await arriving(page, PARTS_BEFORE);
        await dropFolder(page, folder);
        await page.getByRole('button', { name: 'Upload and commit' }).click();
        await all;
        await page.close();
        const { page: again, troubles } = await newTab(visitor);
        again.setDefaultTimeout(LONG_MS);
        const sent = sentBy(again);
        await visit({ page: again }, '/ada/closed/upload/main');
        await dropFolder(again, folder);
        await again.getByRole('button', { name: 'Upload and commit' }).click();
        await again.waitForURL('**/ada/closed/tree/main', { timeout: LONG_MS });
        assert.deepEqual(sent, { objects: 0, parts: ALL_PARTS - PARTS_BEFORE });
        const files = await filesOf(api, 'ada/closed');
        assert.equal(files.length, 5 + 3);
        assert.equal(files.find(({ path }) => path === 'weights.bin').lfs.oid, sparseSha256());
        assert.equal(files.find(({ path }) => path === 'adapter.bin').lfs.size, SMALL_WEIGHTS.length);
        troubles.assertNone('going on in another tab');
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
    },
    { limitMs: 2 * LONG_MS },
  );

  test('files that cannot come are told by name before anything is sent, and the others come', async () => {
    const { page, api, troubles } = await begin('chosen');
    const file = (name, text) => ({ name, mimeType: 'text/plain', buffer: Buffer.from(text) });
    await page
      .locator('input[type=file]')
      .first()
      .setInputFiles([file('con.txt', 'x'), file('good.txt', 'good'), file('ends.', 'x')]);
    await seesText(page, '2 files cannot come and are left out');
    await seesText(page, 'This name is not allowed: some systems cannot store it.');
    await page.getByRole('button', { name: 'Upload and commit' }).click();
    await page.waitForURL('**/ada/chosen/tree/main');
    assert.deepEqual((await filesOf(api, 'ada/chosen')).map(({ path }) => path).sort(), ['.gitattributes', 'good.txt']);
    troubles.assertNone('files that cannot come');
  });
}

/** The first parts that are sent are lost on their way. */
async function breakLine(page, troubles, count) {
  let left = count;
  troubles.tolerate(/ERR_/);
  await page.route('**/lfs/parts/**', (route) =>
    route.request().method() === 'PUT' && left-- > 0 ? route.abort('aborted') : route.continue(),
  );
}

/** The hub takes its time to check a file that has arrived. */
async function holdChecking(page) {
  let goOn;
  const told = new Promise((resolve) => (goOn = resolve));
  await page.route('**/lfs/parts/**', async (route) => {
    if (route.request().method() === 'POST') await told;
    await route.fallback();
  });
  return { goOn };
}

/** Lets so many parts of the large file through and holds the others on their way. `all`: those, and the file that comes whole, have arrived. */
async function arriving(page, parts) {
  let left = parts;
  await page.route('**/lfs/parts/**', (route) => {
    if (route.request().method() !== 'PUT' || left-- > 0) return route.continue();
  });
  let missing = parts + 1;
  const all = page.waitForEvent('response', {
    predicate: (response) => response.request().method() === 'PUT' && response.ok() && --missing === 0,
    timeout: LONG_MS,
  });
  return { all };
}

/** How many files and parts of files leave the page. */
function sentBy(page) {
  const sent = { objects: 0, parts: 0 };
  page.on('request', (request) => {
    const kind = /\/lfs\/(objects|parts)\//.exec(request.url())?.[1];
    if (request.method() === 'PUT' && kind) sent[kind]++;
  });
  return sent;
}
