// What administrators see and do over HTTP, and the traces it leaves.
import { SYSTEM } from '../common/actor';
import { AccountsService } from '../modules/accounts';
import { Outbox } from '../platform/outbox';
import { Database, statement } from '../platform/database';
import { hubRequest } from './testing/hub-requests';
import { commitLargeFile } from './testing/hub-calls';
import { startTestHub, type TestHub, type TestPerson } from './testing/start-test-hub';

type Json = Record<string, unknown>;
interface Page {
  items: Json[];
  nextCursor: string | null;
}

let hub: TestHub;
let [boss, ann]: TestPerson[] = [];
const ask = <T = Json>(person: TestPerson | null, method: string, path: string, body?: object) =>
  hubRequest<T>(hub, person, method, path, body);
const page = async (path: string) => (await ask<Page>(boss!, 'GET', `/admin${path}`)).body;
const namesOf = (found: Page) => found.items.map((item) => item['name'] ?? item['id']);

beforeAll(async () => {
  hub = await startTestHub();
  [boss, ann] = await Promise.all(['boss', 'ann'].map((name) => hub.person(name)));
  await hub.app.get(AccountsService, { strict: false }).setAdmin(SYSTEM, 'boss', true);
  await ask(ann!, 'POST', '/organizations', { name: 'acme', fullName: 'Acme Research' });
  await hub.repository(ann!, 'tiny');
  await hub.repository(ann!, 'hidden', { isPrivate: true });
}, 120_000);

afterAll(() => hub?.stop());

describe('users', () => {
  it('are listed newest first with what administrators need to know, and found by name and e-mail address', async () => {
    await hub.app.get(AccountsService, { strict: false }).provision(SYSTEM, { name: 'zoe', email: 'zoe%@example.org', fullName: 'Zoë 张' });
    expect(namesOf(await page('/users'))[0]).toBe('zoe');
    expect((await page('/users?search=ann')).items).toEqual([
      expect.objectContaining({ name: 'ann', isAdmin: false, disabled: false, repositories: 2, lastSignInAt: null }),
    ]);
    expect(namesOf(await page('/users?search=张'))).toEqual(['zoe']);
    expect(namesOf(await page(`/users?search=${encodeURIComponent('zoe%')}`))).toEqual(['zoe']);
    expect(namesOf(await page('/users?search=%25%25'))).toEqual([]);
    expect(namesOf(await page('/users?state=administrators'))).toEqual(['boss']);
  });

  it('come in pages that neither repeat nor leave out anybody', async () => {
    const accounts = hub.app.get(AccountsService, { strict: false });
    for (let index = 0; index < 60; index++) await accounts.provision(SYSTEM, { name: `many-${index}` });
    const first = await page('/users?search=many-');
    const second = await page(`/users?search=many-&cursor=${first.nextCursor}`);
    expect([first.items.length, second.items.length, second.nextCursor]).toEqual([50, 10, null]);
    expect(new Set([...namesOf(first), ...namesOf(second)]).size).toBe(60);
    expect((await ask(boss!, 'GET', '/admin/users?cursor=x')).status).toBe(400);
  });

  it('show when they signed in last', async () => {
    const before = Date.now();
    await ask(null, 'POST', '/session', { login: 'ann', password: 'correct-horse-battery' });
    const [found] = (await page('/users?search=ann')).items;
    expect(Date.parse(String(found?.['lastSignInAt']))).toBeGreaterThanOrEqual(before - 1000);
  });

  it('are promoted, demoted, disabled and enabled; the last administrator keeps their place', async () => {
    expect((await ask(boss!, 'PATCH', '/admin/users/ann', { isAdmin: true })).status).toBe(204);
    expect((await ask(ann!, 'GET', '/admin/users')).status).toBe(200);
    expect((await ask(boss!, 'PATCH', '/admin/users/ann', { isAdmin: false })).status).toBe(204);
    expect((await ask(ann!, 'GET', '/admin/users')).status).toBe(403);
    for (const change of [{ isAdmin: false }, { disabled: true }])
      expect(await ask(boss!, 'PATCH', '/admin/users/boss', change)).toMatchObject({
        status: 409,
        body: { code: 'account/last-administrator' },
      });
    expect((await ask(boss!, 'PATCH', '/admin/users/ann', { disabled: true })).status).toBe(204);
    expect(namesOf(await page('/users?state=disabled'))).toEqual(['ann']);
    expect((await ask(ann!, 'GET', '/tokens')).status).toBe(401);
    expect((await ask(boss!, 'PATCH', '/admin/users/ann', { disabled: false })).status).toBe(204);
    expect((await ask(ann!, 'GET', '/tokens')).status).toBe(200);
  });

  it('that are missing, and changes that make no sense, are refused with a code', async () => {
    expect(await ask(boss!, 'PATCH', '/admin/users/nobody', { isAdmin: true })).toMatchObject({
      status: 404,
      body: { code: 'account/not-found' },
    });
    expect(await ask(boss!, 'PATCH', '/admin/users/ann', { isAdmin: 'yes' })).toMatchObject({
      status: 400,
      body: { code: 'request/invalid' },
    });
    expect((await ask(boss!, 'POST', '/admin/users/nobody/reset-link')).status).toBe(404);
  });

  it('are deleted for ever, unless something would lose its keeper', async () => {
    await hub.person('brief');
    expect(await ask(boss!, 'DELETE', '/admin/users/ann')).toMatchObject({
      status: 409,
      body: { code: 'account/last-organization-admin' },
    });
    expect(await ask(boss!, 'DELETE', '/admin/users/boss')).toMatchObject({ status: 409, body: { code: 'account/last-administrator' } });
    expect((await ask(boss!, 'DELETE', '/admin/users/brief')).status).toBe(204);
    expect(await ask(boss!, 'DELETE', '/admin/users/brief')).toMatchObject({ status: 404, body: { code: 'account/not-found' } });
    expect((await ask(ann!, 'POST', '/organizations', { name: 'brief' })).status).toBe(409);
  });

  it('get a new password by a link that an administrator makes', async () => {
    const made = await ask<{ url: string }>(boss!, 'POST', '/admin/users/zoe/reset-link');
    const secret = made.body.url.split('#')[1];
    expect(made.body.url).toMatch(/\/reset#/);
    expect((await ask(null, 'POST', '/reset', { secret, password: 'a new one for zoe' })).status).toBe(204);
    expect((await ask(null, 'POST', '/session', { login: 'zoe', password: 'a new one for zoe' })).status).toBe(200);
  });
});

describe('organizations and repositories', () => {
  it('are listed whole, private ones too', async () => {
    expect((await page('/organizations?search=acme')).items).toEqual([
      expect.objectContaining({ name: 'acme', fullName: 'Acme Research', members: 1, repositories: 0 }),
    ]);
    expect(namesOf(await page('/repositories?search=ann/'))).toEqual(['hidden', 'tiny']);
    expect(namesOf(await page('/repositories?state=private'))).toEqual(['hidden']);
    expect(namesOf(await page('/repositories?type=dataset'))).toEqual([]);
    expect((await ask(boss!, 'GET', '/admin/repositories?type=thing')).status).toBe(400);
  });

  it('that are disabled are closed for everybody but administrators, with the reason kept, and open again', async () => {
    const at = '/admin/repositories/model/ann/tiny/disabled';
    expect((await ask(boss!, 'PUT', at, { reason: '' })).status).toBe(400);
    expect((await ask(boss!, 'PUT', at, { reason: 'under review' })).status).toBe(204);
    expect(await ask(ann!, 'GET', '/repositories/model/ann/tiny')).toMatchObject({ status: 403, body: { code: 'repository/disabled' } });
    expect((await ask(boss!, 'GET', '/repositories/model/ann/tiny')).status).toBe(200);
    expect((await page('/repositories?state=disabled')).items).toEqual([
      expect.objectContaining({ name: 'tiny', disabled: true, disabledReason: 'under review' }),
    ]);
    expect((await ask(boss!, 'DELETE', at)).status).toBe(204);
    expect((await ask(boss!, 'DELETE', at)).status).toBe(204);
    expect((await ask(null, 'GET', '/repositories/model/ann/tiny')).status).toBe(200);
    expect((await page('/repositories?state=disabled')).items).toEqual([]);
    expect((await ask(boss!, 'PUT', '/admin/repositories/model/ann/none/disabled', { reason: 'x' })).status).toBe(404);
  });
});

describe('storage', () => {
  it('says where the bytes are, each large file once in the sum and in every repository that links it', async () => {
    const bytes = Buffer.alloc(100_000, 7);
    await commitLargeFile(hub, ann!, 'ann/tiny', 'w.bin', bytes);
    await commitLargeFile(hub, ann!, 'ann/hidden', 'w.bin', bytes);
    const { body } = await ask<Json & { byNamespace: Json[]; byType: Json[]; largest: Json[] }>(boss!, 'GET', '/admin/storage');
    expect(body).toMatchObject({ largeFiles: 1, largeFileBytes: 100_000, unlinkedBytes: 0, objectStore: 'folder' });
    expect(body.byNamespace).toEqual([{ name: 'ann', repositories: 2, largeFileBytes: 200_000 }]);
    expect(body.byType).toEqual([{ name: 'model', repositories: 2, largeFileBytes: 200_000 }]);
    expect(body.largest.map((one) => one['largeFileBytes'])).toEqual([100_000, 100_000]);
    for (const number of ['databaseBytes', 'gitBytes', 'freeBytes']) expect(Number(body[number])).toBeGreaterThan(0);
    expect((await ask(boss!, 'GET', '/admin/storage/reclaimable')).body).toEqual({ files: 0, bytes: 0 });
  });
});

describe('health', () => {
  it('looks at every part, and names this process and no worker', async () => {
    const { body } = await ask<{ checks: Json[]; processes: Json[] }>(boss!, 'GET', '/admin/health');
    const levels = Object.fromEntries(body.checks.map((check) => [check['name'], check['level']]));
    expect(levels).toMatchObject({ database: 'ok', objectStore: 'ok', processes: 'problem' });
    expect(body.processes).toEqual([expect.objectContaining({ kind: 'api', pid: process.pid, isSilent: false })]);
  });

  it('shows jobs that fail, and tries one again when asked, once', async () => {
    await hub.app.get(Outbox, { strict: false }).emit('housekeeping.sweep', {});
    const database = hub.app.get(Database, { strict: false });
    await database.execute(
      statement(
        'spec_fail_job',
        `update outbox_events set attempts = 7, last_error = 'no luck', available_at = now() + interval '1 hour' where kind = 'housekeeping.sweep'`,
      ),
    );
    const { body } = await ask<{ backlog: Json; failures: Json[] }>(boss!, 'GET', '/admin/health');
    expect(body.backlog).toMatchObject({ failing: 1 });
    expect(body.failures).toEqual([expect.objectContaining({ kind: 'housekeeping.sweep', attempts: 7, lastError: 'no luck' })]);
    const id = String(body.failures[0]?.['id']);
    expect((await ask(boss!, 'POST', `/admin/jobs/${id}/retry`)).status).toBe(204);
    const due = await database.row<{ due: boolean }>(
      statement('spec_job_due', 'select available_at <= now() as due from outbox_events where id = $1'),
      [BigInt(id)],
    );
    expect(due?.due).toBe(true);
    expect(await ask(boss!, 'POST', '/admin/jobs/999999/retry')).toMatchObject({ status: 404, body: { code: 'job/not-found' } });
  });
});

describe('the audit log', () => {
  it('holds every deed above, and is narrowed by who, what and to what', async () => {
    const actions = async (query: string) => (await page(`/audit?${query}`)).items.map((item) => item['action']);
    expect(await actions('actor=boss&action=account.')).toEqual([
      'account.removed',
      'account.enabled',
      'account.disabled',
      'account.admin-changed',
      'account.admin-changed',
    ]);
    expect(await actions('action=repository.disabled')).toEqual(['repository.disabled']);
    expect(await actions('action=job.')).toEqual(['job.retried']);
    expect(new Set(await actions('subject=user:zoe'))).toEqual(
      new Set(['session.opened', 'one-time-link.used', 'one-time-link.created', 'account.created']),
    );
    expect(await actions('actor=nobody')).toEqual([]);
    const [disabled] = (await page('/audit?action=repository.disabled')).items;
    expect(disabled).toMatchObject({
      actorName: 'boss',
      actorKind: 'token',
      details: { id: 'ann/tiny', type: 'model', reason: 'under review' },
    });
  });

  it('comes in pages, newest first', async () => {
    const first = await page('/audit');
    expect(first.items).toHaveLength(50);
    const second = await page(`/audit?cursor=${first.nextCursor}`);
    expect(Number(second.items[0]?.['id'])).toBeLessThan(Number(first.items.at(-1)?.['id']));
  });

  it('is for administrators alone', async () => {
    for (const path of ['users', 'organizations', 'repositories', 'storage', 'health', 'audit']) {
      expect([path, (await ask(ann!, 'GET', `/admin/${path}`)).status]).toEqual([path, 403]);
      expect([path, (await ask(null, 'GET', `/admin/${path}`)).status]).toEqual([path, 401]);
    }
  });
});
