// The people of the demonstration, and what they ask of the hub.
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';

const NAMES = ['ann', 'mia', 'dan', 'eve', 'sam', 'boss'];

export class People {
  #tokens = {};

  constructor(product) {
    this.product = product;
    for (const name of NAMES) {
      product.grove('user', 'add', name, ...(name === 'boss' ? ['--admin'] : []));
      this.#tokens[name] = product.grove('token', 'add', name, 'demo', '--role', 'write').split('\n').at(-1);
    }
  }

  tokenOf(name) {
    return this.#tokens[name];
  }

  /** Answers `{ status, body }`. */
  async ask(name, method, path, body) {
    const answer = await fetch(`${this.product.endpoint}${path}`, {
      method,
      redirect: 'manual',
      headers: { authorization: `Bearer ${this.#tokens[name]}`, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const text = await answer.text();
    return { status: answer.status, body: /^[[{]/.test(text) ? JSON.parse(text) : text };
  }

  /** The same of our own API; anything but success throws. */
  async hub(name, method, path, body) {
    const answer = await this.ask(name, method, `/hub/v1${path}`, body);
    if (answer.status >= 300) throw new Error(`${method} ${path} of ${name} answered ${answer.status}: ${JSON.stringify(answer.body)}`);
    return answer.body;
  }

  async makeRepository(owner, type, name, files) {
    const wire = { model: 'model', dataset: 'dataset', app: 'space' }[type];
    const sdk = type === 'app' ? { sdk: 'static' } : {};
    const made = await this.ask(owner, 'POST', '/api/repos/create', { name, type: wire, ...sdk });
    if (made.status !== 200) throw new Error(`${name} was not made: ${JSON.stringify(made.body)}`);
    const lines = Object.entries(files).map(([path, text]) => ({
      key: 'file',
      value: { path, content: Buffer.from(text).toString('base64'), encoding: 'base64' },
    }));
    const commit = [{ key: 'header', value: { summary: 'Begin', description: '' } }, ...lines]
      .map((line) => JSON.stringify(line))
      .join('\n');
    const answer = await this.ask(owner, 'POST', `/api/${wire}s/${owner}/${name}/commit/main`, commit);
    if (answer.status !== 200) throw new Error(`${name} was not committed: ${JSON.stringify(answer.body)}`);
  }

  /** Pays in at the provider of demonstrations, whose event brings the money. */
  async topUp(name, amount) {
    const wish = { amount, provider: 'fake', requestKey: randomUUID() };
    const { id, action } = await this.hub(name, 'POST', `/namespaces/${name}/wallet/top-ups`, wish);
    await this.hub(name, 'POST', `/test-payments/${action.url.split('/').at(-1)}`, { isPaid: true });
    await this.until(async () => {
      const { payments } = await this.hub(name, 'GET', `/namespaces/${name}/wallet/top-ups`);
      return payments.find((payment) => payment.id === id)?.state === 'succeeded';
    }, 'the money that was paid in');
  }

  async until(isSo, what) {
    for (let looks = 0; looks < 300; looks += 1) {
      if (await isSo()) return;
      await sleep(200);
    }
    throw new Error(`${what} did not come`);
  }
}
