// `docker compose up`, `restart`, `up` with a changed file, and `down`, for processes of this machine.
import { mkdirSync, symlinkSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import { join } from 'node:path';
import { ROOT } from '../../tests/interop/lib/hub.mjs';
import { findProgram, stopAll } from '../../tests/interop/lib/processes.mjs';
import { Container } from './container.mjs';
import { pathInClone } from './dockerfile.mjs';
import { Network } from './network.mjs';
import { postgresBinaries } from './postgres-program.mjs';
import { removeObjectStores } from './store-program.mjs';

export class Stack {
  network = new Network();
  /** Containers by service. */
  containers = new Map();
  #context;
  #services;

  /** @param {{ folder: string, services: object, stages: Map, endpoint: string }} what folder: where everything of the run is kept */
  constructor({ folder, services, stages, endpoint }) {
    this.#services = services;
    this.#context = {
      network: this.network,
      stages,
      folder,
      bin: binFolder(folder, stages),
      publicName: new URL(endpoint).hostname,
    };
  }

  get services() {
    return Object.values(this.#services);
  }

  async up() {
    await this.network.open();
    await this.#startAll(this.services);
  }

  /** In the order of their dependencies, side by side where there is none. */
  async #startAll(services) {
    const begun = new Map();
    const names = new Set(services.map(({ name }) => name));
    const start = (name) => {
      if (!begun.has(name)) begun.set(name, this.#startAfter(this.#services[name], start, names));
      return begun.get(name);
    };
    await Promise.all(services.map(({ name }) => start(name)));
  }

  async #startAfter(service, start, names) {
    await Promise.all(service.dependsOn.filter(({ on }) => names.has(on)).map(({ on }) => start(on)));
    const containers = this.containers.get(service.name) ?? this.#make(service);
    await Promise.all(containers.map((container) => container.start()));
    if (this.#isOnce(service)) await runToEnd(containers);
    else await Promise.all(containers.map((container) => container.waitHealthy()));
  }

  #make(service) {
    const containers = Array.from({ length: service.replicas }, (_, at) => new Container(service, at + 1, this.#context));
    this.containers.set(service.name, containers);
    return containers;
  }

  /** Somebody waits for its end. */
  #isOnce({ name }) {
    return this.services.some(({ dependsOn }) =>
      dependsOn.some(({ on, condition }) => on === name && condition === 'service_completed_successfully'),
    );
  }

  /** `docker compose restart`: the same containers, stopped and started. */
  async restart(...names) {
    const services = names.map((name) => this.#services[name]);
    for (const service of services.toReversed()) await this.#stop(service.name);
    await this.#startAll(services);
  }

  async restartAll() {
    await this.restart(...this.services.map(({ name }) => name));
  }

  /** `docker compose up -d` after the file was changed: what reads differently is made anew. Returns the names of those. */
  async apply(services) {
    const changed = Object.values(services).filter((service) => !isDeepStrictEqual(service, this.#services[service.name]));
    for (const { name } of changed.toReversed()) {
      await this.#stop(name);
      this.containers.delete(name);
    }
    this.#services = services;
    await this.#startAll(changed);
    return changed.map(({ name }) => name);
  }

  async #stop(name) {
    await Promise.all((this.containers.get(name) ?? []).map((container) => container.stop()));
  }

  /** Ends everything, whatever state it is in. */
  async down() {
    for (const { name } of this.services.toReversed()) await this.#stop(name).catch(() => {});
    await stopAll();
    await removeObjectStores();
    this.network.close();
  }

  of(name) {
    return this.containers.get(name) ?? [];
  }

  tails() {
    return [...this.containers.values()].flat().map((container) => container.tail());
  }
}

async function runToEnd(containers) {
  for (const container of containers) {
    const reason = await container.process.ended;
    if (reason !== 'code 0') throw new Error(`${container.label} ended with ${reason}:\n${container.tail()}`);
  }
}

/** The programs that the images have on their PATH, by those names. */
function binFolder(folder, stages) {
  const bin = join(folder, 'bin');
  mkdirSync(bin, { recursive: true });
  const link = (name, target) => target && symlinkSync(target, join(bin, name));
  link('app', ROOT);
  link('node', process.execPath);
  link('valkey-server', findProgram('redis-server'));
  link('valkey-cli', findProgram('redis-cli'));
  for (const name of ['pg_isready', 'psql']) link(name, join(postgresBinaries(), name));
  for (const name of ['grove']) link(name, join(ROOT, pathInClone(stages, stages.get('hub'), `/usr/local/bin/${name}`) ?? ''));
  return bin;
}
