import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { ConfigError } from './config-error';
import { configWarnings, loadConfig } from './load-config';

function problemsOf(env: NodeJS.ProcessEnv): Record<string, string> {
  try {
    loadConfig(env);
  } catch (error) {
    if (error instanceof ConfigError) return Object.fromEntries(error.problems.map(({ name, problem }) => [name, problem]));
    throw error;
  }
  return {};
}

describe('loadConfig', () => {
  it('needs nothing: a hub for this machine with an embedded database and a folder store', () => {
    const config = loadConfig({});
    expect(config).toMatchObject({ host: 'localhost', port: 8080, publicUrl: 'http://localhost:8080', isLoopback: true, signup: 'open' });
    expect(config.listenHosts).toEqual(['127.0.0.1', '::1']);
    expect(config.usesEmbeddedPostgres).toBe(true);
    expect(config.dataDir).toBe(path.resolve('data'));
    expect(config.objectStore).toEqual({ kind: 'folder', rootDir: path.resolve('data/objects'), minFreeBytes: 1e9 });
  });

  it('shows metrics on this machine only, unless a token guards them', () => {
    expect(loadConfig({}).metrics).toBeNull();
    expect(loadConfig({ GROVE_METRICS: '9464' }).metrics).toEqual({ host: '127.0.0.1', port: 9464, token: null });
    expect(problemsOf({ GROVE_METRICS: '0.0.0.0:9464' })).toMatchObject({ GROVE_METRICS_TOKEN: expect.stringContaining('is needed') });
    expect(problemsOf({ GROVE_METRICS: '0.0.0.0:9464', GROVE_METRICS_TOKEN: 'short' })).toMatchObject({
      GROVE_METRICS_TOKEN: expect.stringContaining('at least 16'),
    });
    expect(problemsOf({ GROVE_METRICS_TOKEN: 'x'.repeat(20) })).toMatchObject({ GROVE_METRICS_TOKEN: 'is set, but GROVE_METRICS is not' });
    expect(loadConfig({ GROVE_METRICS: '0.0.0.0:9464', GROVE_METRICS_TOKEN: 'x'.repeat(20) }).metrics).toMatchObject({ host: '0.0.0.0' });
  });

  it('treats empty values as absent, as compose files pass them', () => {
    expect(loadConfig({ GROVE_PORT: '', GROVE_REDIS_URL: ' ' })).toMatchObject({ port: 8080, redisUrl: null });
  });

  it.each([
    [{ GROVE_HOST: '0.0.0.0' }, false, 'closed'],
    [{ GROVE_PUBLIC_URL: 'https://hub.example.com' }, false, 'closed'],
    [{ GROVE_HOST: '127.0.0.1' }, true, 'open'],
    [{ GROVE_HOST: '0.0.0.0', GROVE_SIGNUP: 'invite' }, false, 'invite'],
    [{ GROVE_PUBLIC_URL: 'http://hub.localhost:8080' }, true, 'open'],
  ])('closes sign-up off loopback unless told otherwise: %j', (env, isLoopback, signup) => {
    expect(loadConfig(env)).toMatchObject({ isLoopback, signup });
  });

  it.each([
    ['personal', { signup: 'closed', anonymousRead: false, defaultVisibility: 'private', organizations: 'administrators' }],
    ['company', { signup: 'invite', anonymousRead: false, defaultVisibility: 'public', organizations: 'administrators' }],
    ['community', { signup: 'open', anonymousRead: true, defaultVisibility: 'public', organizations: 'everyone' }],
  ])('takes the decisions of the mode %s, whatever the hub listens on', (mode, rules) => {
    expect(loadConfig({ GROVE_MODE: mode, GROVE_HOST: '0.0.0.0' })).toMatchObject({ mode, ...rules });
    expect(loadConfig({ GROVE_MODE: mode })).toMatchObject({ mode, ...rules });
  });

  it('lets a variable of its own win over the mode, and the mode of the environment over a chosen one', () => {
    const config = loadConfig({ GROVE_MODE: 'company', GROVE_ANONYMOUS_READ: 'true', GROVE_ORGANIZATIONS: 'everyone' });
    config.adoptMode('personal');
    expect(config).toMatchObject({ mode: 'company', signup: 'invite', anonymousRead: true, organizations: 'everyone' });
  });

  it('follows the chosen mode in every copy of itself, and stays as it was where none was chosen', () => {
    const first = loadConfig({ GROVE_DEFAULT_VISIBILITY: 'private' });
    const second = first.with({ databaseUrl: 'postgresql://x/y' });
    expect(second).toMatchObject({ mode: null, signup: 'open', anonymousRead: true, organizations: 'everyone' });
    first.adoptMode('company');
    expect(second).toMatchObject({ mode: 'company', signup: 'invite', anonymousRead: false, defaultVisibility: 'private' });
  });

  it('derives the public address from host and port', () => {
    expect(loadConfig({ GROVE_HOST: '0.0.0.0', GROVE_PORT: '9000' }).publicUrl).toBe('http://localhost:9000');
    expect(loadConfig({ GROVE_HOST: '::1' }).publicUrl).toBe('http://[::1]:8080');
    expect(loadConfig({ GROVE_HOST: 'hub.internal', GROVE_PORT: '80' }).publicUrl).toBe('http://hub.internal');
    expect(loadConfig({ GROVE_PUBLIC_URL: 'https://hub.example.com/' }).publicUrl).toBe('https://hub.example.com');
  });

  it('refuses a public address with a sub-path', () => {
    expect(problemsOf({ GROVE_PUBLIC_URL: 'https://example.com/hub' }).GROVE_PUBLIC_URL).toContain('no sub-path');
  });

  it('reports every problem at once, each with its name and an example', () => {
    const env = {
      GROVE_PORT: '80800',
      GROVE_SIGNUP: 'maybe',
      GROVE_MAX_UPLOAD_BYTES: '10 apples',
      GROVE_REDIS_URL: 'http://x',
      GROVE_ANONYMOUS_READ: 'perhaps',
      GROVE_MODE: 'public',
    };
    expect(Object.keys(problemsOf(env)).sort()).toEqual(Object.keys(env).sort());
    expect(() => loadConfig(env)).toThrow(/has 6 problems:[\s\S]*GROVE_PORT is '80800'.*Example: GROVE_PORT=8080/);
  });

  it('never repeats a secret in a message', () => {
    expect(() => loadConfig({ GROVE_DATABASE_URL: 'mysql://u:hunter2@db/x', GROVE_SECRET_KEY: 'hunter2' })).toThrow(
      expect.objectContaining({ message: expect.not.stringContaining('hunter2') }),
    );
  });

  it.each([
    ['1048576', 1_048_576],
    ['10GB', 10e9],
    ['1.5 GiB', 1_610_612_736],
    ['500mb', 500e6],
    ['0', 0],
  ])('reads the size %s', (text, bytes) => {
    expect(loadConfig({ GROVE_MAX_UPLOAD_BYTES: text }).maxUploadBytes).toBe(bytes);
  });

  it.each(['10XB', '-1', '1e9', 'GB', '99999999TB'])('refuses the size %s', (text) => {
    expect(problemsOf({ GROVE_MIN_FREE_BYTES: text })).toHaveProperty('GROVE_MIN_FREE_BYTES');
  });

  it('reads lists of hosts, proxies and egress targets', () => {
    const config = loadConfig({
      GROVE_ALLOWED_HOSTS: 'Hub.internal, hub.internal:8080 [::1]:80',
      GROVE_TRUSTED_PROXIES: '10.0.0.0/8,loopback,fd00::/8',
      GROVE_EGRESS_ALLOW: 'hooks.internal,10.1.2.3:9000,192.168.0.0/16',
    });
    expect(config.allowedHosts).toEqual(['hub.internal', 'hub.internal:8080', '[::1]:80']);
    expect(config.trustedProxies).toEqual(['10.0.0.0/8', 'loopback', 'fd00::/8']);
    expect(config.egressAllow).toEqual(['hooks.internal', '10.1.2.3:9000', '192.168.0.0/16']);
  });

  it.each([
    { GROVE_TRUSTED_PROXIES: '10.0.0.0/33' },
    { GROVE_TRUSTED_PROXIES: 'proxy.internal' },
    { GROVE_ALLOWED_HOSTS: 'http://x' },
    { GROVE_EGRESS_ALLOW: 'a b/c' },
    { GROVE_HOST: '300.1.1.1' },
    { GROVE_HOST: 'localhost:8080' },
  ])('refuses %j', (env) => {
    expect(Object.keys(problemsOf(env))).toEqual(Object.keys(env));
  });
});

describe('the S3 variables', () => {
  const S3 = { GROVE_S3_ENDPOINT: 'http://s3:9000', GROVE_S3_BUCKET: 'b', GROVE_S3_ACCESS_KEY: 'k', GROVE_S3_SECRET_KEY: 's' };

  it('make an S3 store with a region and path style by default', () => {
    expect(loadConfig(S3).objectStore).toEqual({
      kind: 's3',
      endpoint: 'http://s3:9000',
      bucket: 'b',
      accessKey: 'k',
      secretKey: 's',
      region: 'us-east-1',
      pathStyle: true,
    });
  });

  it('must be complete', () => {
    expect(Object.keys(problemsOf({ GROVE_S3_ENDPOINT: 'http://s3:9000' }))).toEqual([
      'GROVE_S3_BUCKET',
      'GROVE_S3_ACCESS_KEY',
      'GROVE_S3_SECRET_KEY',
    ]);
  });

  it('do not call the store by the hub’s own address: clients would look for the hub’s headers behind a redirect', () => {
    const s3 = { ...S3, GROVE_PUBLIC_URL: 'https://hub.example.org' };
    expect(problemsOf({ ...s3, GROVE_S3_PUBLIC_ENDPOINT: 'https://hub.example.org/' })).toEqual({
      GROVE_S3_PUBLIC_ENDPOINT: "is the hub's own address; the store needs another port or name",
    });
    expect(problemsOf({ ...s3, GROVE_S3_PUBLIC_ENDPOINT: 'https://hub.example.org:9000' })).toEqual({});
  });

  it('mean nothing without an endpoint', () => {
    expect(problemsOf({ GROVE_S3_BUCKET: 'b' })).toEqual({ GROVE_S3_BUCKET: 'is set, but GROVE_S3_ENDPOINT is not' });
  });
});

describe('…_FILE variables', () => {
  let folder: string;
  beforeEach(() => (folder = fs.mkdtempSync(path.join(os.tmpdir(), 'grove-config-'))));
  afterEach(() => fs.rmSync(folder, { recursive: true, force: true }));

  it('carry the value in a file, for any variable', () => {
    fs.writeFileSync(path.join(folder, 'port'), '9001\n');
    expect(loadConfig({ GROVE_PORT_FILE: path.join(folder, 'port') }).port).toBe(9001);
  });

  it('exclude the plain variable', () => {
    fs.writeFileSync(path.join(folder, 'port'), '9001\n');
    expect(problemsOf({ GROVE_PORT: '1', GROVE_PORT_FILE: path.join(folder, 'port') }).GROVE_PORT).toContain('both set');
  });

  it('must be readable and not empty', () => {
    fs.writeFileSync(path.join(folder, 'empty'), '\n');
    expect(problemsOf({ GROVE_SECRET_KEY_FILE: path.join(folder, 'none'), GROVE_REDIS_URL_FILE: path.join(folder, 'empty') })).toEqual({
      GROVE_SECRET_KEY_FILE: expect.stringContaining('ENOENT'),
      GROVE_REDIS_URL_FILE: expect.stringContaining('is empty'),
    });
  });
});

describe('configWarnings', () => {
  it('names the nearest variable for one that is not known', () => {
    expect(configWarnings(loadConfig({}), { GROVE_PROT: '1', GROVE_SECRET_KEY_FLIE: 'x' })).toEqual([
      'GROVE_PROT is not a variable of this version and has no effect. Did you mean GROVE_PORT?',
      'GROVE_SECRET_KEY_FLIE is not a variable of this version and has no effect. Did you mean GROVE_SECRET_KEY_FILE?',
    ]);
  });

  it('asks for a public address when others can reach the hub', () => {
    const env = { GROVE_HOST: '0.0.0.0' };
    expect(configWarnings(loadConfig(env), env)).toEqual([expect.stringContaining('GROVE_PUBLIC_URL is not set')]);
  });
});

describe('AppConfig', () => {
  it('does not pretend to know the address of a database that has not been started', () => {
    expect(() => loadConfig({}).databaseUrl).toThrow('has not been started');
    const config = loadConfig({}).with({ databaseUrl: 'postgresql://x/y' }).with({ secretKey: 'k' });
    expect(config).toMatchObject({ databaseUrl: 'postgresql://x/y', secretKey: 'k', port: 8080, usesEmbeddedPostgres: true });
  });

  it('takes the operator’s database before any other', () => {
    expect(loadConfig({ GROVE_DATABASE_URL: 'postgres://a@b/c' }).with({ databaseUrl: 'postgresql://x/y' }).databaseUrl).toBe(
      'postgres://a@b/c',
    );
  });
});
