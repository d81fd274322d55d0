import * as fc from 'fast-check';
import { appRequest } from './app-address';
import { appHeaders, hubOrigins } from './app-policy';
import { frameScript, withFrameScript } from './frame-script';

const SCRIPT = '<script>0</script>';

describe('the script in front of a page', () => {
  it.each([
    ['<!doctype html><html lang="en"><head><title>a</title>', '<!doctype html><html lang="en"><head>|<title>a</title>'],
    ['<!DOCTYPE html>\n<!-- <head> -->\n<HTML>\n<HEAD profile="x">b', '<!DOCTYPE html>\n<!-- <head> -->\n<HTML>\n<HEAD profile="x">|b'],
    ['<!doctype html>\n<body><header>c', '<!doctype html>\n|<body><header>c'],
    ['<h1>d</h1>', '|<h1>d</h1>'],
    ['\ufeff<!doctype html><p>e', '\ufeff<!doctype html>|<p>e'],
    ['<!-- never closed <head>', '|<!-- never closed <head>'],
    ['', '|'],
  ])('stands before any script of it: %j', (page, expected) => {
    expect(withFrameScript(Buffer.from(page), SCRIPT).toString()).toBe(expected.replace('|', SCRIPT));
  });

  it('changes nothing else of any page', () => {
    const piece = fc.constantFrom('<!doctype html>', '<html>', '<head>', '<!--', '-->', ' ', '\n', 'x', '<p>', '模林');
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        const page = pieces.join('');
        const made = withFrameScript(Buffer.from(page), SCRIPT).toString();
        expect([made.replace(SCRIPT, ''), made.split(SCRIPT).length]).toEqual([page, 2]);
      }),
    );
  });

  it('is one script, whatever things are called', () => {
    const made = frameScript({ hub: 'http://h', app: 'a/</script><script>', commit: 'c', variables: { SPACE_ID: '<!--<script>' } });
    expect(made.match(/<\/?script|<!--/g)).toEqual(['<script', '</script']);
  });
});

describe('what a request for an app names', () => {
  const TOKEN = `${'a'.repeat(40)}.${'b'.repeat(43)}`;

  it.each([
    ['/.app-origin/', 'x-1', { label: 'x-1', token: null, path: '', needsSlash: false, query: '' }],
    ['/.app-origin/a%20b/c.js?v=1?2', 'x-1', { label: 'x-1', token: null, path: 'a b/c.js', needsSlash: false, query: '?v=1?2' }],
    [`/.app-origin/@${TOKEN}/a/`, 'x-1', { label: 'x-1', token: TOKEN, path: 'a/', needsSlash: false, query: '' }],
    [`/.app-origin/@${TOKEN}`, 'x-1', { label: 'x-1', token: TOKEN, path: '', needsSlash: true, query: '' }],
    ['/.app-origin/@someone/a', 'x-1', { label: 'x-1', token: null, path: '@someone/a', needsSlash: false, query: '' }],
    ['/apps/x-1', null, { label: 'x-1', token: null, path: '', needsSlash: true, query: '' }],
    [`/apps/x-1/@${TOKEN}/b`, null, { label: 'x-1', token: TOKEN, path: 'b', needsSlash: false, query: '' }],
    ['/.app-origin/a%2Fb', 'x-1', { label: 'x-1', token: null, path: null, needsSlash: false, query: '' }],
    ['/.app-origin/%00', 'x-1', { label: 'x-1', token: null, path: null, needsSlash: false, query: '' }],
    ['/.app-origin/%', 'x-1', { label: 'x-1', token: null, path: null, needsSlash: false, query: '' }],
  ])('%s', (url, host, expected) => {
    expect(appRequest(url, host)).toEqual(expected);
  });
});

describe('the policy of apps', () => {
  const facts = { own: 'http://h/apps/x-1/', hub: ['http://h'], embeddable: false, headers: {} };

  it('never gives an app the origin of the hub', () => {
    const policy = appHeaders({ ...facts, isIsolated: false })['Content-Security-Policy'] ?? '';
    expect(policy).toMatch(/^sandbox /);
    expect(policy).not.toMatch(/allow-same-origin|allow-top-navigation|'self'/);
  });

  it('names the hub as browsers know it', () => {
    const config = { publicUrl: 'http://localhost:8080', isLoopback: true, allowedHosts: [] };
    expect(hubOrigins(config)).toEqual(['http://localhost:8080', 'http://127.0.0.1:8080']);
    const named = { publicUrl: 'https://hub.example.org', isLoopback: false, allowedHosts: ['hub.internal', 'other.internal:8081'] };
    expect(hubOrigins(named)).toEqual([
      'https://hub.example.org',
      'https://hub.internal',
      'https://hub.internal:*',
      'https://other.internal:8081',
    ]);
  });
});
