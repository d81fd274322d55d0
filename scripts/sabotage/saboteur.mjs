// Edits files of a copied tree, builds what they belong to, and puts them back.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';

export class Saboteur {
  #kept = new Map();
  /** Folders whose build is not that of their sources. */
  #stale = new Set();

  /** @param {string} root of the copy */
  constructor(root) {
    this.root = root;
  }

  /** Throws when a text to replace is not there exactly once: the code has changed, and the edit must follow. */
  async switchOff(edits) {
    for (const { file, find, replace } of edits) this.#edit(file, find, replace);
    for (const folder of this.#stale) this.#build(folder);
    this.#stale = new Set(edits.map(({ file }) => unitOf(file)));
  }

  restore() {
    for (const [file, text] of this.#kept) writeFileSync(path.join(this.root, file), text);
    this.#kept.clear();
  }

  #edit(file, find, replace) {
    const full = path.join(this.root, file);
    const text = readFileSync(full, 'utf8');
    const count = text.split(find).length - 1;
    if (count !== 1) throw new Error(`${file} has ${count} times, and should once:\n${find}`);
    if (!this.#kept.has(file)) this.#kept.set(file, text);
    writeFileSync(
      full,
      text.replace(find, () => replace),
    );
    this.#stale.add(unitOf(file));
  }

  #build(folder) {
    const cwd = path.join(this.root, folder);
    // Migrations are read as they stand.
    if (!existsSync(path.join(cwd, 'package.json'))) return;
    const { build } = JSON.parse(readFileSync(path.join(cwd, 'package.json'), 'utf8')).scripts;
    const bins = [path.join(cwd, 'node_modules/.bin'), path.join(this.root, 'node_modules/.bin')];
    const env = { ...process.env, PATH: [...bins, process.env.PATH].join(path.delimiter) };
    const result = spawnSync('sh', ['-c', build], { cwd, env, encoding: 'utf8' });
    if (result.status !== 0) throw new Error(`the sabotaged ${folder} does not build:\n${result.stdout}${result.stderr}`);
  }
}

/** `packages/x` or `apps/api`: whoever a file is built with. */
function unitOf(file) {
  return file.split('/').slice(0, 2).join('/');
}
