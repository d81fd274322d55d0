// The gate of a repository: who asks is let in at once or by its authors, on every path that hands out contents, and let out again.
import { answerOf, commit, file } from './testing/hub-calls';
import { startTestHub, type TestHub, type TestPerson } from './testing/start-test-hub';

const CARD = `---
extra_gated_prompt: You agree to be good.
extra_gated_fields:
  Company: text
  I agree: checkbox
---
# Gated
`;
const FIELDS = { Company: 'Acme', 'I agree': true };

let hub: TestHub;
let ann: TestPerson;
let bob: TestPerson;
let carl: TestPerson;
let counter = 0;

beforeAll(async () => {
  hub = await startTestHub();
  [ann, bob, carl] = [await hub.person('ann'), await hub.person('bob'), await hub.person('carl')];
});

afterAll(() => hub?.stop());

async function gated(kind: 'auto' | 'manual', card = '# Gated\n'): Promise<string> {
  const id = await hub.repository(ann, `g${++counter}`);
  await commit(hub, ann, id, 'main', [file('README.md', card), file('secret.txt', 'contents')]);
  expect((await ask(ann, 'PATCH', id, '', { gated: kind })).status).toBe(200);
  return id;
}

const ask = <T>(who: TestPerson | null, method: string, id: string, path: string, body?: object) =>
  answerOf<T>(hub, who, method, `/hub/v1/repositories/model/${id}${path}`, body);

const wire = <T>(who: TestPerson | null, method: string, id: string, path: string, body?: object) =>
  answerOf<T>(hub, who, method, `/api/models/${id}/user-access-request/${path}`, body);

async function reads(who: TestPerson, id: string): Promise<number[]> {
  const headers = { authorization: `Bearer ${who.token}` };
  const paths = [`/${id}/resolve/main/secret.txt`, `/${id}/info/refs?service=git-upload-pack`, `/api/models/${id}/auth-check`];
  return Promise.all(paths.map(async (path) => (await fetch(hub.url + path, { headers })).status));
}

const LET_IN = [200, 200, 200];
const KEPT_OUT = [403, 403, 403];

async function listed(id: string, status: string): Promise<Record<string, unknown>[]> {
  return JSON.parse((await wire(ann, 'GET', id, status)).text) as Record<string, unknown>[];
}

describe('a gate', () => {
  it('that is automatic lets everybody in who asks', async () => {
    const id = await gated('auto');
    expect(await reads(bob, id)).toEqual(KEPT_OUT);
    expect((await ask(bob, 'POST', id, '/access-requests', {})).body).toEqual({ status: 'accepted' });
    expect([await reads(bob, id), await reads(carl, id)]).toEqual([LET_IN, KEPT_OUT]);
    expect((await ask(bob, 'POST', id, '/access-requests', {})).status).toBe(409);
  });

  it('that is manual waits for its authors, who accept, take back, and reject with a reason', async () => {
    const id = await gated('manual');
    expect((await ask(bob, 'POST', id, '/access-requests', {})).body).toEqual({ status: 'pending' });
    expect((await ask(bob, 'POST', id, '/access-requests', {})).status).toBe(409);
    expect(await reads(bob, id)).toEqual(KEPT_OUT);
    expect(await listed(id, 'pending')).toMatchObject([{ user: { user: 'bob' }, status: 'pending' }]);
    expect((await wire(ann, 'POST', id, 'handle', { user: 'bob', status: 'accepted' })).status).toBe(200);
    expect((await wire(ann, 'POST', id, 'handle', { user: 'bob', status: 'accepted' })).status).toBe(400);
    expect(await reads(bob, id)).toEqual(LET_IN);
    expect((await wire(ann, 'POST', id, 'handle', { user: 'bob', status: 'pending' })).status).toBe(200);
    expect(await reads(bob, id)).toEqual(KEPT_OUT);
    expect((await ask(ann, 'PUT', id, '/access-requests', { user: 'bob', status: 'rejected', reason: 'Not now.' })).status).toBe(204);
    expect((await ask<{ own: object }>(bob, 'GET', id, '/gate')).body.own).toMatchObject({
      status: 'rejected',
      rejectionReason: 'Not now.',
    });
    expect((await ask(bob, 'POST', id, '/access-requests', {})).status).toBe(403);
  });

  it('asks what its card asks, and takes nothing less', async () => {
    const id = await gated('manual', CARD);
    const { body } = await ask<{ prompt: string; fields: object[] }>(bob, 'GET', id, '/gate');
    expect(body).toMatchObject({
      prompt: 'You agree to be good.',
      fields: [
        { name: 'Company', type: 'text' },
        { name: 'I agree', type: 'checkbox' },
      ],
    });
    const half = await ask<{ code: string }>(bob, 'POST', id, '/access-requests', { fields: { Company: 'Acme' } });
    expect([half.status, half.body.code]).toEqual([400, 'access-request/field']);
    expect((await ask(bob, 'POST', id, '/access-requests', { fields: { ...FIELDS, more: 'x' } })).status).toBe(201);
    expect(await listed(id, 'pending')).toMatchObject([{ fields: FIELDS }]);
  });

  it('is opened by its authors for who has not asked, once, and their address is not told', async () => {
    const id = await gated('manual');
    expect((await wire(ann, 'POST', id, 'grant', { user: 'CARL' })).status).toBe(200);
    expect((await wire(ann, 'POST', id, 'grant', { user: 'carl' })).status).toBe(400);
    expect((await wire(ann, 'POST', id, 'grant', { user: 'nobody-at-all' })).status).toBe(404);
    expect(await reads(carl, id)).toEqual(LET_IN);
    const [granted] = await listed(id, 'accepted');
    expect(granted).toMatchObject({ user: { user: 'carl' }, status: 'accepted' });
    expect(JSON.stringify(granted)).not.toContain('email');
    expect((await wire(ann, 'POST', id, 'handle', { requestId: granted?.requestId, status: 'rejected' })).status).toBe(200);
    expect(await reads(carl, id)).toEqual(KEPT_OUT);
  });

  it('is nobody else’s to open, and does not exist for who may not see it', async () => {
    const id = await gated('manual');
    expect((await wire(bob, 'GET', id, 'pending')).status).toBe(403);
    expect((await wire(bob, 'POST', id, 'grant', { user: 'bob' })).status).toBe(403);
    expect((await wire(ann, 'POST', id, 'handle', { user: 'bob', status: 'accepted' })).status).toBe(404);
    await ask(ann, 'PATCH', id, '', { isPrivate: true });
    expect((await ask(bob, 'POST', id, '/access-requests', {})).status).toBe(404);
  });

  it('that is taken away needs nobody to ask', async () => {
    const id = await gated('manual');
    await ask(ann, 'PATCH', id, '', { gated: null });
    expect((await ask(bob, 'POST', id, '/access-requests', {})).status).toBe(409);
    expect(await reads(bob, id)).toEqual(LET_IN);
  });

  it('stays shut to a private repository whoever was let in', async () => {
    const id = await gated('auto');
    await ask(bob, 'POST', id, '/access-requests', {});
    await ask(ann, 'PATCH', id, '', { isPrivate: true });
    expect(await reads(bob, id)).toEqual([404, 404, 404]);
  });
});
