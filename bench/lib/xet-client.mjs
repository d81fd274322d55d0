// A small Xet client: xorbs of bytes that do not compress, and the calls of the store that take them in.
import { createRequire } from 'node:module';
import http from 'node:http';
import path from 'node:path';
import { randomFillSync } from 'node:crypto';
import { TOKEN } from './git.mjs';
import { ask } from './http.mjs';
import { root } from './paths.mjs';

const CHUNK_BYTES = 64 * 1024;

export function xetParts() {
  const require = createRequire(import.meta.url);
  const { loadXetCodec } = require(path.join(root, 'packages/xet-codec/dist/index.js'));
  return { ...require(path.join(root, 'packages/xet-formats/dist/index.js')), codec: loadXetCodec() };
}

/** Xorbs of one size that differ in their first chunk: all the others are in memory once. */
export class XorbMaker {
  #parts = xetParts();
  #shared;

  /** @param {number} rawBytes contents of a xorb, a multiple of 64 KiB */
  constructor(rawBytes) {
    const chunks = Array.from({ length: rawBytes / CHUNK_BYTES - 1 }, () => randomFillSync(Buffer.alloc(CHUNK_BYTES)));
    const { chunkHash, codec } = this.#parts;
    this.#shared = chunks.map((raw) => ({ raw, hash: chunkHash(codec, raw), record: null }));
  }

  /** @returns {{ hash: string, body: Buffer[], bodyBytes: number }} */
  make() {
    const { XorbBuilder, SCHEME_NONE, codec } = this.#parts;
    const builder = new XorbBuilder(codec, { packing: SCHEME_NONE });
    builder.add(randomFillSync(Buffer.alloc(CHUNK_BYTES)));
    for (const { raw, hash } of this.#shared) builder.add(raw, hash);
    const { hash, body, bodyBytes } = builder.build();
    this.#shared.forEach((chunk, i) => (chunk.record ??= body[i + 1]));
    return { hash, bodyBytes, body: [body[0], ...this.#shared.map(({ record }) => record)] };
  }
}

/** @returns {Promise<{ accessToken: string, casUrl: string }>} */
export async function xetToken(hub, repository, scope) {
  const headers = { authorization: `Bearer ${TOKEN}` };
  const { body } = await ask(`${hub.url}/api/models/${repository.id}/xet-${scope}-token/main`, { headers });
  return JSON.parse(body);
}

/**
 * Sends one xorb; `pace(sentBytes)` is awaited before every piece of it. A refusal ends it early.
 * @returns {Promise<{ status: number, retryAfter: string | undefined, body: string }>}
 */
export function sendXorb({ casUrl, accessToken }, { hash, body, bodyBytes }, pace) {
  const headers = { authorization: `Bearer ${accessToken}`, 'content-length': bodyBytes };
  const sent = http.request(`${casUrl}/v1/xorbs/default/${hash}`, { method: 'POST', headers, agent: false });
  const answered = new Promise((resolve, reject) => {
    sent.once('error', reject);
    sent.once('response', (response) => {
      const chunks = [];
      response.on('data', (chunk) => chunks.push(chunk));
      response.once('error', reject);
      response.once('end', () => {
        sent.destroy(); // of no use any more when the body was refused before its end
        resolve({ status: response.statusCode, retryAfter: response.headers['retry-after'], body: Buffer.concat(chunks).toString() });
      });
    });
  });
  void write(sent, body, pace, answered);
  return answered;
}

async function write(sent, body, pace, answered) {
  let isAnswered = false;
  const over = answered.then(
    () => (isAnswered = true),
    () => (isAnswered = true),
  );
  let bytes = 0;
  for (const piece of body) {
    await Promise.race([pace(bytes), over]);
    if (isAnswered) return;
    if (!sent.write(piece)) await Promise.race([new Promise((resolve) => sent.once('drain', resolve)), over]);
    bytes += piece.length;
  }
  if (!isAnswered) sent.end();
}
