// A hub as a company runs it: with a mail server and a sign-in provider, both processes of their own; and the app that knows the second factor.
import { createHmac } from 'node:crypto';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { ROOT } from '../../interop/lib/hub.mjs';
import { freePort } from '../../interop/lib/processes.mjs';
import { ADA } from './lab.mjs';
import { visit } from './visitor.mjs';

const CLIENT = { id: 'modelgrove', secret: 'a secret of the journeys, long enough' };
const PROVIDER = 'Example Login';
export const HOPPER = {
  sub: 'u-hopper',
  email: 'hopper@example.org',
  email_verified: true,
  name: 'Grace Hopper',
  preferred_username: 'Hopper',
  groups: ['ml-team', 'ops'],
};
export const NEWCOMER = { ...HOPPER, sub: 'u-newcomer', email: 'new@example.org', name: 'A Newcomer', preferred_username: 'newcomer' };

/** Set up by ada. Whoever asks for it calls `stop`. */
export async function startAccountsHub(lab) {
  const { startMailServer, startOidcProvider } = createRequire(import.meta.url)(join(ROOT, 'packages/testing/dist/index.js'));
  const port = await freePort();
  const redirectUris = [`http://localhost:${port}/hub/v1/sso/callback`];
  const people = { hopper: HOPPER, newcomer: NEWCOMER };
  const mail = await startMailServer();
  const signedOutUris = [`http://localhost:${port}/hub/v1/sso/signed-out`];
  const provider = await startOidcProvider({ port: await freePort(), client: CLIENT, redirectUris, signedOutUris, people });
  const hub = await lab.newHub('accounts', settingsFor(mail, provider), { port });
  const stop = () => Promise.all([hub.stop(), mail.stop(), provider.stop()]);
  const secret = (await hub.setupLink()).split('#')[1];
  const made = await fetch(`${hub.endpoint}/hub/v1/setup`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: hub.endpoint },
    body: JSON.stringify({ secret, ...ADA }),
  });
  if (!made.ok) throw new Error(`the first administrator: ${made.status} ${await made.text()}`);
  const restart = (settings = {}) => hub.restart({ ...settingsFor(mail, provider), ...settings });
  return { hub, mail, provider, restart, stop };
}

function settingsFor(mail, provider) {
  return {
    GROVE_SMTP_URL: `smtp://127.0.0.1:${mail.port}?tls=off`,
    GROVE_MAIL_FROM: 'Modelgrove <hub@example.org>',
    GROVE_OIDC_ISSUER: provider.issuer,
    GROVE_OIDC_CLIENT_ID: CLIENT.id,
    GROVE_OIDC_CLIENT_SECRET: CLIENT.secret,
    GROVE_OIDC_NAME: PROVIDER,
    GROVE_OIDC_SCOPES: 'openid profile email groups',
    GROVE_OIDC_ROLES: 'ml-team=acme:write, readers=acme:read, ops=*:admin',
    GROVE_EGRESS_ALLOW: 'localhost',
  };
}

/** From the page of sign-in to the provider, and in there. */
export async function throughProvider(visitor, login) {
  await visit(visitor, `/login?next=${encodeURIComponent('/acme?tab=members')}`);
  await visitor.page.getByRole('link', { name: `Sign in with ${PROVIDER}` }).click();
  await atProvider(visitor.page, login);
}

export async function atProvider(page, login) {
  await page.getByRole('heading', { name: PROVIDER }).waitFor();
  await page.getByLabel('Login').fill(login);
  await page.getByRole('button', { name: 'Continue' }).click();
}

/** The first mailed link to `address` that goes to a page. */
export async function linkIn(mail, path, address) {
  const { text } = await mail.mailTo(address, path);
  return text.split(/\s+/).find((word) => word.includes(path));
}

const STEP_MS = 30_000;
const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** What an authenticator app shows for a secret (RFC 6238); a code counts once, so the one after it is of the next step. */
export function authenticatorCode(secret, stepsAhead = 0) {
  const bits = [...secret.replaceAll(/\s/g, '')].map((letter) => BASE32.indexOf(letter).toString(2).padStart(5, '0')).join('');
  const key = Buffer.from(bits.match(/.{8}/g).map((byte) => Number.parseInt(byte, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / STEP_MS) + stepsAhead));
  const mac = createHmac('sha1', key).update(counter).digest();
  const number = mac.readUInt32BE(mac.at(-1) & 15) & 0x7fffffff;
  return String(number % 1_000_000).padStart(6, '0');
}
