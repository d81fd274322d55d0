// HTTP by hand: requests that no client would finish.
import { connect } from 'node:net';

/** `send(bytes)`, `vanish()`, and `answer`, which resolves with what came before the end. */
export function openRequest(endpoint, method, target, headers) {
  const { port, host } = new URL(endpoint);
  const socket = connect(Number(port), 'localhost');
  let text = '';
  const answer = new Promise((resolve) => {
    socket.on('data', (chunk) => (text += chunk.toString('latin1')));
    socket.on('error', () => undefined);
    socket.on('close', () => resolve(text));
  });
  const lines = Object.entries({ host, connection: 'close', ...headers }).map(([name, value]) => `${name}: ${value}\r\n`);
  socket.write(`${method} ${target} HTTP/1.1\r\n${lines.join('')}\r\n`);
  return { send: (bytes) => new Promise((resolve) => socket.write(bytes, resolve)), vanish: () => socket.destroy(), answer };
}
