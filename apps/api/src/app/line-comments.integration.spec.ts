// Talk about single lines of a change: who begins a thread where, who answers and resolves, what becomes of it when the change moves on, and reviews with several.
import { SYSTEM } from '../common/actor';
import { AccountsService } from '../modules/accounts';
import { GitClient } from './testing/git-client';
import { hubRequest } from './testing/hub-requests';
import { startTestHub, type TestHub, type TestPerson } from './testing/start-test-hub';
import { type RunningWorker, startWorker } from './worker';

interface Shown {
  kind: string;
  text: string;
  oldNumber: number | null;
  newNumber: number | null;
}
interface Entry {
  id: string;
  kind: string;
  author: { name: string } | null;
  code?: string;
  comment: {
    content: string;
    verdict: string | null;
    place: { path: string; side: string; line: number } | null;
    thread: {
      resolvedAt: string | null;
      resolvedBy: { name: string } | null;
      mayResolve: boolean;
      isOutdated: boolean;
      line: number | null;
      lines: Shown[];
    } | null;
    threadId: string | null;
    reviewId: string | null;
  } | null;
}
interface Detail {
  entries: Entry[];
  openThreads: number;
  proposal: { headOid: string; baseOid: string; guard: { given: number } | null } | null;
}

const POEM = Array.from({ length: 30 }, (_, index) => `line ${index + 1}`);
const text = (lines: string[]): string => lines.map((line) => `${line}\n`).join('');
/** Lines 10 and 20 are others, 25 is gone. */
const BETTER = POEM.with(9, 'a better tenth').with(19, 'a better twentieth').toSpliced(24, 1);

let hub: TestHub;
let worker: RunningWorker;
let git: GitClient;
let [ann, bob, carl, dora]: TestPerson[] = [];
let counter = 0;

beforeAll(async () => {
  hub = await startTestHub();
  [ann, bob, carl, dora] = await Promise.all(['ann', 'bob', 'carl', 'dora'].map((name) => hub.person(name)));
  worker = await startWorker(hub.config);
  git = new GitClient();
}, 120_000);

afterAll(async () => {
  git?.remove();
  await worker?.stop();
  await hub?.stop();
});

async function commit(id: string, revision: string, files: Record<string, string>, who: TestPerson, query = ''): Promise<number> {
  const lines = [
    { key: 'header', value: { summary: `change ${++counter}`, description: '' } },
    ...Object.entries(files).map(([path, content]) => ({
      key: 'file',
      value: { path, content: Buffer.from(content).toString('base64'), encoding: 'base64' },
    })),
  ];
  const answer = await fetch(`${hub.url}/api/models/${id}/commit/${encodeURIComponent(revision)}${query}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${who.token}`, 'content-type': 'application/x-ndjson' },
    body: lines.map((line) => JSON.stringify(line)).join('\n'),
  });
  const { pullRequestUrl } = (await answer.json()) as { pullRequestUrl?: string };
  expect(answer.status).toBe(200);
  return Number(/\/discussions\/(\d+)$/.exec(pullRequestUrl ?? '')?.[1]);
}

/** A repository of ann's with a poem, and bob's pull request number 1 with a better one. */
async function proposed(): Promise<{ at: string; id: string; head: string; base: string }> {
  const id = await hub.repository(ann!, `lines${++counter}`);
  await commit(id, 'main', { 'poem.txt': text(POEM), 'other.txt': 'x\n' }, ann!);
  await commit(id, 'main', { 'poem.txt': text(BETTER) }, bob!, '?create_pr=1');
  const at = `/repositories/model/${id}/discussions/1`;
  const { proposal } = await read(at);
  return { at, id, head: proposal!.headOid, base: proposal!.baseOid };
}

const read = async (at: string, who: TestPerson | null = ann!): Promise<Detail> => (await hubRequest<Detail>(hub, who, 'GET', at)).body;
const ask = (who: TestPerson | null, method: string, path: string, body: object) => hubRequest<Entry>(hub, who, method, path, body);

function lineOf(commitOid: string, line: number, side: 'new' | 'old' = 'new', path = 'poem.txt'): object {
  return { path, side, line, commitOid };
}

async function begun(at: string, who: TestPerson, place: object, content = 'Why?'): Promise<string> {
  const { status, body } = await ask(who, 'POST', `${at}/comments`, { content, place });
  expect([status, body.code]).toEqual([201, undefined]);
  return body.id;
}

const thread = async (at: string, id: string, who: TestPerson | null = ann!) =>
  (await read(at, who)).entries.find((entry) => entry.id === id)?.comment?.thread;

it('a reader comments on lines of both sides, also between the changes, and each keeps the lines as they were', async () => {
  const { at, head, base } = await proposed();
  const added = await begun(at, carl!, lineOf(head, 10));
  const gone = await begun(at, carl!, lineOf(base, 25, 'old'), 'Is that meant?');
  const between = await begun(at, carl!, lineOf(head, 2));
  const { entries, openThreads } = await read(at);
  expect(openThreads).toBe(3);
  const shown = (id: string) => entries.find((entry) => entry.id === id)?.comment;
  expect(shown(added)).toMatchObject({
    place: { path: 'poem.txt', side: 'new', line: 10 },
    threadId: null,
    thread: { resolvedAt: null, isOutdated: false, line: 10, mayResolve: true },
  });
  expect(shown(added)?.thread?.lines).toEqual([
    { kind: 'context', text: 'line 8', oldNumber: 8, newNumber: 8 },
    { kind: 'context', text: 'line 9', oldNumber: 9, newNumber: 9 },
    { kind: 'removed', text: 'line 10', oldNumber: 10, newNumber: null },
    { kind: 'added', text: 'a better tenth', oldNumber: null, newNumber: 10 },
  ]);
  expect(shown(gone)?.thread?.lines.at(-1)).toEqual({ kind: 'removed', text: 'line 25', oldNumber: 25, newNumber: null });
  expect(shown(between)?.thread?.lines).toEqual([
    { kind: 'context', text: 'line 1', oldNumber: 1, newNumber: 1 },
    { kind: 'context', text: 'line 2', oldNumber: 2, newNumber: 2 },
  ]);
});

it('lines that are not there, files that did not change, other commits and what is no pull request are refused', async () => {
  const { at, id, head, base } = await proposed();
  const refused = async (place: object, to = at) => {
    const { status, body } = await ask(carl!, 'POST', `${to}/comments`, { content: 'x', place });
    return [status, body.code];
  };
  const none = [400, 'pull-request/no-line'];
  expect(await refused(lineOf(head, 31))).toEqual(none);
  expect(await refused(lineOf(head, 1, 'new', 'other.txt'))).toEqual(none);
  expect(await refused(lineOf(head, 1, 'new', 'nowhere.txt'))).toEqual(none);
  expect(await refused(lineOf(base, 1))).toEqual(none);
  expect(await refused(lineOf(head, 1, 'old'))).toEqual(none);
  expect(await refused(lineOf('0'.repeat(40), 1))).toEqual(none);
  const plain = await ask(carl!, 'POST', `/repositories/model/${id}/discussions`, { title: 'A question', description: 'x' });
  const num = (plain.body as unknown as { num: number }).num;
  expect(await refused(lineOf(head, 1), at.replace(/1$/, String(num)))).toEqual([400, 'pull-request/none']);
  expect(await refused(lineOf(head, 1), at.replace(/1$/, '99'))).toEqual([404, 'discussion/not-found']);
  expect((await ask(null, 'POST', `${at}/comments`, { content: 'x', place: lineOf(head, 1) })).status).toBe(401);
  expect((await read(at)).openThreads).toBe(0);
});

it('a thread is answered, and resolved and opened again by who began it, who proposed the change and who may write, and by nobody else', async () => {
  const { at, head } = await proposed();
  const id = await begun(at, carl!, lineOf(head, 10));
  const answer = await ask(bob!, 'POST', `${at}/comments`, { content: 'It rhymes.', threadId: id });
  expect(answer).toMatchObject({ status: 201, body: { comment: { threadId: id, place: null, thread: null } } });
  const nowhere = await ask(bob!, 'POST', `${at}/comments`, { content: 'x', threadId: answer.body.id });
  expect([nowhere.status, nowhere.body.code]).toEqual([404, 'discussion/no-thread']);
  const set = async (who: TestPerson, isResolved: boolean, which = id) => {
    const { status, body } = await ask(who, 'PATCH', `${at}/threads/${which}`, { isResolved });
    return [status, body.code];
  };
  expect(await set(dora!, true)).toEqual([403, 'discussion/not-yours']);
  expect((await thread(at, id, dora!))?.mayResolve).toBe(false);
  expect(await set(bob!, true)).toEqual([200, undefined]);
  const resolved = await thread(at, id);
  expect(resolved).toMatchObject({ resolvedBy: { name: 'bob' }, resolvedAt: expect.any(String) as string });
  expect((await read(at)).openThreads).toBe(0);
  // Twice changes nothing: it stays who said so first.
  expect(await set(ann!, true)).toEqual([200, undefined]);
  expect(await thread(at, id)).toEqual(resolved);
  expect(await set(carl!, false)).toEqual([200, undefined]);
  expect(await thread(at, id)).toMatchObject({ resolvedAt: null, resolvedBy: null });
  expect(await set(ann!, true, answer.body.id)).toEqual([404, 'discussion/no-thread']);
  expect(await set(ann!, true, '999999999')).toEqual([404, 'discussion/no-thread']);
  await hubRequest(hub, ann!, 'PATCH', at, { isLocked: true });
  expect(await set(carl!, true)).toEqual([403, 'discussion/locked']);
  expect(await set(ann!, true)).toEqual([200, undefined]);
});

it('a thread moves with its line, and is outdated once its line changes; both keep what was shown', async () => {
  const { at, id, head } = await proposed();
  const [tenth, twentieth] = [await begun(at, carl!, lineOf(head, 10)), await begun(at, carl!, lineOf(head, 20))];
  await commit(id, 'refs/pr/1', { 'poem.txt': text(['a title', ...BETTER.with(19, 'the best twentieth')]) }, bob!);
  expect(await thread(at, tenth)).toMatchObject({ isOutdated: false, line: 11 });
  const outdated = await thread(at, twentieth);
  expect(outdated).toMatchObject({ isOutdated: true, line: null });
  expect(outdated?.lines.at(-1)).toMatchObject({ text: 'a better twentieth', newNumber: 20 });
  // Who still looks at the change as it was may speak of it as it was.
  const late = await begun(at, carl!, lineOf(head, 20), 'Seen before it changed.');
  expect(await thread(at, late)).toMatchObject({ isOutdated: true });
  expect((await read(at)).openThreads).toBe(3);
  expect((await ask(ann!, 'POST', `${at}/merge`, {})).status).toBe(200);
  expect(await thread(at, tenth)).toMatchObject({ isOutdated: false, line: 11 });
});

it('a forced push leaves threads where their lines stand by now, and what was looked at before can still be spoken of', async () => {
  const { at, id, head } = await proposed();
  const [tenth, twentieth] = [await begun(at, carl!, lineOf(head, 10)), await begun(at, carl!, lineOf(head, 20))];
  await git.git('.', 'clone', '-q', hub.gitUrl(id, bob!), 'forced');
  git.write('forced', 'poem.txt', text(['a title', ...POEM.with(9, 'a better tenth')]));
  await git.git('forced', 'commit', '-q', '-a', '-m', 'Anew');
  await git.git('forced', 'push', '-q', 'origin', '+HEAD:refs/pr/1');
  expect(await thread(at, tenth)).toMatchObject({ isOutdated: false, line: 11 });
  expect(await thread(at, twentieth)).toMatchObject({ isOutdated: true, line: null });
  await begun(at, carl!, lineOf(head, 25), 'Written before the push.');
  const { proposal } = await read(at);
  await begun(at, carl!, lineOf(proposal!.headOid, 1), 'A title?');
});

it('a comment on a line that waits for a look waits at its line, counts nowhere, and begins a thread once it is let through', async () => {
  const { at, head } = await proposed();
  await hub.app.get(AccountsService, { strict: false }).setAdmin(SYSTEM, 'ann', true);
  await hubRequest(hub, ann!, 'POST', '/admin/words', { texts: ['quokka'], isWhole: true, verdict: 'hold', note: '' });
  const { body } = await ask(carl!, 'POST', `${at}/comments`, { content: 'A quokka?', place: lineOf(head, 10) });
  const heldIn = async (who: TestPerson) => (await read(at, who)).entries.find(({ comment }) => comment?.content === 'A quokka?');
  expect((await heldIn(carl!))?.comment).toMatchObject({ place: { line: 10 }, thread: { line: 10, mayResolve: false } });
  expect(await heldIn(bob!)).toBeUndefined();
  expect((await read(at, carl!)).openThreads).toBe(0);
  expect((await ask(bob!, 'PATCH', `${at}/threads/${body.id}`, { isResolved: true })).status).toBe(404);
  const { body: queue } = await hubRequest<{ items: { id: string }[] }>(hub, ann!, 'GET', '/admin/held?state=waiting');
  await hubRequest(hub, ann!, 'POST', `/admin/held/${queue.items[0]?.id}/decision`, { decision: 'let-through' });
  expect((await heldIn(bob!))?.comment).toMatchObject({ place: { line: 10 }, thread: { line: 10, mayResolve: true } });
  expect((await read(at)).openThreads).toBe(1);
});

/** What somebody was told of the repository, by reason and kind. */
async function toldTo(who: TestPerson, id: string): Promise<string[]> {
  const { body } = await hubRequest<{ items: { repository: string; reason: string; kind: string }[] }>(hub, who, 'GET', '/notifications');
  return body.items.filter(({ repository }) => repository === id).map(({ reason, kind }) => `${reason}: ${kind}`);
}

async function hears(who: TestPerson, id: string, news: string): Promise<void> {
  for (let tries = 0; tries < 500; tries++) {
    if ((await toldTo(who, id)).includes(news)) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  expect(await toldTo(who, id)).toContain(news);
}

it('a review brings several comments at once, is told of once, and saying neither yes nor no takes no approval back', async () => {
  const { at, id, head, base } = await proposed();
  await hubRequest(hub, ann!, 'POST', `/repositories/model/${id}/branch-rules`, {
    kind: 'branch',
    pattern: 'main',
    directPush: 'nobody',
    approvals: 1,
  });
  const comments = [
    { content: 'Better, @dora?', place: lineOf(head, 10) },
    { content: 'Why?', place: lineOf(base, 25, 'old') },
  ];
  const review = await ask(ann!, 'POST', `${at}/reviews`, { verdict: 'approve', headOid: head, comments });
  expect(review).toMatchObject({ status: 201, body: { kind: 'review', comment: { verdict: 'approve' } } });
  const { entries, openThreads, proposal } = await read(at);
  expect(openThreads).toBe(2);
  expect(proposal?.guard?.given).toBe(1);
  expect(entries.filter(({ comment }) => comment?.reviewId === review.body.id).map(({ comment }) => comment?.content)).toEqual([
    'Better, @dora?',
    'Why?',
  ]);
  // Who is named on a line alone hears of the review, and an answer is heard of by who takes part.
  await hears(dora!, id, 'mention: reviewed');
  await hears(bob!, id, 'participating: reviewed');
  const line = entries.find(({ comment }) => comment?.reviewId === review.body.id);
  await ask(bob!, 'POST', `${at}/comments`, { content: 'Because.', threadId: line!.id });
  await hears(ann!, id, 'participating: commented');
  const refused = await ask(ann!, 'POST', `${at}/reviews`, {
    verdict: 'comment',
    comments: [comments[0], { content: 'x', place: lineOf(head, 99) }],
  });
  expect([refused.status, refused.body.code]).toEqual([400, 'pull-request/no-line']);
  expect((await ask(ann!, 'POST', `${at}/reviews`, { verdict: 'comment' })).body.code).toBe('discussion/empty');
  expect((await ask(ann!, 'POST', `${at}/reviews`, { verdict: 'comment', content: 'One more look.' })).status).toBe(201);
  const after = await read(at);
  expect(after.openThreads).toBe(2);
  expect(after.proposal?.guard?.given).toBe(1);
  // Whoever proposed the change may comment on it, and still not approve it.
  expect((await ask(bob!, 'POST', `${at}/reviews`, { verdict: 'comment', comments: [comments[1]] })).status).toBe(201);
  expect((await ask(bob!, 'POST', `${at}/reviews`, { verdict: 'approve', comments: [comments[1]] })).body.code).toBe(
    'pull-request/own-review',
  );
});

it('clients of Hugging Face see comments as they know them, and who may not read the repository does not see its lines', async () => {
  const { at, id, head } = await proposed();
  const begin = await begun(at, carl!, lineOf(head, 10), 'Look here.');
  await ask(bob!, 'POST', `${at}/comments`, { content: 'I did.', threadId: begin });
  const answer = await fetch(`${hub.url}/api/models/${id}/discussions/1`, { headers: { authorization: `Bearer ${ann!.token}` } });
  const { events } = (await answer.json()) as { events: { type: string; data: Record<string, unknown> }[] };
  const said = events.filter(({ type }) => type === 'comment').slice(1);
  expect(said.map(({ data }) => Object.keys(data).sort())).toEqual(
    Array.from({ length: 2 }, () => ['edited', 'hidden', 'latest', 'numEdits', 'reactions']),
  );
  await fetch(`${hub.url}/api/models/${id}/settings`, {
    method: 'PUT',
    headers: { authorization: `Bearer ${ann!.token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ gated: 'manual' }),
  });
  const outside = await read(at, dora!);
  expect(outside.proposal).toBeNull();
  expect(await thread(at, begin, dora!)).toMatchObject({ lines: [], line: null, isOutdated: false });
  expect(JSON.stringify(outside)).not.toContain('better tenth');
  expect((await ask(dora!, 'POST', `${at}/comments`, { content: 'x', place: lineOf(head, 10) })).status).toBe(403);
});
