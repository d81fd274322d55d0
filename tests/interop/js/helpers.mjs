import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';

export async function collect(items) {
  const all = [];
  for await (const item of items) all.push(item);
  return all;
}

/** The call must be refused by the hub with this status and text, and carry a request id. */
export async function fails(call, status, pattern) {
  await assert.rejects(call, (error) => {
    assert.equal(error.statusCode, status, `${error.message}`);
    assert.match(error.message, pattern);
    assert.ok(error.requestId, 'a request id');
    return true;
  });
}

export const sha256 = (content) => createHash('sha256').update(content).digest('hex');

export async function bytesOf(blob) {
  return Buffer.from(await blob.arrayBuffer());
}
