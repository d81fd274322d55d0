// What every long-running main shares: parts are started one after the other and stopped in reverse, on a signal or when a later one
// does not start; what the operator must change is said in a sentence, without a stack trace.
import { ConfigError, findFreePort } from '../platform/config';
import { EmbeddedPostgresError, MigrationError } from '../platform/database/server';
import { MetricsPortTaken } from '../platform/metrics/server';
import { PortTaken } from './listen';

/** Exit code for "the operator must change something": the sentence has been printed. */
const REFUSED = 2;

/** What has been started, as the ways to stop it. */
export type Stops = (() => Promise<void>)[];

export async function runProcess(start: (stops: Stops) => Promise<void>): Promise<void> {
  const stops: Stops = [];
  const stopAll = async (): Promise<void> => {
    for (const stop of stops.splice(0).reverse()) await stop().catch((error: unknown) => say(String(error)));
  };
  onSignal(stopAll);
  try {
    await start(stops);
  } catch (error) {
    await stopAll();
    process.stderr.write(`\n${await explain(error)}\n`);
    // Not by itself: the channel to the start script would keep the process alive.
    process.exit(REFUSED);
  }
}

export function say(message: string): void {
  process.stdout.write(`  ${message}\n`);
}

async function explain(error: unknown): Promise<string> {
  if (error instanceof PortTaken) {
    const free = await findFreePort(error.port + 1);
    const another = `${error.variable}=${free ?? error.port + 1}`;
    if (error.variable !== 'GROVE_PORT') return `Port ${error.port} is taken by another program. The next free one: ${another}`;
    return `Port ${error.port} is taken by another program. Start with the next free one:\n\n  ${another} npm start\n`;
  }
  if (
    error instanceof MetricsPortTaken ||
    error instanceof ConfigError ||
    error instanceof EmbeddedPostgresError ||
    error instanceof MigrationError
  )
    return error.message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
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
