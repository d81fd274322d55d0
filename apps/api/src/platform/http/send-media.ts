import type { FastifyReply } from 'fastify';

/** Pictures and sound of a commit, which never change. The type is one that we told by the bytes; whatever they are, they never act on our origin. */
export function sendMedia(reply: FastifyReply, { bytes, type }: { bytes: Uint8Array; type: string }): void {
  reply
    .code(200)
    .headers({
      'Content-Type': type,
      'Content-Length': String(bytes.length),
      'Cache-Control': 'private, max-age=31536000, immutable',
      'X-Content-Type-Options': 'nosniff',
      'Content-Security-Policy': "sandbox; default-src 'none'",
      Vary: 'Authorization, Cookie',
    })
    .send(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
}
