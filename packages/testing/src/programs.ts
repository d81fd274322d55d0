// Servers that tests need as processes of their own (tests/servers): they speak in lines of JSON.
import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const SERVERS = join(__dirname, '../../../tests/servers');

export interface Program {
  /** What it said so far. */
  said: Record<string, unknown>[];
  /** The first thing it says that fits, also in the past. */
  says<T>(fits: (line: Record<string, unknown>) => T | undefined): Promise<T>;
  send(message: object): void;
  stop(): Promise<void>;
}

export function startProgram(name: string, env: Record<string, string>): Program {
  // With a channel: when the tests die the program hears it and ends.
  const child = fork(join(SERVERS, name), [], {
    env: { ...process.env, NODE_OPTIONS: '', ...env },
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
  const said: Record<string, unknown>[] = [];
  const listeners = new Set<() => void>();
  createInterface({ input: child.stdout! }).on('line', (line) => {
    if (!line.startsWith('{')) return; // what a library has to say
    said.push(JSON.parse(line) as Record<string, unknown>);
    for (const listener of listeners) listener();
  });
  return {
    said,
    says: (fits) =>
      new Promise((resolve, reject) => {
        const look = (): void => {
          for (const line of said) {
            const found = fits(line);
            if (found === undefined) continue;
            listeners.delete(look);
            return resolve(found);
          }
        };
        listeners.add(look);
        child.once('exit', () => reject(new Error(`${name} ended`)));
        look();
      }),
    send: (message) => void child.send(message),
    stop: () => stopped(child),
  };
}

function stopped(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    child.once('exit', () => resolve());
    child.kill('SIGKILL');
  });
}
