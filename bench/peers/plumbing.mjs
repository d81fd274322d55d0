// The peer of the commit rows: commits made by git's plumbing in bare repositories on disk, one at a time for each repository.
// A server that works like this would keep an index for each repository, as is done here; the parent is known without a process.
import { rmSync } from 'node:fs';
import path from 'node:path';
import { run } from '../lib/command.mjs';
import { git, revParse, serverEnv } from '../lib/git.mjs';

export class PlumbingRepository {
  #queue = Promise.resolve();

  /** @param {string} folder of a bare repository that has `branch` */
  static async open(folder, branch = 'main') {
    const repository = new PlumbingRepository(folder, branch);
    repository.head = await revParse(folder, branch);
    await repository.git(['read-tree', branch]);
    return repository;
  }

  constructor(folder, branch) {
    this.folder = folder;
    this.branch = branch;
    this.env = { ...serverEnv, GIT_DIR: folder, GIT_INDEX_FILE: path.join(folder, 'bench.index') };
  }

  /** One file, through the index: hash-object, update-index, write-tree, commit-tree, update-ref. */
  commit(file, content) {
    return this.#inTurn(async () => {
      const oid = await this.git(['hash-object', '-w', '--stdin'], Buffer.from(content));
      await this.git(['update-index', '--add', '--cacheinfo', `100644,${oid},${file}`]);
      return this.#finish(await this.git(['write-tree']));
    });
  }

  /** One file that is one folder deep, without an index: hash-object, ls-tree and mktree for both trees, commit-tree, update-ref. */
  commitByTrees(file, content) {
    return this.#inTurn(async () => {
      const [folder, name] = file.split('/');
      const oid = await this.git(['hash-object', '-w', '--stdin'], Buffer.from(content));
      const inner = await this.#treeWith(`${this.head}:${folder}`, name, `100644 blob ${oid}`);
      return this.#finish(await this.#treeWith(`${this.head}^{tree}`, folder, `040000 tree ${inner}`));
    });
  }

  /** Many files at once, whose contents come over the wire and so are written down first. */
  commitMany(files, scratch) {
    return this.#inTurn(async () => {
      const paths = await scratch.write(files.map(([, content]) => content));
      const oids = (await this.git(['hash-object', '-w', '--stdin-paths'], Buffer.from(paths.join('\n')))).split('\n');
      const lines = files.map(([file], i) => `100644 ${oids[i]}\t${file}\n`);
      await this.git(['update-index', '--add', '--index-info'], Buffer.from(lines.join('')));
      return this.#finish(await this.git(['write-tree']));
    });
  }

  /** The same by fast-import, which writes one pack: what git can do at best, without keeping an index. */
  importMany(files) {
    return this.#inTurn(async () => {
      const who = 'Bench <bench@example.org> now';
      const head = `commit refs/heads/${this.branch}\ncommitter ${who}\ndata 0\nfrom ${this.head}\n`;
      const inline = files.map(([file, content]) => `M 100644 inline ${file}\ndata ${Buffer.byteLength(content)}\n${content}\n`);
      await this.git(['fast-import', '--quiet', '--date-format=now'], Buffer.from([head, ...inline].join('')));
      this.head = await revParse(this.folder, this.branch);
    });
  }

  async git(args, input) {
    return (await run('git', args, { cwd: this.folder, env: this.env, input })).stdout.trim();
  }

  remove() {
    rmSync(this.folder, { recursive: true, force: true });
  }

  async #finish(tree) {
    const commit = await this.git(['commit-tree', tree, '-p', this.head, '-m', 'One more']);
    await this.git(['update-ref', `refs/heads/${this.branch}`, commit, this.head]);
    this.head = commit;
    return commit;
  }

  async #treeWith(tree, name, entry) {
    const lines = (await this.git(['ls-tree', tree])).split('\n').filter((line) => !line.endsWith(`\t${name}`));
    return this.git(['mktree'], Buffer.from(`${[...lines, `${entry}\t${name}`].join('\n')}\n`));
  }

  #inTurn(work) {
    const done = this.#queue.then(work);
    this.#queue = done.catch(() => undefined);
    return done;
  }
}

/** The commits of a branch and the files of its tip. */
export async function countOf(folder, branch = 'main') {
  const commits = Number((await git(folder, ['rev-list', '--count', branch])).stdout);
  const files = (await git(folder, ['ls-tree', '-r', '--name-only', branch])).stdout.trim().split('\n').length;
  return { commits, files };
}
