// A whole hub inside a test: real Postgres (a database of its own), real folder store, real HTTP on a free port.
import 'reflect-metadata';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createTestDatabase } from '@modelgrove/testing';
import { SYSTEM } from '../../common/actor';
import { AccountsService } from '../../modules/accounts';
import { CreateRepository } from '../../modules/contributions';
import { TokensService } from '../../modules/tokens';
import { AppConfig, findFreePort, loadConfig } from '../../platform/config';
import { createHttpApp } from '../http-app';
import { listen } from '../listen';

export interface TestPerson {
  name: string;
  /** A token with the role `write`. */
  token: string;
}

export interface TestHub {
  url: string;
  app: NestFastifyApplication;
  config: AppConfig;
  connectionString: string;
  person(name: string): Promise<TestPerson>;
  /** A repository with its first commit; `ns/name`. */
  repository(owner: TestPerson, name: string, options?: { type?: 'model' | 'dataset' | 'app'; isPrivate?: boolean }): Promise<string>;
  /** With the token in the address, as git keeps it. */
  gitUrl(id: string, person?: TestPerson): string;
  stop(): Promise<void>;
}

/** On a database and a folder of its own, unless `env` names others. */
export async function startTestHub(env: NodeJS.ProcessEnv = {}): Promise<TestHub> {
  const database = env.GROVE_DATABASE_URL ? null : await createTestDatabase();
  const folder = mkdtempSync(join(tmpdir(), 'grove-test-'));
  const port = await findFreePort(20_000 + Math.floor(Math.random() * 10_000));
  const settings = loadConfig({
    GROVE_PORT: String(port),
    GROVE_DATA_DIR: folder,
    ...(database ? { GROVE_DATABASE_URL: database.connectionString } : {}),
    GROVE_LOG_LEVEL: 'silent',
    GROVE_MIN_FREE_BYTES: '1MB',
    ...env,
  });
  const config = settings.with({ secretKey: 'a key for tests only, of enough characters' });
  const app = await createHttpApp(config);
  const close = await listen(app, config);
  const url = `http://localhost:${config.port}`;
  const people = new Map<string, TestPerson>();
  return {
    url,
    app,
    config,
    connectionString: config.databaseUrl,
    async person(name) {
      const known = people.get(name);
      if (known) return known;
      const account = await app.get(AccountsService, { strict: false }).provision(SYSTEM, { name, password: 'correct-horse-battery' });
      const { secret } = await app
        .get(TokensService, { strict: false })
        .createToken(SYSTEM, { id: account.id, name }, { displayName: 'test', role: 'write' });
      const person = { name, token: secret };
      people.set(name, person);
      return person;
    },
    async repository(owner, name, { type = 'model', isPrivate = false } = {}) {
      const actor = await app.get(TokensService, { strict: false }).resolve(owner.token);
      if (!actor) throw new Error(`the token of ${owner.name} is not valid`);
      await app.get(CreateRepository, { strict: false }).run(actor, { type, name, isPrivate });
      return `${owner.name}/${name}`;
    },
    gitUrl: (id, person) => (person ? url.replace('://', `://${person.name}:${person.token}@`) : url) + `/${id}`,
    async stop() {
      await close();
      await app.close();
      await database?.drop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
