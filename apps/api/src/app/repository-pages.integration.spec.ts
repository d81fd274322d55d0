// What the pages of a repository ask of /hub/v1: history, comparisons, bytes behind a session, uploads in parts that go on, branches, names.
import { createHash, randomBytes } from 'node:crypto';
import pg from 'pg';
import { BlobLimits } from '../modules/blobs';
import { GitClient } from './testing/git-client';
import { commit, commitLargeFile, file } from './testing/hub-calls';
import { startTestHub, type TestHub, type TestPerson } from './testing/start-test-hub';

let hub: TestHub;
let alice: TestPerson;
let counter = 0;

beforeAll(async () => {
  hub = await startTestHub();
  alice = await hub.person('alice');
});

afterAll(() => hub?.stop());

interface Answer {
  status: number;
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  json: any;
}

async function ask(method: string, path: string, body?: object | string, person: TestPerson | null = alice): Promise<Answer> {
  const answer = await fetch(`${hub.url}/hub/v1${path}`, {
    method,
    body: typeof body === 'string' ? body : JSON.stringify(body),
    headers: person ? { authorization: `Bearer ${person.token}` } : {},
  });
  const text = await answer.text();
  return { status: answer.status, json: text === '' ? null : JSON.parse(text) };
}

async function newRepository(options?: { isPrivate?: boolean }): Promise<{ id: string; at: string }> {
  const id = await hub.repository(alice, `pages-${++counter}`, options);
  return { id, at: `/repositories/model/${id}` };
}

const deleted = (path: string) => ({ key: 'deletedFile', value: { path } });
const lines = (...objects: object[]) => objects.map((one) => JSON.stringify(one)).join('\n');
const header = (summary: string, more: object = {}) => ({ key: 'header', value: { summary, description: '', ...more } });

describe('a new repository', () => {
  it('begins with the card that comes with the wish for it, as it was written, or with one that names the licence', async () => {
    const wish = (name: string, more: object) =>
      ask('POST', '/repositories', { type: 'model', namespace: 'alice', name, license: 'mit', ...more });
    const cardOf = async (name: string) => (await fetch(`${hub.url}/alice/${name}/raw/main/README.md`)).text();
    const readme = '---\nlicense: other\nlicense_name: ours\n---\n\n# 模型\n';
    expect((await wish('with-card', { readme })).status).toBe(201);
    expect(await cardOf('with-card')).toBe(readme);
    expect((await wish('without', {})).status).toBe(201);
    expect(await cardOf('without')).toBe('---\nlicense: mit\n---\n');
    expect((await ask('GET', '/repositories/model/alice/with-card')).json).toMatchObject({ commitsCount: 1 });
    for (const wrong of ['x'.repeat(100_001), 'a\0b', 7])
      expect((await wish('refused', { readme: wrong })).json.code).toBe('request/invalid');
  });
});

describe('history', () => {
  it('comes page by page, newest first, and per path only what changed it', async () => {
    const { id, at } = await newRepository();
    for (let i = 0; i < 60; i++) await commit(hub, alice, id, 'main', [file(i % 2 ? 'odd.txt' : 'docs/even.txt', `${i}`)]);
    const first = await ask('GET', `${at}/commits`);
    expect(first.json.items).toHaveLength(50);
    expect(first.json.items[0]).toMatchObject({ title: 'add', author: { name: 'alice', account: 'alice' } });
    const second = await ask('GET', `${at}/commits?cursor=${first.json.nextCursor}`);
    expect(second.json).toMatchObject({ nextCursor: null });
    expect(second.json.items).toHaveLength(11);
    const ofPath = await ask('GET', `${at}/commits?path=docs/even.txt`);
    expect(ofPath.json.items).toHaveLength(30);
    expect((await ask('GET', `${at}/commits?cursor=zzz`)).status).toBe(400);
    expect((await ask('GET', `${at}/commits?revision=nowhere`)).json.code).toBe('revision/not-found');
  });

  it('names an account only for an address that it has verified', async () => {
    const { id, at } = await newRepository();
    const sql = new pg.Client(hub.connectionString);
    await sql.connect();
    try {
      const set = (verified: string) =>
        sql.query(
          `update users set email = 'Al@example.org', email_key = 'al@example.org', email_verified_at = ${verified}
           where id = (select id from namespaces where name = 'alice')`,
        );
      const client = new GitClient();
      await client.git('.', 'clone', '-q', hub.gitUrl(id, alice), 'work');
      client.write('work', 'a.txt', 'a');
      await client.git('work', 'add', '.');
      await client.git('work', 'commit', '-q', '-m', 'by git', '--author', 'Somebody <AL@example.org>');
      await client.git('work', 'push', '-q', 'origin', 'HEAD:main');
      client.remove();
      await set('null');
      expect((await ask('GET', `${at}/commits`)).json.items[0].author).toEqual({ name: 'Somebody', account: null });
      await set('now()');
      expect((await ask('GET', `${at}/commits`)).json.items[0].author).toEqual({ name: 'Somebody', account: 'alice' });
    } finally {
      await sql.end();
    }
  });
});

describe('a comparison', () => {
  it('tells added, changed, deleted and renamed files, texts by lines, large ones by size and hash', async () => {
    const { id, at } = await newRepository();
    const poem = Array.from({ length: 40 }, (_, i) => `line ${i}`).join('\n');
    await commit(hub, alice, id, 'main', [file('poem.txt', poem), file('gone.txt', 'x\n'), file('exact.txt', 'the same\n')]);
    await commitLargeFile(hub, alice, id, 'weights.bin', Buffer.from('first'));
    await commitLargeFile(hub, alice, id, 'weights.bin', Buffer.from('second!'));
    const large = (await ask('GET', `${at}/changes?revision=main`)).json;
    expect(large.items).toMatchObject([{ status: 'modified', kind: 'large', before: { sizeBytes: 5 }, after: { sizeBytes: 7 } }]);
    expect(large.items[0].after.sha256).toBe(createHash('sha256').update('second!').digest('hex'));
    await commit(hub, alice, id, 'main', [
      deleted('poem.txt'),
      file('verse.txt', poem.replace('line 7', 'line seven')),
      deleted('exact.txt'),
      file('moved/exact.txt', 'the same\n'),
      deleted('gone.txt'),
      file('data.dat', 'a\0b'),
    ]);
    const { items, totalFiles, head, base } = (await ask('GET', `${at}/changes?revision=main`)).json;
    expect(totalFiles).toBe(4);
    expect(base.oid).toBe(head.parents[0]);
    const by = (path: string) =>
      items.find((one: { before: { path: string } | null; after: { path: string } | null }) => (one.after ?? one.before)?.path === path);
    expect(by('verse.txt')).toMatchObject({ status: 'renamed', kind: 'text', before: { path: 'poem.txt' }, additions: 1, deletions: 1 });
    expect(by('moved/exact.txt')).toMatchObject({ status: 'renamed', kind: 'same', before: { path: 'exact.txt' } });
    expect(by('gone.txt')).toMatchObject({ status: 'deleted', kind: 'text', deletions: 1 });
    expect(by('data.dat')).toMatchObject({ status: 'added', kind: 'binary' });
    const [hunk] = by('verse.txt').hunks;
    expect(hunk.lines.filter((line: { kind: string }) => line.kind !== 'context')).toEqual([
      { kind: 'removed', text: 'line 7' },
      { kind: 'added', text: 'line seven' },
    ]);
    expect((await ask('GET', `${at}/lines?revision=main&path=verse.txt&from=1&to=3`)).json).toEqual({
      from: 1,
      lines: ['line 0', 'line 1', 'line 2'],
      end: false,
    });
    const whole = (await ask('GET', `${at}/changes?revision=main&base=${base.parents[0]}`)).json;
    expect(whole.items.map((one: { after: { path: string } | null }) => one.after?.path)).toContain('weights.bin');
  });

  it('of the first commit is with nothing', async () => {
    const { at } = await newRepository();
    const { base, items } = (await ask('GET', `${at}/changes?revision=main`)).json;
    expect(base).toBeNull();
    expect(items).toMatchObject([{ status: 'added', after: { path: '.gitattributes' } }]);
  });

  it('of hostile texts is bounded: a million lines and one line of megabytes are shown in part, and more when asked for alone', async () => {
    const { id, at } = await newRepository();
    const many = (salt: string) => Array.from({ length: 1_000_000 }, (_, i) => `${salt}${i % 977}`).join('\n');
    await commit(hub, alice, id, 'main', [file('many.txt', many('a')), file('wide.txt', 'x'.repeat(400_000))]);
    await commit(hub, alice, id, 'main', [file('many.txt', many('b')), file('wide.txt', `y${'x'.repeat(400_000)}`)]);
    const { items } = (await ask('GET', `${at}/changes?revision=main`)).json;
    const [longer, wide] = items;
    expect(longer).toMatchObject({ kind: 'unread', hunks: [] });
    expect(wide).toMatchObject({ kind: 'text', cut: true });
    expect(JSON.stringify(items).length).toBeLessThan(200_000);
    const alone = (await ask('GET', `${at}/change?revision=main&path=many.txt`)).json;
    if (alone.kind === 'text') {
      expect(alone).toMatchObject({ cut: true, additions: 1_000_000 });
      expect(alone.hunks[0].lines.length).toBeLessThanOrEqual(20_000);
    } else expect(alone.kind).toBe('unread');
  });

  it('of many files is paged', async () => {
    const { id, at } = await newRepository();
    await commit(
      hub,
      alice,
      id,
      'main',
      Array.from({ length: 45 }, (_, i) => file(`f/${String(i).padStart(2, '0')}.txt`, `${i}\n`)),
    );
    const seen: string[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const page: Answer = await ask('GET', `${at}/changes?revision=main&cursor=${cursor}`);
      expect(page.json.totalFiles).toBe(45);
      seen.push(...page.json.items.map((one: { after: { path: string } }) => one.after.path));
      cursor = page.json.nextCursor;
    }
    expect(seen).toEqual(Array.from({ length: 45 }, (_, i) => `f/${String(i).padStart(2, '0')}.txt`));
  });
});

describe('contents behind a session', () => {
  it('answer ranges with headers under which nothing can act, and strangers as if there were nothing', async () => {
    const { id } = await newRepository({ isPrivate: true });
    await commit(hub, alice, id, 'main', [file('page.html', '<script>1</script>'), file('dir ä/a#b.txt', 'hello')]);
    const get = (path: string, headers: Record<string, string> = {}) =>
      fetch(`${hub.url}/hub/v1/repositories/model/${id}/content/main/${path}`, {
        headers: { authorization: `Bearer ${alice.token}`, ...headers },
      });
    const page = await get('page.html');
    expect(page.headers.get('content-security-policy')).toContain('sandbox');
    expect(page.headers.get('x-content-type-options')).toBe('nosniff');
    expect(page.headers.get('content-disposition')).toMatch(/^attachment/);
    expect(page.headers.get('access-control-allow-origin')).toBeNull();
    const part = await get('dir%20%C3%A4/a%23b.txt', { range: 'bytes=1-2' });
    expect([part.status, await part.text()]).toEqual([206, 'el']);
    expect((await get('nothing.txt')).status).toBe(404);
    const mallory = await hub.person('mallory');
    expect((await ask('GET', `/repositories/model/${id}/content/main/page.html`, undefined, mallory)).json.code).toBe(
      'repository/not-found',
    );
  });
});

describe('an upload by a page', () => {
  it('hears how each file is to come and which paths cannot be, before a byte is sent', async () => {
    const { id, at } = await newRepository();
    await commit(hub, alice, id, 'main', [file('docs/a.txt', 'a'), file('README', 'r')]);
    const paths = ['model.safetensors', 'notes.txt', '../up', 'docs', 'README/inside', 'docs/A.txt', 'docs/a.txt'];
    const files = paths.map((path) => ({ path, sizeBytes: 10 }));
    const { status, json } = await ask('POST', `${at}/upload-plan`, { revision: 'main', files });
    expect(status).toBe(200);
    const summary = json.files.map((one: { isLarge: boolean; problem: { code: string } | null }) => one.problem?.code ?? one.isLarge);
    expect(summary).toEqual([true, false, 'path/invalid', 'path/is-folder', 'path/below-file', 'path/collision', false]);
    expect(json.files.at(-1).contentId).toMatch(/^[0-9a-f]{40}$/);
    expect((await ask('POST', `${at}/upload-plan`, { revision: 'v9', files: [] })).json.code).toBe('revision/not-found');
  });

  it('in parts goes on where it stopped, and is not sent twice', async () => {
    const limits = hub.app.get(BlobLimits, { strict: false });
    const kept = limits.smallestPageParts;
    Object.assign(limits, { smallestPageParts: 1000, pagePartBytes: () => 1000 });
    try {
      const { at } = await newRepository();
      const bytes = randomBytes(2500);
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      const plan = async () => (await ask('POST', `${at}/large-files`, { files: [{ sha256, sizeBytes: 2500 }] })).json[0];
      const begun = await plan();
      expect(begun).toMatchObject({ kind: 'parts', parts: { partBytes: 1000, received: [] } });
      const put = (href: string, part: number) => fetch(href, { method: 'PUT', body: bytes.subarray(part * 1000, (part + 1) * 1000) });
      expect((await put(begun.parts.hrefs[1], 1)).status).toBe(200);
      const again = await plan();
      expect(again.parts.received).toMatchObject([{ partNumber: 2 }]);
      for (const part of [0, 2]) await put(again.parts.hrefs[part], part);
      const { received, completionHref } = (await plan()).parts;
      expect((await fetch(completionHref, { method: 'POST', body: JSON.stringify({ parts: received }) })).status).toBe(200);
      expect(await plan()).toMatchObject({ kind: 'stored', parts: null, href: null });
      const body = lines(header('Upload', { description: 'why' }), {
        key: 'lfsFile',
        value: { path: 'w.bin', algo: 'sha256', oid: sha256, size: 2500 },
      });
      expect((await ask('POST', `${at}/commits?revision=main`, body)).status).toBe(201);
      expect((await ask('GET', `${at}/tree`)).json.items.at(-1)).toMatchObject({ path: 'w.bin', large: true, sha256, sizeBytes: 2500 });
    } finally {
      limits.smallestPageParts = kept;
      delete (limits as Partial<BlobLimits>).pagePartBytes;
    }
  });

  it('need not send what a repository has that its sender may read, and does not hear of others', async () => {
    const mallory = await hub.person('mallory');
    const [open, closed] = [await newRepository(), await newRepository({ isPrivate: true })];
    const [known, secret] = [Buffer.from(`known ${counter}`), Buffer.from(`secret ${counter}`)];
    await commitLargeFile(hub, alice, open.id, 'w.bin', known);
    await commitLargeFile(hub, alice, closed.id, 'w.bin', secret);
    const files = [known, secret].map((bytes) => ({ sha256: createHash('sha256').update(bytes).digest('hex'), sizeBytes: bytes.length }));
    const kinds = async (id: string, person: TestPerson) =>
      (await ask('POST', `/repositories/model/${id}/large-files`, { files }, person)).json.map(({ kind }: { kind: string }) => kind);
    expect(await kinds(await hub.repository(mallory, `pages-${++counter}`), mallory)).toEqual(['stored', 'single']);
    expect(await kinds((await newRepository()).id, alice)).toEqual(['stored', 'stored']);
  });

  it('on top of a branch that has moved is refused with 412, and nothing changes', async () => {
    const { id, at } = await newRepository();
    const { commitOid } = (await ask('GET', `${at}/commits`)).json;
    await commit(hub, alice, id, 'main', [file('a.txt', 'theirs')]);
    const body = lines(header('mine', { parentCommit: commitOid }), file('a.txt', 'mine'));
    const refused = await ask('POST', `${at}/commits?revision=main`, body);
    expect([refused.status, refused.json.code]).toEqual([412, 'commit/parent-moved']);
    expect((await ask('GET', `${at}/commits`)).json.items).toHaveLength(2);
  });
});

describe('branches, tags and names', () => {
  it('are made, chosen and removed; the default branch stays', async () => {
    const { at } = await newRepository();
    expect((await ask('POST', `${at}/branches`, { name: 'next/one' })).json).toMatchObject({ name: 'next/one' });
    expect((await ask('POST', `${at}/branches`, { name: 'next/one' })).status).toBe(409);
    expect((await ask('POST', `${at}/tags`, { name: 'v1', message: 'first' })).status).toBe(201);
    expect((await ask('DELETE', `${at}/branches?name=main`)).json.code).toBe('ref/protected');
    expect((await ask('PUT', `${at}/default-branch`, { name: 'nowhere' })).status).toBe(404);
    expect((await ask('PUT', `${at}/default-branch`, { name: 'next/one' })).status).toBe(204);
    expect((await ask('DELETE', `${at}/branches?name=main`)).status).toBe(204);
    const { defaultBranch, branches, tags } = (await ask('GET', `${at}/refs`)).json;
    expect([defaultBranch, branches.length, tags[0].name]).toEqual(['next/one', 1, 'v1']);
    expect((await ask('DELETE', `${at}/tags?name=v1`)).status).toBe(204);
    expect((await ask('DELETE', `${at}/tags?name=v1`)).status).toBe(404);
  });

  it('of repositories are free, taken or impossible, for those who may create there', async () => {
    const { id } = await newRepository({ isPrivate: true });
    const check = (name: string, person = alice) =>
      ask('GET', `/repository-names?type=model&namespace=alice&name=${encodeURIComponent(name)}`, undefined, person);
    expect((await check('quite-new')).json).toEqual({ isFree: true });
    expect((await check(id.split('/')[1]!.toUpperCase())).json).toEqual({ isFree: false });
    expect((await check('a--b')).json.code).toBe('repository/name');
    expect((await check('quite-new', await hub.person('mallory'))).status).toBe(403);
  });

  it('have a finder: all paths of a revision', async () => {
    const { id, at } = await newRepository();
    await commit(hub, alice, id, 'main', [file('a/b/c.txt', 'c')]);
    expect((await ask('GET', `${at}/paths`)).json).toEqual({ paths: ['.gitattributes', 'a/b/c.txt'], complete: true });
  });

  it('of a repository change its settings only for those who administer it', async () => {
    const { at } = await newRepository();
    expect((await ask('PATCH', at, { discussionsDisabled: true })).json).toMatchObject({ discussionsDisabled: true });
    expect((await ask('PATCH', at, { discussionsDisabled: false }, await hub.person('mallory'))).status).toBe(403);
  });
});
