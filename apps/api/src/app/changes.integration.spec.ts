// What every change of a repository keeps to, whatever way it comes: refs move by compare-and-swap, what must happen afterwards is a row of
// the same transaction, trees that would harm those who check them out are refused, a pointer gains nobody a file.
import { createHash } from 'node:crypto';
import pg from 'pg';
import { FLUSH_PKT, pktLine } from '@modelgrove/git-objects';
import { GitClient } from './testing/git-client';
import { startTestHub, type TestHub, type TestPerson } from './testing/start-test-hub';

const ZERO = '0'.repeat(40);

let hub: TestHub;
let alice: TestPerson;
let client: GitClient;
let sql: pg.Client;
let counter = 0;

beforeAll(async () => {
  hub = await startTestHub();
  alice = await hub.person('alice');
  client = new GitClient();
  sql = new pg.Client(hub.connectionString);
  await sql.connect();
});

afterAll(async () => {
  await sql?.end();
  client?.remove();
  await hub?.stop();
});

async function cloneNew(): Promise<{ id: string; work: string; main: string }> {
  const id = await hub.repository(alice, `c${++counter}`);
  const work = `work-${counter}`;
  await client.git('.', 'clone', '-q', hub.gitUrl(id, alice), work);
  return { id, work, main: await client.git(work, 'rev-parse', 'HEAD') };
}

/** A push of commands alone, as no git client would send them. */
async function pushCommands(id: string, ...commands: string[]): Promise<string> {
  const lines = commands.map((command, i) => pktLine(i === 0 ? `${command}\0report-status` : command));
  const answer = await fetch(`${hub.url}/${id}/git-receive-pack`, {
    method: 'POST',
    headers: { authorization: `Bearer ${alice.token}`, 'content-type': 'application/x-git-receive-pack-request' },
    body: Buffer.concat([...lines, FLUSH_PKT]),
  });
  expect(answer.status).toBe(200);
  return answer.text();
}

async function refsOf(id: string): Promise<Map<string, string>> {
  const listed = await client.git('.', 'ls-remote', hub.gitUrl(id, alice));
  return new Map(listed.split('\n').map((line) => line.split('\t').toReversed() as [string, string]));
}

/** The newest row of the outbox and the newest move of a ref, each with the transaction that wrote it. */
async function lastWrites(): Promise<{ events: number; event: string; move: string }> {
  const { rows } = await sql.query<{ events: string; event: string; move: string }>(
    `select (select count(*) from outbox_events) as events,
       (select xmin::text from outbox_events order by id desc limit 1) as event,
       (select xmin::text from git.ref_event order by seq desc limit 1) as move`,
  );
  return { ...rows[0]!, events: Number(rows[0]!.events) };
}

function commitFile(id: string, path: string): Promise<Response> {
  const lines = [
    { key: 'header', value: { summary: 'x' } },
    { key: 'file', value: { path, content: 'eA==', encoding: 'base64' } },
  ];
  return fetch(`${hub.url}/api/models/${id}/commit/main`, {
    method: 'POST',
    headers: { authorization: `Bearer ${alice.token}`, 'content-type': 'application/x-ndjson' },
    body: lines.map((line) => JSON.stringify(line)).join('\n'),
  });
}

/** A tree as git itself would not make it: one file of that name. */
async function treeWith(work: string, name: string): Promise<string> {
  client.write(work, 'content', 'harmful');
  const blob = await client.git(work, 'hash-object', '-w', 'content');
  client.write(work, 'tree', Buffer.concat([Buffer.from(`100644 ${name}\0`), Buffer.from(blob, 'hex')]));
  return client.git(work, 'hash-object', '-w', '-t', 'tree', '--literally', 'tree');
}

async function upload(id: string, content: string, sha256: string): Promise<void> {
  const batch = await fetch(`${hub.url}/${id}.git/info/lfs/objects/batch`, {
    method: 'POST',
    headers: { authorization: `Bearer ${alice.token}`, 'content-type': 'application/vnd.git-lfs+json' },
    body: JSON.stringify({ operation: 'upload', objects: [{ oid: sha256, size: content.length }] }),
  });
  const { objects } = (await batch.json()) as { objects: { actions: { upload: { href: string } } }[] };
  expect((await fetch(objects[0]!.actions.upload.href, { method: 'PUT', body: content })).status).toBe(200);
}

describe('an answer to git', () => {
  it('has the status 200, on which libgit2 and JGit insist', async () => {
    const { id, main } = await cloneNew();
    const post = (service: string, body: Buffer) =>
      fetch(`${hub.url}/${id}/${service}`, { method: 'POST', headers: { authorization: `Bearer ${alice.token}` }, body });
    const wants = Buffer.concat([pktLine(`want ${main} ofs-delta\n`), FLUSH_PKT, pktLine('done\n')]);
    expect((await post('git-upload-pack', wants)).status).toBe(200);
    expect((await post('git-receive-pack', FLUSH_PKT)).status).toBe(200);
  });
});

describe('a ref', () => {
  it('moves only from the value that the client saw', async () => {
    const { id, work, main } = await cloneNew();
    await client.git(work, 'push', '-q', 'origin', 'main:side');
    await client.git(work, 'commit', '-q', '--allow-empty', '-m', 'newer');
    const newer = await client.git(work, 'rev-parse', 'HEAD');
    await client.git(work, 'push', '-q', 'origin', 'main:side');
    expect(await pushCommands(id, `${main} ${ZERO} refs/heads/side`)).toContain('ng refs/heads/side the ref was updated by somebody else');
    expect(await pushCommands(id, `${ZERO} ${main} refs/heads/side`)).toContain('ng refs/heads/side the ref was updated by somebody else');
    expect((await refsOf(id)).get('refs/heads/side')).toBe(newer);
    expect(await pushCommands(id, `${newer} ${ZERO} refs/heads/side`)).toContain('ok refs/heads/side');
  });
});

describe('what must happen after a change', () => {
  const changes: [string, (id: string, work: string) => Promise<unknown>][] = [
    ['a commit', async (id) => expect((await commitFile(id, 'a.txt')).status).toBe(200)],
    ['a push', (_id, work) => client.git(work, 'push', '-q', 'origin', 'HEAD:refs/heads/pushed')],
    [
      'a new branch',
      (id) =>
        fetch(`${hub.url}/api/models/${id}/branch/made`, {
          method: 'POST',
          headers: { authorization: `Bearer ${alice.token}`, 'content-type': 'application/json' },
          body: '{}',
        }),
    ],
  ];
  it.each(changes)('is written down in the transaction of %s', async (_what, change) => {
    const { id, work } = await cloneNew();
    const before = await lastWrites();
    await change(id, work);
    const after = await lastWrites();
    expect(after.events).toBe(before.events + 1);
    expect(after.move).not.toBe(before.move);
    expect(after.event).toBe(after.move);
  });

  it('is nothing when the change was refused', async () => {
    const { id, main } = await cloneNew();
    const before = await lastWrites();
    await pushCommands(id, `${'1'.repeat(40)} ${main} refs/heads/x`);
    expect((await commitFile(id, '../x')).status).toBe(422);
    expect(await lastWrites()).toEqual(before);
  });
});

describe('a pushed tree', () => {
  it.each(['.git', '.GIT', '..', 'git~1'])('with an entry called %s is refused', async (name) => {
    const { id, work, main } = await cloneNew();
    const tree = await treeWith(work, name);
    const oid = await client.git(work, 'commit-tree', tree, '-p', main, '-m', 'harmful');
    const { code, stderr } = await client.attempt(work, 'push', 'origin', `${oid}:refs/heads/harmful`);
    expect(code).not.toBe(0);
    expect(stderr).toMatch(/unpack|tree [0-9a-f]{40}/);
    expect((await refsOf(id)).has('refs/heads/harmful')).toBe(false);
  });
});

describe('a pointer', () => {
  it('to a file that another repository has makes no link, whatever way it comes', async () => {
    const owner = await cloneNew();
    const content = 'the weights of somebody else';
    const sha256 = createHash('sha256').update(content).digest('hex');
    await upload(owner.id, content, sha256);
    const thief = await cloneNew();
    client.write(thief.work, 'model.bin', `version https://git-lfs.github.com/spec/v1\noid sha256:${sha256}\nsize ${content.length}\n`);
    await client.git(thief.work, 'add', '-A');
    await client.git(thief.work, 'commit', '-q', '-m', 'pointer only');
    expect((await client.attempt(thief.work, 'push', 'origin', 'main')).code).not.toBe(0);
    const { rows } = await sql.query<{ links: string }>("select count(*) as links from blob_links where sha256 = decode($1, 'hex')", [
      sha256,
    ]);
    expect(Number(rows[0]!.links)).toBe(1);
  });
});
