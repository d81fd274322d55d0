// Who may not, is told so before a byte of the body is read: nobody can make the hub take in what it will refuse.
import { connect } from 'node:net';
import { FLUSH_PKT, pktLine } from '@modelgrove/git-objects';
import { statusWhileSending } from './testing/plain-http';
import { startTestHub, type TestHub } from './testing/start-test-hub';

let hub: TestHub;

beforeAll(async () => {
  hub = await startTestHub();
  await hub.repository(await hub.person('alice'), 'open');
});

afterAll(() => hub?.stop());

it.each([
  ['a stranger who makes a repository', 'POST', '/api/repos/create', { 'content-type': 'application/json' }, 401],
  ['a stranger who commits', 'POST', '/api/models/alice/open/commit/main', { 'content-type': 'application/x-ndjson' }, 401],
  ['a stranger who pushes', 'POST', '/alice/open.git/git-receive-pack', { 'content-type': 'application/x-git-receive-pack-request' }, 401],
  ['a token that is none', 'POST', '/api/repos/create', { authorization: 'Bearer hf_nobody' }, 401],
  ['an address that nobody signed', 'PUT', '/lfs/objects/eyJ.AAA', {}, 403],
  ['a stranger in the hub’s own API', 'POST', '/hub/v1/tokens', { 'content-type': 'application/json' }, 401],
] as const)('%s hears it while the body is still being sent', async (_who, method, target, headers, status) => {
  const promised = { 'content-length': '100000000', ...headers };
  expect(await statusWhileSending(hub.url, method, target, promised, '{"name": "')).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
});

describe('a push that is refused while it is being sent', () => {
  let full: TestHub;
  afterAll(() => full?.stop());

  it('is told why, and keeps no connection when its client has gone', async () => {
    full = await startTestHub({ GROVE_MIN_FREE_BYTES: '900000GB' });
    const alice = await full.person('alice');
    const id = await full.repository(alice, 'full');
    const command = `${'0'.repeat(40)} ${'1'.repeat(40)} refs/heads/x\0report-status`;
    const body = Buffer.concat([pktLine(command), FLUSH_PKT, Buffer.alloc(3_000_000, 'P')]);
    const { port, host } = new URL(full.url);
    const socket = connect({ port: Number(port), host: 'localhost', allowHalfOpen: true });
    const status = new Promise<string>((resolve) => socket.once('data', (chunk) => resolve(chunk.toString('latin1').slice(0, 12))));
    socket.write(`POST /${id}/git-receive-pack HTTP/1.1\r\nhost: ${host}\r\nauthorization: Bearer ${alice.token}\r\n`);
    socket.end(Buffer.concat([Buffer.from(`content-length: ${body.length}\r\n\r\n`), body]));
    expect(await status).toBe('HTTP/1.1 503');
    // The hub hears that we have gone only behind the body, and then closes its side.
    await new Promise((resolve, reject) => {
      socket.resume().once('end', resolve);
      setTimeout(() => reject(new Error('the hub still holds the connection')), 20_000).unref();
    });
    socket.destroy();
  });
});
