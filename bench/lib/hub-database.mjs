// The database inside the hub, asked on a connection of our own: versions, sizes, statement counts, process ids.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { root } from './paths.mjs';

const { Client } = createRequire(path.join(root, 'apps/api/package.json'))('pg');

export class HubDatabase {
  #client = null;

  /** @param {string} dataDir of a hub with its own PostgreSQL @param {string} [connectionString] of a PostgreSQL elsewhere */
  constructor(dataDir, connectionString) {
    Object.assign(this, { dataDir, connectionString });
  }

  async query(sql, values) {
    return (await (await this.#connected()).query(sql, values)).rows;
  }

  postmasterPid() {
    return Number(readFileSync(path.join(this.dataDir, 'postgres/postmaster.pid'), 'utf8').split('\n')[0]);
  }

  async close() {
    await this.#client?.end().catch(() => undefined);
    this.#client = null;
  }

  /** The connection itself, for COPY. */
  connection() {
    return this.#connected();
  }

  async #connected() {
    if (this.#client) return this.#client;
    const client = new Client(this.connectionString ? { connectionString: this.connectionString } : this.#embedded());
    client.on('error', () => undefined); // the hub may be stopped first
    await client.connect();
    this.#client = client;
    return client;
  }

  /** For a pool of our own. */
  addressForPools() {
    const { host, user, password, database } = this.#embedded();
    return `postgresql://${user}:${encodeURIComponent(password)}@localhost/${database}?host=${encodeURIComponent(host)}`;
  }

  #embedded() {
    const { socketDir } = JSON.parse(readFileSync(path.join(this.dataDir, 'modelgrove.json'), 'utf8'));
    const password = readFileSync(path.join(this.dataDir, 'postgres.password'), 'utf8').trim();
    return { host: socketDir, port: 5432, user: 'grove', password, database: 'modelgrove' };
  }
}
