import { runGrove } from '.';

async function grove(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  const out: string[] = [];
  const err: string[] = [];
  const code = await runGrove(args, {
    env: { GROVE_DATA_DIR: '/nowhere/at/all' },
    out: (line) => void out.push(line),
    err: (line) => void err.push(line),
    readInput: () => Promise.reject(new Error('nothing may be read here')),
  });
  return { code, out: out.join('\n'), err: err.join('\n') };
}

describe('the command line of the operator', () => {
  it.each([
    [[], 'npm run grove -- COMMAND'],
    [['nonsense'], '"nonsense" is no command'],
    [['user', 'nonsense'], 'there are user add, user list'],
    [['user', 'add'], 'needs more: NAME'],
    [['user', 'add', 'alice', 'bob'], '"bob" is too much'],
    [['user', 'list', '--nonsense'], "Unknown option '--nonsense'."],
    [['user', 'set-admin', 'alice', 'maybe'], 'one of on, off'],
    [['user', 'set-password', 'alice'], '--password-stdin is missing'],
    [['user', 'add', 'alice', '--email', ''], '--email needs a value'],
    [['org', 'add', 'acme'], '--owner is missing'],
    [['org', 'member', 'acme', 'bob', 'king'], 'one of read, contributor, write, admin, remove'],
    [['token', 'add', 'alice', 'ci'], '--role is one of read, write'],
    [['token', 'add', 'alice', 'ci', '--role', 'read', '--expires-days', 'soon'], '--expires-days is a whole number from 1'],
    [['token', 'add', 'alice', 'ci', '--role', 'read', '--expires-days', '0'], '--expires-days is a whole number from 1'],
    [['runner'], '--hub is missing'],
    [['runner', '--hub', 'hub.example.com'], '--hub is the address of a hub'],
    [['runner', '--hub', 'https://hub.example.com/sub/path'], '--hub is the address of a hub'],
    [['runner', '--hub', 'https://hub.example.com'], 'The token of the runner is missing: --token-file, or GROVE_RUNNER_TOKEN.'],
  ])('refuses %j with exit code 2 and says why', async (args, reason) => {
    const { code, out, err } = await grove(...args);
    expect(code).toBe(2);
    expect(`${out}${err}`).toContain(reason);
  });

  it('asks no database for help', async () => {
    const { code, out, err } = await grove('token', 'add', '--help');
    expect([code, err]).toEqual([0, '']);
    expect(out).toContain('npm run grove -- token add USER NAME --role read|write');
    expect(out).toContain('HF_TOKEN=$(npm run -s grove -- token add alice ci --role read)');
  });

  it('names every command in its overview, and each has examples', async () => {
    const { code, out } = await grove('help');
    expect(code).toBe(0);
    const names = [...out.matchAll(/^ {2}([a-z-]+(?: [a-z-]+)?) {2}/gm)].map(([, name]) => name!.trim());
    expect(names).toEqual(
      expect.arrayContaining(['user add', 'org member', 'token revoke', 'admin-link', 'seed', 'migrate', 'doctor', 'runner']),
    );
    for (const name of names) expect((await grove(...name.split(' '), '--help')).out).toMatch(/Examples\n {2}.*npm run (-s )?grove -- /);
  });

  it('tells a wrong environment with its variable and exit code 2', async () => {
    const err: string[] = [];
    const terminal = { env: { GROVE_PORT: 'eighty' }, out: () => undefined, err: (line: string) => void err.push(line) };
    expect(await runGrove(['user', 'list'], { ...terminal, readInput: () => Promise.resolve('') })).toBe(2);
    expect(err.join()).toContain('GROVE_PORT');
  });

  it('makes no hub where there is none', async () => {
    const { code, err } = await grove('user', 'list');
    expect(code).toBe(1);
    expect(err).toContain('There is no hub in /nowhere/at/all.');
  });
});
