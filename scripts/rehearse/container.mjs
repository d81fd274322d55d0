// One container of a service as a process of this machine: started with the file's command and environment, asked by the file's health check.
import { execFile } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { tailOf, waitUntil } from '../../tests/interop/lib/processes.mjs';
import { insideOf } from './network.mjs';
import { programFor } from './programs.mjs';

/** The file's interval is made for years of running, not for a start that somebody waits for. */
const ASK_EVERY_MS = 300;
const START_LIMIT_MS = 90_000;

export class Container {
  process = null;

  constructor(service, number, { network, stages, folder, bin, publicName }) {
    this.service = service;
    this.label = `${service.name}-${number}`;
    this.network = network;
    this.stages = stages;
    this.stage = service.build ? stages.get(service.build.target) : null;
    this.address = network.address();
    this.folder = join(folder, this.label);
    this.logFile = join(folder, `${this.label}.log`);
    this.bin = bin;
    this.publicName = publicName;
  }

  /** Of the file, with every word about the network made true for this machine. */
  get environment() {
    const given = { ...this.stage?.env, ...this.service.environment };
    return Object.fromEntries(Object.entries(given).map(([name, value]) => [name, this.#local(value)]));
  }

  #local(value) {
    const mounted = this.service.volumes.find((path) => value === path || value.startsWith(`${path}/`));
    if (mounted) return join(this.folder, 'volume', value.slice(mounted.length));
    // nginx asks the name server by itself
    return this.service.image.includes('/proxy:') ? value : this.network.inEnvironment(value, this.address);
  }

  get #processEnvironment() {
    const inherited = Object.entries(process.env).filter(([name]) => ['PATH', 'HOME', 'TMPDIR', 'LANG', 'TZ'].includes(name));
    const path = [this.bin, process.env.PATH].join(delimiter);
    return { ...Object.fromEntries(inherited), ...this.environment, PATH: path, MODELGROVE_HOME: join(this.bin, 'app') };
  }

  argv(command = this.service.command ?? this.stage?.command) {
    if (!command) throw new Error(`${this.service.name} has no command, neither in the compose file nor in its stage of the Dockerfile`);
    return command.map((word) => insideOf(this.address, word));
  }

  async start() {
    mkdirSync(join(this.folder, 'volume'), { recursive: true });
    const { start } = programFor(this.service);
    const { network, stages, stage, publicName } = this;
    const { ports } = this.service;
    this.process = await start({
      container: this,
      argv: this.argv(),
      env: this.#processEnvironment,
      network,
      stages,
      stage,
      ports,
      publicName,
    });
    this.network.join(this.service.name, this.address);
  }

  /** Returns how it ended. */
  async stop() {
    this.network.leave(this.service.name, this.address);
    const started = this.process;
    this.process = null;
    return started?.stop();
  }

  async waitHealthy() {
    if (!this.service.health) return;
    const within = Math.max(START_LIMIT_MS, this.service.health.intervalMs * this.service.health.retries);
    await waitUntil(() => this.isHealthy(), { within, what: this.label, process: this.process, everyMs: ASK_EVERY_MS });
  }

  async isHealthy() {
    const [kind, ...words] = this.service.health.test;
    const test = words.map((word) => insideOf(this.address, this.#ofStandIn(word)));
    const [program, ...args] = kind === 'CMD-SHELL' ? ['sh', '-c', ...test] : test;
    return this.exec([program, ...args], this.service.health.timeoutMs).then(
      () => true,
      () => false,
    );
  }

  /** Ceph has no /healthz. */
  #ofStandIn(word) {
    return this.service.image.startsWith('chrislusf/seaweedfs') ? word.replace(/\/healthz$/, '/') : word;
  }

  /** As `docker compose exec` would: a command inside of this container. Resolves with what it printed. */
  async exec([program, ...args], timeout = 60_000, input) {
    const options = { env: this.#processEnvironment, timeout, cwd: join(this.bin, 'app') };
    const running = promisify(execFile)(program, args, options);
    running.child.stdin.end(input);
    return (await running).stdout;
  }

  tail() {
    return `--- ${this.label}\n${tailOf(this.logFile, 25)}`;
  }
}
