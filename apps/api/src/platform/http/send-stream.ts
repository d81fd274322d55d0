// Large bodies. Nothing is buffered; the stream is destroyed when the client goes away.
import type { FastifyReply } from 'fastify';
import type { OpenedObject } from '../object-store';

/** Sends `stream` as the body of an answer whose status and headers are set; a stream that can write itself does. */
export async function sendStream(reply: FastifyReply, stream: OpenedObject['stream']): Promise<void> {
  if (!stream.writeTo) {
    reply.raw.once('close', () => stream.destroy());
    reply.send(stream);
    return;
  }
  reply.hijack();
  const { raw } = reply;
  raw.writeHead(reply.statusCode, reply.getHeaders() as Record<string, string>);
  try {
    await stream.writeTo(raw);
    raw.end();
  } catch {
    // The length was promised: an answer that breaks off must not look like a whole one.
    raw.destroy();
  }
}
