// The parts as processes of their own, for who runs several of each: they share an external PostgreSQL, an object store and a key.
import { ConfigError, type AppConfig, configWarnings, ensureSecretKey, loadConfig } from '../platform/config';
import { migrate } from '../platform/database/server';
import { createHttpApp } from './http-app';
import { listen } from './listen';
import { runProcess, say } from './process';
import { applySeed } from './seed';
import { showMetrics } from './show-metrics';
import { startWorker } from './worker';
import { openWorkerDoor } from './worker-door';

/** API and web. Any number of them may run. */
export function runHttp(env: NodeJS.ProcessEnv): Promise<void> {
  return runProcess(async (stops) => {
    const config = await prepare(env);
    const app = await createHttpApp(config);
    stops.push(() => app.close());
    await applySeed(app, config);
    stops.push(await listen(app, config));
    stops.push(await showMetrics(config));
    say(`Modelgrove answers at ${config.publicUrl}`);
  });
}

/** Jobs. Any number of them may run. */
export function runWorker(env: NodeJS.ProcessEnv): Promise<void> {
  return runProcess(async (stops) => {
    const config = await prepare(env);
    const worker = await startWorker(config);
    stops.push(worker.stop);
    stops.push(await openWorkerDoor(config, worker.readiness));
    stops.push(worker.runJobs(config.publicUrl, false));
    stops.push(await showMetrics(config));
    say('Modelgrove runs jobs');
  });
}

async function prepare(env: NodeJS.ProcessEnv): Promise<AppConfig> {
  const settings = loadConfig(env);
  if (settings.usesEmbeddedPostgres) {
    const problem = 'is needed by processes that run apart: only `npm start` brings a PostgreSQL of its own';
    throw new ConfigError([{ name: 'GROVE_DATABASE_URL', problem, example: 'postgresql://grove:secret@db:5432/grove' }]);
  }
  for (const warning of configWarnings(settings, env)) say(warning);
  const config = settings.with({ secretKey: ensureSecretKey(settings) });
  await migrate(config.databaseUrl, { log: say });
  return config;
}
