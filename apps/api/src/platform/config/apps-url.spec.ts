import { ConfigError } from './config-error';
import { loadConfig } from './load-config';

const HUB = { GROVE_HOST: '0.0.0.0', GROVE_PUBLIC_URL: 'https://hub.example.org' };

function problem(env: NodeJS.ProcessEnv): string {
  try {
    loadConfig(env);
  } catch (error) {
    if (error instanceof ConfigError) return error.problems.map(({ name, problem: text }) => `${name} ${text}`).join('; ');
    throw error;
  }
  return 'none';
}

describe('GROVE_APPS_URL', () => {
  it('is below localhost where only this machine reaches the hub, and nowhere else by itself', () => {
    expect(loadConfig({ GROVE_PORT: '9000' }).appsUrl).toEqual({ scheme: 'http', domain: 'apps.localhost', port: ':9000' });
    expect(loadConfig({ GROVE_PUBLIC_URL: 'https://localhost:9443' }).appsUrl).toBeNull();
    expect(loadConfig({ GROVE_PORT: '9000', GROVE_APPS_URL: 'off' }).appsUrl).toBeNull();
    expect(loadConfig(HUB).appsUrl).toBeNull();
  });

  it('is a wildcard of a domain that the hub shares no cookie with', () => {
    expect(loadConfig({ ...HUB, GROVE_APPS_URL: 'https://*.Apps.Example-Apps.net:8443/' }).appsUrl).toEqual({
      scheme: 'https',
      domain: 'apps.example-apps.net',
      port: ':8443',
    });
    // The owners of the public suffix list's private part give names to people who do not trust each other.
    const hosted = { ...HUB, GROVE_PUBLIC_URL: 'https://hub.github.io' };
    expect(loadConfig({ ...hosted, GROVE_APPS_URL: 'https://*.grove-apps.github.io' }).appsUrl).toMatchObject({
      domain: 'grove-apps.github.io',
    });
    const address = { GROVE_HOST: '0.0.0.0', GROVE_PUBLIC_URL: 'http://192.0.2.7:8080', GROVE_APPS_URL: 'http://*.apps.internal:8080' };
    expect(loadConfig(address).appsUrl).toMatchObject({ domain: 'apps.internal' });
  });

  it.each([
    ['https://*.example.org', "covers the hub's own name"],
    ['https://*.hub.example.org', "covers the hub's own name"],
    ['https://*.apps.example.org', 'is below example.org'],
    ['https://*.other-name.net', 'none'],
    ['http://*.other-name.net', 'begins with http:'],
    ['https://apps.other-name.net', 'neither an address with a wildcard'],
    ['https://*.other-name.net/apps', 'neither an address with a wildcard'],
    ['https://*.*.other-name.net', 'neither an address with a wildcard'],
    ['ftp://*.other-name.net', 'neither an address with a wildcard'],
  ])('%s: %s', (text, expected) => {
    expect(problem({ ...HUB, GROVE_APPS_URL: text })).toContain(expected);
  });

  it('counts the further names of the hub as its own', () => {
    const named = { ...HUB, GROVE_ALLOWED_HOSTS: 'models.company.net:8080', GROVE_APPS_URL: 'https://*.apps.company.net' };
    expect(problem(named)).toContain('is below company.net');
  });
});
