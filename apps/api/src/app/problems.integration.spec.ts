// Every refusal of every route of /hub/v1 is a problem (RFC 9457) with a code of the contract: who may not, what is not there, what is no
// JSON, and addresses that lead nowhere.
import type { OpenAPIObject } from '@nestjs/swagger';
import { buildHubContract } from './contract';
import { addressOf, type At, bodyOf } from './testing/entry-request';
import { type MatrixHub, ORGANIZATION, startMatrixHub } from './testing/matrix-hub';
import { type PlainAnswer, type PlainRequest, sendPlain } from './testing/plain-http';
import type { ActorKind } from './testing/route-matrix.policies';
import { type Entry, ROUTES } from './testing/route-matrix.table';

/** It leads browsers to a page, which says that there is nothing. */
/** The picture of the hub is there, whatever its version. */
const NEVER_MISSING = new Set(['/hub/v1/oauth/requests/:uid', '/hub/v1/preview/:version']);
const HUB_ROUTES = ROUTES.filter(({ url }) => url.startsWith('/hub/v1/'));
const PRIVATE = { namespace: ORGANIZATION, name: 'private' };
/** What nobody is. */
const NOWHERE = { namespace: 'void', name: 'missing' };
const REQUEST_ID = 'problem-request-1';
/** Who sent it is proved by its bytes, before anybody reads them. */
const SIGNED = 'POST /hub/v1/usage-events';
const NOT_OBJECTS = ['{"name": ', '[1]', '"text"', 'null', '\u0000'];

let hub: MatrixHub;
let statusOf: Map<string, number>;
let takingBodies: Set<string>;

beforeAll(async () => {
  const contract = (await buildHubContract()) as OpenAPIObject & { 'x-problem-codes': { code: string; status: number }[] };
  statusOf = new Map(contract['x-problem-codes'].map(({ code, status }) => [code, status]));
  takingBodies = new Set(
    Object.entries(contract.paths).flatMap(([path, item]) =>
      (['post', 'put', 'patch', 'delete'] as const).flatMap((method) =>
        item[method]?.requestBody ? [`${method.toUpperCase()} ${path.replaceAll(/\{(\w+)\}/g, ':$1')}`] : [],
      ),
    ),
  );
  hub = await startMatrixHub();
}, 120_000);

afterAll(() => hub?.stop());

const keyOf = ({ method, url }: Entry): string => `${method} ${url}`;

function send(target: string, actor: ActorKind, request: PlainRequest): Promise<PlainAnswer> {
  const token = hub.tokenOf(actor);
  const headers = {
    'x-request-id': REQUEST_ID,
    'content-type': 'application/json',
    ...(token ? { authorization: `Bearer ${token}` } : {}),
  };
  return sendPlain(hub.url, target, { ...request, headers });
}

function call(entry: Entry, actor: ActorKind, at: At, body: string | object | undefined = bodyOf(entry, at)): Promise<PlainAnswer> {
  const text = typeof body === 'object' ? JSON.stringify(body) : body;
  return send(addressOf(entry, at), actor, { method: entry.method, ...(text === undefined ? {} : { body: text }) });
}

/** The status. Of an answer to HEAD only that can be looked at. */
function problem(what: string, method: string, { status, headers, body }: PlainAnswer): number {
  if (status < 400) return status;
  expect([what, status, headers['content-type'], headers['cache-control']]).toEqual([
    what,
    status,
    'application/problem+json; charset=utf-8',
    'no-store',
  ]);
  if (method === 'HEAD') return status;
  const told = JSON.parse(body) as { code: string };
  expect([what, told]).toEqual([
    what,
    expect.objectContaining({
      type: `urn:modelgrove:problem:${told.code.replaceAll('/', ':')}`,
      title: expect.stringMatching(/^[A-Z]/) as string,
      status,
      detail: expect.stringMatching(/\w/) as string,
      requestId: REQUEST_ID,
    }),
  ]);
  expect([what, told.code, statusOf.get(told.code)]).toEqual([what, told.code, status]);
  return status;
}

describe('a refusal', () => {
  it.each(HUB_ROUTES.map((entry) => [keyOf(entry), entry] as const))(
    'of %s to whoever may not call it is a problem',
    async (what, entry) => {
      const statuses: number[] = [];
      for (const actor of ['anonymous', 'invalid', 'stranger', 'readToken'] as const)
        for (const at of [PRIVATE, NOWHERE]) statuses.push(problem(`${what} as ${actor}`, entry.method, await call(entry, actor, at)));
      // Who has a signed address needs no name.
      if (entry.policy !== 'open' && entry.policy !== 'signed') expect(statuses).toContain(401);
    },
  );

  it.each(HUB_ROUTES.filter(({ url }) => url.includes('/:') && !NEVER_MISSING.has(url)).map((entry) => [keyOf(entry), entry] as const))(
    'of %s to an administrator for want of the thing is a problem',
    async (what, entry) => {
      const nobody = { name: 'nobody-at-all', user: 'nobody-at-all', id: '99999999' };
      const status = problem(
        what,
        entry.method,
        await call({ ...entry, params: { ...entry.params, ...nobody } }, 'administrator', NOWHERE),
      );
      expect([400, 403, 404, 409]).toContain(status);
    },
  );

  it('of a body that is none comes from every route that takes one, as a problem', async () => {
    const silent: string[] = [];
    for (const entry of HUB_ROUTES.filter((one) => takingBodies.has(keyOf(one)) && keyOf(one) !== SIGNED)) {
      for (const body of NOT_OBJECTS) {
        const what = `${keyOf(entry)} with ${JSON.stringify(body)}`;
        const statuses: number[] = [];
        for (const actor of ['administrator', 'orgAdmin'] as const)
          statuses.push(problem(what, entry.method, await call(entry, actor, PRIVATE, body)));
        if (!statuses.includes(400) && body !== 'null') silent.push(`${what}: ${statuses.join(', ')}`);
      }
    }
    expect(silent).toEqual([]);
    expect(takingBodies.size).toBeGreaterThan(30);
  });

  it.each([
    ['GET', '/hub/v1'],
    ['GET', '/hub/v1/'],
    ['GET', '/hub/v1/nothing'],
    ['POST', '/hub/v1/nothing/at/all'],
    ['DELETE', '/hub/v1/meta'],
    ['PATCH', '/hub/v1/tokens'],
    ['PROPFIND', '/hub/v1/meta'],
    ['GET', '/hub/v1/meta/'],
    ['GET', '/hub/v1/META'],
    ['GET', '/hub/v1//meta'],
    ['GET', '/hub/v1/nothing?limit=1'],
    ['GET', '/hub/v1/organizations/%zz'],
    ['GET', '/hub/v1/organizations/%00'],
    ['GET', `/hub/v1/organizations/${'a'.repeat(1500)}`],
    ['GET', '/hub/v1/repositories/nokind/acme/public'],
    ['GET', '/hub/v1/repositories/model/acme/public/content/'],
    ['GET', '/hub/v1/repositories/model/acme/public/content/main/..%2f..%2fetc'],
    ['GET', '/hub/v1/repositories?limit=many'],
    ['GET', '/hub/v1/repositories?cursor=broken'],
    ['GET', '/hub/v1/repositories?sort=nothing'],
    ['DELETE', '/hub/v1/tokens/no-number'],
    ['DELETE', '/hub/v1/sessions/99999999999999999999999'],
    ['GET', '/hub/v1/admin/users?cursor=broken'],
    ['GET', '/hub/v1/admin/audit?cursor=broken'],
  ])('of %s %s is a problem', async (method, target) => {
    for (const actor of ['administrator', 'anonymous'] as const) {
      const answer = await send(target, actor, { method });
      expect([400, 401, 404]).toContain(problem(`${method} ${target}`, method, answer));
    }
  });

  it.each([
    ['GET', '/organizations/%00', undefined],
    ['GET', '/namespaces/a%00b', undefined],
    ['POST', '/session', { login: 'a\0', password: 'a password' }],
    ['POST', '/organizations', { name: 'void', fullName: 'a\0' }],
    ['POST', '/accounts', { name: 'newcomer', fullName: 'a\0', password: 'a password of some length' }],
    ['PUT', '/organizations/acme/members/a%00', { role: 'read' }],
  ])('of a text that the database cannot hold (%s %s) is a problem of who sent it', async (method, path, body) => {
    const answer = await send(`/hub/v1${path}`, 'administrator', { method, ...(body ? { body: JSON.stringify(body) } : {}) });
    expect([400, 403, 404]).toContain(problem(path, method, answer));
  });
});
