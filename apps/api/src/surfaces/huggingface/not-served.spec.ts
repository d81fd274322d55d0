import { notServed } from './not-served';

describe('features that this hub does not have', () => {
  it.each([
    ['/api/models/ann/m/resource-group?x=1', /resource groups/],
    ['/api/spaces/ann/m/runtime', /not run/],
    ['/api/spaces/ann/m/logs/build', /not run/],
    ['/api/collections/ann/title-0123/resource-group', /resource groups/],
    ['/api/buckets/ann/b/tree', /buckets/],
  ])('are named at %s', (url, sentence) => {
    expect(notServed(url)).toMatchObject({
      kind: 'unsupported',
      code: 'feature/not-served',
      message: expect.stringMatching(sentence) as string,
    });
  });

  it.each([
    '/api/models/ann/resource-group',
    '/api/models/ann/m/resource-groupx',
    '/api/models/ann/m/nothing',
    '/api/settings/repositories',
    '/api/settings/webhooks',
    '/api/jobsx',
    '/api/collections/ann/title-0123',
  ])('are not seen in %s', (url) => {
    expect(notServed(url)).toBeNull();
  });
});
