// A Redis server of the host's package on a private port; it keeps nothing.
import { connect } from 'node:net';
import { join } from 'node:path';
import { Missing, findProgram, freePort, startProcess, waitUntil } from './processes.mjs';

const INSTALL = 'apt-get install --no-install-recommends redis-server';

export async function startRedis(folder) {
  const program = findProgram('redis-server');
  if (!program) throw new Missing(INSTALL);
  const port = await freePort();
  const args = [
    '--port',
    String(port),
    '--bind',
    '127.0.0.1',
    '--save',
    '',
    '--appendonly',
    'no',
    '--maxmemory-policy',
    'noeviction',
    '--dir',
    folder,
  ];
  const server = startProcess(program, args, { logFile: join(folder, 'redis.log') });
  await waitUntil(() => ping(port), { within: 60_000, what: 'Redis', process: server });
  return { url: `redis://127.0.0.1:${port}`, stop: () => server.stop() };
}

function ping(port) {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => socket.write('PING\r\n'));
    socket.setTimeout(1_000, () => socket.destroy(new Error('no answer')));
    socket.once('error', reject);
    socket.once('data', (data) => {
      socket.destroy();
      resolve(data.toString().startsWith('+PONG'));
    });
  });
}
