// Everything in one process tree: embedded PostgreSQL unless one is given, migrations, seed, API, worker and web.
import { mkdirSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import { SYSTEM } from '../common/actor';
import { OneTimeLinksService, AccountsService } from '../modules/accounts';
import { type AppConfig, configWarnings, ensureSecretKey, findFreePort, loadConfig } from '../platform/config';
import { type EmbeddedPostgres, migrate, startEmbeddedPostgres } from '../platform/database/server';
import { createHttpApp } from './http-app';
import { listen, PortTaken } from './listen';
import { runProcess, say, type Stops } from './process';
import { applySeed } from './seed';
import { showMetrics } from './show-metrics';
import { startWorker } from './worker';

export function runStandalone(env: NodeJS.ProcessEnv): Promise<void> {
  return runProcess((stops) => start(env, stops));
}

async function start(env: NodeJS.ProcessEnv, stops: Stops): Promise<void> {
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
  const worker = await startWorker(config);
  stops.push(worker.stop);
  stops.push(await listen(app, config));
  stops.push(worker.runJobs(loopbackUrl(config), true));
  stops.push(await showMetrics(config));
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
    `    HF_ENDPOINT=${config.publicUrl} hf upload YOUR-NAME/my-model ./folder   (after: hf auth login)`,
    `    git clone ${config.publicUrl}/YOUR-NAME/my-model`,
    '',
    `  Data: ${display(config.dataDir)}${embedded ? ` (PostgreSQL ${embedded.version} inside)` : ''}`,
    '  Stop: Ctrl-C',
    '',
  );
  process.stdout.write(`${lines.join('\n')}\n`);
}

/** How this process reaches its own API. */
function loopbackUrl({ listenHosts, port }: AppConfig): string {
  const host = listenHosts.some((name) => name === '0.0.0.0' || name === '::') ? '127.0.0.1' : (listenHosts[0] ?? '127.0.0.1');
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
}

function display(folder: string): string {
  const near = relative(process.cwd(), folder);
  return near && !near.startsWith('..') ? `./${near}` : resolve(folder);
}
