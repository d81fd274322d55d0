// Large files as a Hugging Face client sends them: the batch call, bytes whole or in parts, verify.
import { createHash } from 'node:crypto';

export const sha256 = (content) => createHash('sha256').update(content).digest('hex');

export class Refused extends Error {
  constructor(what, status, text) {
    super(`${what}: ${status} ${text.slice(0, 400)}`);
    this.status = status;
    this.text = text;
  }
}

export function largeFilesOf(api) {
  async function batch(id, operation, objects, transfers = ['basic']) {
    const answer = await api.request('POST', `/${id}.git/info/lfs/objects/batch`, {
      headers: { accept: 'application/vnd.git-lfs+json', 'content-type': 'application/vnd.git-lfs+json' },
      body: JSON.stringify({ operation, transfers, objects, hash_algo: 'sha256' }),
    });
    if (!answer.ok) throw new Refused('batch', answer.status, await answer.text());
    return (await answer.json()).objects;
  }

  async function planned(id, content, transfers) {
    const [object] = await batch(id, 'upload', [{ oid: sha256(content), size: content.length }], transfers);
    return object.actions ?? null;
  }

  /** The whole dance of a client: nothing is sent that the hub has. Returns the sha256. */
  async function upload(id, content, { inParts = false } = {}) {
    const actions = await planned(id, content, inParts ? ['basic', 'multipart'] : ['basic']);
    if (!actions) return sha256(content);
    if (actions.upload.header?.chunk_size) await sendParts(actions.upload, content);
    else await send('PUT', actions.upload.href, content);
    await send('POST', actions.verify.href, JSON.stringify({ oid: sha256(content), size: content.length }));
    return sha256(content);
  }

  async function sendParts({ href, header }, content) {
    const size = Number(header.chunk_size);
    const addresses = Object.keys(header)
      .filter((key) => /^\d+$/.test(key))
      .map(Number)
      .sort((a, b) => a - b);
    const parts = [];
    for (const number of addresses) {
      const answer = await send('PUT', header[number], content.subarray((number - 1) * size, number * size));
      parts.push({ partNumber: number, etag: answer.headers.get('etag') });
    }
    await send('POST', href, JSON.stringify({ oid: sha256(content), parts }));
  }

  /** Null when the repository does not have it, else its bytes. */
  async function download(id, oid, size) {
    const [object] = await batch(id, 'download', [{ oid, size }]);
    if (object.error) return null;
    const answer = await fetch(object.actions.download.href);
    if (!answer.ok) throw new Refused('download', answer.status, await answer.text());
    return Buffer.from(await answer.arrayBuffer());
  }

  async function isStored(id, oid, size) {
    const [object] = await batch(id, 'download', [{ oid, size }]);
    return object.error === undefined;
  }

  return { planned, upload, download, isStored };
}

async function send(method, url, body) {
  const type = method === 'POST' ? { 'content-type': 'application/json' } : {};
  const answer = await fetch(url, { method, body, headers: type });
  if (!answer.ok) throw new Refused(`${method} ${new URL(url).pathname.slice(0, 20)}`, answer.status, await answer.text());
  return answer;
}
