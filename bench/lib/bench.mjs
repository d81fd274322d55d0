// What every scenario is given: the number of rounds, the fixtures, the hub and the peer, each started when it is first asked for.
import process from 'node:process';
import { rmSync } from 'node:fs';
import { fixture } from '../fixtures/fixtures.mjs';
import { GitOnDisk } from '../peers/git-on-disk.mjs';
import { git } from './git.mjs';
import { Hub } from './hub.mjs';
import { workPath } from './paths.mjs';

const MIB = 2 ** 20;

export class Bench {
  #hub = null;
  #disk = null;
  #fresh = null;

  constructor({ rounds, quick, scale, cpuProfile }) {
    Object.assign(this, { rounds, quick, scale, cpuProfile });
  }

  /** Of a file that is `size` bytes in a run of full size: whole MiB, at least 16. */
  sized(size) {
    return Math.max(Math.round((size * this.scale) / MIB), 16) * MIB;
  }

  log(message) {
    process.stdout.write(`  ${message}\n`);
  }

  fixture(name) {
    return fixture(name, (message) => this.log(message));
  }

  /** The hub that most scenarios share. */
  async hub() {
    this.#hub ??= await Hub.start('hub', this);
    return this.#hub;
  }

  /** The peer of the git rows. Its new repositories begin as those of the hub do. */
  async disk() {
    this.#disk ??= await GitOnDisk.start(await this.#template());
    return this.#disk;
  }

  /** A hub of its own for `work`, on a new data folder: where sizes and memory are measured. */
  async withFreshHub(work) {
    this.#fresh = await Hub.start('fresh-hub', this);
    try {
      return await work(this.#fresh);
    } finally {
      await this.#fresh.stop();
      this.#fresh = null;
    }
  }

  async close() {
    await this.#disk?.stop();
    await this.#fresh?.stop();
    await this.#hub?.stop();
  }

  async #template() {
    const hub = await this.hub();
    const repository = await hub.create();
    const folder = workPath('template.git');
    rmSync(folder, { recursive: true, force: true });
    await git(workPath(), ['clone', '-q', '--bare', repository.url, folder]);
    await hub.remove(repository);
    return folder;
  }
}
