import { RESERVED_FIRST_SEGMENTS } from '@modelgrove/shared';
import { ENDPOINT_PREFIXES, endpointPrefix, withoutEndpointPrefix } from './endpoint-prefix';

describe('the endpoints behind a prefix', () => {
  it('have names that no namespace can take', () => {
    for (const name of ENDPOINT_PREFIXES) expect(RESERVED_FIRST_SEGMENTS).toContain(name);
  });

  it.each([
    ['/hf/api/models/a/b?x=/hf/', '/hf', '/api/models/a/b?x=/hf/'],
    ['/csg/a/b/resolve/main/f', '/csg', '/a/b/resolve/main/f'],
    ['/ms/datasets/a/b/resolve/main/f', '/ms', '/datasets/a/b/resolve/main/f'],
    ['/hf/hf/api/models', '/hf', '/hf/api/models'],
    ['/hf/', '/hf', '/'],
    ['/hf/hubble/b/resolve/main/f', '/hf', '/hubble/b/resolve/main/f'],
  ])('%s is %s in front of %s', (url, prefix, rest) => {
    expect([endpointPrefix(url), withoutEndpointPrefix(url)]).toEqual([prefix, rest]);
  });

  it.each([
    '/api/models',
    '/hf',
    '/hfx/a',
    '/HF/api',
    '/a/hf/b',
    '/hf?x',
    '/hf/hub/v1/session',
    '/ms/health/live',
    '/csg/assets/a.js',
    '/hf/metrics',
  ])('%s stays as it is', (url) => expect([endpointPrefix(url), withoutEndpointPrefix(url)]).toEqual(['', url]));
});
