import type { PlainBrowser } from './plain-browser';

const atCallback = (url: URL): boolean => url.pathname === '/hub/v1/sso/callback';

/** From an address that leads to the provider, in there as `login`, and back to the hub's callback: its address, not visited yet. */
export async function throughProvider(browser: PlainBrowser, from: string, login: string): Promise<string> {
  const first = await browser.follow(from, atCallback);
  if (first.answer === null) return first.url.href;
  const posted = await browser.send(first.url.href, { form: { login } });
  return (await browser.follow(new URL(posted.headers.get('location')!, first.url).href, atCallback)).url.href;
}

/** As the sign-in page does it. The answer of the callback. */
export async function signInByProvider(browser: PlainBrowser, login: string, next = '/'): Promise<Response> {
  return browser.send(await throughProvider(browser, `/hub/v1/sso/start?next=${encodeURIComponent(next)}`, login));
}
