// The product as `npm start` runs it, on a data folder and a port of its own, with nothing seeded: what a newcomer gets.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { hubSql } from '../../faults/lib/hub-sql.mjs';
import { ROOT } from '../../interop/lib/hub.mjs';
import { freePort, Missing, startProcess, waitUntil } from '../../interop/lib/processes.mjs';
import { hostName, PLAIN_NAME } from './plain-host.mjs';

const API = join(ROOT, 'apps/api/dist');
const WEB = join(ROOT, 'apps/web/dist/index.html');
/** A first start makes a database: initdb and every migration. */
const FIRST_START_MS = 120_000;

export class Product {
  process = null;

  /** `knowsItsName`: as whoever runs a hub at a name of its own tells it; a newcomer has nothing to tell. */
  constructor(folder, port, { knowsItsName = false } = {}) {
    this.knowsItsName = knowsItsName;
    this.folder = folder;
    this.port = port;
    this.logFile = join(folder, 'hub.log');
  }

  /** Where browsers find it. */
  get endpoint() {
    return `http://${hostName()}:${this.port}`;
  }

  /** Where programs of this machine find it. */
  get local() {
    return `http://localhost:${this.port}`;
  }

  /** `settings` are for this start only. */
  async start(settings = {}) {
    if (!existsSync(join(API, 'main.standalone.js')) || !existsSync(WEB)) throw new Missing('npm run build');
    mkdirSync(this.folder, { recursive: true });
    this.port ??= await freePort();
    this.process = startProcess(process.execPath, ['--max-semi-space-size=64', join(API, 'main.standalone.js')], {
      cwd: ROOT,
      logFile: this.logFile,
      env: this.#environment({ GROVE_LOG_LEVEL: 'warn', ...settings }),
    });
    await waitUntil(() => this.#isReady(), { within: FIRST_START_MS, what: 'the hub', process: this.process });
  }

  async restart(settings = {}) {
    await this.process.stop();
    await this.start(settings);
  }

  /** The address that the start printed for the first administrator. */
  async setupLink() {
    const find = () => /http:\S+\/setup#\S+/.exec(readFileSync(this.logFile, 'utf8'))?.[0];
    await waitUntil(() => find() !== undefined, { within: 60_000, what: 'the set-up link in the output of the start' });
    return find().replace('localhost', hostName());
  }

  /** An operator's command on the running hub; answers what it printed. */
  grove(...args) {
    const main = join(API, 'main.grove.js');
    const { status, stdout, stderr } = spawnSync(process.execPath, [main, ...args], { env: this.#environment(), encoding: 'utf8' });
    if (status !== 0) throw new Error(`grove ${args.join(' ')} ended with ${status}: ${stderr || stdout}`);
    return stdout.trim();
  }

  /** On the database of the running hub. */
  sql(text, values) {
    return hubSql(join(this.folder, 'data'), text, values);
  }

  async stop() {
    await this.process?.stop();
  }

  /** Nothing that the person who runs the tests set for a hub of their own. */
  #environment(settings = {}) {
    const host = Object.entries(process.env).filter(([name]) => !name.startsWith('GROVE_'));
    return {
      ...Object.fromEntries(host),
      GROVE_PORT: String(this.port),
      GROVE_DATA_DIR: join(this.folder, 'data'),
      GROVE_RUNNER: 'off',
      GROVE_ALLOWED_HOSTS: PLAIN_NAME,
      ...(this.knowsItsName ? { GROVE_PUBLIC_URL: this.endpoint } : {}),
      // The only other hub that is always there is the hub itself.
      GROVE_UPSTREAMS: `neighbour=${this.local}`,
      GROVE_EGRESS_ALLOW: 'localhost',
      ...settings,
    };
  }

  async #isReady() {
    return (await fetch(`${this.endpoint}/health/ready`, { signal: AbortSignal.timeout(2_000) })).ok;
  }
}
