// One server on every address of the configuration: `localhost` is two of them, and browsers, git and Python differ in which they try.
import type { Server } from 'node:http';
import { createServer } from 'node:http';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance } from 'fastify';
import type { AppConfig } from '../platform/config';

export class PortTaken extends Error {
  constructor(
    readonly port: number,
    /** Which setting names another one. */
    readonly variable: 'GROVE_PORT' | 'GROVE_WORKER_PORT' = 'GROVE_PORT',
  ) {
    super(`port ${port} is taken`);
  }
}

/** Resolves when all addresses answer; throws PortTaken. An address family the machine does not have is left out. */
export async function listen(app: NestFastifyApplication, config: AppConfig): Promise<() => Promise<void>> {
  const fastify = app.getHttpAdapter().getInstance() as unknown as FastifyInstance;
  await fastify.ready();
  const servers: Server[] = [];
  for (const host of config.listenHosts) {
    const server = createServer((request, response) => fastify.routing(request, response));
    server.keepAliveTimeout = 75_000;
    server.requestTimeout = 0;
    server.headersTimeout = 60_000;
    if (await bound(server, config.port, host, servers.length > 0)) servers.push(server);
  }
  return () => close(servers);
}

function bound(server: Server, port: number, host: string, optional: boolean): Promise<boolean> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const noSuchFamily = error.code === 'EADDRNOTAVAIL' || error.code === 'EAFNOSUPPORT';
      if (optional && noSuchFamily) resolve(false);
      else reject(error.code === 'EADDRINUSE' ? new PortTaken(port) : error);
    });
    server.listen({ port, host, ipv6Only: host === '::1' }, () => resolve(true));
  });
}

/** Answers what was asked, takes nothing new. */
async function close(servers: readonly Server[]): Promise<void> {
  await Promise.all(
    servers.map(
      (server) =>
        new Promise<void>((resolve) => {
          server.close(() => resolve());
          server.closeIdleConnections();
          // A client that holds its connection open for nothing does not hold up the stop.
          setTimeout(() => server.closeAllConnections(), 10_000).unref();
        }),
    ),
  );
}
