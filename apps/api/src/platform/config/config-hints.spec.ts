import { configHints } from './config-hints';
import { loadConfig } from './load-config';

const codes = (env: NodeJS.ProcessEnv) => configHints(loadConfig(env), env).map(({ code }) => code);
const PUBLIC = { GROVE_HOST: '0.0.0.0', GROVE_PUBLIC_URL: 'https://hub.example.com' };

describe('hints on the configuration', () => {
  it('are none on one’s own machine and on a careful server', () => {
    expect(codes({})).toEqual([]);
    expect(codes({ ...PUBLIC, GROVE_SIGNUP: 'invite', GROVE_DATABASE_URL: 'postgresql://db/grove' })).toEqual([]);
  });

  it('name open sign-up and unencrypted addresses where others can reach the hub', () => {
    expect(codes({ ...PUBLIC, GROVE_SIGNUP: 'open' })).toEqual(['open-signup']);
    expect(codes({ ...PUBLIC, GROVE_PUBLIC_URL: 'http://hub.example.com' })).toEqual(['plain-http']);
    expect(codes({ GROVE_SIGNUP: 'open' })).toEqual([]);
  });

  it('name the variables that hold secrets, and never the secrets', () => {
    const env = { ...PUBLIC, GROVE_SECRET_KEY: 'k'.repeat(40), GROVE_DATABASE_URL: 'postgresql://grove:hunter2@db/grove' };
    const [hint] = configHints(loadConfig(env), env);
    expect(hint).toMatchObject({ code: 'secret-in-environment', variables: ['GROVE_SECRET_KEY', 'GROVE_DATABASE_URL'] });
    expect(JSON.stringify(hint)).not.toMatch(/hunter2|kkkk/);
  });

  it('repeat the warnings of the start', () => {
    expect(codes({ GROVE_SINGUP: 'open' })).toEqual(['configuration']);
  });
});
