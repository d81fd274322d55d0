import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { AppConfig } from '../config';
import { AddressRules } from './address-rules';
import { Egress } from './egress';

/** Only what has to be slow ends soon. */
const LIMITS = { timeoutMs: 20_000, maxBytes: 1000 };
const CALL = { method: 'GET', headers: {}, body: null };

describe('the rules of addresses', () => {
  it('refuse what is not the public internet, however it is written', () => {
    const rules = new AddressRules([]);
    const refused = [
      '127.0.0.1',
      '10.1.2.3',
      '169.254.169.254',
      '192.168.1.1',
      '172.31.0.1',
      '100.64.0.1',
      '0.0.0.0',
      '224.0.0.1',
      '255.255.255.255',
    ];
    const refused6 = ['::1', '::', 'fe80::1', 'fd00::1', '::ffff:10.0.0.1', '::ffff:7f00:1', '64:ff9b::a00:1', '2002:a00:1::', 'ff02::1'];
    for (const address of [...refused, ...refused6, 'localhost', ''])
      expect([address, rules.allowsAddress(address)]).toEqual([address, false]);
    for (const address of ['93.184.215.14', '2606:2800:220:1::1', '172.32.0.1'])
      expect([address, rules.allowsAddress(address)]).toEqual([address, true]);
  });

  it('allow what the operator lists', () => {
    const rules = new AddressRules(['10.0.0.0/8', 'fd00::1', 'login.internal', '*.corp.example', 'one.internal:8443']);
    expect([rules.allowsAddress('10.9.9.9'), rules.allowsAddress('::ffff:10.9.9.9'), rules.allowsAddress('fd00::1')]).toEqual([
      true,
      true,
      true,
    ]);
    expect([rules.allowsAddress('192.168.1.1'), rules.allowsAddress('fd00::2')]).toEqual([false, false]);
    expect([rules.allowsName('LOGIN.internal', 443), rules.allowsName('a.corp.example', 443)]).toEqual([true, true]);
    expect([rules.allowsName('corp.example', 443), rules.allowsName('xlogin.internal', 443)]).toEqual([false, false]);
    expect([rules.allowsName('one.internal', 8443), rules.allowsName('one.internal', 443)]).toEqual([true, false]);
  });
});

describe('an outbound call', () => {
  let server: Server | undefined;
  afterEach(() => new Promise((resolve) => (server?.closeAllConnections(), server ? server.close(resolve) : resolve(null))));

  async function serve(listener: RequestListener): Promise<string> {
    server = createServer(listener);
    await new Promise<void>((resolve) => server!.listen(0, '127.0.0.1', resolve));
    return `http://localhost:${(server.address() as AddressInfo).port}/`;
  }
  const egress = (...egressAllow: string[]) => new Egress({ egressAllow } as unknown as AppConfig);

  it('to a private address is refused with the name of the variable, by name and by address', async () => {
    const address = await serve((_request, answer) => answer.end('secret'));
    for (const to of [address, address.replace('localhost', '127.0.0.1')])
      await expect(egress().fetch(to, CALL, LIMITS)).rejects.toMatchObject({
        problem: 'refused',
        message: expect.stringContaining('GROVE_EGRESS_ALLOW') as string,
      });
    expect(await (await egress('localhost').fetch(address, CALL, LIMITS)).text()).toBe('secret');
    expect(await (await egress('127.0.0.0/8').fetch(address.replace('localhost', '127.0.0.1'), CALL, LIMITS)).text()).toBe('secret');
  });

  it('follows no redirect', async () => {
    const address = await serve((_request, answer) => answer.writeHead(302, { location: 'http://169.254.169.254/' }).end());
    const answer = await egress('localhost').fetch(address, CALL, LIMITS);
    expect([answer.status, answer.headers.get('location')]).toEqual([302, 'http://169.254.169.254/']);
  });

  it('ends when the answer is too large or too slow', async () => {
    const large = await serve((_request, answer) => answer.end('x'.repeat(100_000)));
    await expect(egress('localhost').fetch(large, CALL, LIMITS)).rejects.toMatchObject({ problem: 'too-large' });
    server?.close();
    const slow = await serve((_request, answer) => void answer.write('a'));
    await expect(egress('localhost').fetch(slow, CALL, { ...LIMITS, timeoutMs: 500 })).rejects.toMatchObject({ problem: 'slow' });
  });

  it('says that nobody is there', async () => {
    const address = await serve(() => undefined);
    await new Promise((resolve) => server!.close(resolve));
    server = undefined;
    await expect(egress('localhost').fetch(address, CALL, LIMITS)).rejects.toMatchObject({ problem: 'away' });
  });

  it('is read as a stream for as long as something comes, and ends when nothing does or when the answer is cut off', async () => {
    const steady = await serve((_request, answer) => {
      let left = 6;
      const timer = setInterval(() => (left-- > 0 ? answer.write('ab') : (clearInterval(timer), answer.end())), 40);
    });
    const whole = await egress('localhost').stream(steady, CALL, { silenceMs: 2_000 });
    expect(await textOf(whole.body)).toBe('ab'.repeat(6));
    server?.close();
    const silent = await serve((_request, answer) => void answer.write('a'));
    const answer = await egress('localhost').stream(silent, CALL, { silenceMs: 100 });
    await expect(textOf(answer.body)).rejects.toMatchObject({ problem: 'slow' });
    server?.closeAllConnections();
    server?.close();
    const cut = await serve((_request, sent) => {
      sent.writeHead(200, { 'content-length': '100' }).write('a');
      setTimeout(() => sent.destroy(), 20);
    });
    const broken = await egress('localhost').stream(cut, CALL, { silenceMs: 2_000 });
    await expect(textOf(broken.body)).rejects.toMatchObject({ problem: 'away' });
  });

  it('that is read as a stream ends with the reason of who gives it up', async () => {
    const silent = await serve((_request, answer) => void answer.write('a'));
    const given = new AbortController();
    const answer = await egress('localhost').stream(silent, { ...CALL, signal: given.signal }, { silenceMs: 5_000 });
    const read = textOf(answer.body);
    given.abort(new Error('cancelled'));
    await expect(read).rejects.toThrow('cancelled');
  });

  async function textOf(body: AsyncIterable<Buffer>): Promise<string> {
    let text = '';
    for await (const part of body) text += part.toString();
    return text;
  }
});
