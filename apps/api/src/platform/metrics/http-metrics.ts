// Counts requests where they are answered: two hooks, no allocation beside the labels.
import type { Socket } from 'node:net';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { dialectOf } from '../http/dialect';
import { receivedBytes, requests, requestSeconds, requestsOpen, sentBytes } from './series';

const METHODS = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']);

export function countRequests(fastify: FastifyInstance): void {
  const counted = new WeakMap<Socket, { read: number; written: number }>();
  fastify.addHook('onRequest', (_request, _reply, done) => {
    requestsOpen.inc();
    done();
  });
  fastify.addHook('onResponse', (request, reply, done) => {
    const labels = { surface: dialectOf(request.raw.url ?? ''), method: METHODS.has(request.method) ? request.method : 'other' };
    requestsOpen.dec();
    requests.inc({ ...labels, route: request.routeOptions.url ?? 'none', status: reply.statusCode });
    requestSeconds.observe(labels, reply.elapsedTime / 1000);
    countBytes(request, labels.surface, counted);
    done();
  });
}

/** What went over the connection since its last answer. */
function countBytes(
  { raw: { socket } }: FastifyRequest,
  surface: string,
  counted: WeakMap<Socket, { read: number; written: number }>,
): void {
  const last = counted.get(socket);
  const [read, written] = [socket.bytesRead, socket.bytesWritten];
  receivedBytes.inc({ surface }, read - (last?.read ?? 0));
  sentBytes.inc({ surface }, written - (last?.written ?? 0));
  if (last) [last.read, last.written] = [read, written];
  else counted.set(socket, { read, written });
}
