// Discussions and pull requests as clients use them: what is said, who may do what, commits of readers, merges and their conflicts, pushes to refs/pr/N.
import { GitClient } from './testing/git-client';
import { startTestHub, type TestHub, type TestPerson } from './testing/start-test-hub';

interface Answer {
  status: number;
  json: Record<string, unknown> & { events?: WireEvent[]; discussions?: Record<string, unknown>[] };
}

interface WireEvent {
  id: string;
  type: string;
  author?: { name: string };
  data: Record<string, unknown> & { latest?: { raw: string } };
}

let hub: TestHub;
let ann: TestPerson;
let bob: TestPerson;
let carl: TestPerson;
let git: GitClient;
let counter = 0;

beforeAll(async () => {
  hub = await startTestHub();
  [ann, bob, carl] = [await hub.person('ann'), await hub.person('bob'), await hub.person('carl')];
  git = new GitClient();
});

afterAll(async () => {
  git?.remove();
  await hub?.stop();
});

async function ask(method: string, path: string, who: TestPerson | null = ann, body?: object): Promise<Answer> {
  const answer = await fetch(`${hub.url}/api/models/${path}`, {
    method,
    headers: { ...(who ? { authorization: `Bearer ${who.token}` } : {}), ...(body ? { 'content-type': 'application/json' } : {}) },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  return { status: answer.status, json: (await answer.json()) as Answer['json'] };
}

async function commit(id: string, revision: string, files: Record<string, string | null>, who = ann, query = ''): Promise<Answer> {
  const lines = [
    { key: 'header', value: { summary: `change ${Object.keys(files).join(' ')}`, description: 'because' } },
    ...Object.entries(files).map(([path, text]) =>
      text === null
        ? { key: 'deletedFile', value: { path } }
        : { key: 'file', value: { path, content: Buffer.from(text).toString('base64'), encoding: 'base64' } },
    ),
  ];
  const answer = await fetch(`${hub.url}/api/models/${id}/commit/${encodeURIComponent(revision)}${query}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${who.token}`, 'content-type': 'application/x-ndjson' },
    body: lines.map((line) => JSON.stringify(line)).join('\n'),
  });
  return { status: answer.status, json: (await answer.json()) as Answer['json'] };
}

async function text(id: string, revision: string, path: string): Promise<string | null> {
  const answer = await fetch(`${hub.url}/${id}/resolve/${encodeURIComponent(revision)}/${path}`, {
    headers: { authorization: `Bearer ${ann.token}` },
  });
  return answer.status === 404 ? null : answer.text();
}

const newRepository = (options = {}): Promise<string> => hub.repository(ann, `d${++counter}`, options);

async function begun(id: string, title = 'A question', who = bob): Promise<number> {
  const made = await ask('POST', `${id}/discussions`, who, { title, description: 'How is it meant?' });
  expect(made.status).toBe(200);
  return made.json.num as number;
}

/** A pull request of bob's with one commit. */
async function proposed(id: string, files: Record<string, string | null>, who = bob): Promise<number> {
  const made = await commit(id, 'main', files, who, '?create_pr=1');
  expect(made).toMatchObject({ status: 200 });
  return Number(/\/discussions\/(\d+)$/.exec(String(made.json.pullRequestUrl))?.[1]);
}

async function eventsOf(id: string, num: number): Promise<WireEvent[]> {
  return (await ask('GET', `${id}/discussions/${num}`)).json.events ?? [];
}

const comment = (events: WireEvent[], text: string) => events.find((event) => event.data.latest?.raw === text);

describe('discussions', () => {
  it('are begun by whoever may read the repository, numbered in turn, listed the newest first', async () => {
    const id = await newRepository();
    expect([await begun(id, 'one'), await begun(id, 'two', carl)]).toEqual([1, 2]);
    const { json } = await ask('GET', `${id}/discussions?p=0`, null);
    expect(json).toMatchObject({ count: 2, start: 0 });
    expect(json.discussions).toMatchObject([
      { num: 2, title: 'two', status: 'open', isPullRequest: false, author: { name: 'carl' }, repo: { name: id, type: 'model' } },
      { num: 1, title: 'one', author: { name: 'bob' } },
    ]);
    expect(await eventsOf(id, 1)).toMatchObject([
      { type: 'comment', author: { name: 'bob' }, data: { latest: { raw: 'How is it meant?' } } },
    ]);
  });

  it('are found by type, status and author', async () => {
    const id = await newRepository();
    await begun(id, 'one');
    await begun(id, 'two', carl);
    await proposed(id, { 'a.txt': 'a' });
    await ask('POST', `${id}/discussions/2/status`, carl, { status: 'closed' });
    const nums = async (query: string) => ((await ask('GET', `${id}/discussions?${query}`)).json.discussions ?? []).map(({ num }) => num);
    expect(await nums('type=all')).toEqual([3, 2, 1]);
    expect(await nums('type=pull_request')).toEqual([3]);
    expect(await nums('type=discussion')).toEqual([2, 1]);
    expect(await nums('status=open')).toEqual([3, 1]);
    expect(await nums('status=closed')).toEqual([2]);
    expect(await nums('author=CARL')).toEqual([2]);
    expect(await nums('type=discussion&status=closed&author=bob')).toEqual([]);
    expect((await ask('GET', `${id}/discussions?type=things`)).status).toBe(400);
  });

  it('are commented, edited with what was said before kept, and hidden for good', async () => {
    const id = await newRepository();
    const num = await begun(id);
    const said = await ask('POST', `${id}/discussions/${num}/comment`, carl, { comment: 'Like this.' });
    expect(said.json.newMessage).toMatchObject({
      type: 'comment',
      author: { name: 'carl' },
      data: { edited: false, latest: { raw: 'Like this.' } },
    });
    const at = `${id}/discussions/${num}/comment/${(said.json.newMessage as WireEvent).id}`;
    expect((await ask('POST', `${at}/edit`, ann, { content: 'Not mine.' })).status).toBe(403);
    expect((await ask('POST', `${at}/edit`, carl, { content: 'Like that.' })).json.updatedComment).toMatchObject({
      data: { edited: true, numEdits: 1, latest: { raw: 'Like that.' } },
    });
    expect((await ask('POST', `${at}/hide`, bob)).status).toBe(403);
    expect((await ask('POST', `${at}/hide`, ann)).json.updatedComment).toMatchObject({
      data: { hidden: true, hiddenBy: 'ann', latest: { raw: '' } },
    });
    expect((await ask('POST', `${at}/edit`, carl, { content: 'Again.' })).status).toBe(409);
    expect(JSON.stringify(await eventsOf(id, num))).not.toContain('Like th');
  });

  it('are closed, opened and renamed by their author and by writers, and by nobody else', async () => {
    const id = await newRepository();
    const num = await begun(id);
    const at = `${id}/discussions/${num}`;
    expect((await ask('POST', `${at}/status`, carl, { status: 'closed' })).status).toBe(403);
    expect((await ask('POST', `${at}/title`, carl, { title: 'Mine now' })).status).toBe(403);
    expect((await ask('POST', `${at}/status`, bob, { status: 'closed', comment: 'Found it.' })).json.newStatus).toMatchObject({
      type: 'status-change',
      data: { status: 'closed' },
    });
    expect((await ask('POST', `${at}/status`, ann, { status: 'closed' })).status).toBe(409);
    expect((await ask('POST', `${at}/status`, ann, { status: 'open' })).json.newStatus).toMatchObject({ data: { status: 'open' } });
    expect((await ask('POST', `${at}/title`, ann, { title: '  A better\n title ' })).json).toMatchObject({
      newTitle: { type: 'title-change', data: { from: 'A question', to: 'A better title' } },
    });
    const events = await eventsOf(id, num);
    expect(events.map(({ type, data }) => [type, data.status ?? data.to ?? data.latest?.raw])).toEqual([
      ['comment', 'How is it meant?'],
      ['comment', 'Found it.'],
      ['status-change', 'closed'],
      ['status-change', 'open'],
      ['title-change', 'A better title'],
    ]);
  });

  it('refuse what is empty, too long, unknown or of no such number', async () => {
    const id = await newRepository();
    const num = await begun(id);
    const refused = async (path: string, body: object) => {
      const { status, json } = await ask('POST', `${id}/discussions${path}`, bob, body);
      return [status, typeof json.error];
    };
    expect(await refused('', { title: '  ', description: 'x' })).toEqual([400, 'string']);
    expect(await refused('', { title: 'x'.repeat(251) })).toEqual([400, 'string']);
    expect(await refused(`/${num}/comment`, { comment: ' \n ' })).toEqual([400, 'string']);
    expect(await refused(`/${num}/comment`, { comment: 'x'.repeat(65_537) })).toEqual([400, 'string']);
    expect(await refused(`/${num}/status`, { status: 'merged' })).toEqual([400, 'string']);
    expect(await refused('/99/comment', { comment: 'x' })).toEqual([404, 'string']);
    expect(await refused(`/${num}/comment/${'0'.repeat(24)}/edit`, { content: 'x' })).toEqual([404, 'string']);
    expect((await ask('GET', `${id}/discussions/none`)).status).toBe(404);
  });

  it('of a private repository do not exist for others, and a visitor may only read', async () => {
    const id = await newRepository({ isPrivate: true });
    const num = await begun(id, 'inside', ann);
    expect((await ask('GET', `${id}/discussions/${num}`, bob)).status).toBe(404);
    expect((await ask('POST', `${id}/discussions/${num}/comment`, bob, { comment: 'x' })).status).toBe(404);
    const open = await newRepository();
    expect((await ask('POST', `${open}/discussions`, null, { title: 'x', description: 'x' })).status).toBe(401);
  });

  it('are switched off and on again by the owner, with nothing lost', async () => {
    const id = await newRepository();
    const num = await begun(id);
    await ask('PUT', `${id}/settings`, ann, { discussionsDisabled: true });
    expect((await ask('GET', `${id}/discussions`)).status).toBe(403);
    expect((await ask('POST', `${id}/discussions`, bob, { title: 'x' })).status).toBe(403);
    expect((await commit(id, 'main', { 'a.txt': 'a' }, bob, '?create_pr=1')).status).toBe(403);
    await ask('PUT', `${id}/settings`, ann, { discussionsDisabled: false });
    expect((await ask('GET', `${id}/discussions/${num}`)).json).toMatchObject({ num, title: 'A question' });
  });
});

describe('pull requests', () => {
  it('begin as a draft at the head of the branch, and are published', async () => {
    const id = await newRepository();
    const made = await ask('POST', `${id}/discussions`, bob, { title: 'An idea', description: 'Later', pullRequest: true });
    expect(made.json).toMatchObject({ num: 1, pullRequest: true, url: `${hub.url}/${id}/discussions/1` });
    const head = (await ask('GET', `${id}/revision/refs%2Fpr%2F1`)).json.sha;
    expect(head).toBe((await ask('GET', `${id}/revision/main`)).json.sha);
    expect((await ask('GET', `${id}/discussions/1`)).json).toMatchObject({
      status: 'draft',
      isPullRequest: true,
      changes: { base: 'refs/heads/main' },
      filesWithConflicts: [],
    });
    expect((await ask('POST', `${id}/discussions/1/merge`)).status).toBe(409);
    expect((await ask('POST', `${id}/discussions/1/status`, bob, { status: 'open' })).json.newStatus).toMatchObject({
      data: { status: 'open' },
    });
    const refs = (await ask('GET', `${id}/refs?include_prs=1`)).json.pullRequests;
    expect(refs).toEqual([{ name: '1', ref: 'refs/pr/1', targetCommit: head }]);
  });

  it('are made of a commit of somebody who may only read, whose retry makes no second one', async () => {
    const id = await newRepository();
    const before = (await ask('GET', `${id}/revision/main`)).json.sha;
    const made = await commit(id, 'main', { 'a.txt': 'a\n' }, bob, '?create_pr=1');
    expect(made.json.pullRequestUrl).toBe(`${hub.url}/${id}/discussions/1`);
    expect(await commit(id, 'main', { 'a.txt': 'a\n' }, bob, '?create_pr=1')).toEqual(made);
    expect((await ask('GET', `${id}/discussions`)).json.count).toBe(1);
    expect((await ask('GET', `${id}/revision/main`)).json.sha).toBe(before);
    const events = await eventsOf(id, 1);
    expect(events.map(({ type, data }) => [type, data.subject ?? data.latest?.raw])).toEqual([
      ['comment', 'because'],
      ['commit', 'change a.txt'],
    ]);
    expect((await ask('GET', `${id}/discussions/1?diff=1`)).json.diff).toBe(
      'diff --git a/a.txt b/a.txt\nnew file mode 100644\n--- /dev/null\n+++ b/a.txt\n@@ -0,0 +1 @@\n+a\n',
    );
  });

  it('take further commits of their author and of writers alone', async () => {
    const id = await newRepository();
    await proposed(id, { 'a.txt': 'a' });
    expect((await commit(id, 'refs/pr/1', { 'b.txt': 'b' }, bob)).status).toBe(200);
    expect((await commit(id, 'refs/pr/1', { 'c.txt': 'c' }, ann)).status).toBe(200);
    expect((await commit(id, 'refs/pr/1', { 'd.txt': 'd' }, carl)).status).toBe(403);
    expect((await commit(id, 'main', { 'd.txt': 'd' }, bob)).status).toBe(403);
    expect((await commit(id, 'refs/pr/7', { 'd.txt': 'd' }, bob)).status).toBe(404);
    expect((await eventsOf(id, 1)).filter(({ type }) => type === 'commit').map(({ author }) => author?.name)).toEqual([
      'bob',
      'bob',
      'ann',
    ]);
  });

  it('are merged as one commit that names who wrote what, and only by writers', async () => {
    const id = await newRepository();
    await proposed(id, { 'a.txt': 'a' });
    await commit(id, 'refs/pr/1', { 'b.txt': 'b' }, ann);
    expect((await ask('POST', `${id}/discussions/1/merge`, bob)).status).toBe(403);
    const merged = await ask('POST', `${id}/discussions/1/merge`, ann, { comment: 'Thank you!' });
    expect(merged.status).toBe(200);
    expect([await text(id, 'main', 'a.txt'), await text(id, 'main', 'b.txt')]).toEqual(['a', 'b']);
    const answer = await fetch(`${hub.url}/api/models/${id}/commits/main`);
    const [head] = (await answer.json()) as { id: string; title: string; message: string; authors: { user: string }[] }[];
    expect(head).toMatchObject({ id: merged.json.mergeCommitId, title: 'change a.txt (#1)', authors: [{ user: 'bob' }] });
    expect(head?.message).toMatch(/^- change a\.txt \([0-9a-f]{40}\)\n- change b\.txt \([0-9a-f]{40}\)\n\nCo-authored-by: ann <ann@/);
    const { json } = await ask('GET', `${id}/discussions/1`);
    expect(json).toMatchObject({ status: 'merged', changes: { base: 'refs/heads/main', mergeCommitId: head?.id } });
    expect(json.events?.map(({ type }) => type)).toEqual(['comment', 'commit', 'commit', 'comment', 'status-change']);
    expect((await ask('POST', `${id}/discussions/1/merge`)).status).toBe(409);
    expect((await commit(id, 'refs/pr/1', { 'c.txt': 'c' }, bob)).status).toBe(409);
  });

  it('join what both sides changed apart from each other', async () => {
    const id = await newRepository();
    const lines = Array.from({ length: 9 }, (_, i) => `line ${i}\n`).join('');
    await commit(id, 'main', { 'both.txt': lines, 'gone.txt': 'x', 'kept.txt': 'x' });
    await proposed(id, { 'both.txt': lines.replace('line 8', 'eight'), 'gone.txt': null, 'new/deep.txt': 'n' });
    await commit(id, 'main', { 'both.txt': lines.replace('line 0', 'zero'), 'other.txt': 'o' });
    expect((await ask('GET', `${id}/discussions/1`)).json.filesWithConflicts).toEqual([]);
    expect((await ask('POST', `${id}/discussions/1/merge`)).status).toBe(200);
    expect(await text(id, 'main', 'both.txt')).toBe(lines.replace('line 8', 'eight').replace('line 0', 'zero'));
    expect([await text(id, 'main', 'gone.txt'), await text(id, 'main', 'new/deep.txt'), await text(id, 'main', 'other.txt')]).toEqual([
      null,
      'n',
      'o',
    ]);
  });

  it('say which files conflict, and are merged once that is mended', async () => {
    const id = await newRepository();
    await commit(id, 'main', { 'both.txt': 'first\n', 'gone.txt': 'x\n' });
    await proposed(id, { 'both.txt': 'theirs\n', 'gone.txt': 'changed\n', 'fine.txt': 'f' });
    await commit(id, 'main', { 'both.txt': 'ours\n', 'gone.txt': null });
    expect((await ask('GET', `${id}/discussions/1`)).json.filesWithConflicts).toEqual(['both.txt', 'gone.txt']);
    const refused = await ask('POST', `${id}/discussions/1/merge`);
    expect(refused).toMatchObject({ status: 409, json: { error: expect.stringContaining('both.txt, gone.txt') as string } });
    expect(await text(id, 'main', 'fine.txt')).toBeNull();
    await commit(id, 'refs/pr/1', { 'both.txt': 'ours\n', 'gone.txt': null }, bob);
    expect((await ask('POST', `${id}/discussions/1/merge`)).status).toBe(200);
    expect([await text(id, 'main', 'both.txt'), await text(id, 'main', 'gone.txt'), await text(id, 'main', 'fine.txt')]).toEqual([
      'ours\n',
      null,
      'f',
    ]);
  });

  it('are not merged when they bring nothing, and are closed and opened again', async () => {
    const id = await newRepository();
    await proposed(id, { 'a.txt': 'a' });
    expect((await ask('POST', `${id}/discussions/1/status`, bob, { status: 'closed' })).status).toBe(200);
    expect((await ask('POST', `${id}/discussions/1/merge`)).status).toBe(409);
    expect((await ask('POST', `${id}/discussions/1/status`, ann, { status: 'open' })).status).toBe(200);
    await commit(id, 'main', { 'a.txt': 'a' });
    expect((await ask('POST', `${id}/discussions/1/merge`)).json.error).toContain('nothing to merge');
  });

  it('are pushed to by git by their author, who may push nothing else', async () => {
    const id = await newRepository();
    const work = `push-${counter}`;
    await git.git('.', 'clone', '-q', hub.gitUrl(id, bob), work);
    expect((await git.attempt(work, 'push', 'origin', 'HEAD:refs/pr/1')).code).not.toBe(0);
    await proposed(id, { 'a.txt': 'a' });
    await git.git(work, 'fetch', '-q', 'origin', 'refs/pr/1:mine');
    await git.git(work, 'checkout', '-q', 'mine');
    git.write(work, 'b.txt', 'b');
    await git.git(work, 'add', '.');
    await git.git(work, 'commit', '-q', '-m', 'by git');
    const elsewhere = await git.attempt(work, 'push', 'origin', 'HEAD:main');
    expect(elsewhere).toMatchObject({ code: 1, stderr: expect.stringContaining('you may not write to this repository') as string });
    await git.git(work, 'push', '-q', 'origin', 'HEAD:refs/pr/1');
    expect(await text(id, 'refs/pr/1', 'b.txt')).toBe('b');
    expect((await git.attempt(work, 'push', 'origin', ':refs/pr/1')).code).not.toBe(0);
    const others = `others-${counter}`;
    await git.git('.', 'clone', '-q', hub.gitUrl(id, carl), others);
    expect((await git.attempt(others, 'push', 'origin', 'HEAD:refs/pr/1')).stderr).toContain('403');
    await proposed(id, { 'c.txt': 'c' }, carl);
    expect((await git.attempt(others, 'push', 'origin', '+HEAD:refs/pr/1')).stderr).toContain('is not yours');
    expect((await ask('POST', `${id}/discussions/1/merge`)).status).toBe(200);
    expect(await text(id, 'main', 'b.txt')).toBe('b');
  });

  it('bring large files of readers too', async () => {
    const id = await newRepository();
    const batch = await fetch(`${hub.url}/${id}.git/info/lfs/objects/batch`, {
      method: 'POST',
      headers: { authorization: `Bearer ${bob.token}`, 'content-type': 'application/vnd.git-lfs+json' },
      body: JSON.stringify({ operation: 'upload', transfers: ['basic'], objects: [{ oid: 'a'.repeat(64), size: 3 }] }),
    });
    expect((await batch.json()) as object).toMatchObject({ objects: [{ actions: { upload: { href: expect.any(String) as string } } }] });
    expect((await ask('POST', `${id}/preupload/main`, bob, { files: [] })).status).toBe(403);
    expect((await ask('POST', `${id}/preupload/main?create_pr=1`, bob, { files: [] })).status).toBe(200);
    expect((await ask('GET', `${id}/xet-write-token/None`, bob)).status).toBe(403);
    expect((await ask('GET', `${id}/xet-write-token/None?create_pr=1`, bob)).status).toBe(200);
  });

  it('are not opened upon what is no branch', async () => {
    const id = await newRepository();
    expect((await commit(id, 'nowhere', { 'a.txt': 'a' }, bob, '?create_pr=1')).status).toBe(404);
    await proposed(id, { 'a.txt': 'a' });
    expect((await commit(id, 'refs/pr/1', { 'b.txt': 'b' }, ann, '?create_pr=1')).status).toBe(404);
    expect((await ask('GET', `${id}/discussions`)).json.count).toBe(1);
  });

  it('get numbers of their own when many come at once', async () => {
    const id = await newRepository();
    const nums = await Promise.all(
      Array.from({ length: 12 }, (_, i) =>
        i % 2 === 0 ? proposed(id, { [`f${i}.txt`]: 'x' }, i % 4 === 0 ? bob : carl) : begun(id, `t${i}`),
      ),
    );
    expect(nums.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 12 }, (_, i) => i + 1));
    expect(comment(await eventsOf(id, nums[1] ?? 0), 'How is it meant?')).toMatchObject({ type: 'comment', author: { name: 'bob' } });
  });
});
