// Those who use the rehearsed hub: the operator inside of a container, hf and git outside of the proxy, plain requests to any address.
import { execFile } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { createReadStream, createWriteStream, mkdirSync } from 'node:fs';
import { request } from 'node:http';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';
import { gitFor } from '../../tests/interop/git/git.mjs';
import { pythonOf } from '../../tests/interop/lib/clients.mjs';

const MEBIBYTE = 2 ** 20;

export class Clients {
  token = '';

  constructor(stack, { endpoint, storeEndpoint, folder }) {
    Object.assign(this, { stack, endpoint, storeEndpoint, folder, workDir: join(folder, 'clients') });
    mkdirSync(this.workDir, { recursive: true });
  }

  /** `docker compose exec api grove …`; answers what it printed. */
  async grove(args, input) {
    const [api] = this.stack.of('api');
    return (await api.exec(['grove', ...args], 120_000, input)).trim();
  }

  async enrol(user, password) {
    await this.grove(['user', 'add', user, '--email', `${user}@example.org`, '--admin', '--password-stdin'], password);
    this.token = await this.grove(['token', 'add', user, 'rehearsal', '--role', 'write']);
  }

  get hfProgram() {
    return join(dirname(pythonOf('hf-2')), 'hf');
  }

  /** Large files whole, by LFS. */
  hf(...args) {
    return this.runHf({ HF_HUB_DISABLE_XET: '1' }, args);
  }

  /** Large files as chunks, as the client does by itself. */
  hfByXet(...args) {
    return this.runHf({}, args);
  }

  runHf(choice, args) {
    const inherited = Object.entries(process.env).filter(([name]) => !/^(HF_|HUGGING|GROVE_|XDG_)/.test(name));
    const own = { HF_ENDPOINT: this.endpoint, HF_TOKEN: this.token, HF_HOME: join(this.workDir, 'hf'), ...choice };
    const quiet = { HF_HUB_DISABLE_TELEMETRY: '1', HF_HUB_DISABLE_PROGRESS_BARS: '1', HF_HUB_DISABLE_UPDATE_CHECK: '1', NO_COLOR: '1' };
    const env = { ...Object.fromEntries(inherited), HOME: this.workDir, ...own, ...quiet };
    return promisify(execFile)(this.hfProgram, args, { cwd: this.workDir, env, timeout: 180_000, maxBuffer: 1 << 26 });
  }

  git(user) {
    return gitFor({ endpoint: this.endpoint, workDir: this.workDir, users: { [user]: { write: this.token } } }, user);
  }

  /** One request, its path as written. `to` is an address of a container instead of the proxy's; `from` an address of loopback. */
  async ask(method, path, { to = null, from, headers = {}, body, as = null } = {}) {
    const { hostname, port, host } = new URL(this.endpoint);
    const place = to ?? { host: hostname, port };
    const own = as === null ? {} : { authorization: `Bearer ${as}` };
    const answer = await new Promise((resolve, reject) => {
      const options = { method, path, localAddress: from, headers: { host, ...own, ...headers }, ...place, agent: false, family: 4 };
      request(options, resolve).once('error', reject).end(body);
    });
    const hash = createHash('sha256');
    const chunks = [];
    for await (const chunk of answer) {
      hash.update(chunk);
      if (chunks.length < 64) chunks.push(chunk);
    }
    const text = Buffer.concat(chunks).toString('utf8');
    return { status: answer.statusCode, headers: answer.headers, text, sha256: hash.digest('hex'), json: () => JSON.parse(text) };
  }

  /** What a signed address of the store answers. */
  askStore(path, { method = 'GET', ...options } = {}) {
    const { hostname, port, host } = new URL(this.storeEndpoint);
    return this.ask(method, path, { to: { host: hostname, port }, ...options, headers: { host, ...options.headers } });
  }

  /** JSON to our own API. */
  post(path, json, options = {}) {
    const headers = { 'content-type': 'application/json', ...options.headers };
    return this.ask('POST', path, { ...options, headers, body: JSON.stringify(json) });
  }

  /** Where each api process answers. */
  get processes() {
    return this.stack.of('api').map(({ address, environment }) => ({ host: address, port: environment.GROVE_PORT }));
  }
}

export async function writeRandom(file, mebibytes) {
  mkdirSync(dirname(file), { recursive: true });
  const chunks = async function* () {
    for (let index = 0; index < mebibytes; index += 1) yield randomBytes(MEBIBYTE);
  };
  await pipeline(chunks, createWriteStream(file));
}

export async function sha256Of(file) {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(file)) hash.update(chunk);
  return hash.digest('hex');
}
