// Where Prometheus asks: a port of its own, never the hub's. On a loopback address anybody on this machine may ask, under a name of this machine
// (a page in a browser cannot, by giving its own name that address); elsewhere a token is needed, which the configuration insists on.
import { createHash, timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { isLoopbackHost, type MetricsSettings } from '../config';
import { statementCount } from '../database/transactional-pool';
import { collectProcessMetrics, registry } from './series';
import { exposition } from './watched';

const HEADERS_MS = 5_000;

export class MetricsPortTaken extends Error {
  constructor(readonly port: number) {
    super(`Port ${port} of GROVE_METRICS is taken by another program: name another one.`);
  }
}

/** Resolves when it answers; the returned function closes it. */
export async function openMetrics(settings: MetricsSettings | null): Promise<() => Promise<void>> {
  if (settings === null) return () => Promise.resolve();
  collectProcessMetrics();
  const server = createServer({ headersTimeout: HEADERS_MS }, (request, response) => void answer(settings, request, response));
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(error.code === 'EADDRINUSE' ? new MetricsPortTaken(settings.port) : error),
    );
    server.listen(settings.port, settings.host, resolve);
  });
  return () =>
    new Promise((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
}

async function answer(settings: MetricsSettings, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const refusal = refusalOf(settings, request);
  if (refusal)
    return void response.writeHead(refusal[0], { 'content-type': 'text/plain; charset=utf-8', ...refusal[2] }).end(`${refusal[1]}\n`);
  try {
    const text = await exposition(statementCount.value);
    response.writeHead(200, { 'content-type': registry.contentType, 'cache-control': 'no-store' }).end(text);
  } catch {
    response.writeHead(500).end();
  }
}

type Refusal = [status: number, sentence: string, headers?: Record<string, string>];

function refusalOf({ token }: MetricsSettings, { url, method, headers }: IncomingMessage): Refusal | null {
  if (token === null && !isLoopbackHost(hostName(headers.host))) return [421, 'Ask under the name localhost, or set GROVE_METRICS_TOKEN.'];
  if (token !== null && !isSame(headers.authorization ?? '', `Bearer ${token}`))
    return [401, 'This needs the token of GROVE_METRICS_TOKEN.', { 'www-authenticate': 'Bearer' }];
  if (url?.split('?')[0] !== '/metrics') return [404, 'There is /metrics only.'];
  return method === 'GET' ? null : [405, 'GET only.', { allow: 'GET' }];
}

function hostName(host = ''): string {
  return host.replace(/:\d+$/, '');
}

function isSame(given: string, wanted: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(wanted));
}
