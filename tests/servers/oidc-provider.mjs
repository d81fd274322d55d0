// A real OpenID provider for tests (oidc-provider, certified by the OpenID Foundation), as a process of its own: says its issuer as a line of
// JSON. OIDC_PROVIDER is JSON: port, client (id, secret), redirectUris, signedOutUris, endSession (whether it has RP-initiated logout), people (by their login: sub, email, email_verified, name,
// preferred_username, groups). A message { people } over the channel replaces the people.
import { createServer } from 'node:http';
import process from 'node:process';
import Provider from 'oidc-provider';

const { port, client, redirectUris, signedOutUris = [], endSession = true, people: first } = JSON.parse(process.env.OIDC_PROVIDER ?? '{}');
let people = first;
const issuer = `http://localhost:${port}`;

/** Its own page asks for a font from elsewhere. */
function askToSignOut(context, form) {
  context.body = `<!doctype html><html lang="en"><title>Example Login</title><h1>Sign out of Example Login?</h1>${form}
<button type="submit" form="op.logoutForm" name="logout" value="yes">Yes, sign me out</button>`;
}

const provider = new Provider(issuer, {
  clients: [
    {
      client_id: client.id,
      client_secret: client.secret,
      redirect_uris: redirectUris,
      post_logout_redirect_uris: signedOutUris,
      response_types: ['code'],
      grant_types: ['authorization_code'],
    },
  ],
  claims: { openid: ['sub'], profile: ['name', 'preferred_username'], email: ['email', 'email_verified'], groups: ['groups'] },
  scopes: ['openid', 'profile', 'email', 'groups'],
  cookies: { keys: ['for tests only'] },
  pkce: { required: () => true },
  features: { devInteractions: { enabled: false }, rpInitiatedLogout: { enabled: endSession, logoutSource: askToSignOut } },
  interactions: { url: (_context, { uid }) => `/interaction/${uid}` },
  findAccount: (_context, login) => (people[login] ? { accountId: login, claims: () => people[login] } : undefined),
  // Nobody is asked whether the hub may know them.
  async loadExistingGrant({ oidc }) {
    const grant = new oidc.provider.Grant({ clientId: oidc.client.clientId, accountId: oidc.session.accountId });
    grant.addOIDCScope('openid profile email groups');
    await grant.save();
    return grant;
  },
});

const page = (uid) => `<!doctype html><html lang="en"><title>Example Login</title><h1>Example Login</h1>
<form method="post" action="/interaction/${uid}"><label>Login <input name="login"></label><button>Continue</button></form>
<form method="post" action="/interaction/${uid}"><input type="hidden" name="deny" value="1"><button>Refuse</button></form>`;

async function interaction(request, response, uid) {
  if (request.method === 'GET') return response.setHeader('content-type', 'text/html').end(page(uid));
  const parts = [];
  for await (const part of request) parts.push(part);
  const form = new URLSearchParams(Buffer.concat(parts).toString());
  const login = form.get('login');
  const result = people[login] ? { login: { accountId: login } } : { error: 'access_denied', error_description: 'not this time' };
  await provider.interactionFinished(request, response, result, { mergeWithLastSubmission: false });
}

const callback = provider.callback();
createServer((request, response) => {
  const uid = /^\/interaction\/([\w-]+)$/.exec(request.url)?.[1];
  if (uid === undefined) return callback(request, response);
  interaction(request, response, uid).catch((error) => response.writeHead(400).end(String(error)));
}).listen(port, 'localhost', () => process.stdout.write(`${JSON.stringify({ issuer })}\n`));

process.on('message', (message) => {
  people = message.people;
  process.stdout.write(`${JSON.stringify({ people: message.turn })}\n`);
});
process.on('disconnect', () => process.exit(0)).on('SIGTERM', () => process.exit(0));
