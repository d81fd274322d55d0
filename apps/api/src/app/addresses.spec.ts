import { isSameOrigin } from '../surfaces/hub/same-origin';
import { BaseUrls } from './base-url';
import { TrustedProxies } from './trusted-proxies';

describe('TrustedProxies', () => {
  const proxies = new TrustedProxies(['10.0.0.0/8', 'loopback', '2001:db8::/32', '192.0.2.7']);

  it('walks from our side outwards to the first address it does not trust', () => {
    expect(proxies.clientAddress('10.0.0.1', '203.0.113.5, 10.9.9.9')).toBe('203.0.113.5');
    expect(proxies.clientAddress('10.0.0.1', '1.1.1.1, 203.0.113.5, 10.9.9.9')).toBe('203.0.113.5');
    expect(proxies.clientAddress('::ffff:127.0.0.1', '[2001:db8::9]:443, 192.0.2.7:8080')).toBe('2001:db8::9');
  });

  it('believes nobody else, and nothing that is not an address', () => {
    expect(proxies.clientAddress('203.0.113.5', '1.2.3.4')).toBe('203.0.113.5');
    expect(proxies.clientAddress('10.0.0.1', 'unknown, <script>')).toBe('10.0.0.1');
    expect(new TrustedProxies([]).clientAddress('127.0.0.1', '1.2.3.4')).toBe('127.0.0.1');
  });
});

describe('BaseUrls', () => {
  const urls = new BaseUrls(
    { publicUrl: 'https://hub.example.org', allowedHosts: ['hub.internal', 'other.internal:8081'] },
    new TrustedProxies(['10.0.0.0/8']),
  );
  const of = (host: string | undefined, headers: Record<string, string> = {}, peer = '203.0.113.5') =>
    urls.of({ headers: { host, ...headers }, peer, encrypted: false });

  it('answers to loopback names, the public one and those the operator listed', () => {
    expect(of('localhost:8080')).toBe('http://localhost:8080');
    expect(of('[::1]:8080')).toBe('http://[::1]:8080');
    expect(of('127.0.0.1')).toBe('http://127.0.0.1');
    expect(of('HUB.example.org:80')).toBe('http://hub.example.org');
    expect(of('hub.internal:9000')).toBe('http://hub.internal:9000');
    expect(of('other.internal:8081')).toBe('http://other.internal:8081');
  });

  it.each([
    undefined,
    'evil.example',
    'hub.example.org.evil.example',
    'other.internal',
    'localhost.evil.example',
    'hub.example.org/x',
    'hub.example.org@evil.example',
    '127.0.0.1.nip.io',
    'hub.example.org:80:80',
    ' ',
  ])('does not answer to %j', (host) => {
    expect(of(host)).toBeNull();
  });

  it('believes X-Forwarded-Host and -Proto of a trusted proxy only', () => {
    const forwarded = { 'x-forwarded-host': 'hub.example.org, hub.internal', 'x-forwarded-proto': 'https' };
    expect(of('app:3000', forwarded, '10.0.0.2')).toBe('https://hub.example.org');
    expect(of('app:3000', forwarded)).toBeNull();
    expect(of('hub.example.org', { 'x-forwarded-proto': 'https' })).toBe('http://hub.example.org');
    expect(of('hub.example.org', { 'x-forwarded-proto': 'javascript' }, '10.0.0.2')).toBe('http://hub.example.org');
    expect(of('app:3000', { 'x-forwarded-host': 'evil.example' }, '10.0.0.2')).toBeNull();
  });
});

describe('isSameOrigin', () => {
  const facts = (headers: Record<string, string>, byCookie = true, method = 'POST') =>
    isSameOrigin({ method, headers, byCookie, baseUrl: 'http://localhost:8080', publicUrl: 'https://hub.example.org' });

  it('lets reading pass from everywhere', () => {
    expect(facts({ origin: 'https://evil.example' }, true, 'GET')).toBe(true);
  });

  it('takes the port for a part of the place', () => {
    expect(facts({ origin: 'http://localhost:8080' })).toBe(true);
    expect(facts({ origin: 'http://localhost:8081' })).toBe(false);
  });

  it('does not take a prefix for the place', () => {
    expect(facts({ referer: 'http://localhost:8080.evil.example/' })).toBe(false);
    expect(facts({ referer: 'http://localhost:8080@evil.example/' })).toBe(false);
  });

  it('lets programs without a cookie say nothing', () => {
    expect(facts({}, false)).toBe(true);
    expect(facts({}, true)).toBe(false);
  });
});
