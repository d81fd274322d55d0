// A browser that is killed in the middle of a large upload, at an address that it trusts and at a plain name: started again, it goes on. What is
// sent again is counted before the hub. GROVE_JOURNEY_UPLOAD_MB=2000 does it with 2 GB; the ring does with as little as shows it: four parts of 5 MiB may be
// on their way, which is less than a twentieth above 420 MB (docs/decisions/0051).
import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDoor } from '../lib/counting-door.mjs';
import { filesOf, letFall, sampleFolder, sparseSha256 } from '../lib/dropped-folder.mjs';
import { ADA } from '../lib/lab.mjs';
import { killBrowser, openBrowser } from '../lib/own-browser.mjs';
import { PLAIN_NAME } from '../lib/plain-host.mjs';
import { assert, see, seesText } from '../lib/see.mjs';

const LARGE_BYTES = Number(process.env.GROVE_JOURNEY_UPLOAD_MB ?? 450) * 1_000_000;
const KILLED_AT = 0.6;
const AGAIN_AT_MOST = 0.05;
const LONG_MS = 60_000 + LARGE_BYTES / 5_000;

export function killedUpload(test, lab) {
  for (const { host, name } of [
    { host: 'localhost', name: 'killed' },
    { host: PLAIN_NAME, name: 'killed-plainly' },
  ]) {
    test(
      `at ${host} a browser that is killed at 60 % of a large upload is started again, and sends less than a twentieth again`,
      async () => {
        const api = await lab.api();
        await api.createRepo(`ada/${name}`);
        // What the hub has from the other one would not be sent at all.
        const contents = { largeBytes: LARGE_BYTES, mark: name };
        const folder = sampleFolder({ smallFiles: 3, ...contents });
        const profile = mkdtempSync(join(realpathSync(tmpdir()), 'grove-profile-'));
        const door = await openDoor(lab.product.port);
        const endpoint = `http://${host}:${door.port}`;
        let context = await openBrowser(profile, endpoint);
        try {
          const page = await signedIn(context);
          await page.goto(`/ada/${name}/upload/main`);
          await letFall(page, folder);
          await page.getByLabel('Message').fill('Half and half');
          const before = door.bytes;
          const reached = door.reached(before + KILLED_AT * LARGE_BYTES);
          await page.getByRole('button', { name: 'Upload and commit' }).click();
          await reached;
          await killBrowser(context, profile);
          const sentBefore = door.bytes - before;
          context = await openBrowser(profile, endpoint);
          const again = context.pages()[0];
          again.setDefaultTimeout(LONG_MS);
          await comesBack(again);
          await seesText(again, new RegExp(`The upload to ada/${name} is not finished`));
          await lab.picture(again, `upload-left-${host}`);
          const begun = door.bytes;
          await again.getByRole('link', { name: 'Go on' }).click();
          await see(again.getByRole('heading', { name: 'An upload is not finished' }), 'the upload that was left');
          await lab.picture(again, `upload-continue-${host}`);
          const way = await goOn(again, folder);
          await again.waitForURL(`**/ada/${name}/tree/main`, { timeout: LONG_MS });
          const twice = (sentBefore + door.bytes - begun - LARGE_BYTES) / LARGE_BYTES;
          process.stdout.write(`  ${host}: ${LARGE_BYTES / 1e6} MB, ${(100 * twice).toFixed(2)} % sent again, gone on ${way}\n`);
          assert.ok(twice < AGAIN_AT_MOST, `${(100 * twice).toFixed(1)} % were sent again`);
          const files = await filesOf(api, `ada/${name}`);
          assert.equal(files.find(({ path }) => path === 'weights.bin').lfs.oid, sparseSha256(contents));
          assert.equal(files.length, 3 + 2);
          const [{ title }] = await (await api.request('GET', `/api/models/ada/${name}/commits/main`)).json();
          assert.equal(title, 'Half and half');
          await again.goto('/');
          assert.equal(await again.evaluate(() => localStorage.getItem('grove.uploads')), null);
        } finally {
          await context.close();
          door.close();
          for (const path of [folder, profile]) rmSync(path, { recursive: true, force: true, maxRetries: 5 });
        }
      },
      { limitMs: 2 * LONG_MS },
    );
  }
}

async function signedIn(context) {
  const page = context.pages()[0];
  page.setDefaultTimeout(LONG_MS);
  await signIn(page);
  return page;
}

/** A browser writes cookies down after half a minute: killed before that, it has forgotten who was signed in. */
async function comesBack(page) {
  await page.goto('/');
  const account = page.getByRole('button', { name: `Account of ${ADA.name}` });
  const login = page.getByRole('link', { name: 'Sign in', exact: true });
  await account.or(login).first().waitFor();
  if (await login.isVisible()) await signIn(page);
}

async function signIn(page) {
  await page.goto('/login');
  await page.getByLabel('User name or e-mail').fill(ADA.name);
  await page.getByLabel('Password').fill(ADA.password);
  await page.keyboard.press('Enter');
  await page.waitForURL('**/');
}

/** By the hold that the browser kept of the folder, where it lets itself be asked; else by dropping the folder again. */
async function goOn(page, folder) {
  const button = page.getByRole('button', { name: 'Go on', exact: true });
  if (await button.isVisible()) {
    await button.click();
    const asked = page.getByText('Choose the same files or the same folder again.');
    const begun = page.getByRole('progressbar', { name: 'All files' });
    await asked.or(begun).first().waitFor();
    if (await begun.isVisible()) return 'by what the browser held';
  }
  await letFall(page, folder);
  return 'by dropping the folder again';
}
