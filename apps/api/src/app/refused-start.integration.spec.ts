// A start that cannot go on says in a sentence what to change and ends, also under the start script, which holds a channel to it.
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const DIST = join(__dirname, '../../dist');

let folder: string;
let blocker: Server;
let child: ChildProcess | undefined;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'grove-refused-'));
  blocker = createServer();
  await new Promise<void>((resolve) => blocker.listen(0, '127.0.0.1', resolve));
});

afterAll(() => {
  child?.kill('SIGKILL');
  blocker.close();
  rmSync(folder, { recursive: true, force: true });
});

function start(main: string, env: Record<string, string>): Promise<{ code: number | null; words: string }> {
  const own = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('GROVE_') && name !== 'NODE_OPTIONS'));
  child = spawn(process.execPath, [join(DIST, main)], {
    env: { ...own, GROVE_DATA_DIR: join(folder, 'data'), ...env },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  let words = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk: Buffer) => (words += chunk.toString()));
  return new Promise((resolve) => child?.once('close', (code) => resolve({ code, words })));
}

describe('a start that is refused', () => {
  it('names the command with the next free port when the port is taken, and makes no data folder', async () => {
    const port = (blocker.address() as AddressInfo).port;
    const { code, words } = await start('main.standalone.js', { GROVE_PORT: String(port) });
    expect(code).toBe(2);
    expect(words).toContain(`Port ${port} is taken`);
    expect(Number(/GROVE_PORT=(\d+) npm start/.exec(words)?.[1])).toBeGreaterThan(port);
    expect(readdirSync(folder)).toEqual([]);
  });

  it('names every wrong variable at once', async () => {
    const { code, words } = await start('main.standalone.js', { GROVE_PORT: 'eighty', GROVE_SIGNUP: 'maybe' });
    expect([code, words]).toEqual([2, expect.stringMatching(/2 problems[^]*GROVE_PORT[^]*GROVE_SIGNUP/)]);
  });

  it.each(['main.http.js', 'main.worker.js'])('asks for a database where %s runs alone', async (main) => {
    const { code, words } = await start(main, {});
    expect([code, words]).toEqual([2, expect.stringContaining('GROVE_DATABASE_URL is needed')]);
  });
});
