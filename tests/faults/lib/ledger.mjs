// Everything the hub has acknowledged, and the check that all of it is still there: the oracle of the campaigns.
import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { sha256 } from './large-files.mjs';

export class Ledger {
  /** id → path → sha256 of the contents at the tip of main. */
  #files = new Map();

  keep(id, files) {
    const known = this.#files.get(id) ?? new Map();
    for (const [path, content] of Object.entries(files)) known.set(path, sha256(content));
    this.#files.set(id, known);
  }

  forget(id) {
    this.#files.delete(id);
  }

  moved(from, to) {
    this.#files.set(to, this.#files.get(from));
    this.#files.delete(from);
  }

  /** Of everything, `{ id, path, sha256 }`. */
  files() {
    return [...this.#files].flatMap(([id, files]) => [...files].map(([path, sha]) => ({ id, path, sha256: sha })));
  }

  get size() {
    return this.files().length;
  }

  get ids() {
    return [...this.#files.keys()];
  }

  /** Every file by resolve, every repository by clone and fsck. Once: later the doctor looks after what was found sound. */
  async verify({ api, git, hub, workDir }) {
    for (const [id, files] of this.#files) {
      for (const [path, expected] of files) assert.equal(await contentHash(api, id, path), expected, `${id}: ${path} was acknowledged`);
      await soundClone({ git, hub, workDir }, id);
      this.#files.delete(id);
    }
  }
}

async function contentHash(api, id, path) {
  const answer = await api.request('GET', `/${id}/resolve/main/${path}`);
  assert.equal(answer.status, 200, `${id}: ${path} was acknowledged and answers ${answer.status}`);
  return sha256(Buffer.from(await answer.arrayBuffer()));
}

/** Clones with every ref and lets git check every object. Resolves with the refs. */
export async function soundClone({ git, hub, workDir }, id) {
  const folder = mkdtempSync(join(workDir, 'clone-'));
  try {
    await git(folder, 'clone', '--quiet', '--mirror', `${hub.endpoint}/${id}`, 'copy.git');
    const copy = join(folder, 'copy.git');
    await git(copy, 'fsck', '--strict', '--no-dangling');
    const { out } = await git(copy, 'for-each-ref', '--format=%(refname) %(objectname)');
    return new Map(
      out
        .trim()
        .split('\n')
        .filter(Boolean)
        .map((line) => line.split(' ')),
    );
  } finally {
    if (existsSync(folder)) rmSync(folder, { recursive: true, force: true });
  }
}
