// A hub on which things cost something and nobody really pays, with people who sell and buy.
import { randomUUID } from 'node:crypto';
import { hubApi } from '../../interop/lib/hub-api.mjs';
import { waitUntil } from '../../interop/lib/processes.mjs';
import { ADA } from './lab.mjs';
import { ask, post, signedIn } from './own-hub.mjs';

export { ask };

const PASSWORD = 'nine dollars and ninety-nine';
const NAMES = ['ann', 'mia', 'dan', 'eve', 'fay'];
const towns = new WeakMap();

/** One for all journeys of a lab. */
export function townOf(lab) {
  if (!towns.has(lab)) towns.set(lab, makeTown(lab));
  return towns.get(lab);
}

async function makeTown(lab) {
  const hub = await lab.newHub('town', { GROVE_PAYMENTS: 'fake', GROVE_CURRENCY: 'USD', GROVE_EGRESS_ALLOW: '127.0.0.1' });
  const secret = (await hub.setupLink()).split('#')[1];
  await post(hub, '/setup', { secret, ...ADA, mode: 'community' });
  for (const name of NAMES) await post(hub, '/accounts', { name, password: PASSWORD });
  const ada = await person(lab, hub, 'ada');
  await ask(ada, 'PUT', '/admin/money-rules', { saleFeeBasisPoints: 1500, holdBackDays: 0, payoutMinimum: '1.00' });
  return hub;
}

/** Somebody of the town in a browser of their own. Browsers are closed after each journey: whoever comes again signs in again. */
export function person(lab, hub, name, options = {}) {
  return signedIn(lab, hub, { name, password: passwordOf(name) }, options);
}

export function passwordOf(name) {
  return name === ADA.name ? ADA.password : PASSWORD;
}

/** By requests, for journeys that are about something else. */
export async function payIn(visitor, name, amount) {
  const before = await fundsOf(visitor, name);
  const wish = { amount, provider: 'fake', requestKey: randomUUID() };
  const paid = await ask(visitor, 'POST', `/namespaces/${name}/wallet/top-ups`, wish);
  await ask(visitor, 'POST', `/test-payments/${paid.action.url.split('/').at(-1)}`, { isPaid: true });
  await waitUntil(async () => (await fundsOf(visitor, name)) !== before, { within: 60_000, what: 'the money that was paid in' });
}

async function fundsOf(visitor, name) {
  return (await ask(visitor, 'GET', `/namespaces/${name}/wallet`)).availableMinor;
}

/** `at`: as addresses of our API name a repository, `app/ann/advisor`. */
export async function buy(visitor, name, at) {
  const { offer } = await ask(visitor, 'GET', `/repositories/${at}/offer`);
  return ask(visitor, 'POST', `/repositories/${at}/purchases`, { buyer: name, offerId: offer.id, requestKey: randomUUID() });
}

/** What a program of somebody asks, with a token that may write; to `commit` by. */
export function requestsOf(hub, name) {
  const token = hub.grove('token', 'add', name, 'journeys', '--role', 'write').split('\n').at(-1);
  const api = hubApi({ endpoint: hub.endpoint, users: { [name]: { write: token } } });
  return (method, path, options = {}) => api.request(method, path, { user: name, ...options });
}
