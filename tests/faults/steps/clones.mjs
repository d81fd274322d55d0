// Clones that are given up: nothing of them is left, and the next one works. More of them than there are connections for clones.
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

const ABORTS = 20;
/** All that the hub serves at once (platform/database); each that is stuck makes one of them fail. */
const AT_ONCE = 8;

export function cloneSteps({ test }, lab) {
  const big = once(() => repositoryOfSize(lab, 2));
  test(`${ABORTS} clones whose client goes away before the answer leave every connection free`, async () =>
    abandon(lab, await big(), () => null));
  test(`${ABORTS} clones whose client goes away at the first byte leave every connection free`, async () =>
    abandon(lab, await big(), () => 1));
  test(`${ABORTS} clones whose client goes away in the middle leave every connection free`, async () =>
    abandon(lab, await big(), (i) => 100_000 * (i + 1)));
  test('a client that stops reading holds up nobody else', async () => {
    const repository = await big();
    const idle = Array.from({ length: AT_ONCE - 1 }, () => fetching(lab, repository));
    await Promise.all(idle.map(({ received }) => received(1)));
    for (const { socket } of idle) socket.pause();
    await lab.refs(repository.id);
    for (const { socket } of idle) socket.destroy();
    await together(AT_ONCE, lab, repository);
  });
}

/** `bytesOf(i)`: after how many bytes of the i-th answer the client goes away; null: as soon as it has asked. */
async function abandon(lab, repository, bytesOf) {
  // A hub that has just started grows by its first clone whatever comes after it.
  await together(1, lab, repository);
  const before = lab.hub.rssBytes();
  for (let i = 0; i < ABORTS; i++) {
    const { socket, received } = fetching(lab, repository);
    const bytes = bytesOf(i);
    if (bytes === null) await sleep(i);
    else await received(bytes);
    socket.destroy();
  }
  await together(1, lab, repository);
  const grown = lab.hub.rssBytes() - before;
  assert.ok(grown < 300_000_000, `the hub has grown by ${grown} bytes`);
}

/** A connection that is given back late is given time, one that is lost is found. */
async function together(count, lab, repository) {
  await sleep(300);
  const answers = await Promise.all(
    Array.from({ length: count }, () =>
      fetch(`${lab.hub.endpoint}/${repository.id}/git-upload-pack`, {
        method: 'POST',
        headers: { 'git-protocol': 'version=2' },
        body: requestFor(repository),
      }),
    ),
  );
  const sizes = await Promise.all(answers.map(async (answer) => (await answer.arrayBuffer()).byteLength));
  assert.deepEqual(
    answers.map((answer) => answer.status),
    answers.map(() => 200),
  );
  assert.ok(Math.min(...sizes) > 5_000_000, `answers of ${sizes} bytes`);
}

/** Asks for everything, as `git clone` does in protocol version 2. */
function fetching(lab, { id, tip }) {
  const { port, host } = new URL(lab.hub.endpoint);
  const socket = connect(Number(port), 'localhost');
  let size = 0;
  let wake = () => undefined;
  socket.on('data', (chunk) => wake((size += chunk.length)));
  socket.on('error', () => undefined);
  const body = requestFor({ tip });
  socket.write(
    `POST /${id}/git-upload-pack HTTP/1.1\r\nhost: ${host}\r\ngit-protocol: version=2\r\ncontent-length: ${body.length}\r\n\r\n${body}`,
  );
  const received = async (bytes) => {
    while (size < bytes) await new Promise((resolve) => (wake = resolve));
  };
  return { socket, received };
}

function requestFor({ tip }) {
  const line = (text) => `${(text.length + 4).toString(16).padStart(4, '0')}${text}`;
  return `${line('command=fetch\n')}0001${line('no-progress\n')}${line(`want ${tip}\n`)}${line('done\n')}0000`;
}

async function repositoryOfSize(lab, files) {
  const id = await lab.repository('clone');
  const local = await lab.clone(id);
  const contents = Object.fromEntries(
    Array.from({ length: files }, (_, i) => [`noise-${i}.txt`, randomBytes(4_500_000).toString('base64')]),
  );
  const tip = await lab.commitAll(local, contents);
  await lab.git(local, 'push', '--quiet', 'origin', 'main');
  lab.ledger.keep(id, contents);
  return { id, tip };
}

function once(work) {
  let made;
  return () => (made ??= work());
}
