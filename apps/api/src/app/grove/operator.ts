// What a command works with: the configuration, the hub's database and, when it asks for them, the services over it.
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import type { INestApplicationContext, Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { type AppConfig, ensureSecretKey } from '../../platform/config';
import { migrate } from '../../platform/database/server';
import { NestLog } from '../nest-log';
import { CommandFailed } from './errors';
import { messageOf } from './doctor/finding';
import { findDatabase, type HubDatabase } from './find-database';
import { OperatorModule } from './operator.module';
import { schemaState } from './schema-state';

export class Operator {
  private database: Promise<HubDatabase> | undefined;
  private app: Promise<INestApplicationContext> | undefined;

  constructor(
    readonly config: AppConfig,
    readonly env: NodeJS.ProcessEnv,
    readonly readInput: () => Promise<string>,
    /** What a long command is doing, for the person who waits. */
    readonly say: (sentence: string) => void = () => undefined,
  ) {}

  /** Found, or started, at the first call. */
  hub(options: { mayMake: boolean } = { mayMake: false }): Promise<HubDatabase> {
    this.database ??= findDatabase(this.config, options);
    return this.database;
  }

  /** Every room of the hub. Refused as long as the database has another schema than this version. */
  services(): Promise<INestApplicationContext> {
    this.app ??= this.open();
    return this.app;
  }

  async service<T>(type: Type<T> | (abstract new (...args: never[]) => T)): Promise<T> {
    return (await this.services()).get<T>(type as Type<T>, { strict: false });
  }

  async close(): Promise<void> {
    await this.app?.then((app) => app.close()).catch(() => undefined);
    await this.database?.then((database) => database.close()).catch(() => undefined);
  }

  private async open(): Promise<INestApplicationContext> {
    const hub = await this.hub();
    await requireSchema(hub);
    const config = this.config.with({ databaseUrl: hub.connectionString, secretKey: secretKeyOf(this.config) });
    return NestFactory.createApplicationContext(OperatorModule.with(config), { logger: new NestLog(), abortOnError: false });
  }
}

/** A stopped hub is brought up to date, as its next start would do; one that others may be using is the operator's decision. */
async function requireSchema({ kind, connectionString }: HubDatabase): Promise<void> {
  if (kind === 'of the stopped hub') {
    await migrate(connectionString, { log: () => undefined });
    return;
  }
  const { pending, unknown } = await schemaState(connectionString).catch((error: unknown) => {
    throw new CommandFailed(`The database does not answer: ${messageOf(error)}`);
  });
  if (unknown.length > 0) throw new CommandFailed(`A newer version of Modelgrove made the database (${unknown.join(', ')}): use that one.`);
  if (pending.length > 0)
    throw new CommandFailed(`The database lacks ${pending.join(', ')}. Bring it to this version first: npm run grove -- migrate`);
}

/** No command signs anything, so that a folder which is not there is not made for a key. */
function secretKeyOf(config: AppConfig): string {
  return existsSync(config.dataDir) ? ensureSecretKey(config) : (config.externalSecretKey ?? randomBytes(48).toString('base64url'));
}
