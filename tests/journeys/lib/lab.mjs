// What every journey works with: the product, a browser, people who can sign in, and content brought by plain requests.
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { hubApi } from '../../interop/lib/hub-api.mjs';
import { ROOT } from '../../interop/lib/hub.mjs';
import { largeFilesOf } from '../../faults/lib/large-files.mjs';
import { hostName, PLAIN_NAME } from './plain-host.mjs';
import { Product } from './product.mjs';
import { launch, newVisitor } from './visitor.mjs';
import { makeWorld } from './world.mjs';

export const PICTURES = join(ROOT, '.test/journeys');
export const ADA = { name: 'ada', fullName: 'Ada Lovelace', email: 'ada@example.org', password: 'first programs of 1843' };

export async function openLab(folder, { port } = {}) {
  const browser = await launch();
  const product = new Product(join(folder, 'hub'), port, { knowsItsName: hostName() === PLAIN_NAME });
  rmSync(PICTURES, { recursive: true, force: true });
  mkdirSync(PICTURES, { recursive: true });
  const visitors = new Set();
  const lab = { product, users: {} };

  lab.visitor = (options) => lab.visitorAt(product.endpoint, options);
  lab.visitorAt = async (endpoint, options) => {
    const visitor = await newVisitor(browser, endpoint, options);
    visitors.add(visitor);
    return visitor;
  };
  /** Another hub that nobody has set up yet. It is stopped with the lab, or by whoever needs it no longer. */
  lab.newHub = async (name, settings, { port } = {}) => {
    const hub = new Product(join(folder, name), port);
    await hub.start(settings);
    return hub;
  };
  /** Someone with a session, as if they had signed in before. */
  lab.signedIn = async (person = ADA, options = {}) => {
    const visitor = await lab.visitor(options);
    await signIn(visitor, person);
    return visitor;
  };
  const signIn = async ({ context }, { name, password }) => {
    await lab.ensureAdministrator();
    const data = { login: name, password };
    await expectOk(await context.request.post('/hub/v1/session', { data, headers: { origin: product.endpoint } }));
  };
  /** Someone who looks at one page after the other, with the same browser all the time. */
  const residents = new Map();
  lab.resident = async (who, locale) => {
    const key = `${who ?? 'nobody'} ${locale}`;
    if (!residents.has(key)) residents.set(key, await lab.visitor({ locale }));
    const resident = residents.get(key);
    visitors.delete(resident);
    // The hub keeps the newest sessions of each person, and journeys sign in more often than that.
    if (who && !(await isSignedIn(resident, who))) await signIn(resident, ADA);
    return resident;
  };
  /** For a run of picked journeys: the first administrator, when no journey has made one. */
  lab.ensureAdministrator = async () => {
    if (!(await (await fetch(`${product.endpoint}/hub/v1/meta`)).json()).needsSetup) return;
    const secret = (await product.setupLink()).split('#')[1];
    await post(product.endpoint, '/hub/v1/setup', { secret, ...ADA });
  };
  /** Plain requests of ada, and the dance of large files. */
  lab.api = async () => {
    await lab.ensureAdministrator();
    lab.users.ada ??= { write: product.grove('token', 'add', 'ada', 'journeys', '--role', 'write').split('\n').at(-1) };
    const api = hubApi({ endpoint: product.endpoint, users: lab.users });
    const request = (method, path, options = {}) => api.request(method, path, { user: 'ada', ...options });
    const createRepo = (id, options) => createFor(request, id, options);
    return { request, createRepo, upload: largeFilesOf({ request }).upload };
  };
  let world = null;
  lab.world = () => (world ??= makeWorld(lab));
  const take = (page, name, options = {}) => page.screenshot({ path: join(PICTURES, `${name}.png`), ...options });
  /** For people to look at: in continuous integration nobody does, and each costs a third of a second of processor. */
  lab.picture = (page, name, options) => (process.env.CI === 'true' ? null : take(page, name, options));
  /** What a journey that failed had on its pages. */
  lab.keepPictures = async (sentence) => {
    const name = `failed-${sentence.replaceAll(/\W+/g, '-').slice(0, 60)}`;
    const pages = [...visitors, ...residents.values()].map(({ page }, index) => take(page, `${name}-${index + 1}`));
    await Promise.allSettled(pages);
  };
  lab.closeVisitors = async () => {
    await Promise.all([...visitors].map((visitor) => visitor.close()));
    visitors.clear();
  };
  lab.close = async () => {
    await browser.close();
    await product.stop();
  };
  await product.start();
  return lab;
}

async function isSignedIn({ context }, who) {
  const { user } = await (await context.request.get('/hub/v1/session')).json();
  return user?.name === who;
}

async function createFor(request, id, { type = 'model', ...options } = {}) {
  const [organization, name] = id.split('/');
  const json = { name, organization, type, ...(type === 'space' ? { sdk: 'static' } : {}), ...options };
  await expectOk(await request('POST', '/api/repos/create', { json }));
  return id;
}

async function post(endpoint, path, body) {
  const headers = { 'content-type': 'application/json', origin: endpoint };
  await expectOk(await fetch(`${endpoint}${path}`, { method: 'POST', headers, body: JSON.stringify(body) }));
}

/** For answers of fetch and of the browser's own requests alike. */
async function expectOk(answer) {
  const ok = typeof answer.ok === 'function' ? answer.ok() : answer.ok;
  const status = typeof answer.status === 'function' ? answer.status() : answer.status;
  const url = typeof answer.url === 'function' ? answer.url() : answer.url;
  if (!ok) throw new Error(`${url} answered ${status}: ${(await answer.text()).slice(0, 300)}`);
}
