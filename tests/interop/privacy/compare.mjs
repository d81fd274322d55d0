// An answer without what differs between any two requests, and what is left that differs.

/** Ids of requests, times, and the counters of the rate limiter. */
const PASSING_HEADERS = /^(date|x-request-id|x-amzn-trace-id|ratelimit|ratelimit-.*|x-ratelimit-.*|keep-alive|set-cookie)$/;

/** `id` is what was asked for; each form of it becomes ID, so that two names compare equal. */
export async function answerOf(response, id) {
  const body = await response.text();
  const requestId = response.headers.get('x-request-id');
  const plain = (text) => withoutName(requestId ? text.replaceAll(requestId, 'REQUEST') : text, id);
  const headers = [...response.headers].filter(([name]) => !PASSING_HEADERS.test(name)).map(([name, value]) => [name, plain(value)]);
  return {
    status: response.status,
    headers: Object.fromEntries(headers),
    cookies: response.headers.getSetCookie().map((cookie) => cookie.split('=')[0]),
    body: plain(body),
  };
}

function withoutName(text, id) {
  const [, name] = id.split('/');
  return text
    .replaceAll(id, 'ID')
    .replaceAll(encodeURIComponent(id), 'ID')
    .replaceAll(name, 'NAME')
    .replaceAll(/\bnonce="[^"]*"/g, 'nonce=""')
    .replaceAll(/'nonce-[^']*'/g, "'nonce-'")
    .replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, 'TIME');
}

export function differences(one, other) {
  const found = [];
  for (const key of ['status', 'body']) if (one[key] !== other[key]) found.push(`${key} ${short(one[key])} against ${short(other[key])}`);
  if (String(one.cookies) !== String(other.cookies)) found.push(`cookies ${one.cookies} against ${other.cookies}`);
  for (const name of new Set([...Object.keys(one.headers), ...Object.keys(other.headers)])) {
    if (one.headers[name] !== other.headers[name]) found.push(`${name}: ${short(one.headers[name])} against ${short(other.headers[name])}`);
  }
  return found;
}

function short(value) {
  const text = JSON.stringify(value) ?? 'absent';
  return text.length > 160 ? `${text.slice(0, 160)}…` : text;
}
