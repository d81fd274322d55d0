// HTTP as it stands on the wire: any method, the target exactly as written, the answer whole.
import { Agent, type IncomingHttpHeaders, request } from 'node:http';
import { connect } from 'node:net';

export interface PlainAnswer {
  status: number;
  headers: IncomingHttpHeaders;
  body: string;
}

export interface PlainRequest {
  method?: string;
  headers?: Record<string, string>;
  body?: string | Buffer;
}

const agent = new Agent({ keepAlive: true, maxSockets: 8 });

/** `target` is sent as it is: nothing decodes, encodes or normalises it. */
export function sendPlain(base: string, target: string, { method = 'GET', headers = {}, body }: PlainRequest = {}): Promise<PlainAnswer> {
  const { hostname, port } = new URL(base);
  const length = body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) };
  return new Promise((resolve, reject) => {
    const sent = request({ agent, hostname, port, path: target, method, headers: { ...headers, ...length } }, (response) => {
      const chunks: Buffer[] = [];
      const end = () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks).toString('utf8') });
      response.on('data', (chunk: Buffer) => {
        chunks.push(chunk);
        if (!response.headers['content-type']?.startsWith('text/event-stream')) return;
        // Has no end: its beginning is the answer.
        end();
        sent.destroy();
      });
      response.on('end', end);
      response.on('error', reject);
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

/** The status line that comes although the head promises a body of which only `begun` was ever sent. */
export function statusWhileSending(
  base: string,
  method: string,
  target: string,
  headers: Record<string, string>,
  begun = '',
): Promise<string> {
  const { port, host, hostname } = new URL(base);
  const lines = Object.entries({ host, ...headers }).map(([name, value]) => `${name}: ${value}\r\n`);
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), hostname);
    socket.setTimeout(5_000, () => socket.destroy(new Error('no answer before the end of the body')));
    socket.once('error', reject);
    socket.once('data', (chunk) => {
      socket.destroy();
      resolve(chunk.toString('latin1').split('\r\n')[0] ?? '');
    });
    socket.write(`${method} ${target} HTTP/1.1\r\n${lines.join('')}\r\n${begun}`);
  });
}
