import { mkdirSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import { SYSTEM } from '../common/actor';
import { OneTimeLinksService, AccountsService } from '../modules/accounts';
import { type AppConfig, ConfigError, configWarnings, ensureSecretKey, findFreePort, loadConfig } from '../platform/config';
import { type EmbeddedPostgres, EmbeddedPostgresError, migrate, MigrationError, startEmbeddedPostgres } from '../platform/database/server';
import { createHttpApp } from './http-app';
import { listen, PortTaken } from './listen';
import { applySeed } from './seed';
import { startWorker } from './worker';

/** Exit code for "the operator must change something": the sentence has been printed. */
const REFUSED = 2;

export async function runStandalone(env: NodeJS.ProcessEnv): Promise<void> {
  const stops: (() => Promise<void>)[] = [];
  const stopAll = async (): Promise<void> => {
    for (const stop of stops.splice(0).reverse()) await stop().catch((error: unknown) => say(String(error)));
  };
  onSignal(stopAll);
  try {
    await start(env, stops);
  } catch (error) {
    await stopAll();
    process.exitCode = refuse(await explain(error));
  }
}

async function start(env: NodeJS.ProcessEnv, stops: (() => Promise<void>)[]): Promise<void> {
  const settings = loadConfig(env);
  for (const warning of configWarnings(settings, env)) say(warning);
  // Asked before the database is started, so that a second hub says so at once; binding decides for good.
  if ((await findFreePort(settings.port, settings.listenHosts)) !== settings.port) throw new PortTaken(settings.port);
  mkdirSync(settings.dataDir, { recursive: true, mode: 0o700 });
  const embedded = settings.usesEmbeddedPostgres ? await startEmbeddedPostgres({ dataDir: settings.dataDir, log: say }) : null;
  if (embedded) stops.push(() => embedded.stop());
  const config = settings.with({ ...(embedded ? { databaseUrl: embedded.connectionString } : {}), secretKey: ensureSecretKey(settings) });
  await migrate(config.databaseUrl, { log: say });
  const app = await createHttpApp(config);
  stops.push(() => app.close());
  await applySeed(app, config);
  const close = await listen(app, config);
  stops.push(close);
  stops.push(await startWorker(config));
  embedded?.publish(config.publicUrl);
  await greet(app.get(AccountsService, { strict: false }), app.get(OneTimeLinksService, { strict: false }), config, embedded);
}

async function greet(
  accounts: AccountsService,
  links: OneTimeLinksService,
  config: AppConfig,
  embedded: EmbeddedPostgres | null,
): Promise<void> {
  const lines = ['', `  Modelgrove is at ${config.publicUrl}`];
  if (await accounts.needsSetup()) {
    const link = await links.createFirstAdminLink(SYSTEM);
    lines.push('', '  Make the first administrator (this link works once, for an hour):', `    ${config.publicUrl}${link.path}`);
  }
  lines.push(
    '',
    '  Push a model:',
    `    HF_ENDPOINT=${config.publicUrl} HF_HUB_DISABLE_XET=1 hf upload YOUR-NAME/my-model ./folder   (after: hf auth login)`,
    `    git clone ${config.publicUrl}/YOUR-NAME/my-model`,
    '',
    `  Data: ${display(config.dataDir)}${embedded ? ` (PostgreSQL ${embedded.version} inside)` : ''}`,
    '  Stop: Ctrl-C',
    '',
  );
  process.stdout.write(`${lines.join('\n')}\n`);
}

function display(folder: string): string {
  const near = relative(process.cwd(), folder);
  return near && !near.startsWith('..') ? `./${near}` : resolve(folder);
}

async function explain(error: unknown): Promise<string> {
  if (error instanceof PortTaken) {
    const free = await findFreePort(error.port + 1);
    return `Port ${error.port} is taken by another program. Start with the next free one:\n\n  GROVE_PORT=${free} npm start\n`;
  }
  if (error instanceof ConfigError || error instanceof EmbeddedPostgresError || error instanceof MigrationError) return error.message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

function refuse(sentence: string): number {
  process.stderr.write(`\n${sentence}\n`);
  return REFUSED;
}

function say(message: string): void {
  process.stdout.write(`  ${message}\n`);
}

function onSignal(stopAll: () => Promise<void>): void {
  let asked = false;
  const stop = (): void => {
    if (asked) process.exit(1);
    asked = true;
    void stopAll().then(() => process.exit(0));
  };
  // The start script holds a channel to us: when it is killed the channel closes, and nobody would stop us any more.
  process.on('SIGINT', stop).on('SIGTERM', stop).once('disconnect', stop);
}
