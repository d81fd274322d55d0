// Stands before a hub and counts what it sends, by path; can be told to send slowly. Requests go through as they are.
import { createServer, request as httpRequest } from 'node:http';
import { pipeline } from 'node:stream/promises';
import { setTimeout as sleep } from 'node:timers/promises';

export async function countingProxy(endpoint) {
  const { port } = new URL(endpoint);
  const sent = new Map();
  const proxy = { sent, pauseMs: 0 };
  const server = createServer((asked, answer) => {
    const options = { host: 'localhost', port, method: asked.method, path: asked.url, headers: asked.headers };
    const onward = httpRequest(options, async (got) => {
      answer.writeHead(got.statusCode, got.rawHeaders);
      const counted = async function* () {
        for await (const part of got) {
          sent.set(asked.url, (sent.get(asked.url) ?? 0) + part.length);
          if (proxy.pauseMs > 0) await sleep(proxy.pauseMs);
          yield part;
        }
      };
      await pipeline(counted, answer).catch(() => onward.destroy());
    });
    onward.on('error', () => answer.destroy());
    asked.pipe(onward);
  });
  await new Promise((resolve) => server.listen(0, 'localhost', resolve));
  proxy.url = `http://localhost:${server.address().port}`;
  /** Bytes of everything whose path has this in it. */
  proxy.bytesOf = (text) => [...sent].reduce((sum, [path, bytes]) => (path.includes(text) ? sum + bytes : sum), 0);
  proxy.close = () => new Promise((resolve) => (server.closeAllConnections(), server.close(resolve)));
  return proxy;
}
