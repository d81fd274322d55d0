// What a page complains about and what it asks of others: console errors, exceptions, failed requests, requests to foreign hosts.

export class Troubles {
  #found = [];
  #expected = [];
  #tolerated = [];
  #others = [];

  constructor(page, endpoint) {
    this.origin = new URL(endpoint).origin;
    page.on('pageerror', (error) => this.#add(`exception: ${error.message}`));
    page.on('console', (message) => this.#onConsole(message));
    page.on('request', (request) => this.#onRequest(request));
    page.on('requestfailed', (request) => this.#onFailure(request));
    page.on('response', (response) => this.#onResponse(response));
  }

  /** A refusal that belongs to this part of the journey: `expect(404, '/hub/v1/repositories/')`. */
  expect(status, address) {
    this.#expected.push({ status, address });
  }

  /** Complaints of the browser that belong to this part of the journey. */
  tolerate(pattern) {
    this.#tolerated.push(pattern);
  }

  /** Another origin that belongs to the whole journey, such as a sign-in provider. */
  alsoAsks(address) {
    this.#others.push(new URL(address).origin);
  }

  /** Throws with everything found since the last time. */
  assertNone(where) {
    const found = this.#found;
    this.forget();
    if (found.length > 0) throw new Error(`${where}: ${[...new Set(found)].join(' | ')}`);
  }

  forget() {
    this.#found = [];
    this.#expected = [];
    this.#tolerated = [];
  }

  #add(text) {
    this.#found.push(text);
  }

  #onConsole(message) {
    if (message.type() !== 'error' && message.type() !== 'warning') return;
    const { url } = message.location();
    const status = Number(/status of (\d{3})/.exec(message.text())?.[1]);
    const isTolerated = this.#tolerated.some((pattern) => pattern.test(message.text()));
    if (!isTolerated && !this.#isExpected(status, url)) this.#add(`console ${message.type()}: ${message.text()} (${url})`);
  }

  #onRequest(request) {
    const { protocol, origin } = new URL(request.url());
    if (/^https?:$/.test(protocol) && origin !== this.origin && !this.#others.includes(origin) && !this.#isApp(origin))
      this.#add(`a request left for ${request.url()}`);
  }

  /** Apps of this hub run at names of their own. */
  #isApp(origin) {
    const { host, port } = new URL(origin);
    return host.endsWith(`.apps.localhost:${port}`) && port === new URL(this.origin).port;
  }

  /** Leaving a page or starting a download gives up what was on its way. */
  #onFailure(request) {
    const reason = request.failure()?.errorText ?? '';
    if (reason !== 'net::ERR_ABORTED') this.#add(`${request.method()} ${request.url()} failed: ${reason}`);
  }

  #onResponse(response) {
    if (response.status() >= 400 && !this.#isExpected(response.status(), response.url()))
      this.#add(`${response.request().method()} ${response.url()} answered ${response.status()}`);
  }

  #isExpected(status, url) {
    return this.#expected.some((one) => one.status === status && url.includes(one.address));
  }
}
