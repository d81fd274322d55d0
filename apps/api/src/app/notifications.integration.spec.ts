// Who is told of what goes on in discussions: through the whole hub, its worker included, on the hub and by mail.
import { SYSTEM } from '../common/actor';
import { OrganizationsService } from '../modules/organizations';
import { Database, statement } from '../platform/database';
import { startTestHub, type TestHub, type TestPerson } from './testing/start-test-hub';
import { answerOf } from './testing/hub-calls';
import { type RunningWorker, startWorker } from './worker';

interface Item {
  id: string;
  kind: string;
  reason: string;
  repository: string;
  num: number;
  title: string;
  isRead: boolean;
  actor: { name: string } | null;
}

let hub: TestHub;
let worker: RunningWorker;
let ann: TestPerson;
let bob: TestPerson;
let carl: TestPerson;
let counter = 0;
let statements = 0;

beforeAll(async () => {
  hub = await startTestHub({ GROVE_SMTP_URL: 'smtp://127.0.0.1:9', GROVE_MAIL_FROM: 'hub@example.com' });
  [ann, bob, carl] = [await hub.person('ann'), await hub.person('bob'), await hub.person('carl')];
  await sql(`update users set email = n.name || '@example.com', email_verified_at = now() from namespaces n where n.id = users.id`);
  worker = await startWorker(hub.config);
});

afterAll(async () => {
  await worker?.stop();
  await hub?.stop();
});

const sql = <R extends object>(text: string, values: unknown[] = []): Promise<R[]> =>
  hub.app.get(Database, { strict: false }).rows(statement(`spec_notifications_${statements++}`, text), values);

const ask = <T>(who: TestPerson, method: string, path: string, body?: object) => answerOf<T>(hub, who, method, `/hub/v1${path}`, body);

async function items(who: TestPerson, query = ''): Promise<Item[]> {
  return (await ask<{ items: Item[] }>(who, 'GET', `/notifications${query}`)).body.items;
}

/** What is to come is there, once the worker is done with what was said before. */
async function told(): Promise<void> {
  for (;;) {
    const [left] = await sql<{ n: number }>(
      `select count(*)::int as n from outbox_events where kind in ('discussion.news', 'person.notice') and done_at is null`,
    );
    if (left?.n === 0) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

async function repository(options = {}): Promise<string> {
  return `/repositories/model/${await hub.repository(ann, `n${++counter}`, options)}`;
}

async function begun(at: string, who: TestPerson, description = 'x'): Promise<string> {
  const { body } = await ask<{ num: number }>(who, 'POST', `${at}/discussions`, { title: `t${counter}`, description });
  return `${at}/discussions/${body.num}`;
}

const say = (who: TestPerson, at: string, content: string) => ask(who, 'POST', `${at}/comments`, { content });

/** Of this repository alone, by reason and kind. */
async function of(who: TestPerson, at: string): Promise<string[]> {
  await told();
  const id = at.replace('/repositories/model/', '').replace(/\/discussions.*/, '');
  return (await items(who)).filter(({ repository: name }) => name === id).map(({ reason, kind }) => `${reason}: ${kind}`);
}

describe('who is told', () => {
  it('is the owner, and afterwards everybody who takes part, but nobody of what they did', async () => {
    const at = await begun(await repository(), bob);
    expect([await of(ann, at), await of(bob, at)]).toEqual([['owner: opened'], []]);
    await say(ann, at, 'Yes.');
    expect([await of(bob, at), await of(carl, at)]).toEqual([['participating: commented'], []]);
    await ask(ann, 'PATCH', at, { status: 'closed' });
    expect(await of(bob, at)).toEqual(['participating: status']);
  });

  it('is who is named, once, whatever else concerns them', async () => {
    const at = await begun(await repository(), bob, 'Hello @carl and @ann, `@bob`');
    expect([await of(ann, at), await of(carl, at), await of(bob, at)]).toEqual([['mention: opened'], ['mention: opened'], []]);
  });

  it('is who watches, and not who mutes, unless they are named', async () => {
    const at = await repository();
    await ask(carl, 'PUT', `${at}/watch`, { level: 'watch' });
    await ask(ann, 'PUT', `${at}/watch`, { level: 'mute' });
    const one = await begun(at, bob);
    expect([await of(carl, one), await of(ann, one)]).toEqual([['watching: opened'], []]);
    await say(bob, one, 'What does @ann think?');
    expect(await of(ann, one)).toEqual(['mention: commented']);
    await ask(carl, 'PUT', `${one}/watch`, { level: 'mute' });
    await say(bob, one, '@carl?');
    expect(await of(carl, one)).toEqual(['watching: commented']);
    expect((await items(carl))[0]).toMatchObject({ actor: { name: 'bob' }, reason: 'watching' });
  });

  it('is nobody who may not see it', async () => {
    const at = await begun(await repository({ isPrivate: true }), ann, 'Only us, @bob.');
    expect(await of(bob, at)).toEqual([]);
    expect(await sql(`select 1 as one from mails where recipient like 'bob@%' and subject like $1`, [`%n${counter}]%`])).toEqual([]);
  });

  it('of an organization are its admins and who made it', async () => {
    const organizations = hub.app.get(OrganizationsService, { strict: false });
    const made = { ...(await organizations.create(SYSTEM, { name: `org${++counter}` })), actor: SYSTEM };
    await organizations.setMember(made, 'ann', 'admin');
    await organizations.setMember(made, 'carl', 'write');
    await ask(ann, 'POST', '/repositories', { type: 'model', namespace: made.name, name: 'shared', isPrivate: false });
    const at = await begun(`/repositories/model/${made.name}/shared`, bob);
    expect([await of(ann, at), await of(carl, at)]).toEqual([['owner: opened'], []]);
  });
});

describe('what one is told', () => {
  it('is unread until it is seen or marked, and unread again with news', async () => {
    const at = await begun(await repository(), bob);
    await told();
    const unread = async () => (await ask<{ unread: number }>(ann, 'GET', '/notifications/unread')).body.unread;
    const before = await unread();
    await ask(ann, 'POST', `${at}/seen`);
    expect(await unread()).toBe(before - 1);
    await say(bob, at, 'And?');
    await told();
    expect(await unread()).toBe(before);
    const [latest] = await items(ann, '?unread=true');
    await ask(ann, 'POST', '/notifications/read', { ids: [latest?.id] });
    expect(await unread()).toBe(before - 1);
    await ask(ann, 'POST', '/notifications/read', { ids: [latest?.id], isRead: false });
    expect(await unread()).toBe(before);
  });

  it('is gone when it is done with, alone or as a filter names it, and comes back with news', async () => {
    const at = await begun(await repository(), bob);
    expect(await of(ann, at)).toHaveLength(1);
    const all = await items(ann);
    await ask(ann, 'POST', '/notifications/remove', {
      upTo: all
        .map(({ id }) => Number(id))
        .sort((a, b) => b - a)[0]
        ?.toString(),
      reason: 'mention',
    });
    expect(await of(ann, at)).toHaveLength(1);
    expect((await items(ann)).some(({ reason }) => reason === 'mention')).toBe(false);
    await ask(ann, 'POST', '/notifications/remove', { ids: all.map(({ id }) => id) });
    expect(await of(ann, at)).toEqual([]);
    await say(bob, at, 'Still here?');
    expect(await of(ann, at)).toEqual(['owner: commented']);
  });

  it('names nothing that one may see no more, and does not count it', async () => {
    const at = await begun(await repository(), ann, '@carl');
    expect(await of(carl, at)).toEqual(['mention: opened']);
    const unread = async () => (await ask<{ unread: number }>(carl, 'GET', '/notifications/unread')).body.unread;
    const before = await unread();
    await ask(ann, 'PATCH', at.replace(/\/discussions.*/, ''), { isPrivate: true });
    expect([await of(carl, at), await unread()]).toEqual([[], before - 1]);
  });

  it('belongs to nobody else', async () => {
    const at = await begun(await repository(), bob);
    await told();
    const [mine] = (await items(ann)).filter(({ repository: name }) => at.includes(name));
    await ask(bob, 'POST', '/notifications/remove', { ids: [mine?.id] });
    expect(await of(ann, at)).toHaveLength(1);
    expect((await ask(bob, 'POST', '/notifications/read', {})).status).toBe(400);
  });

  it('comes by mail for the reasons that one chose, in one’s own language', async () => {
    await sql('delete from mails');
    const subjects = async (): Promise<string[]> => {
      await told();
      return (await sql<{ recipient: string; subject: string }>('select recipient, subject from mails order by id')).map(
        ({ recipient, subject }) => `${recipient} ${subject}`,
      );
    };
    await ask(carl, 'PUT', '/notifications/settings', { mailReasons: [] });
    const at = await begun(await repository(), bob, '@carl');
    const id = at.replace('/repositories/model/', '').replace(/\/discussions.*/, '');
    expect(await subjects()).toEqual([`ann@example.com [${id}] t${counter} (#1)`]);
    await ask(carl, 'PUT', '/notifications/settings', { mailReasons: ['mention'] });
    await say(bob, at, '@carl, really');
    expect((await subjects()).filter((subject) => subject.startsWith('carl'))).toEqual([`carl@example.com [${id}] t${counter} (#1)`]);
  });

  it('is heard at once by who listens', async () => {
    const at = await begun(await repository(), bob);
    await told();
    const listening = await fetch(`${hub.url}/hub/v1/notifications/stream`, { headers: { authorization: `Bearer ${ann.token}` } });
    const reader = listening.body?.pipeThrough(new TextDecoderStream()).getReader();
    const next = async () => Number(/"unread":(\d+)/.exec((await reader?.read())?.value ?? '')?.[1]);
    const first = await next();
    await ask(ann, 'POST', `${at}/seen`);
    expect(await next()).toBe(first - 1);
    await say(bob, at, 'News.');
    expect(await next()).toBe(first);
    await reader?.cancel();
  });
});

describe('what is told beside discussions', () => {
  const gated = async () => {
    const at = await repository();
    await ask(ann, 'PATCH', at, { gated: 'manual' });
    return at;
  };
  const unread = async (who: TestPerson) => (await ask<{ unread: number }>(who, 'GET', '/notifications/unread')).body.unread;
  /** What somebody is told for one reason, the latest first. */
  const notices = async (who: TestPerson, reason: string) => {
    await told();
    const { items: found } = (await ask<{ items: object[] }>(who, 'GET', `/notifications?reason=${reason}`)).body;
    return found;
  };

  it('is who asks to be let in, to those who decide; and what they decided, to who asked', async () => {
    const at = await gated();
    const id = at.replace('/repositories/model/', '');
    const before = await unread(ann);
    await ask(bob, 'POST', `${at}/access-requests`, {});
    await ask(bob, 'POST', `${at}/access-requests`, {});
    expect((await notices(ann, 'access'))[0]).toMatchObject({ kind: 'access-asked', repository: id, num: null, actor: { name: 'bob' } });
    expect([await unread(ann), (await notices(bob, 'access')).length]).toEqual([before + 1, 0]);
    await ask(ann, 'PUT', `${at}/access-requests`, { user: 'bob', status: 'rejected', reason: 'Not yet.' });
    expect(await notices(bob, 'access')).toMatchObject([{ kind: 'access-rejected', repository: id, details: 'Not yet.', isRead: false }]);
    await ask(ann, 'POST', `${at}/access-grants`, { user: 'bob' });
    expect(await notices(bob, 'access')).toMatchObject([{ kind: 'access-accepted', repository: id, details: null }]);
    // Who asks next stands in the same line.
    await ask(carl, 'POST', `${at}/access-requests`, {});
    const asked = (await notices(ann, 'access')).filter((one) => (one as Item).repository === id);
    expect(asked).toMatchObject([{ kind: 'access-asked', actor: { name: 'carl' } }]);
  });

  it('is no question where nobody is asked, and nothing of a repository that one sees no more', async () => {
    const at = await gated();
    await ask(ann, 'PATCH', at, { gated: 'auto' });
    const of = (await notices(ann, 'access')).length;
    expect((await ask(carl, 'POST', `${at}/access-requests`, {})).status).toBeLessThan(300);
    expect((await notices(ann, 'access')).length).toBe(of);
    await ask(ann, 'POST', `${at}/access-grants`, { user: 'bob' });
    const shown = (await notices(bob, 'access')).length;
    await ask(ann, 'PATCH', at, { isPrivate: true });
    expect((await notices(bob, 'access')).length).toBeLessThanOrEqual(shown);
  });

  it('is who follows one, once, and in which organization one became a member', async () => {
    await ask(bob, 'PUT', '/namespaces/ann/follow');
    await ask(carl, 'PUT', '/namespaces/ann/follow');
    expect(await notices(ann, 'follower')).toMatchObject([{ kind: 'followed', repository: null, actor: { name: 'carl' } }]);
    await ask(ann, 'POST', '/notifications/read', { ids: (await items(ann, '?reason=follower')).map(({ id }) => id) });
    await ask(carl, 'PUT', '/namespaces/ann/follow');
    expect(await notices(ann, 'follower')).toMatchObject([{ isRead: true }]);
    await ask(ann, 'POST', '/organizations', { name: 'Guild' });
    await ask(ann, 'PUT', '/organizations/Guild/members/carl', { role: 'write' });
    await ask(ann, 'PUT', '/organizations/Guild/members/carl', { role: 'read' });
    const joined = { kind: 'joined', organization: 'Guild', details: 'write', actor: { name: 'ann' } };
    expect((await notices(carl, 'organization'))[0]).toMatchObject(joined);
    expect((await notices(ann, 'organization')).filter((one) => (one as { organization: string }).organization === 'Guild')).toEqual([]);
  });

  it('comes by mail, or not at all, as one chose', async () => {
    await ask(bob, 'PUT', '/notifications/settings', { mailReasons: ['access', 'follower'], mutedReasons: ['follower'] });
    const { body } = await ask<object>(bob, 'GET', '/notifications/settings');
    expect(body).toEqual({ mailReasons: ['access'], mutedReasons: ['follower'], hasMail: true });
    await sql('delete from mails');
    await ask(ann, 'PUT', '/namespaces/bob/follow');
    const at = await gated();
    await ask(ann, 'POST', `${at}/access-grants`, { user: 'bob' });
    expect(await notices(bob, 'follower')).toEqual([]);
    const mails = await sql<{ recipient: string; subject: string }>('select recipient, subject from mails');
    expect(mails).toEqual([{ recipient: 'bob@example.com', subject: `You may read ${at.replace('/repositories/model/', '')}` }]);
    // Whoever says nothing of it mutes what they muted before.
    await ask(bob, 'PUT', '/notifications/settings', { mailReasons: [] });
    expect((await ask<object>(bob, 'GET', '/notifications/settings')).body).toMatchObject({ mailReasons: [], mutedReasons: ['follower'] });
  });
});
