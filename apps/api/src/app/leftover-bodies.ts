// What a client still sends when its answer is complete. Node throws it away where nobody has begun to read it; where somebody has and
// stopped, the socket would stay paused, and open for ever after its client has gone.
import type { IncomingMessage } from 'node:http';
import type { FastifyInstance } from 'fastify';

/** Clients read an answer only after they have sent everything: cutting them off at once would cost them the reason. */
export const MOST_BYTES_THROWN_AWAY = 256 * 1024 * 1024;

export function throwAwayLeftoverBodies(fastify: FastifyInstance): void {
  fastify.addHook('onResponse', (request, _reply, done) => {
    throwAway(request.raw);
    done();
  });
}

function throwAway(body: IncomingMessage): void {
  if (body.readableEnded || body.destroyed) return;
  let bytes = 0;
  // Whoever waits for more waits with this event, which would hold up the flow.
  body.removeAllListeners('readable');
  body.on('error', () => undefined);
  body.on('data', (chunk: Uint8Array) => {
    bytes += chunk.length;
    if (bytes > MOST_BYTES_THROWN_AWAY) body.destroy();
  });
  body.resume();
}
