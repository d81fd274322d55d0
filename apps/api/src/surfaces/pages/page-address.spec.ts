import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pageAddress } from './page-address';

const ROUTER = readFileSync(join(__dirname, '../../../../web/src/app/router.tsx'), 'utf8');

it('knows every page of the app', () => {
  const pages = [...ROUTER.matchAll(/\b(?:\w*[pP]age|repository)\(\s*'(\/[^']*)'/g)].map(([, path = '']) => path);
  const settings = [...ROUTER.matchAll(/\['(\w+)', (?:accountComponent|lazyRouteComponent)/g)].map(([, part = '']) => `/settings/${part}`);
  expect(pages.length + settings.length).toBeGreaterThan(40);
  const addresses = [...pages, ...settings].map((path) => path.replaceAll(/\$\w+/g, 'x').replace('$', 'x'));
  expect(addresses.filter((path) => pageAddress(path) === null)).toEqual([]);
});

it('knows every part of a repository', () => {
  const children = [...ROUTER.matchAll(/child\('([^']*)'/g)].map(([, path = '']) =>
    path.replaceAll(/\{-\$\w+\}|\$\w+|\$/g, '1').replace(/\/$/, ''),
  );
  expect(children.length).toBeGreaterThan(12);
  const missing = children.filter((part) =>
    ['/', '/datasets/', '/spaces/'].every((prefix) => pageAddress(`${prefix}acme/x/${part}`) === null),
  );
  expect(missing).toEqual([]);
});

it.each([
  '/models/none/such/thing',
  '/acme/x/none',
  '/acme/x/try/more',
  '/datasets/acme/x/try',
  '/acme/x/discussions/nine',
  '/acme//x',
  '/%ff',
  '/settings/none',
  '/wp-login/a/b/c',
  '/admin/a/b/c',
])('nothing stands at %s', (path) => {
  expect(pageAddress(path)).toBeNull();
});

it('tells a discussion from the form for one', () => {
  expect(pageAddress('/acme/x/discussions/7')).toMatchObject({ ask: { num: 7 }, isMain: true });
  expect(pageAddress('/acme/x/discussions/new')).toMatchObject({ ask: { at: { name: 'x' } }, isMain: false });
  expect(pageAddress('/spaces/acme/x')).toMatchObject({ ask: { at: { type: 'app', namespace: 'acme', name: 'x' } } });
});
