// Sends an answer that is made while it is read. Its first bytes are waited for before anything is sent, so that a refusal has its own status.
import { once } from 'node:events';
import type { FastifyReply, FastifyRequest } from 'fastify';

export interface MadeAnswer {
  contentType: string;
  /** Read to its end, or returned. */
  body: AsyncIterable<Uint8Array>;
}

/** Aborts when the client goes away. */
export function leavingOf(reply: FastifyReply): AbortSignal {
  const leaving = new AbortController();
  reply.raw.once('close', () => leaving.abort());
  return leaving.signal;
}

export async function sendAnswer(request: FastifyRequest, reply: FastifyReply, answer: MadeAnswer, leaving: AbortSignal): Promise<void> {
  const reading = answer.body[Symbol.asyncIterator]();
  const first = await reading.next();
  reply.hijack();
  const { raw } = reply;
  const headers = {
    'Content-Type': answer.contentType,
    'Cache-Control': 'no-store',
    'X-Accel-Buffering': 'no',
    'X-Request-Id': String(request.id),
  };
  raw.writeHead(200, { ...(reply.getHeaders() as Record<string, string>), ...headers });
  try {
    for (let next = first; !next.done; next = await reading.next()) if (!raw.write(next.value)) await drained(reply, leaving);
    raw.end();
  } catch {
    // an answer that breaks off must not look like a whole one
    raw.destroy();
  } finally {
    await reading.return?.();
  }
}

/** Until the client has taken what was written. Rejects when it goes away. */
export async function drained(reply: FastifyReply, leaving: AbortSignal): Promise<void> {
  await once(reply.raw, 'drain', { signal: leaving });
}
