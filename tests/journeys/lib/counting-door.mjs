// A door before the hub that counts the bytes that come in, as the hub sees them: also those of a request that is cut off.
import { connect, createServer } from 'node:net';

export async function openDoor(port) {
  const sockets = new Set();
  const door = { bytes: 0, port: 0 };
  const awaited = [];
  const server = createServer((incoming) => {
    const outgoing = connect(port, '127.0.0.1');
    for (const socket of [incoming, outgoing]) {
      sockets.add(socket.on('error', () => undefined).on('close', () => (sockets.delete(socket), incoming.destroy(), outgoing.destroy())));
    }
    incoming.on('data', (piece) => {
      door.bytes += piece.length;
      for (const { bytes, resolve } of awaited) if (door.bytes >= bytes) resolve();
    });
    incoming.pipe(outgoing);
    outgoing.pipe(incoming);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  door.port = server.address().port;
  door.reached = (bytes) => new Promise((resolve) => awaited.push({ bytes, resolve }));
  door.close = () => {
    for (const socket of sockets) socket.destroy();
    server.close();
  };
  return door;
}
