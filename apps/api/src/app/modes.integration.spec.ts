// What kind of hub it is: chosen once in the set-up page, changed by administrators, or said by the environment.
import { SYSTEM } from '../common/actor';
import { AccountsService, OneTimeLinksService } from '../modules/accounts';
import { loadConfig } from '../platform/config';
import { HubModes } from '../platform/hub-mode';
import { createHttpApp } from './http-app';
import { grove } from './testing/hub-calls';
import { startTestHub, type TestHub, type TestPerson } from './testing/start-test-hub';

const PASSWORD = 'correct-horse-battery';

jest.setTimeout(120_000);
let hub: TestHub;
afterEach(() => hub?.stop());

function service<T>(type: abstract new (...args: never[]) => T): T {
  return hub.app.get<T>(type as never, { strict: false });
}

interface Answer {
  status: number;
  body: Record<string, unknown>;
}

async function call(person: TestPerson | null, method: string, path: string, body?: object): Promise<Answer> {
  const headers = { 'content-type': 'application/json', ...(person ? { authorization: `Bearer ${person.token}` } : {}) };
  const answer = await fetch(hub.url + path, { method, headers, ...(body ? { body: JSON.stringify(body) } : {}) });
  const text = await answer.text();
  return { status: answer.status, body: text.startsWith('{') ? (JSON.parse(text) as Answer['body']) : {} };
}

async function setUp(form: object): Promise<Answer> {
  const { secret } = await service(OneTimeLinksService).createFirstAdminLink(SYSTEM);
  return call(null, 'POST', '/hub/v1/setup', { secret, name: 'first', password: PASSWORD, ...form });
}

it('stays open as it was on a hub where nobody chose', async () => {
  hub = await startTestHub();
  expect((await setUp({})).status).toBe(201);
  const rules = { mode: null, modeIsFixed: false, signup: 'open', anonymousRead: true, defaultVisibility: 'public' };
  expect((await call(null, 'GET', '/hub/v1/meta')).body).toMatchObject(rules);
});

it('makes a company hub of a new one: visitors see nothing, colleagues come by invitation, administrators make organizations', async () => {
  hub = await startTestHub();
  const colleague = await hub.person('colleague');
  await hub.repository(colleague, 'shared');
  expect((await call(null, 'GET', '/api/models/colleague/shared')).status).toBe(200);
  expect((await setUp({ mode: 'company', locale: 'zh-CN' })).status).toBe(201);
  expect((await call(null, 'GET', '/hub/v1/meta')).body).toMatchObject({ mode: 'company', signup: 'invite', anonymousRead: false });
  expect((await call(null, 'GET', '/api/models/colleague/shared')).status).toBe(401);
  expect((await call(null, 'GET', '/hub/v1/repositories')).status).toBe(401);
  expect((await call(colleague, 'GET', '/api/models/colleague/shared')).status).toBe(200);
  const account = { name: 'stranger', password: PASSWORD };
  expect(await call(null, 'POST', '/hub/v1/accounts', account)).toMatchObject({ status: 403, body: { code: 'account/invitation-needed' } });
  const { secret } = await service(OneTimeLinksService).createInvitation(SYSTEM);
  expect((await call(null, 'POST', '/hub/v1/accounts', { ...account, invitation: secret })).status).toBe(201);
  const refused = await call(colleague, 'POST', '/hub/v1/organizations', { name: 'team' });
  expect(refused).toMatchObject({ status: 403, body: { code: 'organization/creation-refused' } });
  await service(AccountsService).setAdmin(SYSTEM, colleague.name, true);
  expect((await call(colleague, 'POST', '/hub/v1/organizations', { name: 'team' })).status).toBe(201);
});

it('makes new repositories private on a hub for one person, unless they say otherwise', async () => {
  hub = await startTestHub({ GROVE_MODE: 'personal' });
  const me = await hub.person('solo');
  for (const [name, wish, isPrivate] of [
    ['silent', {}, true],
    ['said', { private: false }, false],
  ] as const) {
    expect((await call(me, 'POST', '/api/repos/create', { name, ...wish })).status).toBe(200);
    expect((await call(me, 'GET', `/api/models/solo/${name}`)).body.private).toBe(isPrivate);
  }
  const made = await call(me, 'POST', '/hub/v1/repositories', { type: 'model', namespace: 'solo', name: 'by-form' });
  expect(made).toMatchObject({ status: 201, body: { isPrivate: true } });
});

it('cannot be chosen where the environment says it, and a refused set-up loses nothing', async () => {
  hub = await startTestHub({ GROVE_MODE: 'community', GROVE_SIGNUP: 'closed' });
  const { secret } = await service(OneTimeLinksService).createFirstAdminLink(SYSTEM);
  const form = { secret, name: 'first', password: PASSWORD, mode: 'company' };
  expect(await call(null, 'POST', '/hub/v1/setup', form)).toMatchObject({ status: 409, body: { code: 'hub/mode-fixed' } });
  expect((await call(null, 'POST', '/hub/v1/setup', { ...form, mode: 'community' })).status).toBe(201);
  expect((await call(null, 'GET', '/hub/v1/meta')).body).toMatchObject({ mode: 'community', modeIsFixed: true, signup: 'closed' });
  const operator = await hub.person('operator1');
  await service(AccountsService).setAdmin(SYSTEM, operator.name, true);
  expect((await call(operator, 'PUT', '/hub/v1/mode', { mode: 'personal' })).body.code).toBe('hub/mode-fixed');
});

it('is changed by administrators and by the operator, and every other process learns of it', async () => {
  hub = await startTestHub();
  const operator = await hub.person('operator1');
  expect((await call(operator, 'PUT', '/hub/v1/mode', { mode: 'company' })).status).toBe(403);
  await service(AccountsService).setAdmin(SYSTEM, operator.name, true);
  expect((await call(operator, 'PUT', '/hub/v1/mode', { mode: 'nonsense' })).status).toBe(400);
  expect((await call(operator, 'PUT', '/hub/v1/mode', { mode: 'company' })).status).toBe(204);
  expect((await call(null, 'GET', '/hub/v1/repositories')).status).toBe(401);
  const env = { GROVE_DATA_DIR: hub.config.dataDir, GROVE_DATABASE_URL: hub.connectionString, GROVE_LOG_LEVEL: 'silent' };
  const other = await createHttpApp(loadConfig(env).with({ secretKey: hub.config.secretKey }));
  try {
    expect((await other.inject('/hub/v1/meta')).json()).toMatchObject({ mode: 'company', anonymousRead: false });
  } finally {
    await other.close();
  }
  expect(await grove(hub, 'mode', 'community')).toMatchObject({ code: 0, answer: { mode: 'community' } });
  await service(HubModes).look();
  expect((await call(null, 'GET', '/hub/v1/repositories')).status).toBe(200);
});

it('says before it is changed what each mode would decide here, the environment included', async () => {
  hub = await startTestHub({ GROVE_SIGNUP: 'invite', GROVE_MODE: 'company' });
  const operator = await hub.person('operator1');
  expect((await call(operator, 'GET', '/hub/v1/mode')).status).toBe(403);
  await service(AccountsService).setAdmin(SYSTEM, operator.name, true);
  const answer = (await call(operator, 'GET', '/hub/v1/mode')).body;
  const rules = { signup: 'invite', anonymousRead: false, defaultVisibility: 'public', organizations: 'administrators' };
  expect(answer).toMatchObject({ mode: 'company', isFixed: true, rules, fixedRules: ['signup'] });
  const open = { signup: 'invite', anonymousRead: true, defaultVisibility: 'public', organizations: 'everyone' };
  expect(answer.choices).toEqual(expect.arrayContaining([{ mode: 'community', rules: open }]));
  expect(answer.choices).toHaveLength(3);
});

it('tells a waiting page of the first push, and not of a repository that is still empty', async () => {
  hub = await startTestHub();
  const [me, other] = [await hub.person('me1'), await hub.person('other')];
  const ask = async () => (await call(me, 'GET', '/hub/v1/first-push')).body.repository;
  expect(await ask()).toBeNull();
  await hub.repository(me, 'first-model');
  await hub.repository(other, 'theirs');
  expect(await ask()).toBeNull();
  const commit = (person: TestPerson, id: string) =>
    fetch(`${hub.url}/api/models/${id}/commit/main`, {
      method: 'POST',
      headers: { authorization: `Bearer ${person.token}` },
      body: [
        { key: 'header', value: { summary: 'first' } },
        { key: 'file', value: { path: 'a.txt', content: 'YQ==', encoding: 'base64' } },
      ]
        .map((line) => JSON.stringify(line))
        .join('\n'),
    });
  expect((await commit(other, 'other/theirs')).status).toBe(200);
  expect(await ask()).toBeNull();
  expect((await commit(me, 'me1/first-model')).status).toBe(200);
  expect(await ask()).toEqual({ type: 'model', namespace: 'me1', name: 'first-model' });
});
