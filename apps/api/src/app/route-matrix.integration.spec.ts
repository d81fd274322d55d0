// Every route × every kind of actor, against a private, a public and a gated repository of an organization. The table says who is answered
// how; a route that is not in the table fails.
import type { RepoType } from '@modelgrove/shared';
import { HubModes } from '../platform/hub-mode';
import { routesOf } from './route-list';
import { addressOf, type At, bodyOf } from './testing/entry-request';
import { type MatrixHub, ORGANIZATION, startMatrixHub } from './testing/matrix-hub';
import { type PlainAnswer, sendPlain } from './testing/plain-http';
import { ACTORS, type ActorKind, type Outcome, POLICIES, type Policy, type Visibility } from './testing/route-matrix.policies';
import { type Entry, ROUTES } from './testing/route-matrix.table';

/** As long as the name of the private one: not even a length may differ. */
const MISSING = 'missing';
const NO_NAMESPACE = 'void';
const REQUEST_ID = 'matrix-request-1';

let hub: MatrixHub;

beforeAll(async () => {
  hub = await startMatrixHub();
}, 120_000);

afterAll(() => hub?.stop());

function key({ method, url }: { method: string; url: string }): string {
  return `${method} ${url}`;
}

function call(entry: Entry, actor: ActorKind, at: At): Promise<PlainAnswer> {
  const token = hub.tokenOf(actor);
  const body = bodyOf(entry, at);
  const headers = { 'x-request-id': REQUEST_ID, ...(token ? { authorization: `Bearer ${token}` } : {}) };
  const content = body === undefined ? {} : typeof body === 'string' ? { body } : { body: JSON.stringify(body) };
  const kind: Record<string, string> = typeof body === 'object' ? { 'content-type': 'application/json' } : {};
  return sendPlain(hub.url, addressOf(entry, at), { method: entry.method, headers: { ...headers, ...kind }, ...content });
}

/** What an outsider can see of an answer, with the names that they wrote themselves taken out. */
function outside({ status, headers: { date: _date, ...headers }, body }: PlainAnswer, at: At): object {
  const hide = (text: string) => text.replaceAll(at.name, '<name>').replaceAll(at.namespace, '<namespace>');
  return { status, headers: hide(JSON.stringify(headers)), body: hide(body) };
}

async function isHidden(entry: Entry, actor: ActorKind, at: At, answer: PlainAnswer): Promise<string> {
  if (answer.status !== 401 && answer.status !== 404) return shown(answer);
  for (const missing of [
    { ...at, name: MISSING },
    { namespace: NO_NAMESPACE, name: at.name },
  ]) {
    expect(outside(answer, at)).toEqual(outside(await call(entry, actor, missing), missing));
  }
  return 'hidden';
}

function shown({ status, body }: PlainAnswer): string {
  return `${status} ${body.slice(0, 300)}`;
}

function outcomeOf(entry: Entry, answer: PlainAnswer): string {
  if (answer.status === 401 || answer.status === 403) return String(answer.status);
  const accepted = answer.status < 400 || entry.ok?.includes(answer.status);
  const names = answer.headers['x-error-code'] === 'RepoNotFound' || /repository.not.found/i.test(answer.body);
  const lost = names && answer.status >= 400;
  return accepted && !lost ? 'ok' : shown(answer);
}

async function outcome(entry: Entry, actor: ActorKind, visibility: Visibility | 'any', expected: Outcome): Promise<string> {
  const at = { namespace: ORGANIZATION, name: visibility === 'any' ? 'private' : visibility };
  const answer = await call(entry, actor, at);
  if (expected === 'hidden') return isHidden(entry, actor, at, answer);
  const found = outcomeOf(entry, answer);
  if (entry.destroys && found === 'ok' && visibility !== 'any') await hub.make(typeOf(entry.url), visibility);
  return found;
}

function typeOf(url: string): RepoType {
  if (url.includes('datasets/')) return 'dataset';
  return url.includes('spaces/') ? 'app' : 'model';
}

describe('the table', () => {
  it('has an entry for every route, and a route for every entry', () => {
    const running = new Set(routesOf(hub.app.getHttpAdapter().getInstance()).map(key));
    expect(running.size).toBeGreaterThan(150);
    const listed = new Set(ROUTES.map(key));
    const onlyWithWeb = new Set(ROUTES.filter((entry) => entry.web).map(key));
    expect([...running].filter((route) => !listed.has(route))).toEqual([]);
    expect([...listed].filter((route) => !running.has(route) && !onlyWithWeb.has(route))).toEqual([]);
  });

  it('is about repositories and people that are there', async () => {
    for (const actor of ACTORS) expect([actor, hub.tokenOf(actor) !== null]).toEqual([actor, actor !== 'anonymous']);
    const administrator = { headers: { authorization: `Bearer ${hub.tokenOf('administrator')}` } };
    for (const name of ['private', 'public', 'gated']) {
      const { status, body } = await sendPlain(hub.url, `/api/datasets/${ORGANIZATION}/${name}`, administrator);
      expect([status, JSON.parse(body)]).toMatchObject([200, { private: name === 'private', gated: name === 'gated' ? 'manual' : false }]);
    }
  });
});

describe.each(ACTORS)('as %s', (actor) => {
  it.each(ROUTES.map((entry) => [`${key(entry)}${entry.query ?? ''} (${entry.policy})`, entry] as const))('%s', async (_name, entry) => {
    const policy: Policy = POLICIES[entry.policy];
    for (const [visibility, row] of Object.entries(policy) as [Visibility | 'any', Record<ActorKind, Outcome>][]) {
      expect([visibility, await outcome(entry, actor, visibility, row[actor])]).toEqual([visibility, row[actor]]);
    }
  });
});

/** Routes that visitors may call on every hub: who is signed in, and what has no repository behind it. */
const FOR_VISITORS = new Set(['GET /hub/v1/session']);

/** Where visitors see nothing every repository is a private one to them. */
function closedToVisitors(entry: Entry, row: Record<ActorKind, Outcome>): Outcome {
  const policy: Policy = POLICIES[entry.policy];
  if (entry.policy === 'reader') return FOR_VISITORS.has(key(entry)) ? 'ok' : '401';
  return policy.private?.anonymous ?? row.anonymous;
}

// Last in this file: a mode that was chosen cannot be unchosen.
describe.each(['personal', 'company', 'community'] as const)('a visitor of a hub in the mode %s', (mode) => {
  beforeAll(() => hub.app.get(HubModes, { strict: false }).choose(mode));

  it.each(ROUTES.map((entry) => [`${key(entry)}${entry.query ?? ''} (${entry.policy})`, entry] as const))('%s', async (_name, entry) => {
    const policy: Policy = POLICIES[entry.policy];
    for (const [visibility, row] of Object.entries(policy) as [Visibility | 'any', Record<ActorKind, Outcome>][]) {
      const expected = mode === 'community' ? row.anonymous : closedToVisitors(entry, row);
      expect([visibility, await outcome(entry, 'anonymous', visibility, expected)]).toEqual([visibility, expected]);
    }
  });
});
