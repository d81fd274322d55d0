// A hub in a company's network without TLS, at a name that browsers do not trust as they trust localhost: what they withhold there is not missed.
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { filesOf } from '../lib/dropped-folder.mjs';
import { ADA } from '../lib/lab.mjs';
import { pasted } from '../lib/pasted.mjs';
import { sampleWeights } from '../lib/samples.mjs';
import { assert, isAt, seesText } from '../lib/see.mjs';
import { PLAIN_NAME } from '../lib/plain-host.mjs';
import { visit } from '../lib/visitor.mjs';

/** Of more bytes than one part has. */
const WEIGHTS = sampleWeights(70_000_000);
const SHA256 = createHash('sha256').update(WEIGHTS).digest('hex');
const LONG_MS = 120_000;

export function plainName(test, lab) {
  test('on a plain http name that is not localhost a folder is chosen and comes whole, and names and hashes are copied', async () => {
    const api = await lab.api();
    await api.createRepo('ada/plain');
    const visitor = await lab.visitorAt(lab.product.local.replace('localhost', PLAIN_NAME));
    const { page, troubles } = visitor;
    page.setDefaultTimeout(LONG_MS);
    await signIn(visitor);
    assert.equal(await page.evaluate(() => window.isSecureContext || 'clipboard' in navigator || 'subtle' in crypto), false);
    await uploadFolder(visitor);
    const files = await filesOf(api, 'ada/plain');
    assert.deepEqual(files.map(({ path }) => path).sort(), ['.gitattributes', 'model.safetensors', 'notes/a.md', 'notes/b.md']);
    assert.equal(files.find(({ path }) => path === 'model.safetensors').lfs.oid, SHA256);
    await visit(visitor, '/ada/plain');
    assert.equal(await copied(page, 'Copy the name', /^ada\/plain$/), 'ada/plain');
    await visit(visitor, '/ada/plain/blob/main/model.safetensors');
    assert.equal(await copied(page, 'Copy the SHA-256', /^[0-9a-f]{64}$/), SHA256);
    assert.equal(await copied(page, 'Copy the path', /^model\.safetensors$/), 'model.safetensors');
    await visit(visitor, '/ada/plain/commits/main');
    const [{ id }] = await (await api.request('GET', '/api/models/ada/plain/commits/main')).json();
    assert.equal(await copied(page, 'Copy the commit id', /^[0-9a-f]{40}$/), id);
    troubles.assertNone('a hub at a plain name');
  });
}

async function signIn(visitor) {
  const { page } = visitor;
  await visit(visitor, '/login');
  await page.getByLabel('User name or e-mail').fill(ADA.name);
  await page.getByLabel('Password').fill(ADA.password);
  await page.keyboard.press('Enter');
  await isAt(page, '/');
}

/** By the button for folders, as those do it who do not drag. */
async function uploadFolder(visitor) {
  const { page } = visitor;
  const folder = mkdtempSync(join(realpathSync(tmpdir()), 'grove-chosen-'));
  try {
    mkdirSync(join(folder, 'notes'));
    for (const name of ['a.md', 'b.md']) writeFileSync(join(folder, 'notes', name), `# ${name}\n`);
    writeFileSync(join(folder, 'model.safetensors'), WEIGHTS);
    await visit(visitor, '/ada/plain/upload/main');
    await page.locator('input[webkitdirectory]').setInputFiles(folder);
    await seesText(page, /3 files, 70 MB/);
    await page.getByRole('button', { name: 'Upload and commit' }).click();
    await page.waitForURL('**/ada/plain/tree/main');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function copied(page, label, expected) {
  await page.getByRole('button', { name: label }).first().click();
  return pasted(page, expected);
}
