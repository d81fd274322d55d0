// The newest Python client, unmodified, as tests/interop/prepare.sh installs it: `hf upload` and `hf download` with or without Xet.
import { existsSync, rmSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { run } from './command.mjs';
import { TOKEN } from './git.mjs';
import { root, workFolder } from './paths.mjs';

const VENVS = path.join(root, '.test/venvs');

export class HfClient {
  /** @param {string} url of the hub, or of what stands before it @param {string} home its caches; those of another client are others */
  constructor(url, home) {
    this.url = url;
    this.home = workFolder(home);
    this.forget();
  }

  /** The whole file; answers the milliseconds. */
  async upload(repository, file, name, { isXet }) {
    return (await this.#hf(['upload', repository.id, file, name], isXet)).ms;
  }

  /** Answers the milliseconds and where the file is. */
  async download(repository, name, { isXet }) {
    const folder = path.join(this.home, 'downloads');
    rmSync(folder, { recursive: true, force: true });
    const { ms } = await this.#hf(['download', repository.id, name, '--local-dir', folder], isXet);
    return { ms, file: path.join(folder, name) };
  }

  /** Nothing of what it learnt from earlier transfers is left. */
  forget() {
    rmSync(this.home, { recursive: true, force: true });
  }

  #hf(args, isXet) {
    return run(programOf('hf-2', 'hf'), args, { env: this.#environment(isXet) });
  }

  #environment(isXet) {
    const inherited = Object.entries(process.env).filter(([name]) => !/^(HF_|HUGGING|PYTHON|http_proxy|https_proxy)/i.test(name));
    return {
      ...Object.fromEntries(inherited),
      HF_ENDPOINT: this.url,
      HF_TOKEN: TOKEN,
      HF_HOME: this.home,
      HF_HUB_DISABLE_PROGRESS_BARS: '1',
      HF_HUB_DISABLE_UPDATE_CHECK: '1',
      ...(isXet ? {} : { HF_HUB_DISABLE_XET: '1' }),
    };
  }
}

/** A program of one of the interop ring's environments. */
export function programOf(environment, name) {
  const program = path.join(VENVS, environment, 'bin', name);
  if (!existsSync(program)) throw new Error(`${environment} is missing: tests/interop/prepare.sh`);
  return program;
}
