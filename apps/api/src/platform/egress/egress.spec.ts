import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { AppConfig } from '../config';
import { AddressRules } from './address-rules';
import { Egress } from './egress';

const LIMITS = { timeoutMs: 500, maxBytes: 1000 };
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
    await expect(egress('localhost').fetch(slow, CALL, LIMITS)).rejects.toMatchObject({ problem: 'slow' });
  });

  it('says that nobody is there', async () => {
    const address = await serve(() => undefined);
    await new Promise((resolve) => server!.close(resolve));
    server = undefined;
    await expect(egress('localhost').fetch(address, CALL, LIMITS)).rejects.toMatchObject({ problem: 'away' });
  });
});
