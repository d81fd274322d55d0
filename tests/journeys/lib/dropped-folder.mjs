// Folders of this machine as people bring them to the page of an upload, and what has become of them in the repository.
import { createHash } from 'node:crypto';
import { closeSync, mkdirSync, mkdtempSync, openSync, realpathSync, truncateSync, writeFileSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

export const SMALL_FILES = 300;
const LARGE_BYTES = 300 * 1000 * 1000;

/** All files of the branch main, whatever their number. */
export async function filesOf(api, id) {
  const found = [];
  for (let next = `/api/models/${id}/tree/main?recursive=true`; next;) {
    const answer = await api.request('GET', next);
    found.push(...(await answer.json()));
    const link = /<([^>]+)>; rel="next"/.exec(answer.headers.get('link') ?? '')?.[1];
    next = link && new URL(link).pathname + new URL(link).search;
  }
  return found.filter(({ type }) => type === 'file');
}

/** A folder of what is given: paths and texts. */
export function sampleTexts(files) {
  const folder = mkdtempSync(join(realpathSync(tmpdir()), 'grove-dragged-'));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}

/** Three folders of small files and a large one, with `mark` in it here and there, that takes no room on this disk. */
export function sampleFolder({ smallFiles = SMALL_FILES, largeBytes = LARGE_BYTES, mark = MARK } = {}) {
  const folder = mkdtempSync(join(realpathSync(tmpdir()), 'grove-dragged-'));
  for (let index = 0; index < smallFiles; index++) {
    const inside = join(folder, 'texts', `part-${(index % 3) + 1}`);
    mkdirSync(inside, { recursive: true });
    writeFileSync(join(inside, `${index}.txt`), `text ${index}\n`);
  }
  writeFileSync(join(folder, 'weights.bin'), '');
  truncateSync(join(folder, 'weights.bin'), largeBytes);
  const handle = openSync(join(folder, 'weights.bin'), 'r+');
  for (const at of marked(largeBytes)) writeSync(handle, mark, at);
  closeSync(handle);
  return folder;
}

/** Each part differs, so that parts in the wrong order would be noticed. */
const MARK = 'not only zeros';
const marked = (largeBytes) => [0, 70_000_000, 150_000_000, 299_000_000].filter((at) => at < largeBytes);

/** Of the large file. */
export function sparseSha256({ largeBytes = LARGE_BYTES, mark = MARK } = {}) {
  const hash = createHash('sha256');
  const zeros = Buffer.alloc(1_000_000);
  const first = Buffer.alloc(zeros.length);
  first.write(mark);
  for (let at = 0; at < largeBytes; at += zeros.length) hash.update(marked(largeBytes).includes(at) ? first : zeros);
  return hash.digest('hex');
}

/** As a person drags it from the desktop, until it can be sent. */
export async function dropFolder(page, folder) {
  await letFall(page, folder);
  await page.locator('form button[type=submit]:enabled').waitFor();
}

export async function letFall(page, folder) {
  const box = await page.locator('[data-drop-zone]').boundingBox();
  const session = await page.context().newCDPSession(page);
  const at = { x: box.x + box.width / 2, y: box.y + 20 };
  const data = { items: [], files: [folder], dragOperationsMask: 1 };
  for (const type of ['dragEnter', 'dragOver', 'drop']) await session.send('Input.dispatchDragEvent', { type, ...at, data });
}
