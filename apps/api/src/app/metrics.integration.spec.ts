// The page that Prometheus reads: on a port of its own, closed to everybody but this machine or the holder of a token, with numbers that move
// when something happens, and no series for each thing that somebody asks for.
// @jest-alone: counters are of the process, and other hubs in it count as well.
import { findFreePort } from '../platform/config';
import { openMetrics } from '../platform/metrics/server';
import { GitClient } from './testing/git-client';
import { call, commitLargeFile } from './testing/hub-calls';
import { sendPlain } from './testing/plain-http';
import { startTestHub, type TestHub, type TestPerson } from './testing/start-test-hub';
import { startWorker } from './worker';

const TOKEN = 'a token of enough characters';

let hub: TestHub;
let alice: TestPerson;
let open: { url: string; close: () => Promise<void> };

beforeAll(async () => {
  hub = await startTestHub();
  alice = await hub.person('alice');
  open = await metricsAt(null);
});

afterAll(async () => {
  await open?.close();
  await hub?.stop();
});

describe('the metrics', () => {
  it('are not at the address of the hub', async () => {
    expect(await (await fetch(`${hub.url}/metrics`)).text()).not.toContain('modelgrove_http');
  });

  it('count requests by route as declared, pushes, clones, uploads, statements and bytes', async () => {
    const before = await numbers();
    const id = await hub.repository(alice, 'counted');
    await commitLargeFile(hub, alice, id, 'big.bin', Buffer.alloc(50_000, 7));
    const git = new GitClient();
    await git.git('.', 'clone', '-q', hub.gitUrl(id, alice), 'counted');
    git.write('counted', 'a.txt', 'a');
    await git.git('counted', 'add', '.');
    await git.git('counted', 'commit', '-q', '-m', 'a');
    await git.git('counted', 'push', '-q');
    git.remove();
    await call(hub, alice, 'GET', `/api/models/${id}`);
    const after = await numbers();
    const grown = (name: string): number => (after.get(name) ?? 0) - (before.get(name) ?? 0);
    expect(
      grown('modelgrove_http_requests_total{surface="huggingface",method="GET",route="/api/models/:namespace/:name",status="200"}'),
    ).toBe(1);
    expect(grown('modelgrove_git_fetches_total{kind="clone"}')).toBe(1);
    expect(grown('modelgrove_git_pushes_total{outcome="accepted"}')).toBe(1);
    expect(grown('modelgrove_uploads_total{outcome="taken"}')).toBe(1);
    expect(grown('modelgrove_upload_bytes_total')).toBe(50_000);
    expect(grown('modelgrove_db_statements_total')).toBeGreaterThan(20);
    expect(grown('modelgrove_db_statement_duration_seconds_count')).toBeGreaterThan(20);
    expect(grown('modelgrove_http_received_bytes_total{surface="lfs"}')).toBeGreaterThan(50_000);
    expect(grown('modelgrove_http_request_duration_seconds_count{surface="git",method="POST"}')).toBeGreaterThanOrEqual(2);
    expect(after.get('modelgrove_http_requests_open')).toBe(0);
    expect(after.get('modelgrove_db_connections{state="open"}')).toBeGreaterThan(0);
  });

  it('grow by no series with the names that somebody asks for', async () => {
    const ask = async (n: number): Promise<unknown> =>
      Promise.all(
        [`/api/models/a/b${n}`, `/a/b${n}/resolve/main/c${n}`, `/x${n}/y/z/w`, `/hub/v1/x${n}`].map((path) => fetch(hub.url + path)),
      );
    await ask(0);
    await sendPlain(hub.url, '/api/x', { method: 'PROPFIND' });
    // Node's own come with what it happens to do: a collection of garbage of another kind.
    const series = async (): Promise<number> => [...(await numbers()).keys()].filter((name) => name.startsWith('modelgrove_')).length;
    const before = await series();
    for (let n = 1; n <= 20; n++) await ask(n);
    for (const method of ['MKCOL', 'LOCK', 'SEARCH']) await sendPlain(hub.url, '/api/x', { method });
    expect((await series()) - before).toBeLessThanOrEqual(3);
  });

  it('of a worker say how many jobs wait and how they ended', async () => {
    const before = await numbers();
    await hub.repository(alice, 'jobs');
    const worker = await startWorker(hub.config);
    try {
      for (let tries = 0; tries < 100; tries++) {
        const done = [...(await numbers())]
          .filter(([name]) => name.startsWith('modelgrove_jobs_total{kind="repository.changed"'))
          .reduce((sum, [, n]) => sum + n, 0);
        if (done > 0) break;
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
      const after = await numbers();
      expect(after.get('modelgrove_jobs_total{kind="repository.changed",outcome="done"}') ?? 0).toBeGreaterThan(
        before.get('modelgrove_jobs_total{kind="repository.changed",outcome="done"}') ?? 0,
      );
      expect(after.has('modelgrove_outbox_waiting')).toBe(true);
    } finally {
      await worker.stop();
    }
  });
});

describe('who may read them', () => {
  it('is this machine, under a name of this machine, so that no page in a browser can', async () => {
    expect((await fetch(open.url)).status).toBe(200);
    expect((await sendPlain(open.url, '/metrics', { headers: { host: 'rebound.example.org' } })).status).toBe(421);
  });

  it('is the holder of the token, where there is one', async () => {
    const guarded = await metricsAt(TOKEN);
    expect((await fetch(guarded.url)).status).toBe(401);
    expect((await fetch(guarded.url, { headers: { authorization: `Bearer ${TOKEN}x` } })).status).toBe(401);
    expect((await fetch(guarded.url, { headers: { authorization: `Bearer ${TOKEN}` } })).status).toBe(200);
    await guarded.close();
  });

  it('finds nothing else at that port', async () => {
    expect((await fetch(open.url.replace('/metrics', '/'))).status).toBe(404);
    expect((await fetch(open.url, { method: 'POST' })).status).toBe(405);
  });
});

async function metricsAt(token: string | null): Promise<{ url: string; close: () => Promise<void> }> {
  const port = (await findFreePort(20_000 + Math.floor(Math.random() * 10_000)))!;
  return { url: `http://localhost:${port}/metrics`, close: await openMetrics({ host: '127.0.0.1', port, token }) };
}

/** name{labels} → value. */
async function numbers(): Promise<Map<string, number>> {
  const text = await (await fetch(open.url)).text();
  const lines = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  return new Map(lines.map((line) => [line.slice(0, line.lastIndexOf(' ')), Number(line.slice(line.lastIndexOf(' ') + 1))]));
}
