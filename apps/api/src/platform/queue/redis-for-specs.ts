// A Redis server of its own for a spec: on a free port, without persistence, gone with `stop`.
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { findFreePort } from '../config';

const SERVER = '/usr/bin/redis-server';
const START_WITHIN_MS = 10_000;

/** Null when it is installed, else how to install it. */
export const redisMissing = existsSync(SERVER) ? null : 'apt-get install --no-install-recommends redis-server';

export interface TestRedis {
  url: string;
  stop(): Promise<void>;
}

export async function startRedis(): Promise<TestRedis> {
  const port = await findFreePort(30_000 + Math.floor(Math.random() * 20_000));
  if (port === null) throw new Error('there is no free port for a Redis server');
  const server = spawn(SERVER, ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'], { stdio: 'ignore' });
  await answering(port, server);
  return {
    url: `redis://127.0.0.1:${port}`,
    async stop() {
      if (server.exitCode !== null) return;
      const ended = new Promise((resolve) => server.once('exit', resolve));
      server.kill('SIGKILL');
      await ended;
    },
  };
}

async function answering(port: number, server: ChildProcess): Promise<void> {
  for (const until = Date.now() + START_WITHIN_MS; Date.now() < until && server.exitCode === null; await sleep(50)) {
    if (await canConnect(port)) return;
  }
  server.kill('SIGKILL');
  throw new Error('the Redis server did not start');
}

function canConnect(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
    socket.once('connect', () => socket.destroy());
  });
}
