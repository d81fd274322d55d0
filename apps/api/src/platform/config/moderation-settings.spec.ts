import { ConfigError } from './config-error';
import { loadConfig } from './load-config';

const SERVICE = { GROVE_MODERATION_URL: 'https://judge.example.org/verdict', GROVE_MODERATION_SECRET: 'sixteen letters!' };

function problems(env: NodeJS.ProcessEnv): string[] {
  try {
    loadConfig(env);
    return [];
  } catch (error) {
    if (error instanceof ConfigError) return error.problems.map(({ name, problem }) => `${name} ${problem}`);
    throw error;
  }
}

it('a service that judges texts has an address and a secret; what is not said of it is three seconds, and that its silence allows', () => {
  expect(loadConfig({}).moderation).toBeNull();
  expect(loadConfig(SERVICE).moderation).toEqual({
    url: 'https://judge.example.org/verdict',
    secret: 'sixteen letters!',
    timeoutMs: 3000,
    onFailure: 'allow',
  });
  const more = { GROVE_MODERATION_FAILURE: 'Hold', GROVE_MODERATION_TIMEOUT_MS: '500' };
  expect(loadConfig({ ...SERVICE, ...more }).moderation).toMatchObject({ onFailure: 'hold', timeoutMs: 500 });
});

it.each([
  [{ GROVE_MODERATION_URL: SERVICE.GROVE_MODERATION_URL }, 'GROVE_MODERATION_SECRET is needed, because GROVE_MODERATION_URL is set'],
  [{ GROVE_MODERATION_FAILURE: 'hold' }, 'GROVE_MODERATION_FAILURE is set, but GROVE_MODERATION_URL is not'],
  [{ ...SERVICE, GROVE_MODERATION_SECRET: 'short' }, 'GROVE_MODERATION_SECRET has 5 characters, at least 16 are needed'],
  [{ ...SERVICE, GROVE_MODERATION_TIMEOUT_MS: '0' }, 'GROVE_MODERATION_TIMEOUT_MS is 0, which is not between 100 and 30000 milliseconds'],
  [{ ...SERVICE, GROVE_MODERATION_FAILURE: 'ignore' }, "GROVE_MODERATION_FAILURE is 'ignore', which is none of allow, hold, refuse"],
  [
    { ...SERVICE, GROVE_MODERATION_URL: 'https://me:pw@judge.example.org' },
    'GROVE_MODERATION_URL must not carry a user name or password: letters to it are signed',
  ],
])('is refused with what is wrong: %j', (env, problem) => {
  expect(problems(env)).toEqual([problem]);
});
