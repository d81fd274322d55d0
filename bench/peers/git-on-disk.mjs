// Bare repositories on disk, served by `git http-backend` or written by git's plumbing: what the hub is compared with.
import { spawn } from 'node:child_process';
import { existsSync, rmSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { stopChild, untilTrue } from '../lib/command.mjs';
import { copyFolder, git, serverEnv } from '../lib/git.mjs';
import { freePort, request } from '../lib/http.mjs';
import { benchDir, workFolder } from '../lib/paths.mjs';

const TEMPLATE = 'template.git';

export class GitOnDisk {
  #counter = 0;

  constructor(folder, url, child) {
    this.folder = folder;
    this.url = url;
    this.child = child;
  }

  /** @param {string} template a bare repository that every new one starts as */
  static async start(template) {
    const folder = workFolder('git-on-disk');
    rmSync(folder, { recursive: true, force: true });
    copyFolder(template, path.join(workFolder('git-on-disk'), TEMPLATE));
    const port = await freePort();
    const script = path.join(benchDir, 'peers', 'git-http-server.mjs');
    const child = spawn(process.execPath, [script, folder, String(port)], { env: serverEnv, stdio: ['ignore', 'ignore', 'inherit'] });
    const url = `http://127.0.0.1:${port}`;
    await untilTrue('git http-backend', child, () => isAnswering(url));
    return new GitOnDisk(folder, url, child);
  }

  /** A new repository; the name is chosen here. */
  create() {
    const name = `r${++this.#counter}.git`;
    copyFolder(path.join(this.folder, TEMPLATE), path.join(this.folder, name));
    return { name, path: path.join(this.folder, name), url: `${this.url}/${name}` };
  }

  remove(repository) {
    rmSync(repository.path, { recursive: true, force: true });
  }

  async stop() {
    await stopChild(this.child);
    rmSync(this.folder, { recursive: true, force: true });
  }
}

async function isAnswering(url) {
  return request(`${url}/`).then(
    () => true,
    () => false,
  );
}

/** `git repack -adf` of a copy: bytes of pack and index. */
export async function repackedBytes(repository, folderSize) {
  const copy = copyFolder(repository, path.join(workFolder('repack'), 'copy.git'));
  await git(copy, ['for-each-ref', '--format=delete %(refname)', 'refs/bench']).then(({ stdout }) =>
    git(copy, ['update-ref', '--stdin'], { input: Buffer.from(stdout) }),
  );
  await git(copy, ['repack', '-q', '-a', '-d', '-f']);
  const packs = path.join(copy, 'objects', 'pack');
  if (!existsSync(packs)) throw new Error('repack left no pack');
  const bytes = folderSize(packs, /\.(pack|idx)$/);
  rmSync(copy, { recursive: true, force: true });
  return bytes;
}
