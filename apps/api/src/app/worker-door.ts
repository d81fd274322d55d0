// A worker serves nobody; it only answers the two questions of an orchestrator, /health/live and /health/ready, where GROVE_WORKER_PORT is set.
import { createServer, type ServerResponse } from 'node:http';
import type { AppConfig } from '../platform/config';
import { PortTaken } from './listen';
import type { Readiness } from './readiness';

/** Resolves when it answers; the returned function closes it. Throws PortTaken. */
export async function openWorkerDoor(config: Pick<AppConfig, 'host' | 'workerPort'>, readiness: Readiness): Promise<() => Promise<void>> {
  const { workerPort: port } = config;
  if (port === null) return () => Promise.resolve();
  const server = createServer((request, response) => {
    void answer(request.url ?? '', readiness, response);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(error.code === 'EADDRINUSE' ? new PortTaken(port, 'GROVE_WORKER_PORT') : error),
    );
    server.listen(port, config.host, resolve);
  });
  return () =>
    new Promise((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
}

async function answer(url: string, readiness: Readiness, response: ServerResponse): Promise<void> {
  if (url === '/health/live') return send(response, 200, { status: 'live' });
  if (url !== '/health/ready') return send(response, 404, { error: 'A worker answers /health/live and /health/ready only.' });
  const { status, body } = await readiness.answer();
  send(response, status, body);
}

function send(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' }).end(JSON.stringify(body));
}
