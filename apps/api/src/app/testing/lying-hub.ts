// A server that speaks as much of the Hugging Face API as an import asks for, and lies as it is told to.
import { createHash, randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { hashObject } from '@modelgrove/git-objects';
import { sha256Of } from './hub-calls';

export interface LyingFile {
  content: Buffer;
  isLarge?: boolean;
}

type Answer = (request: IncomingMessage, response: ServerResponse) => boolean | void;

export interface LyingHub {
  url: string;
  files: Map<string, LyingFile>;
  /** What every question was: `METHOD target`, with its headers. */
  asked: { line: string; headers: IncomingMessage['headers'] }[];
  /** Asked first; what it answers (or says true to) is answered. */
  lie: Answer | null;
  info: Record<string, unknown>;
  commit: string;
  reset(): void;
  stop(): Promise<void>;
}

const COMMIT = createHash('sha1').update('a commit').digest('hex');

export async function startLyingHub(): Promise<LyingHub> {
  const hub = { files: new Map(), asked: [], lie: null, info: {}, commit: COMMIT } as unknown as LyingHub;
  hub.reset = () => {
    Object.assign(hub, { lie: null, info: { id: 'some/model', private: false, gated: false }, commit: COMMIT });
    hub.asked.length = 0;
    hub.files = new Map([
      ['README.md', { content: Buffer.from('# Hello\n') }],
      ['sub/a.txt', { content: Buffer.from('text') }],
      ['big.bin', { content: randomBytes(200_000), isLarge: true }],
    ]);
  };
  hub.reset();
  const server = createServer((request, response) => {
    hub.asked.push({ line: `${request.method} ${request.url}`, headers: request.headers });
    if (hub.lie?.(request, response) || response.headersSent) return;
    honest(hub, request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
  hub.url = `http://localhost:${(server.address() as AddressInfo).port}`;
  hub.stop = () => new Promise((resolve) => (server.closeAllConnections(), server.close(() => resolve())));
  return hub;
}

function honest(hub: LyingHub, request: IncomingMessage, response: ServerResponse): void {
  const path = decodeURIComponent((request.url ?? '').split('?')[0] ?? '');
  if (path.startsWith('/api/models/some/model/revision/')) return json(response, 200, { ...hub.info, sha: hub.commit });
  if (path.startsWith('/api/models/some/model/tree/')) return json(response, 200, [...hub.files].map(treeItem));
  const file = hub.files.get(/^\/some\/model\/resolve\/[^/]+\/(.*)$/.exec(path)?.[1] ?? '');
  if (file) return sendRange(request, response, file.content);
  response.writeHead(404, { 'x-error-code': 'RepoNotFound' }).end('{"error":"Repository not found"}');
}

export function json(response: ServerResponse, status: number, body: unknown, headers: Record<string, string> = {}): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
}

function treeItem([path, { content, isLarge }]: [string, LyingFile]): object {
  const item = { type: 'file', path, size: content.length, oid: hashObject('blob', content) };
  return isLarge ? { ...item, oid: '1'.repeat(40), lfs: { oid: sha256Of(content), size: content.length, pointerSize: 130 } } : item;
}

export function sendRange(request: IncomingMessage, response: ServerResponse, content: Buffer): void {
  const [, from, to] = /^bytes=(\d+)-(\d+)$/.exec(request.headers.range ?? '') ?? [];
  if (from === undefined) return void response.writeHead(200, { 'content-length': content.length }).end(content);
  const part = content.subarray(Number(from), Number(to) + 1);
  const headers = { 'content-length': part.length, 'content-range': `bytes ${from}-${to}/${content.length}` };
  response.writeHead(206, headers).end(part);
}
