// A plain HTTP client with connections that stay open.
import http from 'node:http';
import net from 'node:net';

/** @returns {Promise<{ status: number, headers: http.IncomingHttpHeaders, body: Buffer }>} */
export function request(url, { method = 'GET', headers = {}, body, agent } = {}) {
  return new Promise((resolve, reject) => {
    const length = body === undefined ? {} : { 'content-length': Buffer.byteLength(body) };
    const sent = http.request(url, { method, agent, headers: { ...length, ...headers } }, (response) => {
      const chunks = [];
      response.on('data', (chunk) => chunks.push(chunk));
      response.once('error', reject);
      response.once('end', () => resolve({ status: response.statusCode, headers: response.headers, body: Buffer.concat(chunks) }));
    });
    sent.once('error', reject);
    sent.end(body);
  });
}

/** As `request`, but any answer outside 2xx throws. */
export async function ask(url, options) {
  const answer = await request(url, options);
  if (answer.status >= 200 && answer.status < 300) return answer;
  throw new Error(
    `${options?.method ?? 'GET'} ${new URL(url).pathname} answered ${answer.status}: ${answer.body.toString('utf8').slice(0, 300)}`,
  );
}

export function freePort() {
  return new Promise((resolve, reject) => {
    const server = net.createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}
