// People of a hub of its own, and what is asked of it by requests: what no page has to show first.
import { assert } from './see.mjs';

export async function post(hub, path, body) {
  const headers = { 'content-type': 'application/json', origin: hub.endpoint };
  const answer = await fetch(`${hub.endpoint}/hub/v1${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
  assert.ok(answer.ok, `${path} answered ${answer.status}`);
}

/** Asks our own API in the name of who is signed in. */
export async function ask({ context, endpoint }, method, path, data) {
  const answer = await context.request.fetch(`/hub/v1${path}`, { method, data, headers: { origin: endpoint } });
  assert.ok(answer.ok(), `${method} ${path} answered ${answer.status()}: ${await answer.text()}`);
  const text = await answer.text();
  return text === '' ? null : JSON.parse(text);
}

export async function signedIn(lab, hub, { name, password }, options = {}) {
  const visitor = await lab.visitorAt(hub.endpoint, options);
  const data = { login: name, password };
  const answer = await visitor.context.request.post('/hub/v1/session', { data, headers: { origin: hub.endpoint } });
  assert.ok(answer.ok(), `signing in answered ${answer.status()}`);
  return visitor;
}
