// The preview of a token against the answers of the routes: tokens of random scopes are made, and what the preview says of each is tried.
import { TOKEN_PERMISSIONS } from '@modelgrove/shared';
import { SYSTEM, type TokenRole, type TokenScope } from '../common/actor';
import { seededRandom } from '../common/seeded-random';
import { AccountsService } from '../modules/accounts';
import type { NamespaceAction, RepositoryAction } from '../modules/access';
import type { TokenPreviewView } from '../surfaces/hub/token-preview.views';
import { answerOf } from './testing/hub-calls';
import { hubRequest } from './testing/hub-requests';
import { startTestHub, type TestHub, type TestPerson } from './testing/start-test-hub';

const SEED = 20_261_128;
const TOKENS = 24;
const ROLE_OF_ORGANIZATION = { reads: 'read', helps: 'contributor', writes: 'write', keeps: 'admin' } as const;
/** A route of a program's dialect for each action, which does next to nothing to who may. */
const REPOSITORY_ROUTES: Partial<Record<RepositoryAction, (id: string) => [method: string, path: string, body?: object]>> = {
  see: (id) => ['GET', `/api/models/${id}`],
  read: (id) => ['GET', `/api/models/${id}/auth-check`],
  discuss: (id) => ['POST', `/api/models/${id}/discussions/999999/comment`, { comment: 'x' }],
  contribute: (id) => ['GET', `/api/models/${id}/xet-write-token/main?create_pr=1`],
  write: (id) => ['GET', `/api/models/${id}/auth-check/write`],
  administer: (id) => ['PUT', `/api/models/${id}/settings`, {}],
};
const TOP_UP = { amount: '5.00', provider: 'fake', requestKey: 'preview-request' };
const NAMESPACE_ROUTES: Partial<Record<NamespaceAction, (name: string) => [method: string, path: string, body?: object]>> = {
  'see-usage': (name) => ['GET', `/api/organizations/${name}/settings/repositories`],
  'create-repository': (name) => ['POST', '/api/repos/create', { organization: name, name: 'open', type: 'model' }],
  'run-jobs': (name) => [
    'POST',
    '/v1/fine_tuning/jobs',
    { model: 'void/void', x_dataset: { repository: 'void/void', path: 'a.jsonl' }, x_namespace: name },
  ],
  'edit-collections': (name) => ['POST', '/api/collections', { namespace: name, title: 'Owls' }],
  'see-webhooks': (name) => ['GET', `/hub/v1/namespaces/${name}/webhooks`],
  'edit-webhooks': (name) => ['PATCH', `/hub/v1/namespaces/${name}/webhooks/1`, {}],
  'see-money': (name) => ['GET', `/hub/v1/namespaces/${name}/wallet`],
  'spend-money': (name) => ['POST', `/hub/v1/namespaces/${name}/wallet/top-ups`, TOP_UP],
  administer: (name) => ['DELETE', `/hub/v1/organizations/${name}/members/nobody`],
};

let hub: TestHub;
let [ann, zoe, root]: TestPerson[] = [];
let repositories: string[] = [];
const random = seededRandom(SEED);
const any = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)]!;

beforeAll(async () => {
  hub = await startTestHub({ GROVE_PAYMENTS: 'fake' });
  [ann, zoe, root] = [await hub.person('ann'), await hub.person('zoe'), await hub.person('root-person')];
  await hub.app.get(AccountsService, { strict: false }).setAdmin(SYSTEM, 'root-person', true);
  await shelf(ann!, 'ann');
  await shelf(zoe!, 'zoe');
  for (const [name, role] of Object.entries(ROLE_OF_ORGANIZATION)) {
    await ask(zoe!, 'POST', '/organizations', { name });
    await shelf(zoe!, name);
    await ask(zoe!, 'PUT', `/organizations/${name}/members/ann`, { role });
  }
  repositories = ['ann', 'zoe', ...Object.keys(ROLE_OF_ORGANIZATION)].flatMap((owner) =>
    ['open', 'closed', 'gated', 'passed'].map((name) => `${owner}/${name}`),
  );
}, 180_000);

afterAll(() => hub?.stop());

const ask = <T = Record<string, unknown>>(person: TestPerson, method: string, path: string, body?: object) =>
  hubRequest<T>(hub, person, method, path, body);

/** An open, a private and two gated repositories; ann passed one of the gates. */
async function shelf(owner: TestPerson, namespace: string): Promise<void> {
  for (const name of ['open', 'closed', 'gated', 'passed'])
    await ask(owner, 'POST', '/repositories', { type: 'model', namespace, name, isPrivate: name === 'closed' });
  for (const name of ['gated', 'passed']) await ask(owner, 'PATCH', `/repositories/model/${namespace}/${name}`, { gated: 'manual' });
  if (owner !== ann) await ask(owner, 'POST', `/repositories/model/${namespace}/passed/access-grants`, { user: 'ann' });
}

function randomScopes(): TokenScope[] {
  return Array.from({ length: 1 + Math.floor(random() * 3) }, () => {
    const type = any(['user', 'org', 'model'] as const);
    const name = type === 'user' ? any(['ann', 'ann', 'zoe']) : type === 'org' ? any(Object.keys(ROLE_OF_ORGANIZATION)) : any(repositories);
    const permissions = TOKEN_PERMISSIONS[type].filter(() => random() < 0.35);
    return { entity: { type, name }, permissions: permissions.length === 0 ? [any(TOKEN_PERMISSIONS[type])] : permissions };
  });
}

async function made(person: TestPerson, role: TokenRole, scopes: TokenScope[]): Promise<{ token: TestPerson; preview: TokenPreviewView }> {
  const reach = { role, ...(role === 'fineGrained' ? { scopes } : {}) };
  const { body, status } = await ask<{ secret: string }>(person, 'POST', '/tokens', { displayName: `t${random()}`, ...reach });
  expect(status).toBe(201);
  const preview = await ask<TokenPreviewView>(person, 'POST', '/tokens/preview', reach);
  expect(preview.status).toBe(200);
  return { token: { name: person.name, token: body.secret }, preview: preview.body };
}

async function isLet(token: TestPerson, [method, path, body]: [string, string, object?]): Promise<boolean> {
  const { status } = await answerOf<unknown>(hub, token, method, path, body);
  return status !== 401 && status !== 403;
}

/** What one may not see is not there. */
async function isLetTo(token: TestPerson, [method, path, body]: [string, string, object?]): Promise<boolean> {
  const { status, text } = await answerOf<unknown>(hub, token, method, path, body);
  return status !== 401 && status !== 403 && !/repository not found/i.test(text);
}

/** What the preview says of one repository. All shelves are small enough to be named whole. */
function said(preview: TokenPreviewView, id: string, action: RepositoryAction): boolean | null {
  const [owner = '', name = ''] = id.split('/');
  const namespace = preview.namespaces.find((one) => one.name === owner);
  const named = ({ some }: { some: { repository: string }[] }) => some.some(({ repository }) => repository === id);
  if (namespace) {
    if (action === 'read') return name === 'open' || named(namespace.readsClosed);
    if (action === 'contribute') return named(namespace.proposes);
    if (action === 'write') return named(namespace.writes);
    return action === 'administer' ? named(namespace.administers) : null;
  }
  const elsewhere = preview.elsewhere.find(({ repository }) => repository === id);
  if (elsewhere) return elsewhere.actions.includes(action);
  if (name === 'open') return (preview.others.find(({ namespace }) => namespace === owner) ?? preview).withPublic.includes(action);
  return name === 'closed' ? preview.withPrivate.includes(action) : null;
}

async function compare(token: TestPerson, preview: TokenPreviewView): Promise<void> {
  const [told, true_]: [string[], string[]] = [[], []];
  const note = (what: string, says: boolean, is: boolean) => (told.push(`${what}: ${says}`), true_.push(`${what}: ${is}`));
  for (const id of repositories)
    for (const [action, route] of Object.entries(REPOSITORY_ROUTES)) {
      const says = said(preview, id, action as RepositoryAction);
      if (says !== null) note(`${action} ${id}`, says, await isLetTo(token, route(id)));
    }
  const callsModels = preview.namespaces[0]!.actions.includes('call-models');
  note('call-models of their own', callsModels, await isLet(token, ['POST', '/v1/chat/completions', { model: 'nothing' }]));
  for (const { name, actions } of preview.namespaces)
    for (const [action, route] of Object.entries(NAMESPACE_ROUTES))
      if (action !== 'administer' || Object.hasOwn(ROLE_OF_ORGANIZATION, name))
        note(`${action} ${name}`, actions.includes(action as NamespaceAction), await isLet(token, route(name)));
  note('oneself', preview.isSelf, await isLet(token, ['GET', '/hub/v1/tokens']));
  note('administration', preview.isAdministrator, await isLet(token, ['GET', '/hub/v1/admin/users']));
  expect(told).toEqual(true_);
}

describe('the preview of a token', () => {
  it.each(['read', 'write'] as const)('of the role %s says what the routes do', async (role) => {
    const { token, preview } = await made(ann!, role, []);
    await compare(token, preview);
  });

  it.each(Array.from({ length: TOKENS }, (_, index) => index))('of random scopes says what the routes do (%s)', async () => {
    const { token, preview } = await made(ann!, 'fineGrained', randomScopes());
    await compare(token, preview);
  });

  it.each(['read', 'write'] as const)('says that the role %s of an administrator reaches everybody', async (role) => {
    const { token, preview } = await made(root!, role, []);
    expect(preview.withPrivate).toContain('read');
    await compare(token, preview);
  });

  it('counts what is private, and names some of it', async () => {
    const { preview } = await made(ann!, 'read', []);
    const own = preview.namespaces[0]!;
    expect(own).toMatchObject({ name: 'ann', role: null, total: 4, looked: 4, closed: 3, writes: { count: 0, some: [] } });
    expect(own.readsClosed).toMatchObject({ count: 3 });
    expect(own.readsClosed.some).toContainEqual({ type: 'model', repository: 'ann/closed' });
    expect(preview.elsewhere).toEqual([{ type: 'model', repository: 'zoe/passed', actions: ['see', 'use', 'read'] }]);
  });

  it('is refused for scopes that no token may have, and to tokens that are not the person', async () => {
    expect(await ask(ann!, 'POST', '/tokens/preview', { role: 'fineGrained', scopes: [] })).toMatchObject({
      status: 400,
      body: { code: 'token/invalid' },
    });
    const { token } = await made(ann!, 'read', []);
    expect((await ask(token, 'POST', '/tokens/preview', { role: 'read' })).status).toBe(403);
  });

  it('makes nothing', async () => {
    const before = (await ask<unknown[]>(ann!, 'GET', '/tokens')).body.length;
    await ask(ann!, 'POST', '/tokens/preview', { role: 'write' });
    expect((await ask<unknown[]>(ann!, 'GET', '/tokens')).body).toHaveLength(before);
  });
});
