import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { findFreePort } from '../platform/config';
import { PortTaken } from './listen';
import type { ReadyAnswer, Readiness } from './readiness';
import { openWorkerDoor } from './worker-door';

const READY: ReadyAnswer = { status: 200, body: { status: 'ready' } };
const AWAY: ReadyAnswer = { status: 503, body: { status: 'not ready', problems: ['the database does not answer'] } };

const asking = (answer: ReadyAnswer): Readiness => ({ answer: () => Promise.resolve(answer) }) as unknown as Readiness;

async function freePort(): Promise<number> {
  const port = await findFreePort(20_000 + (process.pid % 10_000));
  if (!port) throw new Error('no port is free');
  return port;
}

describe('the door of a worker', () => {
  it('answers whether the process lives and whether its stores do, and nothing else', async () => {
    const port = await freePort();
    const close = await openWorkerDoor({ host: '127.0.0.1', workerPort: port }, asking(AWAY));
    const get = async (path: string) => (await fetch(`http://127.0.0.1:${port}${path}`)).status;
    expect([await get('/health/live'), await get('/health/ready'), await get('/'), await get('/api/models')]).toEqual([200, 503, 404, 404]);
    await close();
    await expect(get('/health/live')).rejects.toThrow('fetch failed');
  });

  it('stays shut without a port', async () => {
    const close = await openWorkerDoor({ host: '127.0.0.1', workerPort: null }, asking(READY));
    await close();
  });

  it('says which variable names another port when that one is taken', async () => {
    const blocker = createServer();
    await new Promise<void>((resolve) => blocker.listen(0, '127.0.0.1', resolve));
    const { port } = blocker.address() as AddressInfo;
    const taken = openWorkerDoor({ host: '127.0.0.1', workerPort: port }, asking(READY));
    await expect(taken).rejects.toMatchObject(Object.assign(new PortTaken(port, 'GROVE_WORKER_PORT'), {}));
    blocker.close();
  });
});
