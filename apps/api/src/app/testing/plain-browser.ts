// What a browser does with cookies, redirects and Fetch metadata, and nothing else.

export class PlainBrowser {
  /** By host (with its port) and name; cookies really ignore ports, names of ours do not clash. */
  private readonly jar = new Map<string, Map<string, string>>();

  constructor(private readonly home: string) {}

  /** One request, no redirect followed. */
  async send(
    address: string,
    init: { method?: string; form?: Record<string, string>; json?: object; headers?: Record<string, string> } = {},
  ): Promise<Response> {
    const url = new URL(address, this.home);
    const { method = init.form || init.json ? 'POST' : 'GET', form, json } = init;
    const headers: Record<string, string> = { cookie: this.cookies(url), 'sec-fetch-site': 'same-origin', ...init.headers };
    if (json) headers['content-type'] = 'application/json';
    const body = form ? new URLSearchParams(form) : json ? JSON.stringify(json) : undefined;
    const answer = await fetch(url, { method, headers, redirect: 'manual', ...(body === undefined ? {} : { body }) });
    this.keep(url, answer);
    return answer;
  }

  /** Follows redirects by GET until an answer is none, or `until` fits an address: then that address. */
  async follow(address: string, until: (url: URL) => boolean = () => false): Promise<{ url: URL; answer: Response | null }> {
    let url = new URL(address, this.home);
    for (let hops = 0; hops < 20; hops++) {
      if (until(url)) return { url, answer: null };
      const answer = await this.send(url.href);
      const location = answer.headers.get('location');
      if (answer.status < 300 || answer.status >= 400 || location === null) return { url, answer };
      url = new URL(location, url);
    }
    throw new Error(`redirected without end, last to ${url.href}`);
  }

  cookieNames(): string[] {
    return [...(this.jar.get(new URL(this.home).host)?.keys() ?? [])];
  }

  private cookies({ host }: URL): string {
    return [...(this.jar.get(host) ?? [])].map(([name, value]) => `${name}=${value}`).join('; ');
  }

  private keep({ host }: URL, answer: Response): void {
    const mine = this.jar.get(host) ?? new Map<string, string>();
    this.jar.set(host, mine);
    for (const cookie of answer.headers.getSetCookie()) {
      const [pair = '', ...attributes] = cookie.split(';');
      const at = pair.indexOf('=');
      const gone = attributes.some((attribute) => /^\s*max-age=0$/i.test(attribute) || /^\s*expires=Thu, 01 Jan 1970/i.test(attribute));
      if (gone) mine.delete(pair.slice(0, at));
      else mine.set(pair.slice(0, at), pair.slice(at + 1));
    }
  }
}
