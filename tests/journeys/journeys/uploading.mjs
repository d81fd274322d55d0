// Files and folders from this machine into a repository: dragged in, large ones in parts, over a bad line, and again. What a killed browser leaves: killed-upload.mjs.
import { rmSync } from 'node:fs';
import { dropFolder, filesOf, sampleFolder, SMALL_FILES, sparseSha256 } from '../lib/dropped-folder.mjs';
import { assert, see, seesText } from '../lib/see.mjs';
import { visit } from '../lib/visitor.mjs';

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
